A unit without ranges of its own: the union of its functions.
%% elf a.elf
elf 64 lsb exec x86-64
base 0x400000
segment load rx headers cover=.text
section .text progbits ax align=16
f:
	fill 16 0x53
	fill 16 0x54
g:
	fill 32 0x53
section .debug_abbrev progbits -
ab:
	abbrev 1 compile_unit yes name:string
	abbrev 2 subprogram no name:string low_pc:addr high_pc:data4
	abbrev 3 namespace yes name:string
	u8 0
section .debug_info progbits -
	unit 4 ab
	die 1 "a.c"
	die 2 "f" addr:f 16
	die 3 "space"
	die 2 "g" addr:g 32
	u8 0
	u8 0
	endunit
%% run
binsize report a.elf -d unit -n 0 --sort name --only .text --format csv
%% stdout
unit,vmsize,filesize
[section .text],16,16
a.c,48,48
