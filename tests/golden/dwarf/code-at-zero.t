Address 0 is a tombstone unless a section truly starts there: firmware, and
object files.
%% elf a.elf
elf 32 lsb exec arm
segment load rx cover=.text
section .text progbits ax align=4 addr=0
main:
	fill 32 0x53
f:
	fill 16 0x53
section .debug_abbrev progbits -
ab:
	abbrev 1 compile_unit no name:string low_pc:addr high_pc:data4
	u8 0
section .debug_info progbits -
	unit 4 ab
	die 1 "reset.c" 0 32
	endunit
	unit 4 ab
	die 1 "f.c" addr:f 16
	endunit
symbol main section=.text value=0 size=32 type=func bind=global
%% elf a.o
elf 64 lsb rel x86-64
section .text progbits ax align=16
main:
	fill 32 0x53
section .text.f progbits ax align=16
f:
	fill 16 0x53
section .debug_abbrev progbits -
ab:
	abbrev 1 compile_unit no name:string low_pc:addr high_pc:data4
	u8 0
section .debug_info progbits -
	unit 4 ab
	die 1 "main.c" 0 32
	endunit
section .rela.debug_info rela i align=8 entsize=24 info=index:.debug_info link=index:.symtab
	rela 19 1 1 0
symbol "" section=.text value=0 type=section
%% run
binsize report a.elf -d unit -n 0 --sort name --only .text --format csv
%% stdout
unit,vmsize,filesize
f.c,16,16
reset.c,32,32
%% run
binsize report a.o -d section,unit -n 0 --sort name --only .text,.text.f --format csv
%% stdout
section,unit,vmsize,filesize
.text,main.c,32,32
.text.f,[section .text.f],16,16
