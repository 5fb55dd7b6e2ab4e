Packages of split units, by indexes of both versions and byte orders. A row
that points outside, a unit that no row is about, or one that the package
does not have costs this unit's names and no byte.
%% elf app-5
elf 64 msb exec s390
base 0x400000
segment load rx headers cover=.text
section .text progbits ax align=16
f:
	fill 100 0x07
section .debug_abbrev progbits -
ab:
	abbrev 1 skeleton_unit no dwo_name:string comp_dir:string low_pc:addr high_pc:data4
	u8 0
section .debug_info progbits -
	repeat 4
	unit 5 skeleton ab
	u64 0x100+{i}
	die 1 "{i}.dwo" "/build" addr:f+{i*25} 25
	endunit
	endrepeat
%% elf app-5.dwp truncated
elf 64 msb rel s390
section .debug_abbrev.dwo progbits e
	fill 7
ab:
	abbrev 1 compile_unit yes name:strx1
	abbrev 2 subprogram no name:strx1 low_pc:addr high_pc:data4
	u8 0
after:
section .debug_info.dwo progbits e
	repeat 3
unit{i}:
	unit 5 split ab own
	u64 0x100+{i}
	die 1 0
	u8 0
	endunit
	endrepeat
end:
section .debug_str.dwo progbits mse
	cstr "none"
first:
	cstr "first.c"
second:
	cstr "second.c"
section .debug_str_offsets.dwo progbits e
	len32
	u16 5
	u16 0
	u32 @first
	endlen
other:
	len32
	u16 5
	u16 0
	u32 @second
	endlen
section .debug_cu_index progbits -
	u16 5
	u16 0
	u32 3
	u32 3
	u32 8
	u64 0x100 0x101 0x102 0x55 0 0 0 0
	u32 1 2 3 9 0 0 0 0
	u32 1 3 6
	u32 @unit0 @ab @other
	u32 @unit1 @ab 0
	u32 @unit2 @ab 0
	u32 @unit1-@unit0 @after-@ab 12
	u32 @unit2-@unit1 @after-@ab 0x1000
	u32 @end-@unit2 2 12
%% run
binsize report app-5 -d unit --only .text --sort name --format csv
binsize report app-5.dwp -d unit,section --sort name -n 0 --format csv
%% stdout
unit,vmsize,filesize
1.dwo,25,25
3.dwo,25,25
first.c,25,25
second.c,25,25
unit,section,vmsize,filesize
[ELF header],[ELF header],0,64
[padding: section alignment],[padding: section alignment],0,4
[section .debug_abbrev.dwo],.debug_abbrev.dwo,0,7
[section .debug_cu_index],.debug_cu_index,0,196
[section .debug_info.dwo],.debug_info.dwo,0,23
[section .debug_str.dwo],.debug_str.dwo,0,5
[section .shstrtab],.shstrtab,0,99
[section headers],[section headers],0,448
[shared .debug_abbrev],.debug_abbrev.dwo,0,19
first.c,.debug_info.dwo,0,23
first.c,.debug_str.dwo,0,8
first.c,.debug_str_offsets.dwo,0,12
second.c,.debug_info.dwo,0,23
second.c,.debug_str.dwo,0,9
second.c,.debug_str_offsets.dwo,0,12
%% stderr
binsize: app-5: note: 'app-5.dwp', section '.debug_cu_index': rows that point outside of the file's sections are left out
binsize: app-5: note: 'app-5.dwp', .debug_info.dwo, unit at 0x17: no row of the package's indexes is about it (at 0x17); the rest of this unit is left out
binsize: app-5: note: .debug_info, unit at 0x2e: its split unit '1.dwo' (dwo_id 0x0000000000000101) is not found: names that it holds are missing
binsize: app-5: note: .debug_info, unit at 0x8a: its split unit '3.dwo' (dwo_id 0x0000000000000103) is not found: names that it holds are missing
binsize: app-5.dwp: note: section '.debug_cu_index': rows that point outside of the file's sections are left out at offset 0xcd
binsize: app-5.dwp: note: .debug_info.dwo, unit at 0x17: no row of the package's indexes is about it (at 0x17); the rest of this unit is left out
%% elf app-4
elf 64 lsb exec x86-64
base 0x400000
segment load rx headers cover=.text
section .text progbits ax align=16
f:
	fill 100 0x53
section .debug_abbrev progbits -
ab:
	abbrev 1 compile_unit no GNU_dwo_name:string comp_dir:string low_pc:addr high_pc:data4 GNU_dwo_id:data8 GNU_ranges_base:sec_offset GNU_addr_base:sec_offset
	u8 0
section .debug_info progbits -
	repeat 2
	unit 4 ab
	die 1 "{i}.dwo" "/build" addr:f+{i*50} 50 0x100+{i} @base{i} @addresses
	endunit
	endrepeat
section .debug_addr progbits -
addresses:
	word addr:f addr:f+50
section .debug_ranges progbits -
base0:
	word addr:f+1 addr:f+3 0 0
base1:
	word 0 0
	word 10 20 30 31 0 0
%% elf app-4.dwp
elf 64 lsb rel x86-64
section .debug_abbrev.dwo progbits e
	fill 3
ab:
	abbrev 1 compile_unit yes name:GNU_str_index GNU_dwo_id:data8
	abbrev 2 subprogram yes name:string low_pc:GNU_addr_index high_pc:data4
	abbrev 3 inlined_subroutine no abstract_origin:ref4 ranges:sec_offset
	abbrev 4 subprogram no name:string
	u8 0
after:
section .debug_info.dwo progbits e
unit0:
	unit 4 ab own
	die 1 0 0x100
	u8 0
	endunit
unit1:
	unit 4 ab own
	die 1 0 0x101
inner:
	die 4 "inner"
	die 2 "outer" 1 50
	die 3 @inner 16
	u8 0
	u8 0
	endunit
end:
section .debug_str.dwo progbits mse
first:
	cstr "first.c"
second:
	cstr "second.c"
section .debug_str_offsets.dwo progbits e
	u32 @first
other:
	u32 @second
section .debug_cu_index progbits -
	u32 2 3 2 4
	u64 0x101 0 0 0x107
	u32 2 0 0 1
	u32 1 3 6
	u32 @unit0 @ab 0
	u32 @unit1 @ab @other
	u32 @unit1-@unit0 @after-@ab 4
	u32 @end-@unit1 @after-@ab 4
%% run
binsize report app-4 -d unit --only .text --sort name --format csv
binsize map app-4 -d inline --domain vm --format csv | grep -v header
%% stdout
unit,vmsize,filesize
first.c,50,50
second.c,50,50
domain,start,size,label,evidence
vm,4194424,8,[padding: section alignment],format
vm,4194432,50,[section .text],format
vm,4194482,10,outer,dwarf
vm,4194492,10,outer;inner,dwarf
vm,4194502,10,outer,dwarf
vm,4194512,1,outer;inner,dwarf
vm,4194513,19,outer,dwarf
%% stderr
binsize: app-4: note: 'app-4.dwp', .debug_info.dwo, unit at 0x0: the index says that its dwo_id is 0x0000000000000107, itself says 0x0000000000000100
binsize: app-4: note: 'app-4.dwp', .debug_info.dwo, unit at 0x0: the index says that its dwo_id is 0x0000000000000107, itself says 0x0000000000000100
%% elf bad.dwp
elf 64 lsb rel x86-64
section .debug_abbrev.dwo progbits e
ab:
	abbrev 1 compile_unit no name:string
	u8 0
section .debug_info.dwo progbits e
	unit 5 split ab
	u64 0x100
	die 1 "a.c"
	endunit
section .debug_cu_index progbits -
	u32 5 6 0x10000000 0x20000000
section .debug_tu_index progbits -
	u32 9 1 1 1
%% run
binsize report bad.dwp -d unit --only .debug_info.dwo --format csv
%% stdout
unit,vmsize,filesize
[section .debug_info.dwo],0,25
%% stderr
binsize: bad.dwp: note: section '.debug_cu_index': its header is damaged, or of no known version; units that it tells of are left out at offset 0x61
binsize: bad.dwp: note: section '.debug_tu_index': its header is damaged, or of no known version; units that it tells of are left out at offset 0x71
binsize: bad.dwp: note: .debug_info.dwo, unit at 0x0: no row of the package's indexes is about it (at 0x0); the rest of this unit is left out
