The compression header is in the file's class and byte order.
%% elf a.elf flavours
elf 32 msb exec ppc
base 0x400000
segment load rx headers cover=.text
section .text progbits ax align=16
f:
	fill 64 0x53
section .debug_abbrev progbits - compress=zlib
ab:
	abbrev 1 compile_unit no name:string low_pc:addr high_pc:data4
	u8 0
section .debug_info progbits - compress=zstd
	unit 4 ab
	die 1 "one.c" addr:f 64
	endunit
%% run
binsize report a.elf -d unit -n 0 --sort name --only .text --format csv
%% stdout
unit,vmsize,filesize
one.c,64,64
