Same start, different sizes: the smaller one wins its bytes.
%% elf a.elf
elf 64 lsb exec x86-64
base 0x400000
segment load rx headers cover=.text
section .text progbits ax align=16
start:
	fill 100 0x53
symbol whole at=start size=100 type=func bind=global
symbol part at=start size=30 type=func bind=global
%% run
binsize report a.elf -d symbol -n 0 --sort name --only .text --format csv
%% stdout
symbol,vmsize,filesize
part,30,30
whole,70,70
