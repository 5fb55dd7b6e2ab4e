Without debug information the source files that a symbol table names own their
local symbols, and what stands between two of one file. Names of the symbols
tell more; a file that link-time optimisation made up tells nothing.
%% elf a.elf flavours
elf 64 lsb exec x86-64
base 0x400000
segment load rx headers cover=.text
section .text progbits ax align=16
a1:
	fill 16 0x53
a2:
	fill 32 0x53
a3:
	fill 48 0x53
gap:
	fill 64 0x53
b1:
	fill 80 0x53
cxx:
	fill 96 0x53
b2:
	fill 16 0x53
lto:
	fill 32 0x53
last:
	fill 48 0x53
crate:
	fill 80 0x53
crate2:
	fill 16 0x53
symbol src/a.c section=0xfff1 value=0 type=file
symbol first at=a1 size=16 type=func
symbol third at=a3 size=48 type=func
symbol b.c section=0xfff1 value=0 type=file
symbol other at=b1 size=80 type=func
symbol another at=b2 size=16 type=func
symbol regex_syntax.93957004495dd5b8-cgu.01 section=0xfff1 value=0 type=file
symbol table at=crate size=80 type=func
symbol a.b-cgu.c section=0xfff1 value=0 type=file
symbol c_too at=crate2 size=16 type=func
symbol <artificial> section=0xfff1 value=0 type=file
symbol made at=lto size=32 type=func
symbol second at=a2 size=32 type=func bind=global
symbol between at=gap size=64 type=func bind=global
symbol _ZN5shape3runEv at=cxx size=96 type=func bind=global
symbol main at=last size=48 type=func bind=global
%% run
binsize report a.elf -d package,symbol --only .text --domain vm --format csv --sort name
%% stdout
package,symbol,vmsize
[section .text],between,64
[section .text],made,32
[section .text],main,48
a.b-cgu.c,c_too,16
b.c,another,16
b.c,other,80
regex_syntax,table,80
shape::,shape::run(),96
src,first,16
src,second,32
src,third,48
%% run
binsize map a.elf -d package --domain vm --format csv | tail -n +4
%% stdout
vm,4194424,8,[padding: section alignment],format
vm,4194432,16,src,symbol
vm,4194448,32,src,inferred
vm,4194480,48,src,symbol
vm,4194528,64,[section .text],format
vm,4194592,80,b.c,symbol
vm,4194672,96,shape::,symbol
vm,4194768,16,b.c,symbol
vm,4194784,80,[section .text],format
vm,4194864,80,regex_syntax,symbol
vm,4194944,16,a.b-cgu.c,symbol
