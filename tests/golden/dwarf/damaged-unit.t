A damaged unit costs that unit: the others are read, the total holds, a note
names the place.
%% elf a.elf truncated
elf 64 lsb exec x86-64
base 0x400000
segment load rx headers cover=.text
section .text progbits ax align=16
f:
	fill 16 0x53
g:
	fill 32 0x53
h:
	fill 48 0x53
i:
	fill 64 0x53
section .debug_abbrev progbits -
ab:
	abbrev 1 compile_unit yes name:string low_pc:addr high_pc:data4
	abbrev 2 subprogram no name:string low_pc:addr high_pc:data4
	abbrev 3 compile_unit yes name:0x99 low_pc:addr high_pc:data4
	u8 0
section .debug_info progbits -
	unit 4 ab
	die 1 "good.c" addr:f 16
	u8 0
	endunit
	# an abbreviation that is not there
	unit 4 ab
	uleb 77
	cstr "no-abbrev.c"
	endunit
	# an unknown form
	unit 4 ab
	uleb 3
	cstr "bad-form.c"
	endunit
	# a table beyond the section
	unit 4 0x7fffffff
	fill 12
	endunit
	# an unknown version
	unit 9 ab
	u8 8
	fill 12
	endunit
	# a child that runs out of the unit
	unit 4 ab
	die 1 "cut.c" addr:h 48
	uleb 2
	str "no end"
	endunit
	unit 4 ab
	die 1 "last.c" addr:i 64
	u8 0
	endunit
%% run
binsize report a.elf -d unit -n 0 --sort name --only .text --format csv
%% stdout
unit,vmsize,filesize
[section .text],32,32
cut.c,48,48
good.c,16,16
last.c,64,64
%% stderr
binsize: a.elf: note: .debug_info, unit at 0x20: its root DIE cannot be read (at 0x2b); the rest of this unit is left out
binsize: a.elf: note: .debug_info, unit at 0x38: its root DIE cannot be read (at 0x43); the rest of this unit is left out
binsize: a.elf: note: .debug_info, unit at 0x4f: its abbreviations are damaged (at 0x4f); the rest of this unit is left out
binsize: a.elf: note: .debug_info, unit at 0x66: its header is of no known version (at 0x66); the rest of this unit is left out
binsize: a.elf: note: .debug_info, unit at 0x7f: a DIE reaches past its unit (at 0x9d); the rest of this unit is left out
%% run
binsize report a.elf -d section,unit -n 0 --sort name --only .debug_info --format csv -q
%% stdout
section,unit,vmsize,filesize
.debug_info,[section .debug_info],0,72
.debug_info,[unit at 0x4f],0,23
.debug_info,cut.c,0,37
.debug_info,good.c,0,32
.debug_info,last.c,0,32
