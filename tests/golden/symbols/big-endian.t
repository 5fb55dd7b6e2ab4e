MIPS and s390 write the other way round.
%% elf mips.elf
elf 32 msb exec mips
base 0x400000
segment load rx headers cover=.text
section .text progbits ax align=4
main:
	fill 32 0x24
symbol main at=main size=32 type=func bind=global
%% elf s390.elf
elf 64 msb exec s390
base 0x400000
segment load rx headers cover=.text
section .text progbits ax align=4
main:
	fill 32 0x07
symbol main at=main size=32 type=func bind=global
%% run
for f in mips s390; do binsize report $f.elf -d symbol -n 0 --only .text --format csv; done
%% stdout
symbol,vmsize,filesize
main,32,32
symbol,vmsize,filesize
main,32,32
