DWARF 5 range lists: offset pairs count from the unit's low pc, not from the
address table; every encoding of an entry. No byte outside .text is code of a
unit, the program headers least of all.
%% elf a.elf truncated
elf 64 lsb exec x86-64
base 0x400000
segment load rx headers cover=.text...rodata
section .text progbits ax align=16
one:
	fill 16 0x53
two:
	fill 32 0x53
three:
	fill 48 0x53
four:
	fill 64 0x53
five:
	fill 80 0x53
six:
	fill 96 0x53
nobody:
	fill 112 0x53
section .rodata progbits a
	fill 16 1
section .debug_abbrev progbits -
ab:
	abbrev 1 compile_unit no name:string low_pc:addr ranges:rnglistx rnglists_base:sec_offset addr_base:sec_offset
	abbrev 2 compile_unit no name:string low_pc:addr ranges:sec_offset
	u8 0
section .debug_info progbits -
	unit 5 ab
	die 1 "pairs.c" addr:one 1 @bases @addresses
	endunit
	unit 5 ab
	die 2 "direct.c" addr:five @direct
	endunit
section .debug_addr progbits -
	len32
	u16 5
	u8 8 0
addresses:
	u64 0x400000 addr:three addr:four addr:four+64
	endlen
section .debug_rnglists progbits -
	len32
	u16 5
	u8 8 0
	u32 2
bases:
	u32 @unused-@bases @pairs-@bases
unused:
	u8 0
pairs:
	# offset_pair from low_pc: one
	u8 4
	uleb 0 16
	# base_address, offset_pair: two
	u8 5
	u64 addr:one
	u8 4
	uleb 16 48
	# startx_length: three
	u8 3
	uleb 1 48
	# startx_endx: four
	u8 2
	uleb 2 3
	u8 0
direct:
	# offset_pair from low_pc: five, half of it
	u8 4
	uleb 0 40
	# start_end: the other half
	u8 6
	u64 addr:five+40 addr:six
	# start_length: six
	u8 7
	u64 addr:six
	uleb 96
	u8 0
	endlen
%% run
binsize report a.elf -d unit -n 0 --sort name --only .text --format csv
%% stdout
unit,vmsize,filesize
[section .text],112,112
direct.c,176,176
pairs.c,160,160
%% run
binsize report a.elf -d unit,section -n 0 --sort name --domain file --filter '[.]c$' --format csv
%% stdout
unit,section,filesize
direct.c,.debug_info,34
direct.c,.debug_rnglists,31
direct.c,.text,176
pairs.c,.debug_addr,40
pairs.c,.debug_info,38
pairs.c,.text,160
