A sequence that goes backwards claims nothing wrong and costs no crash.
%% elf a.elf
elf 64 lsb exec x86-64
base 0x400000
segment load rx headers cover=.text
section .text progbits ax align=16
main:
	fill 64 0x53
section .debug_abbrev progbits -
ab:
	abbrev 1 compile_unit no name:string low_pc:addr high_pc:data4 stmt_list:sec_offset
	u8 0
section .debug_info progbits -
	unit 4 ab
	die 1 "one.c" addr:main 64 @one
	endunit
section .debug_line progbits -
one:
	line 4 files=one.c:0,two.c:0
	lne set_address addr:main+32
	lns copy
	lns set_file 2
	lne set_address addr:main
	lns copy
	lns advance_pc 16
	lne end_sequence
	# no end at all
	lne set_address addr:main+40
	lns copy
	lns advance_pc 8
	lns copy
	endline
%% run
binsize report a.elf -d file -n 0 --sort name --only .text --format csv
%% stdout
file,vmsize,filesize
[section .text],40,40
one.c,8,8
two.c,16,16
