64-bit DWARF: twelve bytes of length, eight of offset.
%% elf a.elf truncated
elf 64 lsb exec x86-64
base 0x400000
segment load rx headers cover=.text
section .text progbits ax align=16
f:
	fill 64 0x53
g:
	fill 32 0x53
section .debug_abbrev progbits -
pad:
	abbrev 1 compile_unit no name:strp
	u8 0
ab:
	abbrev 1 compile_unit yes name:strp low_pc:addr high_pc:data4 stmt_list:sec_offset
	abbrev 2 compile_unit yes name:line_strp low_pc:addr high_pc:data4
	abbrev 3 subprogram no name:strp low_pc:addr high_pc:data8
	u8 0
section .debug_info progbits -
	unit 4 ab dwarf64
	die 1 @one addr:f 64 @lines
	die 3 @f_name addr:f 64
	u8 0
	endunit
	unit 5 ab dwarf64
	die 2 @two addr:g 32
	u8 0
	endunit
section .debug_str progbits ms
	cstr "x"
one:
	cstr "one.c"
f_name:
	cstr "f"
section .debug_line_str progbits ms
	cstr "y"
two:
	cstr "two.c"
section .debug_line progbits -
	fill 3
lines:
	line 4 dwarf64 dirs=/src files=one.c:1,one.h:1
	lne set_address addr:f
	special 1 0
	lns set_file 2
	special 1 10
	lns advance_pc 54
	lne end_sequence
	endline
%% run
binsize report a.elf -d unit -n 0 --sort name --only .text --format csv
%% stdout
unit,vmsize,filesize
one.c,64,64
two.c,32,32
%% run
binsize report a.elf -d file -n 0 --sort name --only .text --format csv
%% stdout
file,vmsize,filesize
/src/one.c,10,10
/src/one.h,54,54
[section .text],32,32
