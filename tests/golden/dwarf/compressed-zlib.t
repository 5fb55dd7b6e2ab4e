Debug information compressed (zlib): the attribution of code is the same, and
the compressed bytes are shared out by what they hold, exactly.
%% elf a.elf truncated
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
	abbrev 1 compile_unit yes name:string low_pc:addr high_pc:data4
	abbrev 2 subprogram no name:string low_pc:addr high_pc:data4
	abbrev 3 variable no name:string const_value:block2
	u8 0
section .debug_info progbits - compress=zlib
	unit 4 ab
	die 1 "one.c" addr:f 64
	die 2 "f" addr:f 64
	die 3 "table" "\0"*400
	u8 0
	endunit
	unit 4 ab
	die 1 "two.c" addr:g 32
	die 3 "small" "\0"*100
	u8 0
	endunit
%% run
binsize report a.elf -d section,unit -n 0 --sort name --filter '[.]c$' --format csv
%% stdout
section,unit,vmsize,filesize
.debug_info,one.c,0,91
.debug_info,two.c,0,29
.text,one.c,64,64
.text,two.c,32,32
