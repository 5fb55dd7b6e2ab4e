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
	fill 2000000
section .debug_str progbits - compress=zstd
	fill 1000000
%% run
binsize report a.elf -d unit -n 0 --sort name --only .text --format csv
%% stdout
unit,vmsize,filesize
a.c,64,64
%% stderr
binsize: a.elf: note: .debug_info, unit at 0x1c: its header is of no known version (at 0x1c); the rest of this unit is left out
binsize: a.elf: note: .debug_info, unit at 0x20: its header is of no known version (at 0x20); the rest of this unit is left out
binsize: a.elf: note: .debug_info, unit at 0x24: its header is of no known version (at 0x24); the rest of this unit is left out
binsize: a.elf: note: .debug_info, unit at 0x28: its header is of no known version (at 0x28); the rest of this unit is left out
binsize: a.elf: note: .debug_info, unit at 0x2c: its header is of no known version (at 0x2c); the rest of this unit is left out
binsize: a.elf: note: .debug_info, unit at 0x30: its header is of no known version (at 0x30); the rest of this unit is left out
binsize: a.elf: note: .debug_info, unit at 0x34: its header is of no known version (at 0x34); the rest of this unit is left out
binsize: a.elf: note: .debug_info, unit at 0x38: its header is of no known version (at 0x38); the rest of this unit is left out
binsize: a.elf: note: .debug_info, unit at 0x3c: its header is of no known version (at 0x3c); the rest of this unit is left out
binsize: a.elf: note: .debug_info, unit at 0x40: its header is of no known version (at 0x40); the rest of this unit is left out
binsize: a.elf: note: and 7 more (--format json lists them)
