Ranges outside executable sections are not code: in data, in headers, beyond
everything. They are counted apart.
%% elf a.elf
elf 64 lsb exec x86-64
base 0x400000
segment load rx headers cover=.text
segment load rw cover=.data
section .text progbits ax align=16
main:
	fill 64 0x53
section .data progbits wa offset=0x1000 addr=0x402000
data:
	fill 64 1
section .debug_abbrev progbits -
ab:
	abbrev 1 compile_unit yes name:string low_pc:addr high_pc:data4
	abbrev 2 subprogram no name:string low_pc:addr high_pc:data4
	u8 0
section .debug_info progbits -
	unit 4 ab
	die 1 "in-data.c" addr:data 64
	endunit
	unit 4 ab
	die 1 "headers.c" 0x400000 64
	endunit
	unit 4 ab
	die 1 "beyond.c" 0x900000 64
	endunit
	unit 4 ab
	die 1 "across.c" addr:main+32 0x2000
	endunit
%% run
binsize report a.elf -d section,unit -n 0 --sort name --domain vm --format csv
%% stdout
section,unit,vmsize
.data,[section .data],64
.text,[section .text],32
.text,across.c,32
[ELF header],[ELF header],64
[program headers],[program headers],112
