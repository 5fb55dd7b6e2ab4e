Absolute, undefined, common, file and section symbols own no bytes.
%% elf a.elf flavours
elf 64 lsb exec x86-64
base 0x400000
segment load rx headers cover=.text
section .text progbits ax align=16
main:
	fill 48 0x53
symbol a.c section=abs type=file size=64
symbol main at=main size=16 type=func bind=global
symbol absolute section=abs value=addr:main+16 size=16 bind=global
symbol missing section=undef value=addr:main+16 size=16 type=func bind=global
symbol tentative section=common value=16 size=16 type=object bind=global
symbol "" section=.text value=addr:.text type=section size=48
%% run
binsize report a.elf -d symbol -n 0 --sort name --only .text --format csv
%% stdout
symbol,vmsize,filesize
[section .text],32,32
main,16,16
