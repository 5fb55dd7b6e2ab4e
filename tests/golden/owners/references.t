Without debug information a global function is of the file whose local
symbols it refers to, for nobody else can; one that refers to those of two
files, or to nothing but global ones, has no owner, and what stands between
two of one file follows.
%% elf a.elf
elf 64 lsb dyn x86-64
base 0x1000
segment load rx headers cover=.text
segment load rw cover=.data
section .text progbits ax align=16
one:
	hex 48 8d 05
	u32 addr:table-addr:one-7
	fill 9 0x53
both:
	hex 48 8d 05
	u32 addr:table-addr:both-7
	hex 48 8d 0d
	u32 addr:other-addr:both-14
	fill 2 0x53
none:
	hex 48 8d 05
	u32 addr:shared-addr:none-7
	fill 9 0x53
two:
	hex 48 8d 05
	u32 addr:other+8-addr:two-7
	fill 9 0x53
between:
	fill 16 0x53
last:
	hex 48 8d 05
	u32 addr:other-addr:last-7
	fill 9 0x53
section .data progbits wa align=8
table:
	u64 1 2
other:
	u64 3 4
shared:
	u64 5
symbol src/a.c section=0xfff1 value=0 type=file
symbol table at=table size=16 type=object
symbol b.c section=0xfff1 value=0 type=file
symbol other at=other size=16 type=object
symbol one at=one size=16 type=func bind=global
symbol both at=both size=16 type=func bind=global
symbol none at=none size=16 type=func bind=global
symbol two at=two size=16 type=func bind=global
symbol between at=between size=16 type=func bind=global
symbol last at=last size=16 type=func bind=global
symbol shared at=shared size=8 type=object bind=global
%% run
binsize report a.elf -d package,symbol --only .text,.data --domain vm --format csv --sort name
binsize map a.elf -d package --domain vm --format csv | grep inferred
%% stdout
package,symbol,vmsize
[section .data],shared,8
[section .text],both,16
[section .text],none,16
b.c,between,16
b.c,last,16
b.c,other,16
b.c,two,16
src,one,16
src,table,16
vm,4272,16,src,inferred
vm,4320,48,b.c,inferred
