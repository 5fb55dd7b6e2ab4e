The same unit in 32 and 64 bit, little and big endian.
%% elf a.elf flavours
elf 64 lsb exec x86-64
base 0x400000
segment load rx headers cover=.text
section .text progbits ax align=16
f:
	fill 64 0x53
g:
	fill 32 0x53
section .debug_abbrev progbits -
ab:
	abbrev 1 compile_unit yes name:string low_pc:addr high_pc:data4 stmt_list:sec_offset
	abbrev 2 subprogram no name:string low_pc:addr high_pc:data4
	u8 0
section .debug_info progbits -
	unit 4 ab
	die 1 "one.c" addr:f 64 @lines
	die 2 "f" addr:f 64
	u8 0
	endunit
	unit 5 ab
	die 1 "two.c" addr:g 32 @five
	u8 0
	endunit
section .debug_line progbits -
lines:
	line 4 files=one.c:0
	lne set_address addr:f
	special 1 0
	lns advance_pc 64
	lne end_sequence
	endline
five:
	line 5 dirs=/src files=two.c:0,two.c:0
	lne set_address addr:g
	special 1 0
	lns fixed_advance_pc 32
	lne end_sequence
	endline
%% run
binsize report a.elf -d unit,file -n 0 --sort name --only .text --format csv
for f in flavour-*; do
	binsize report $f -d unit,file -n 0 --sort name --only .text --format csv | tail -n +2
done
%% stdout
unit,file,vmsize,filesize
one.c,one.c,64,64
two.c,/src/two.c,32,32
one.c,one.c,64,64
two.c,/src/two.c,32,32
one.c,one.c,64,64
two.c,/src/two.c,32,32
one.c,one.c,64,64
two.c,/src/two.c,32,32
one.c,one.c,64,64
two.c,/src/two.c,32,32
