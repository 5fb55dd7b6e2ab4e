The bytes of the symbol and string tables themselves are rows.
%% elf a.elf truncated
elf 64 lsb exec x86-64
base 0x400000
segment load rx headers cover=.text
section .text progbits ax align=16
main:
	fill 16 0x53
symbol main at=main size=16 type=func bind=global
%% run
binsize report a.elf -d symbol -n 0 --sort name --format csv
