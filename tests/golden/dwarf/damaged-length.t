A unit whose length reaches beyond the section: what stands before is kept.
%% elf a.elf
elf 64 lsb exec x86-64
base 0x400000
segment load rx headers cover=.text
section .text progbits ax align=16
f:
	fill 16 0x53
g:
	fill 32 0x53
section .debug_abbrev progbits -
ab:
	abbrev 1 compile_unit yes name:string low_pc:addr high_pc:data4
	u8 0
section .debug_info progbits -
	unit 4 ab
	die 1 "good.c" addr:f 16
	u8 0
	endunit
	u32 0x10000
	u16 4
	u32 0
	u8 8
	uleb 1
	cstr "long.c"
	u64 addr:g
	u32 32
	u8 0
%% elf b.elf
elf 64 lsb exec x86-64
base 0x400000
segment load rx headers cover=.text
section .text progbits ax align=16
f:
	fill 16 0x53
section .debug_abbrev progbits -
ab:
	abbrev 1 compile_unit yes name:string low_pc:addr high_pc:data4
	u8 0
section .debug_info progbits -
	unit 4 ab
	die 1 "good.c" addr:f 16
	u8 0
	endunit
	# lengths of 0, 1, and the reserved ones
	u32 0
	u32 1
	u8 0
	u32 0xfffffff5
	u32 0xffffffff
	u64 0xfffffffffffffff0
	fill 20 0xff
%% run
binsize report a.elf -d unit -n 0 --sort name --only .text --format csv
%% stdout
unit,vmsize,filesize
[section .text],32,32
good.c,16,16
%% stderr
binsize: a.elf: note: .debug_info, unit at 0x20: its length reaches past the section (at 0x20); the rest of this unit is left out
%% run
binsize report b.elf -d unit -n 0 --sort name --only .text --format csv
%% stdout
unit,vmsize,filesize
good.c,16,16
%% stderr
binsize: b.elf: note: .debug_info, unit at 0x20: its header is of no known version (at 0x20); the rest of this unit is left out
binsize: b.elf: note: .debug_info, unit at 0x24: its header is of no known version (at 0x24); the rest of this unit is left out
binsize: b.elf: note: .debug_info, unit at 0x29: its length reaches past the section (at 0x29); the rest of this unit is left out
