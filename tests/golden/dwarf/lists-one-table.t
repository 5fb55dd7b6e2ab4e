A linker that joins the lists of all units in one table, as Go's does: each
unit has its own lists, the header is shared. Every kind of entry stands in
the last list of a unit. What two units use is shared, and so are the lists of
a unit whose last one is damaged.
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
ab:
	abbrev 1 compile_unit yes name:string low_pc:addr ranges:sec_offset
	abbrev 2 variable no name:string location:sec_offset
	u8 0
section .debug_info progbits -
	unit 5 ab
	die 1 "one.c" 0 @r1
	die 2 "v" @l1
	die 2 "w" @l2
	u8 0
	endunit
	unit 5 ab
	die 1 "two.c" 0 @r2
	die 2 "v" @l3
	die 2 "u" @common
	u8 0
	endunit
	unit 5 ab
	die 1 "three.c" 0 @r3
	die 2 "v" @common
	u8 0
	endunit
	unit 5 ab
	die 1 "four.c" 0 @r4
	die 2 "v" @damaged
	u8 0
	endunit
section .debug_rnglists progbits -
	len32
	u16 5
	u8 8 0
	u32 0
r1:
	u8 6
	u64 addr:f addr:f+64
	u8 0
r2:
	u8 7
	u64 addr:g
	uleb 16
	u8 0
r3:
	u8 7
	u64 addr:g+16
	uleb 8
	u8 0
r4:
	u8 7
	u64 addr:g+24
	uleb 8
	u8 0
	endlen
section .debug_loclists progbits -
	len32
	u16 5
	u8 8 0
	u32 0
l1:
	u8 5
	uleb 1
	u8 0x50
	u8 0
l2:
	# base_addressx, startx_endx, startx_length, offset_pair
	u8 1 0
	u8 2 0 1 1 0x50
	u8 3 0 1 1 0x50
	u8 4 0 1 2 0x91 0x7f
	# base_address, start_end, start_length, view_pair
	u8 6
	u64 addr:f
	u8 7
	u64 addr:f addr:f+8
	u8 1 0x50
	u8 8
	u64 addr:f
	u8 8 1 0x50
	u8 9 0 0
	u8 0
l3:
	u8 5 1 0x50 0
common:
	u8 5 1 0x51 0
damaged:
	u8 99 1 1 1
	endlen
%% run
binsize report a.elf -d section,unit -n 0 --sort name --only .debug_rnglists,.debug_loclists --format csv
%% stdout
section,unit,vmsize,filesize
.debug_loclists,[shared .debug_loclists],0,24
.debug_loclists,one.c,0,66
.debug_rnglists,[shared .debug_rnglists],0,12
.debug_rnglists,four.c,0,11
.debug_rnglists,one.c,0,18
.debug_rnglists,three.c,0,11
.debug_rnglists,two.c,0,11
