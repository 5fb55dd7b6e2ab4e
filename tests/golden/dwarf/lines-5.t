Line program, version 5: directories and files count from 0, names by form.
%% elf a.elf truncated
elf 64 lsb exec x86-64
base 0x400000
segment load rx headers cover=.text
section .text progbits ax align=16
main:
	fill 64 0x53
section .debug_abbrev progbits -
ab:
	abbrev 1 compile_unit no name:string comp_dir:string low_pc:addr high_pc:data4 stmt_list:sec_offset
	u8 0
section .debug_info progbits -
	unit 5 ab
	die 1 "main.c" "/build" addr:main 64 @lines
	endunit
section .debug_line_str progbits ms
build:
	cstr "/build"
include:
	cstr "include"
main_c:
	cstr "main.c"
list_h:
	cstr "list.h"
section .debug_line progbits -
lines:
	len32
	u16 5
	u8 8 0
	len32
	u8 1 1 1 -5 14 13
	u8 0 1 1 1 1 0 0 0 1 0 0 1
	# directories: one column, path by line_strp
	u8 1
	uleb 1 0x1f
	uleb 2
	u32 @build @include
	# files: path by line_strp, directory by udata, MD5 by data16
	u8 3
	uleb 1 0x1f 2 0x0f 5 0x1e
	uleb 2
	u32 @main_c
	uleb 0
	fill 16 0x11
	u32 @list_h
	uleb 1
	fill 16 0x22
	endlen
	lne set_address addr:main
	lns set_file 0
	lns copy
	lns set_file 1
	special 3 16
	lns set_file 0
	special 1 16
	lns advance_pc 32
	lne end_sequence
	endlen
%% run
binsize report a.elf -d file -n 0 --sort name --only .text --format csv
%% stdout
file,vmsize,filesize
/build/include/list.h,16,16
/build/main.c,48,48
%% run
binsize report a.elf -d dir -n 0 --sort name --only .text --format csv
%% stdout
dir,vmsize,filesize
/build,48,48
/build/include,16,16
