Two units describe the same address: each byte counts once, and always for the
same file.
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
	unit 4 ab
	die 1 "two.c" addr:main 64 @two
	endunit
section .debug_line progbits -
one:
	line 4 files=one.c:0
	lne set_address addr:main
	lns copy
	special 1 16
	lns advance_pc 48
	lne end_sequence
	endline
two:
	line 4 files=two.c:0
	lne set_address addr:main
	lns copy
	lns advance_pc 64
	lne end_sequence
	endline
%% run
binsize report a.elf -d file -n 0 --sort name --only .text --format csv
binsize report a.elf -d unit -n 0 --sort name --only .text --format csv
%% stdout
file,vmsize,filesize
one.c,64,64
unit,vmsize,filesize
one.c,64,64
