DWARF 4 lists are charged by reach: to the unit that refers to them, up to
their end.
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
	abbrev 1 compile_unit yes name:string low_pc:addr ranges:sec_offset
	abbrev 2 variable no name:string location:sec_offset
	u8 0
section .debug_info progbits -
	unit 4 ab
	die 1 "one.c" 0 @r1
	die 2 "v" @l1
	u8 0
	endunit
	unit 4 ab
	die 1 "two.c" 0 @r2
	die 2 "v" @l2
	die 2 "w" @l3
	u8 0
	endunit
section .debug_ranges progbits -
r1:
	u64 addr:f addr:f+64
	u64 0 0
r2:
	u64 addr:g addr:g+16
	u64 addr:g+16 addr:g+32
	u64 0 0
section .debug_loc progbits -
l1:
	u64 addr:f addr:f+8
	u16 1
	u8 0x50
	u64 0 0
l2:
	u64 addr:g addr:g+8
	u16 2
	u8 0x91 0x7f
	u64 addr:g+8 addr:g+16
	u16 1
	u8 0x51
	u64 0 0
l3:
	u64 addr:g addr:g+8
	u16 1
	u8 0x52
	u64 0 0
	u64 0 0
%% run
binsize report a.elf -d section,unit -n 0 --sort name --only .debug_info,.debug_ranges,.debug_loc --format csv
%% stdout
section,unit,vmsize,filesize
.debug_info,one.c,0,38
.debug_info,two.c,0,45
.debug_loc,[section .debug_loc],0,16
.debug_loc,one.c,0,35
.debug_loc,two.c,0,90
.debug_ranges,one.c,0,32
.debug_ranges,two.c,0,48
