An object file that is the package of its own split units: sections of both
kinds in one file, a type unit, and two skeletons that claim the same unit.
%% elf a.elf odd
elf 64 lsb exec x86-64
base 0x400000
segment load rx headers cover=.text
section .text progbits ax align=16
f:
	fill 100 0x53
section .debug_abbrev progbits -
ab:
	abbrev 1 skeleton_unit no dwo_name:string low_pc:addrx high_pc:data4 addr_base:sec_offset
	u8 0
section .debug_info progbits -
	unit 5 skeleton ab
	u64 7
	die 1 "a.elf" 0 50 @addresses
	endunit
	unit 5 skeleton ab
	u64 7
	die 1 "a.elf" 1 50 @addresses
	endunit
section .debug_addr progbits -
	len32
	u16 5
	u8 8 0
addresses:
	u64 addr:f addr:f+50
	endlen
section .debug_abbrev.dwo progbits e
dwoab:
	abbrev 1 compile_unit yes name:strx1
	abbrev 2 subprogram yes name:strx1 low_pc:addrx high_pc:data4
	abbrev 3 inlined_subroutine no abstract_origin:ref4 ranges:rnglistx
	abbrev 4 type_unit no language:data1
	u8 0
after:
section .debug_info.dwo progbits e
types:
	len32
	u16 5
	u8 6 8
	u32 0
	u64 0x77
	u32 0x18
	uleb 4
	u8 12
	endlen
unit:
	unit 5 split dwoab own
	u64 7
	die 1 0
outer:
	die 2 1 0 50
	die 3 @outer 0
	u8 0
	u8 0
	endunit
end:
section .debug_str.dwo progbits mse
	cstr "one.c"
name:
	cstr "outer"
section .debug_str_offsets.dwo progbits e
	len32
	u16 5
	u16 0
	u32 0 @name
	endlen
section .debug_rnglists.dwo progbits e
	len32
	u16 5
	u8 8 0
	u32 1
	u32 4
	u8 3
	uleb 0 16
	u8 0
	endlen
section .debug_cu_index progbits -
	u32 5 4 1 2
	u64 7 0
	u32 1 0
	u32 1 3 6 8
	u32 @unit 0 0 0
	u32 @end-@unit @after 16 18
section .debug_tu_index progbits -
	u32 5 2 1 2
	u64 0 0x77
	u32 0 1
	u32 1 3
	u32 @types 0
	u32 @unit-@types @after
%% run
binsize map a.elf -d inline --domain vm --format csv | grep -v header
binsize report a.elf -d unit --only .text --format csv --debug-file a.elf
%% stdout
domain,start,size,label,evidence
vm,4194424,8,[padding: section alignment],format
vm,4194432,16,outer;outer,dwarf
vm,4194448,34,outer,dwarf
vm,4194482,50,[section .text],format
unit,vmsize,filesize
a.elf,50,50
one.c,50,50
%% stderr
binsize: a.elf: note: .debug_info, unit at 0x24: another unit has its dwo_id, too (at 0x24); the rest of this unit is left out
