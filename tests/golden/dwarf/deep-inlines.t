An inline tree deeper than is kept: the bytes stay with the depth above.
%% elf a.elf
elf 64 lsb exec x86-64
base 0x400000
segment load rx headers cover=.text
section .text progbits ax align=16
main:
	fill 1000 0x53
section .debug_abbrev progbits -
ab:
	abbrev 1 compile_unit yes name:string low_pc:addr high_pc:data4
	abbrev 2 subprogram yes name:string low_pc:addr high_pc:data4
	abbrev 3 inlined_subroutine yes abstract_origin:ref4 low_pc:addr high_pc:data4
	abbrev 4 subprogram no name:string inline:data1
	u8 0
section .debug_info progbits -
	unit 4 ab
	die 1 "a.c" addr:main 1000
origin:
	die 4 "again" 1
	die 2 "main" addr:main 1000
repeat 80
	die 3 @origin addr:main+{i+1} {1000-i-1}
endrepeat
	fill 80 0
	u8 0
	u8 0
	endunit
%% run
binsize report a.elf -d inline -n 0 --sort name --only .text --format csv
%% stdout
inline,vmsize,filesize,inclusive_bytes,instances,largest_bytes,callers
again,999,999,999,60,999,2
main,1,1,1000,0,0,0
