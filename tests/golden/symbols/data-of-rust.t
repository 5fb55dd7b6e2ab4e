Strings of Rust have no end: what stands behind one is another, not its tail,
and a NUL in the middle of a file that is embedded ends nothing. Linkers say of
constants of any kind that they are strings, but only those that are have a
size of one byte.
%% elf a.elf
elf 64 lsb dyn x86-64
base 0x1000
segment load rx headers cover=.text...rodata
section .text progbits ax align=16
f:
	hex 48 8d 35
	u32 addr:one-addr:f-7
	hex c3
g:
	hex 48 8d 35
	u32 addr:two-addr:g-7
	hex 48 8d 35
	u32 addr:file-addr:g-14
	hex c3
section .rodata progbits ams
one: # 11
	str "of f, alone"
two: # 24
	str "of g, though it goes on "
file: # 43
	cstr "a"
	fill 40 0x17
	cstr ""
section .comment progbits ms entsize=1
	cstr "rustc version 1.95.0 (59807616e 2026-04-14)"
symbol f at=f size=8 type=func bind=global
symbol g at=g size=15 type=func bind=global
%% run
binsize report a.elf -d symbol --only .rodata --sort name --format csv
%% stdout
symbol,vmsize,filesize
f,11,11
g,67,67
