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
