Split DWARF: what a skeleton keeps, and what its .dwo file tells: the unit's
name, variables by the address table, functions and calls with ranges of
version 5. A file of another build is not used, and without one names are
missing, and no byte.
%% elf app
elf 64 lsb exec x86-64
base 0x400000
segment load rwx headers cover=.text...data
section .text progbits ax align=16
f:
	fill 100 0x53
section .data progbits wa align=8
v:
	fill 24 1
symbol v at=v size=24 type=object bind=global section=.data
section .debug_abbrev progbits -
ab:
	abbrev 1 skeleton_unit no dwo_name:string comp_dir:string low_pc:addrx high_pc:data4 addr_base:sec_offset
	u8 0
section .debug_info progbits -
	unit 5 skeleton ab
	u64 0x1122334455667788
	die 1 "one.dwo" "/build" 0 100 @addresses
	endunit
section .debug_addr progbits -
	len32
	u16 5
	u8 8 0
addresses:
	u64 addr:f addr:v addr:f+40
	endlen
%% elf one.dwo
elf 64 lsb rel x86-64
section .debug_abbrev.dwo progbits e
ab:
	abbrev 1 compile_unit yes name:strx1 producer:string language:data1
	abbrev 2 variable no name:string location:exprloc
	abbrev 3 subprogram yes linkage_name:strx1 low_pc:addrx high_pc:data4
	abbrev 4 subprogram no name:strx1
	abbrev 5 inlined_subroutine no abstract_origin:ref4 ranges:rnglistx
	u8 0
section .debug_info.dwo progbits e
	unit 5 split ab
	u64 0x1122334455667788
	die 1 0 "GNU C17 -O2" 12
	die 2 "v" "\xa1\x01"
inner:
	die 4 2
	die 3 1 0 100
	die 5 @inner 0
	u8 0
	u8 0
	endunit
section .debug_str.dwo progbits mse
names:
	cstr "one.c"
second:
	cstr "whole"
third:
	cstr "inner"
section .debug_str_offsets.dwo progbits e
	len32
	u16 5
	u16 0
	u32 @names @second @third
	endlen
section .debug_rnglists.dwo progbits e
	len32
	u16 5
	u8 8 0
	u32 1
base:
	u32 4
	u8 3
	uleb 2 16
	u8 4
	uleb 10 14
	u8 0
	endlen
%% run
binsize report app -d unit --only .text,.data --sort name --format csv
binsize report app -d language --only .text,.data --format csv
binsize map app -d inline --domain vm --format csv | grep -v padding | tail -n +3
%% stdout
unit,vmsize,filesize
one.c,124,124
language,vmsize,filesize
C,124,124
vm,4194368,56,[program headers],format
vm,4194432,10,whole,dwarf
vm,4194442,4,whole;inner,dwarf
vm,4194446,26,whole,dwarf
vm,4194472,16,whole;inner,dwarf
vm,4194488,44,whole,dwarf
vm,4194536,24,[section .data],format
%% elf old.dwo untested
elf 64 lsb rel x86-64
section .debug_abbrev.dwo progbits e
ab:
	abbrev 1 compile_unit no name:string
	u8 0
section .debug_info.dwo progbits e
	unit 5 split ab
	u64 0x99
	die 1 "other.c"
	endunit
%% run
mkdir -p stale folder; cp app stale; cp old.dwo stale/one.dwo; cp one.dwo folder/hidden; cp one.dwo folder
binsize report stale/app -d unit --only .text,.data --format csv
binsize report stale/app -d unit --only .text,.data --format csv --debug-dir folder
binsize report stale/app -d unit --only .text,.data --format csv --debug-file folder/hidden --no-debug-lookup
binsize report stale/app -d unit --only .text,.data --format csv --debug-file old.dwo --debug-file folder/hidden
binsize report stale/app -d unit --only .text,.data --format csv --no-debug-lookup
%% stdout
unit,vmsize,filesize
one.dwo,100,100
[section .data],24,24
unit,vmsize,filesize
one.c,124,124
unit,vmsize,filesize
one.c,124,124
unit,vmsize,filesize
one.c,124,124
unit,vmsize,filesize
one.dwo,100,100
[section .data],24,24
%% stderr
binsize: stale/app: note: 'stale/one.dwo' is not used: it is of another build, as it holds no unit of dwo_id 0x1122334455667788
binsize: stale/app: note: .debug_info, unit at 0x0: its split unit 'one.dwo' (dwo_id 0x1122334455667788) is not found: names that it holds are missing
binsize: stale/app: note: 'stale/one.dwo' is not used: it is of another build, as it holds no unit of dwo_id 0x1122334455667788
binsize: stale/app: note: 'old.dwo' is not used: it holds no unit of this program
binsize: stale/app: note: .debug_info, unit at 0x0: its split unit 'one.dwo' (dwo_id 0x1122334455667788) is not found: names that it holds are missing
%% run
mkdir -p pipe; cp app pipe; mkfifo pipe/one.dwo
binsize report pipe/app -d unit --only .text,.data --format csv
%% stdout
unit,vmsize,filesize
one.dwo,100,100
[section .data],24,24
%% stderr
binsize: pipe/app: note: .debug_info, unit at 0x0: its split unit 'one.dwo' (dwo_id 0x1122334455667788) is not found: names that it holds are missing
