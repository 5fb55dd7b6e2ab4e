Programs that are not relocated do not say which of their numbers are
addresses. A word that looks like one counts when what is there is aligned or a
text, and tells of no more than 4 KiB; four bytes in an instruction count when
it may do something with an address: masks and comparisons of four bytes do
not.
%% elf a.elf
elf 64 lsb exec x86-64
base 0x400000
segment load rx headers cover=.text...rodata
segment load rw cover=.data
section .text progbits ax align=16
f: # 32
	hex bf
	u32 addr:table
	hex 81 e0
	u32 addr:mask
	hex 3d
	u32 addr:mask
	fill 15 0x90
	hex c3
g: # 16
	hex 48 81 ff
	u32 addr:other
	fill 8 0x90
	hex c3
section .rodata progbits a align=32
table: # 800
	fill 400 1
mask:
	fill 400 1
large: # 5000
	fill 5000 2
small: # 4001
	fill 4001 3
text: # 8
	cstr "letters"
	fill 7 4
other: # 80
	fill 80 5
section .data progbits wa align=8
words:
	u64 addr:table+101 addr:large addr:small addr:text
symbol f at=f size=32 type=func bind=global
symbol g at=g size=16 type=func bind=global
symbol words at=words size=32 type=object bind=global
%% run
binsize report a.elf -d symbol --only .rodata --sort name --format csv
binsize map a.elf -d symbol --domain vm --format csv | grep guess
%% stdout
symbol,vmsize,filesize
[section .rodata],5000,5000
f,800,800
g,80,80
words,4016,4016
vm,4194528,800,f,guess
vm,4200328,4016,words,guess
vm,4204344,80,g,guess
