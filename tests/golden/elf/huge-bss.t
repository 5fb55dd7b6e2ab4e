A terabyte of zeros costs nothing to analyse.
%% elf a.elf
elf 64 lsb exec x86-64
base 0x400000
segment load rw headers cover=.data...bss
section .data progbits wa
	fill 8 1
section .bss nobits wa align=4096 size=0x10000000000
symbol pool section=.bss value=addr:.bss size=0x8000000000 type=object bind=global
%% run
binsize report a.elf -d symbol -n 0 --sort name --only .bss --format csv
%% stdout
symbol,vmsize,filesize
[section .bss],549755813888,0
pool,549755813888,0
