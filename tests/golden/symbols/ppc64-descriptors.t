PPC64, ABI version 1: a function's symbol points at its descriptor in .opd;
its size is that of the code the descriptor points at.
%% elf a.elf
elf 64 msb exec ppc64
set e_flags 1
base 0x10000000
segment load rx headers cover=.text
segment load rw cover=.opd
section .text progbits ax align=4
.one:
	fill 40 0x60
.two:
	fill 24 0x60
section .opd progbits wa align=8 addr=0x10020000
one:
	u64 addr:.one 0x10030000 0
two:
	u64 addr:.two 0x10030000 0
symbol one at=one size=40 type=func bind=global
symbol two at=two size=24 type=func bind=global
%% run
binsize report a.elf -d section,symbol -n 0 --sort name --only .text,.opd --format csv
%% stdout
section,symbol,vmsize,filesize
.opd,[section .opd],48,48
.text,one,40,40
.text,two,24,24
