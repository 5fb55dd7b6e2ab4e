Functions that the linker dropped leave ranges at 0, 1, -1 or -2: no code
bytes, and what they cost in debug information is told apart.
%% elf a.elf
elf 64 lsb exec x86-64
base 0x400000
segment load rx headers cover=.text
section .text progbits ax align=16
main:
	fill 64 0x53
section .debug_abbrev progbits -
ab:
	abbrev 1 compile_unit yes name:string low_pc:addr ranges:sec_offset
	abbrev 2 subprogram no name:string low_pc:addr high_pc:data4
	u8 0
section .debug_info progbits -
	unit 4 ab
	die 1 "dead.c" 0 @dead
	die 2 "gone_0" 0 16
	die 2 "gone_1" 1 16
	die 2 "gone_-1" 0xffffffffffffffff 16
	die 2 "gone_-2" 0xfffffffffffffffe 16
	u8 0
	endunit
	unit 4 ab
	die 1 "live.c" 0 @live
	die 2 "main" addr:main 64
	die 2 "gone_too" 0 0x400200
	u8 0
	endunit
section .debug_ranges progbits -
dead:
	u64 1 1
	u64 1 17
	u64 0 16
	u64 0xfffffffffffffffe 0xfffffffffffffffe
	u64 0 0
live:
	u64 1 1
	u64 addr:main addr:main+64
	u64 0 0
%% run
binsize report a.elf -d unit -n 0 --sort name --only .text --format csv
%% stdout
unit,vmsize,filesize
live.c,64,64
%% run
binsize report a.elf -d section,unit -n 0 --sort name --domain file --format csv
%% run
binsize report a.elf
