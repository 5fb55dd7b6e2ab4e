Compilers that shorten paths leave directories of compilation that are
relative. Names are joined with them, but for those that were shortened, too.
%% elf a.elf
elf 64 lsb exec x86-64
base 0x400000
segment load rx headers cover=.text
section .text progbits ax align=16
up:
	fill 10 0x53
mapped:
	fill 20 0x53
below:
	fill 30 0x53
absolute:
	fill 40 0x53
section .debug_abbrev progbits -
ab:
	abbrev 1 compile_unit no name:string comp_dir:string low_pc:addr high_pc:data4 stmt_list:data4
	u8 0
section .debug_info progbits -
	unit 4 ab
	die 1 "../src/up.c" "./build" addr:up 10 @l1
	endunit
	unit 4 ab
	die 1 "./src/mapped.c" "./build" addr:mapped 20 @l2
	endunit
	unit 4 ab
	die 1 "gen/below.c" "build" addr:below 30 @l3
	endunit
	unit 4 ab
	die 1 "../src/absolute.c" "/home/build" addr:absolute 40 @l4
	endunit
section .debug_line progbits -
l1:
	line 4 dirs=../src files=up.c:1
	lne set_address addr:up
	lns copy
	lns advance_pc 10
	lne end_sequence
	endline
l2:
	line 4 dirs=./src files=mapped.c:1
	lne set_address addr:mapped
	lns copy
	lns advance_pc 20
	lne end_sequence
	endline
l3:
	line 4 dirs=gen files=below.c:1
	lne set_address addr:below
	lns copy
	lns advance_pc 30
	lne end_sequence
	endline
l4:
	line 4 dirs=../src files=absolute.c:1
	lne set_address addr:absolute
	lns copy
	lns advance_pc 40
	lne end_sequence
	endline
%% run
binsize report a.elf -d unit --only .text --format csv
%% stdout
unit,vmsize,filesize
../src/absolute.c,40,40
build/gen/below.c,30,30
src/mapped.c,20,20
src/up.c,10,10
%% run
binsize report a.elf -d file --only .text --format csv
%% stdout
file,vmsize,filesize
/home/src/absolute.c,40,40
build/gen/below.c,30,30
src/mapped.c,20,20
src/up.c,10,10
