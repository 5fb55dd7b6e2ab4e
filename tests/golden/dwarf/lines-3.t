Line program, version 3: each row reaches to the next; sequences whose start
is dead are dropped; a line of 0 goes to the function's own file.
%% elf a.elf truncated
elf 64 lsb exec x86-64
base 0x400000
segment load rx headers cover=.text
section .text progbits ax align=16
main:
	fill 100 0x53
after:
	fill 28 0x53
section .debug_abbrev progbits -
ab:
	abbrev 1 compile_unit yes name:string comp_dir:string low_pc:addr high_pc:data4 stmt_list:data4
	abbrev 2 subprogram no name:string low_pc:addr high_pc:data4 decl_file:data1 decl_line:data1
	u8 0
section .debug_info progbits -
	unit 3 ab
	die 1 "src/main.c" "/build" addr:main addr:after+28-addr:main @lines
	die 2 "main" addr:main 100 1 1
	u8 0
	endunit
section .debug_line progbits -
lines:
	line 3 dirs=include,/usr/include files=src/main.c:0,list.h:1,stdio.h:2
	lne set_address addr:main
	lns advance_line 9
	lns copy
	lns set_file 2
	special 3 10
	lns set_file 3
	special 1 15
	lns set_file 1
	special -2 5
	lns advance_line -12
	lns set_file 2
	special 0 10
	lns advance_pc 60
	lne end_sequence
	# dead: starts at 0
	lne set_address 0
	lns copy
	lns set_file 2
	lns advance_pc 0x400100
	lns copy
	lne end_sequence
	# a second sequence, const_add_pc and fixed_advance_pc
	lne set_address addr:after
	lns set_file 1
	lns copy
	lns const_add_pc
	lns set_file 2
	lns copy
	lns fixed_advance_pc 11
	lne end_sequence
	endline
symbol main at=main size=100 type=func bind=global
%% run
binsize report a.elf -d file -n 0 --sort name --only .text --format csv
%% stdout
file,vmsize,filesize
/build/include/list.h,26,26
/build/src/main.c,97,97
/usr/include/stdio.h,5,5
%% run
binsize map a.elf -d line --format csv | grep '^vm' | tail -n +4
%% stdout
vm,4194432,10,/build/src/main.c:10,dwarf
vm,4194442,15,/build/include/list.h:13,dwarf
vm,4194457,5,/usr/include/stdio.h:14,dwarf
vm,4194462,10,/build/src/main.c:12,dwarf
vm,4194472,60,/build/src/main.c:0,dwarf
vm,4194532,17,/build/src/main.c:1,dwarf
vm,4194549,11,/build/include/list.h:1,dwarf
%% run
binsize report a.elf -d dir -n 0 --sort name --only .text --prefix-map /build=. --format csv
%% stdout
dir,vmsize,filesize
./include,26,26
./src,97,97
/usr/include,5,5
