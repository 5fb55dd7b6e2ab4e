High pc as an address (DWARF 2), as an offset in every size of data form, and
as udata.
%% elf a.elf
elf 64 lsb exec x86-64
base 0x400000
segment load rx headers cover=.text
section .text progbits ax align=16
a:
	fill 16 0x53
b:
	fill 16 0x53
c:
	fill 16 0x53
d:
	fill 16 0x53
e:
	fill 16 0x53
f:
	fill 16 0x53
section .debug_abbrev progbits -
ab:
	abbrev 1 compile_unit no name:string low_pc:addr high_pc:addr
	abbrev 2 compile_unit no name:string low_pc:addr high_pc:data1
	abbrev 3 compile_unit no name:string low_pc:addr high_pc:data2
	abbrev 4 compile_unit no name:string low_pc:addr high_pc:data8
	abbrev 5 compile_unit no name:string low_pc:addr high_pc:udata
	abbrev 6 compile_unit no name:string low_pc:addr high_pc:implicit_const=12
	u8 0
section .debug_info progbits -
	unit 2 ab
	die 1 "addr.c" addr:a addr:a+16
	endunit
	unit 4 ab
	die 2 "data1.c" addr:b 16
	endunit
	unit 4 ab
	die 3 "data2.c" addr:c 15
	endunit
	unit 4 ab
	die 4 "data8.c" addr:d 14
	endunit
	unit 4 ab
	die 5 "udata.c" addr:e 13
	endunit
	unit 5 ab
	die 6 "implicit.c" addr:f
	endunit
%% run
binsize report a.elf -d unit -n 0 --sort name --only .text --format csv
%% stdout
unit,vmsize,filesize
[section .text],10,10
addr.c,16,16
data1.c,16,16
data2.c,15,15
data8.c,14,14
implicit.c,12,12
udata.c,13,13
