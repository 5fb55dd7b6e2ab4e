An object file has no segments: allocated sections get a private address
space, so that two sections at address 0 are both seen.
%% elf a.o flavours truncated
elf 64 lsb rel x86-64
section .text.one progbits ax align=16
	fill 32 0x90
section .text.two progbits ax align=16
	fill 16 0x90
section .data progbits wa align=8
	fill 8 1
section .bss nobits wa align=8 size=4096
section .rela.text rela i align=8 entsize=24 info=index:.text.one link=index:.symtab
	rela 4 1 2 -4
section .note.GNU-stack progbits -
symbol one section=.text.one value=0 size=32 type=func bind=global
symbol two section=.text.two value=0 size=16 type=func bind=global
symbol data section=.data value=0 size=8 type=object
symbol room section=.bss value=0 size=4096 type=object bind=global
symbol elsewhere section=undef bind=global
%% run
binsize report a.o -d symbol -n 0 --sort name --only .text.one,.text.two,.data,.bss --format csv
%% stdout
symbol,vmsize,filesize
data,8,8
one,32,32
room,4096,0
two,16,16
%% run
binsize report a.o -d kind -n 0 --sort name --format csv
%% stdout
kind,vmsize,filesize
code,48,48
data,8,8
headers,0,704
padding,0,6
relocations,0,24
section names,0,85
symbol tables,0,173
zero-initialised data,4096,0
