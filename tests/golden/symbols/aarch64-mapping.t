AArch64 and RISC-V mapping symbols ($x, $d, $x.0, $xrv64i...) are no owners.
%% elf a.elf
elf 64 lsb exec aarch64
base 0x400000
segment load rx headers cover=.text
section .text progbits ax align=4
code:
	fill 20 0x1f
table:
	fill 12 1
symbol $x at=code type=notype
symbol $d at=table type=notype
symbol $x.7 at=table+4 type=notype
symbol code at=code size=20 type=func bind=global
%% elf b.elf
elf 64 lsb exec riscv
base 0x400000
segment load rx headers cover=.text
section .text progbits ax align=4
code:
	fill 20 0x13
	fill 12 1
symbol $xrv64i2p0_m2p0 at=code type=notype
symbol $d at=code+20 type=notype
symbol code at=code size=32 type=func bind=global
%% run
for f in a b; do binsize report $f.elf -d symbol -n 0 --sort name --only .text --format csv; done
%% stdout
symbol,vmsize,filesize
[section .text],12,12
code,20,20
symbol,vmsize,filesize
code,32,32
