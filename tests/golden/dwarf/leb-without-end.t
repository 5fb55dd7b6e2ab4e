LEB128 numbers that do not end, in DIEs, abbreviations, line and range lists.
%% elf info.elf
elf 64 lsb exec x86-64
base 0x400000
segment load rx headers cover=.text
section .text progbits ax align=16
main:
	fill 64 0x53
section .debug_abbrev progbits -
ab:
	abbrev 1 compile_unit yes name:string low_pc:addr high_pc:udata
	u8 0
section .debug_info progbits -
	unit 4 ab
	u8 1
	cstr "a.c"
	u64 addr:main
	fill 400 0xff
	endunit
%% elf abbrev.elf
elf 64 lsb exec x86-64
base 0x400000
segment load rx headers cover=.text
section .text progbits ax align=16
main:
	fill 64 0x53
section .debug_abbrev progbits -
	fill 400 0x80
section .debug_info progbits -
	unit 4 0
	fill 40 0x80
	endunit
%% elf line.elf
elf 64 lsb exec x86-64
base 0x400000
segment load rx headers cover=.text
section .text progbits ax align=16
main:
	fill 64 0x53
section .debug_abbrev progbits -
ab:
	abbrev 1 compile_unit no name:string low_pc:addr high_pc:data4 stmt_list:sec_offset
	u8 0
section .debug_info progbits -
	unit 4 ab
	die 1 "a.c" addr:main 64 @lines
	endunit
section .debug_line progbits -
lines:
	line 4 files=a.c:0
	lne set_address addr:main
	lns copy
	u8 2
	fill 300 0xff
	endline
%% elf ranges.elf
elf 64 lsb exec x86-64
base 0x400000
segment load rx headers cover=.text
section .text progbits ax align=16
main:
	fill 64 0x53
section .debug_abbrev progbits -
ab:
	abbrev 1 compile_unit no name:string low_pc:addr ranges:sec_offset
	u8 0
section .debug_info progbits -
	unit 5 ab
	die 1 "a.c" addr:main @list
	endunit
section .debug_rnglists progbits -
	len32
	u16 5
	u8 8 0
	u32 0
list:
	u8 4
	fill 300 0xff
	endlen
%% run
for f in info abbrev line ranges; do
	binsize report $f.elf -d unit -n 0 --sort name --only .text --format csv | tail -n +2
done
%% stdout
[section .text],64,64
[section .text],64,64
a.c,64,64
[section .text],64,64
%% stderr
binsize: info.elf: note: .debug_info, unit at 0x0: its root DIE cannot be read (at 0xb); the rest of this unit is left out
binsize: abbrev.elf: note: .debug_info, unit at 0x0: its root DIE cannot be read (at 0xb); the rest of this unit is left out
binsize: ranges.elf: note: .debug_info, unit at 0x0: its range list is damaged (at 0xc); the rest of this unit is left out
