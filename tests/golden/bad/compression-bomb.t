A stream that inflates a thousandfold stays inside the limit of memory.
%% elf a.elf
elf 64 lsb exec x86-64
base 0x400000
segment load rx headers cover=.text
section .text progbits ax align=16
main:
	fill 64 0x53
section .debug_abbrev progbits -
ab:
	abbrev 1 compile_unit no name:string low_pc:addr high_pc:data4
	u8 0
section .debug_info progbits - compress=zstd
	unit 4 ab
	die 1 "a.c" addr:main 64
	endunit
	fill 4000000
section .debug_str progbits - compress=zstd
	fill 4000000
%% run
binsize report a.elf -d unit -n 0 --sort name --only .text --format csv
