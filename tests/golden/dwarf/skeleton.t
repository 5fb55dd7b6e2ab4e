Skeleton units of split DWARF, the standard form and GNU's: ranges through the
address table of the skeleton.
%% elf a.elf
elf 64 lsb exec x86-64
base 0x400000
segment load rx headers cover=.text
section .text progbits ax align=16
f:
	fill 64 0x53
g:
	fill 32 0x53
h:
	fill 16 0x53
section .debug_abbrev progbits -
ab:
	abbrev 1 skeleton_unit no dwo_name:strp comp_dir:strp low_pc:addrx high_pc:data4 addr_base:sec_offset stmt_list:sec_offset
	abbrev 2 compile_unit no GNU_dwo_name:strp comp_dir:strp GNU_dwo_id:data8 GNU_addr_base:sec_offset low_pc:addr ranges:sec_offset stmt_list:sec_offset
	u8 0
section .debug_info progbits -
	unit 5 skeleton ab
	u64 0x1234567812345678
	die 1 @one @dir 0 64 @addresses @line1
	endunit
	unit 4 ab
	die 2 @two @dir 0x2222222222222222 @gnu 0 @ranges @line2
	endunit
section .debug_str progbits ms
one:
	cstr "one.dwo"
two:
	cstr "two.dwo"
dir:
	cstr "/build"
section .debug_addr progbits -
	len32
	u16 5
	u8 8 0
addresses:
	u64 addr:f
	endlen
gnu:
	u64 addr:g addr:h
section .debug_ranges progbits -
ranges:
	u64 addr:g addr:g+32
	u64 addr:h addr:h+16
	u64 0 0
section .debug_line progbits -
line1:
	line 5 dirs=/build files=one.c:0,one.c:0
	lne set_address addr:f
	lns copy
	lns advance_pc 64
	lne end_sequence
	endline
line2:
	line 4 files=two.c:0
	lne set_address addr:g
	lns copy
	lns advance_pc 48
	lne end_sequence
	endline
%% run
binsize report a.elf -d unit -n 0 --sort name --only .text --format csv
binsize report a.elf -d file -n 0 --sort name --only .text --format csv
%% stdout
unit,vmsize,filesize
one.dwo,64,64
two.dwo,48,48
file,vmsize,filesize
/build/one.c,64,64
/build/two.c,48,48
%% stderr
binsize: a.elf: note: .debug_info, unit at 0x0: its split unit 'one.dwo' (dwo_id 0x1234567812345678) is not found: names that it holds are missing
binsize: a.elf: note: .debug_info, unit at 0x2a: its split unit 'two.dwo' (dwo_id 0x2222222222222222) is not found: names that it holds are missing
binsize: a.elf: note: .debug_info, unit at 0x0: its split unit 'one.dwo' (dwo_id 0x1234567812345678) is not found: names that it holds are missing
binsize: a.elf: note: .debug_info, unit at 0x2a: its split unit 'two.dwo' (dwo_id 0x2222222222222222) is not found: names that it holds are missing
