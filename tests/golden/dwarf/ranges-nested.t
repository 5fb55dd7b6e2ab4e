DWARF 4: ranges of a DIE inside the unit count from the unit's low pc, which
the DIE itself has not; a base selection entry changes it.
%% elf a.elf
elf 64 lsb exec x86-64
base 0x400000
segment load rx headers cover=.text
section .text progbits ax align=16
f:
	fill 64 0x53
g:
	fill 32 0x53
section .debug_abbrev progbits -
ab:
	abbrev 1 compile_unit yes name:string low_pc:addr high_pc:data4
	abbrev 2 subprogram yes name:string low_pc:addr high_pc:data4
	abbrev 3 inlined_subroutine no abstract_origin:ref4 ranges:sec_offset call_file:data1 call_line:data1
	abbrev 4 subprogram no name:string inline:data1
	u8 0
section .debug_info progbits -
	unit 4 ab
	die 1 "a.c" addr:f 96
origin:
	die 4 "callee" 3
	die 2 "f" addr:f 64
	die 3 @origin @nested 1 7
	u8 0
	die 2 "g" addr:g 32
	die 3 @origin @selected 1 9
	u8 0
	u8 0
	endunit
section .debug_ranges progbits -
nested:
	u64 8 16
	u64 24 40
	u64 0 0
selected:
	u64 0xffffffffffffffff addr:g
	u64 4 8
	u64 0 0
%% run
binsize map a.elf -d inline --format csv | grep '^vm' | tail -n +4
%% stdout
vm,4194432,8,f,dwarf
vm,4194440,8,f;callee,dwarf
vm,4194448,8,f,dwarf
vm,4194456,16,f;callee,dwarf
vm,4194472,24,f,dwarf
vm,4194496,4,g,dwarf
vm,4194500,4,g;callee,dwarf
vm,4194504,24,g,dwarf
%% run
binsize report a.elf -d unit -n 0 --sort name --only .text --format csv
%% stdout
unit,vmsize,filesize
a.c,96,96
