Zeros between a symbol and a place that is aligned to pages are there for that
alignment, whatever refers to them: code for another mode of the processor,
read as this one's, seems to. Behind the last symbol a reference still tells.
%% elf a.elf
elf 64 lsb exec x86-64
base 0x400000
segment load rwx headers cover=.text...bss
section .text progbits ax align=16
f:
	hex 48 8d 05
	u32 0x403800-addr:f-7
	hex 48 8d 0d
	u32 0x404010-addr:f-14
	hex c3
section .bss nobits wa addr=0x403000 size=0x1100
symbol f at=f size=15 type=func bind=global
symbol near section=.bss value=0x403000 size=16 type=object bind=global
symbol far section=.bss value=0x404000 size=16 type=object bind=global
%% run
binsize report a.elf -d symbol --only .bss --sort name --format csv
%% stdout
symbol,vmsize,filesize
[section .bss],4080,0
f,240,0
far,16,0
near,16,0
%% elf b.elf
elf 64 lsb dyn x86-64
base 0x400000
segment load rwx headers cover=.text...bss
section .text progbits ax align=16
f:
	hex 48 8d 05
	u32 0x403008-addr:f-7
	hex 48 8d 0d
	u32 0x405010-addr:f-14
	hex c3
g:
	hex 48 8d 0d
	u32 0x407018-addr:g-7
	hex c3
section .bss nobits wa addr=0x403000 size=0x5018
symbol f at=f size=15 type=func bind=global
symbol g at=g size=8 type=func bind=global
symbol near section=.bss value=0x403000 size=8 type=object bind=global
symbol last section=.bss value=0x408010 size=8 type=object bind=global
%% run
# so much is aligned where it begins: 0x405010 is, the others are not, but less
# than 4 KiB may be anywhere
binsize report b.elf -d symbol --only .bss --sort name --format csv
%% stdout
symbol,vmsize,filesize
[section .bss],8200,0
f,8200,0
g,4088,0
last,8,0
near,8,0
