The debug information of an object file counts only with its relocations:
RELA in the entry, REL in the bytes. Two units, two functions, two sections.
%% elf a.o flavours
elf 64 lsb rel x86-64
section .text.f progbits ax align=16
	fill 32 0x53
section .text.g progbits ax align=16
	fill 48 0x53
section .debug_abbrev progbits -
ab:
	abbrev 1 compile_unit no name:strp low_pc:addr high_pc:data4
	u8 0
section .debug_info progbits -
	unit 4 ab
	u8 1
name1:
	off 0
low1:
	word 0
	u32 32
	endunit
	unit 4 ab
	u8 1
name2:
	off 0
low2:
	word 0
	u32 48
	endunit
section .debug_str progbits ms
	cstr "f.c" "g.c"
section .rela.debug_info rela i align=8 entsize=24 info=index:.debug_info link=index:.symtab
	rela @name1 3 10 0
	rela @low1 1 1 0
	rela @name2 3 10 4
	rela @low2 2 1 0
symbol "" section=.text.f value=0 type=section
symbol "" section=.text.g value=0 type=section
symbol "" section=.debug_str value=0 type=section
%% run
binsize report a.o -d section,unit -n 0 --sort name --only .text.f,.text.g --format csv
%% stdout
section,unit,vmsize,filesize
.text.f,f.c,32,32
.text.g,g.c,48,48
