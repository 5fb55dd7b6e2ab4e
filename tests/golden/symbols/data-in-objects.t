In a relocatable file a relocation says what code refers to: a section and a
place in it, from the next instruction on, so that operands behind the address
count; or a compiler's own label, which is no name of anything. Zeros where a
relocation will be applied are no padding. With --no-guess all of that stays
with its section.
%% elf a.o truncated
elf 64 lsb rel x86-64
section .text progbits ax align=16
f:
	hex 48 8d 3d 00000000
	hex 48 8d 35 00000000
	hex c3
g:
	hex c7 05 00000000 07000000
	hex 83 3d 00000000 05
	hex 48 8d 35 00000000
	hex c3
section .rodata progbits a align=8
	u64 0 0
	fill 16 3
section .rodata.str1.1 progbits ams entsize=1
	cstr "one"
	cstr "both"
	cstr "label"
	cstr "table"
section .data progbits wa align=8
	u64 0
section .rela.text rela i align=8 entsize=24 info=index:.text link=index:.symtab
	rela 3 2 2 -4
	rela 10 2 2 0
	rela 17 1 2 -8
	rela 27 1 2 11
	rela 35 3 2 -4
section .rela.rodata rela i align=8 entsize=24 info=index:.rodata link=index:.symtab
	rela 0 4 1 0
section .rela.data rela i align=8 entsize=24 info=index:.data link=index:.symtab
	rela 0 2 10 15
	rela 4 2 10 4
	rela 8 1 1 0
	rela 0xfffffffffffffff0 1 2 4
	rela 0 2 99 0
	rela 0 250 1 4
	rela 0 1 1 0x7fffffffffffffff
symbol - section=index:.rodata value=0 type=section
symbol - section=index:.rodata.str1.1 value=0 type=section
symbol .LC1 section=index:.rodata.str1.1 value=9
symbol f section=index:.text value=0 size=15 type=func bind=global
symbol g section=index:.text value=15 size=25 type=func bind=global
symbol table section=index:.data value=0 size=8 type=object bind=global
%% run
binsize map a.o -d symbol --domain vm --format csv
binsize map a.o -d symbol --domain vm --no-guess --format csv | tail -n +3
%% stdout
domain,start,size,label,evidence
vm,65536,15,f,symbol
vm,65551,25,g,symbol
vm,65576,32,g,guess
vm,65608,4,f,guess
vm,65612,5,[section .rodata.str1.1],format
vm,65617,6,g,guess
vm,65623,6,table,guess
vm,65632,8,table,symbol
vm,65551,25,g,symbol
vm,65576,32,[section .rodata],format
vm,65608,21,[section .rodata.str1.1],format
vm,65632,8,table,symbol
%% elf b.o
elf 32 lsb rel arm
section .text progbits ax align=4
f:
	u32 0xe3000004
g:
	hex 40 f2 02 10
h:
	u32 8
section .rodata progbits a align=4
	u32 0 1 2
section .more progbits a align=4
	fill 300 1
section .rel.text rel i align=4 entsize=8 info=index:.text link=index:.symtab
	rel 0 1 43
	rel 4 2 47
	rel 8 1 2
symbol - section=index:.rodata value=0 type=section
symbol - section=index:.more value=0 type=section
symbol f section=index:.text value=0 size=4 type=func bind=global
symbol g section=index:.text value=4 size=4 type=func bind=global
symbol h section=index:.text value=8 size=4 type=func bind=global
%% run
# movw r0, #4 and movw r0, #258: what an addend is in place of
binsize map b.o -d symbol --domain vm --format csv | tail -n +5
%% stdout
vm,65548,4,[section .rodata],format
vm,65552,4,f,guess
vm,65556,4,h,guess
vm,65560,258,[section .more],format
vm,65818,42,g,guess
