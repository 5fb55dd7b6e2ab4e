Thumb functions without sizes, as hand-written assembly leaves them.
%% elf a.elf
elf 32 lsb exec arm
base 0x8000
segment load rx headers cover=.text
section .text progbits ax align=4
one:
	fill 10 0xb5
two:
	fill 6 0xb5
symbol $t at=one type=notype
symbol one section=.text value=addr:one+1 type=func bind=global
symbol two section=.text value=addr:two+1 type=func bind=global
%% run
binsize report a.elf -d symbol -n 0 --sort name --only .text --format csv
%% stdout
symbol,vmsize,filesize
one,10,10
two,6,6
