What is about instantiated code is of who instantiated it, too: constants that
it refers to, and its entry in the table of symbols.
%% elf a.elf
elf 64 lsb dyn x86-64
base 0x1000
segment load rx headers cover=.text...rodata
section .text progbits ax align=16
f:
	hex 48 8d 35
	u32 addr:one-addr:f-7
	hex c3
section .rodata progbits a
one:
	fill 24 1
section .symtab symtab -
section .strtab strtab -
symbol _RINvNtCsgEmfK2I1SDS_4core3ptr13drop_in_placeNtCs62ABRCvA6dH_7syntect12LoadingErrorECsbEXfXnpmjRc_3bat at=f size=8 type=func bind=global
%% run
binsize report a.elf -d section,package --only .text,.rodata,.symtab --sort name --format csv
binsize report a.elf -d section,instance --only .text,.rodata,.symtab --sort name --format csv
binsize report a.elf -d instance --only .rodata --no-guess --format csv
%% stdout
section,package,vmsize,filesize
.rodata,core,24,24
.symtab,[section .symtab],0,24
.symtab,core,0,24
.text,core,8,8
section,instance,vmsize,filesize
.rodata,bat,24,24
.symtab,[section .symtab],0,24
.symtab,bat,0,24
.text,bat,8,8
instance,vmsize,filesize
[section .rodata],24,24
