DIEs nested 100,000 deep: the walk has a bound and the total holds.
%% elf a.elf
elf 64 lsb exec x86-64
base 0x400000
segment load rx headers cover=.text
section .text progbits ax align=16
main:
	fill 64 0x53
section .debug_abbrev progbits -
ab:
	abbrev 1 compile_unit yes name:string low_pc:addr high_pc:data4
	abbrev 2 lexical_block yes
	u8 0
section .debug_info progbits -
	unit 4 ab
	die 1 "a.c" addr:main 64
	fill 100000 2
	fill 100001 0
	endunit
%% run
binsize report a.elf -d unit -n 0 --sort name --only .text --format csv
%% stdout
unit,vmsize,filesize
a.c,64,64
