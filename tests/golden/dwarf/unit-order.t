The order in which a linker met the units does not show: what is one unit's
alone and what several share stays the same, to the byte, in every dimension.
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
	abbrev 1 compile_unit yes name:strp low_pc:addr high_pc:data4 producer:strp stmt_list:sec_offset
	abbrev 2 subprogram yes name:strp low_pc:addr high_pc:data4
	abbrev 3 subprogram no name:strp inline:data1
	abbrev 4 inlined_subroutine no abstract_origin:ref4 low_pc:addr high_pc:data4
	u8 0
section .debug_info progbits -
	unit 4 ab
	die 1 @one addr:f 64 @producer @line_one
callee_one:
	die 3 @callee 1
	die 2 @function_one addr:f 64
	die 4 @callee_one addr:f+4 32
	u8 0
	u8 0
	endunit
	unit 4 ab
	die 1 @two addr:g 32 @producer @line_two
callee_two:
	die 3 @callee 1
	die 2 @function_two addr:g 32
	die 4 @callee_two addr:g+4 16
	u8 0
	u8 0
	endunit
	unit 4 ab
	die 1 @three addr:h 16 @producer @line_three
callee_three:
	die 3 @callee 1
	die 2 @function_three addr:h 16
	die 4 @callee_three addr:h+4 8
	u8 0
	u8 0
	endunit
section .debug_str progbits ms
one:
	cstr "one.c"
two:
	cstr "second.c"
three:
	cstr "third-one.c"
producer:
	cstr "mkelf 1"
callee:
	cstr "callee"
function_one:
	cstr "f"
function_two:
	cstr "g"
function_three:
	cstr "same"
section .debug_line progbits -
line_one:
	line 4 files=one.c:0,common.h:0
	lne set_address addr:f
	lns copy
	lns set_file 2
	special 1 4
	lns advance_pc 60
	lne end_sequence
	endline
line_two:
	line 4 files=two.c:0,common.h:0
	lne set_address addr:g
	lns copy
	lns set_file 2
	special 1 4
	lns advance_pc 28
	lne end_sequence
	endline
line_three:
	line 4 files=three.c:0,common.h:0
	lne set_address addr:h
	lns copy
	lns set_file 2
	special 1 4
	lns advance_pc 12
	lne end_sequence
	endline
%% elf b.elf
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
	abbrev 1 compile_unit yes name:strp low_pc:addr high_pc:data4 producer:strp stmt_list:sec_offset
	abbrev 2 subprogram yes name:strp low_pc:addr high_pc:data4
	abbrev 3 subprogram no name:strp inline:data1
	abbrev 4 inlined_subroutine no abstract_origin:ref4 low_pc:addr high_pc:data4
	u8 0
section .debug_info progbits -
	unit 4 ab
	die 1 @three addr:h 16 @producer @line_three
callee_three:
	die 3 @callee 1
	die 2 @function_three addr:h 16
	die 4 @callee_three addr:h+4 8
	u8 0
	u8 0
	endunit
	unit 4 ab
	die 1 @one addr:f 64 @producer @line_one
callee_one:
	die 3 @callee 1
	die 2 @function_one addr:f 64
	die 4 @callee_one addr:f+4 32
	u8 0
	u8 0
	endunit
	unit 4 ab
	die 1 @two addr:g 32 @producer @line_two
callee_two:
	die 3 @callee 1
	die 2 @function_two addr:g 32
	die 4 @callee_two addr:g+4 16
	u8 0
	u8 0
	endunit
section .debug_str progbits ms
one:
	cstr "one.c"
two:
	cstr "second.c"
three:
	cstr "third-one.c"
producer:
	cstr "mkelf 1"
callee:
	cstr "callee"
function_one:
	cstr "f"
function_two:
	cstr "g"
function_three:
	cstr "same"
section .debug_line progbits -
line_three:
	line 4 files=three.c:0,common.h:0
	lne set_address addr:h
	lns copy
	lns set_file 2
	special 1 4
	lns advance_pc 12
	lne end_sequence
	endline
line_one:
	line 4 files=one.c:0,common.h:0
	lne set_address addr:f
	lns copy
	lns set_file 2
	special 1 4
	lns advance_pc 60
	lne end_sequence
	endline
line_two:
	line 4 files=two.c:0,common.h:0
	lne set_address addr:g
	lns copy
	lns set_file 2
	special 1 4
	lns advance_pc 28
	lne end_sequence
	endline
%% elf c.elf
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
	abbrev 1 compile_unit yes name:strp low_pc:addr high_pc:data4 producer:strp stmt_list:sec_offset
	abbrev 2 subprogram yes name:strp low_pc:addr high_pc:data4
	abbrev 3 subprogram no name:strp inline:data1
	abbrev 4 inlined_subroutine no abstract_origin:ref4 low_pc:addr high_pc:data4
	u8 0
section .debug_info progbits -
	unit 4 ab
	die 1 @two addr:g 32 @producer @line_two
callee_two:
	die 3 @callee 1
	die 2 @function_two addr:g 32
	die 4 @callee_two addr:g+4 16
	u8 0
	u8 0
	endunit
	unit 4 ab
	die 1 @three addr:h 16 @producer @line_three
callee_three:
	die 3 @callee 1
	die 2 @function_three addr:h 16
	die 4 @callee_three addr:h+4 8
	u8 0
	u8 0
	endunit
	unit 4 ab
	die 1 @one addr:f 64 @producer @line_one
callee_one:
	die 3 @callee 1
	die 2 @function_one addr:f 64
	die 4 @callee_one addr:f+4 32
	u8 0
	u8 0
	endunit
section .debug_str progbits ms
one:
	cstr "one.c"
two:
	cstr "second.c"
three:
	cstr "third-one.c"
producer:
	cstr "mkelf 1"
callee:
	cstr "callee"
function_one:
	cstr "f"
function_two:
	cstr "g"
function_three:
	cstr "same"
section .debug_line progbits -
line_two:
	line 4 files=two.c:0,common.h:0
	lne set_address addr:g
	lns copy
	lns set_file 2
	special 1 4
	lns advance_pc 28
	lne end_sequence
	endline
line_three:
	line 4 files=three.c:0,common.h:0
	lne set_address addr:h
	lns copy
	lns set_file 2
	special 1 4
	lns advance_pc 12
	lne end_sequence
	endline
line_one:
	line 4 files=one.c:0,common.h:0
	lne set_address addr:f
	lns copy
	lns set_file 2
	special 1 4
	lns advance_pc 60
	lne end_sequence
	endline
%% run
for d in section,unit unit file dir line inline language kind,unit; do
	for f in a b c; do
		binsize report $f.elf -d $d -n 0 --format csv >$f
	done
	cmp a b && cmp a c
done
binsize report a.elf -d section,unit -n 0 --sort name --domain file --format csv | grep debug
%% stdout
.debug_abbrev,[shared .debug_abbrev],47
.debug_info,one.c,78
.debug_info,second.c,78
.debug_info,third-one.c,78
.debug_line,one.c,71
.debug_line,second.c,71
.debug_line,third-one.c,73
.debug_str,[shared strings],15
.debug_str,one.c,8
.debug_str,second.c,11
.debug_str,third-one.c,17
