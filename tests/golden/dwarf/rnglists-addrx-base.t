A unit whose low pc is an index into the address table; base_addressx sets a
new base inside the list.
%% elf a.elf
elf 64 lsb exec x86-64
base 0x400000
segment load rx headers cover=.text
section .text progbits ax align=16
one:
	fill 16 0x53
two:
	fill 32 0x53
three:
	fill 48 0x53
section .debug_abbrev progbits -
ab:
	abbrev 1 compile_unit no name:strx1 low_pc:addrx ranges:rnglistx rnglists_base:sec_offset addr_base:sec_offset str_offsets_base:sec_offset
	u8 0
section .debug_info progbits -
	unit 5 ab
	die 1 1 1 0 @bases @addresses @offsets
	endunit
section .debug_str progbits ms
	cstr "unused"
name:
	cstr "indexed.c"
section .debug_str_offsets progbits -
	len32
	u16 5 0
offsets:
	u32 0 @name
	endlen
section .debug_addr progbits -
	len32
	u16 5
	u8 8 0
addresses:
	u64 addr:three addr:one
	endlen
section .debug_rnglists progbits -
	len32
	u16 5
	u8 8 0
	u32 1
bases:
	u32 @list-@bases
list:
	u8 4
	uleb 0 16
	u8 1
	uleb 0
	u8 4
	uleb 0 48
	u8 0
	endlen
%% run
binsize report a.elf -d unit -n 0 --sort name --only .text --format csv
%% stdout
unit,vmsize,filesize
[section .text],32,32
indexed.c,64,64
