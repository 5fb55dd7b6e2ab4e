A section of one to sixteen bytes keeps its row; the one before it does not
swallow it as padding.
%% elf a.elf
elf 64 lsb exec x86-64
base 0x400000
segment load rx headers cover=.init...one
section .init progbits ax align=4
	fill 23 0x90
section .text progbits ax align=16
main:
	fill 30 0x90
f:
	fill 3 0xc3
section .fini progbits ax align=4
	hex 48 83 ec 08 48 83 c4 08 c3
section .one progbits ax
	hex c3
symbol main at=main size=30 type=func bind=global
symbol f at=f size=3 type=func bind=global
%% run
binsize report a.elf -d section -n 0 --sort name --only .init,.text,.fini --only .one --format csv
%% stdout
section,vmsize,filesize
.fini,9,9
.init,23,23
.one,1,1
.text,33,33
%% run
binsize report a.elf -d symbol -n 0 --sort name --only .init,.text,.fini,.one --format csv
%% stdout
symbol,vmsize,filesize
[section .fini],9,9
[section .init],23,23
[section .one],1,1
f,3,3
main,30,30
