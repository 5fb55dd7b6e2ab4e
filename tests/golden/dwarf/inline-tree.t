The inline tree: the deepest call has the byte; self and inclusive bytes,
instances, the largest, callers. Recursion is not counted twice. Lexical
blocks are seen through, children outside their parent are clipped.
%% elf a.elf truncated
elf 64 lsb exec x86-64
base 0x400000
segment load rx headers cover=.text
section .text progbits ax align=16
main:
	fill 100 0x53
other:
	fill 60 0x53
section .debug_abbrev progbits -
ab:
	abbrev 1 compile_unit yes name:string low_pc:addr high_pc:data4
	abbrev 2 subprogram no name:string inline:data1
	abbrev 3 subprogram yes abstract_origin:ref4 low_pc:addr high_pc:data4
	abbrev 4 inlined_subroutine yes abstract_origin:ref4 low_pc:addr high_pc:data4 call_file:data1 call_line:data2
	abbrev 5 lexical_block yes low_pc:addr high_pc:data4
	abbrev 6 subprogram yes name:string low_pc:addr high_pc:data4
	u8 0
section .debug_info progbits -
	unit 4 ab
	die 1 "a.c" addr:main 160
inner:
	die 2 "inner" 1
middle:
	die 2 "middle" 1
recursive:
	die 2 "recursive" 1
	# main: middle at 10..60 holds inner at 20..30 and, in a block, at 40..50
	die 6 "main" addr:main 100
	die 4 @middle addr:main+10 50 1 100
	die 4 @inner addr:main+20 10 1 200
	u8 0
	die 5 addr:main+35 20
	die 4 @inner addr:main+40 10 1 201
	u8 0
	u8 0
	u8 0
	# recursive at 70..90 holds itself at 75..80
	die 4 @recursive addr:main+70 20 1 101
	die 4 @recursive addr:main+75 5 1 300
	u8 0
	u8 0
	u8 0
	# other: inner at 30..90 reaches beyond the function's end
	die 6 "other" addr:other 60
	die 4 @inner addr:other+30 60 1 400
	u8 0
	u8 0
	u8 0
	endunit
%% run
binsize map a.elf -d inline --format csv | grep '^vm' | tail -n +4
%% run
binsize report a.elf -d inline -n 0 --sort name --only .text --format csv
%% run
binsize report a.elf -d inline -n 0 --sort name --format json
