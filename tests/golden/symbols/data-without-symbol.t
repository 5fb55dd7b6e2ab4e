Data without a symbol is a guess for the function that refers to it. It ends
where the next reference, a symbol or its section does. The end of a string
that another function refers to is also a part of the first one's string, so
that it stays with the section; with --no-guess all of it does.
%% elf a.elf
elf 64 lsb dyn x86-64
base 0x1000
segment load rx headers cover=.text...rela.dyn
section .text progbits ax align=16
f:
	hex 48 8d 3d
	u32 addr:only-addr:f1
f1:
	hex 48 8d 35
	u32 addr:whole-addr:f2
f2:
	hex c3
g:
	hex 4c 8d 3d
	u32 addr:tail-addr:g1
g1:
	hex 83 3d
	u32 addr:number-addr:g2
	hex 05
g2:
	hex c3
h:
	hex 66 0f 1f 44 00 00 d6 8b 05
	u32 addr:free-addr:h1
h1:
	hex c3
section .rodata progbits a
only:
	cstr "only f"
whole:
	str "f shares the "
tail:
	cstr "tail with g"
named:
	u32 1
number:
	u32 7
	fill 12 0xee
free:
	fill 20 0xdd
section .rela.dyn rela a align=8 entsize=24
	u64 addr:number 8 0x2000
symbol f at=f size=15 type=func bind=global
symbol g at=g size=15 type=func bind=global
symbol h at=h size=14 type=func bind=global
symbol named at=named size=4 type=object bind=global
%% run
binsize report a.elf -d symbol --only .rodata --sort name --format csv
%% stdout
symbol,vmsize,filesize
[section .rodata],12,12
f,20,20
g,36,36
named,4,4
%% run
binsize map a.elf -d symbol --format csv | grep guess
%% stdout
file,172,20,f,guess
file,208,36,g,guess
file,248,24,g,guess
vm,4268,20,f,guess
vm,4304,36,g,guess
vm,4344,24,g,guess
%% run
binsize report a.elf -d symbol --only .rodata --no-guess --sort name --format csv
%% stdout
symbol,vmsize,filesize
[section .rodata],68,68
named,4,4
%% run
# without guesses everything else is the same, to the byte
binsize map a.elf -d symbol --format csv | grep -v 'guess$\|,\[' >with
binsize map a.elf -d symbol --no-guess --format csv >without
grep -c . with
grep -c 'guess$' without
grep -vxFf without with
%% stdout
17
0
%% status 1
%% elf b.elf
elf 64 lsb dyn aarch64
base 0x1000
segment load rx headers cover=.text..strings
section .text progbits ax align=16
f:
	u32 0x90000001
	u32 0x91000021+(addr:one-addr:one//4096*4096)*1024
	u32 0x90000002
	u32 0xb9400042+(addr:two-addr:two//4096*4096)*256
	u32 0xd65f03c0
g:
	u32 0x90000003
	u32 0xaa0503e3
	u32 0x91000063+(addr:three-addr:three//4096*4096)*1024
	u32 0xd65f03c0
section .rodata progbits a align=8
two:
	fill 16 1
section strings progbits ams entsize=1
one:
	cstr "one"
	cstr "nobody's"
three:
	cstr "three"
symbol f at=f size=20 type=func bind=global
symbol g at=g size=16 type=func bind=global
%% run
binsize map b.elf -d symbol --domain vm --format csv | grep guess
%% stdout
vm,4264,20,f,guess
