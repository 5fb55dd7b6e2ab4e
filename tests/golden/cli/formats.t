The same report in every format.
%% elf a.elf
elf 64 lsb exec x86-64
base 0x400000
segment load rx headers cover=.text...rodata
section .text progbits ax align=16
main:
	fill 4000 0x53
helper:
	fill 96 0x53
section .rodata progbits a align=16
table:
	fill 1500 1
symbol main at=main size=4000 type=func bind=global
symbol helper at=helper size=96 type=func
symbol table at=table size=1500 type=object bind=global
%% run
binsize report a.elf
%% run
for format in text csv tsv json jsonl markdown folded; do
	echo "== $format"
	binsize report a.elf -d section,symbol -n 3 --format $format
done
%% run
binsize explain a.elf 0x400080
%% run
binsize map a.elf -d symbol
