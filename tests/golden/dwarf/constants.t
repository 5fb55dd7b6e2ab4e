Tables of which debug information tells a value and no place are of the unit
that the symbol table names as their source, unless two have that name, or
nobody is named, or the symbol is not local. It is no guess.
%% elf a.elf
elf 64 lsb exec x86-64
base 0x400000
segment load rx headers cover=.text...rodata
section .text progbits ax align=16
one:
	fill 16 0x53
two:
	fill 16 0x53
three:
	fill 16 0x53
section .rodata progbits a align=8
first:
	fill 24 1
shared:
	fill 40 2
nobodys:
	fill 56 3
global:
	fill 72 4
symbol early at=nobodys size=56 type=object
symbol a.cc section=0xfff1 value=0 type=file
symbol table at=first size=24 type=object
symbol same.cc section=0xfff1 value=0 type=file
symbol shared at=shared size=40 type=object
symbol global at=global size=72 type=object bind=global
section .debug_abbrev progbits -
ab:
	abbrev 1 compile_unit no name:string language:data2 low_pc:addr high_pc:data4
	u8 0
section .debug_info progbits -
	unit 4 ab
	die 1 "dir/a.cc" 0x21 addr:one 16
	endunit
	unit 4 ab
	die 1 "b/same.cc" 0x21 addr:two 16
	endunit
	unit 4 ab
	die 1 "c/same.cc" 0x21 addr:three 16
	endunit
%% run
binsize report a.elf -d unit --only .rodata --domain vm --sort name --no-guess --format csv
binsize report a.elf -d package --only .rodata --domain vm --sort name --format csv
binsize map a.elf -d unit --domain vm --format csv | grep inferred
%% stdout
unit,vmsize
[section .rodata],168
dir/a.cc,24
package,vmsize
[section .rodata],128
dir,24
same.cc,40
vm,4194480,24,dir/a.cc,inferred
