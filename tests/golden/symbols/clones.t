Clones stand with their function, and by themselves when asked for. Numbers
alone do not make a clone, and a comparison keeps them apart.
%% elf a.elf flavours
elf 64 lsb exec x86-64
base 0x400000
segment load rx headers cover=.text
section .text progbits ax align=16
a:
	fill 32 0x90
b:
	fill 16 0x90
c:
	fill 8 0x90
d:
	fill 64 0x90
e:
	fill 48 0x90
symbol work at=a size=32 type=func bind=global
symbol work.cold at=b size=16 type=func
symbol work.constprop.0.isra.0 at=c size=8 type=func
symbol counter.0 at=d size=64 type=func
symbol _Z4slowv.part.0 at=e size=48 type=func
%% run
binsize report a.elf -d symbol --only .text --domain vm --format csv
%% stdout
symbol,vmsize
counter.0,64
work,56
slow(),48
%% run
binsize report a.elf -d symbol --only .text --domain vm --format csv --clones split
%% stdout
symbol,vmsize
counter.0,64
slow() [clone .part.0],48
work,32
work.cold,16
work.constprop.0.isra.0,8
%% run
binsize report a.elf -d section,symbol --only .text --domain vm --format csv --names short
%% stdout
section,symbol,vmsize
.text,counter.0,64
.text,work,56
.text,slow,48
%% run
binsize report a.elf --clones apart
%% stderr
binsize: --clones takes join, split, not 'apart'
%% status 2
