Dead entries of DWARF 5 lists in every encoding.
%% elf a.elf
elf 64 lsb exec x86-64
base 0x400000
segment load rx headers cover=.text
section .text progbits ax align=16
main:
	fill 64 0x53
section .debug_abbrev progbits -
ab:
	abbrev 1 compile_unit no name:string low_pc:addr ranges:sec_offset addr_base:sec_offset
	u8 0
section .debug_info progbits -
	unit 5 ab
	die 1 "a.c" 0 @list @addresses
	endunit
section .debug_addr progbits -
	len32
	u16 5
	u8 8 0
addresses:
	u64 0 0xffffffffffffffff addr:main
	endlen
section .debug_rnglists progbits -
	len32
	u16 5
	u8 8 0
	u32 0
list:
	u8 7
	u64 0
	uleb 0x400100
	u8 7
	u64 0xffffffffffffffff
	uleb 16
	u8 6
	u64 0 0x400100
	u8 6
	u64 0xffffffffffffffff 0xffffffffffffffff
	u8 3
	uleb 0 0x400100
	u8 3
	uleb 1 16
	u8 1
	uleb 1
	u8 4
	uleb 16 32
	u8 5
	u64 0xffffffffffffffff
	u8 4
	uleb 16 32
	u8 3
	uleb 2 24
	u8 0
	endlen
%% run
binsize map a.elf -d unit --format csv | grep '^vm.*a[.]c'
%% stdout
vm,4194432,24,a.c,dwarf
