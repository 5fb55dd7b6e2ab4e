Fill between functions is padding when it is what the machine's assembler
fills with and shorter than the alignment; anything else is the section's.
%% elf a.elf
elf 64 lsb exec x86-64
base 0x400000
segment load rx headers cover=.text
section .text progbits ax align=16
one:
	fill 20 0x53
	fill 12 0x90
two:
	fill 22 0x53
	fill 10 0xcc
three:
	fill 25 0x53
	hex 0f 1f 80 00 00 00 00
four:
	fill 16 0x53
	fill 64 0x90
five:
	fill 10 0x53
	fill 6 0x11
six:
	fill 16 0x53
symbol one at=one size=20 type=func bind=global
symbol two at=two size=22 type=func bind=global
symbol three at=three size=25 type=func bind=global
symbol four at=four size=16 type=func bind=global
symbol five at=five size=10 type=func bind=global
symbol six at=six size=16 type=func bind=global
%% run
binsize report a.elf -d symbol -n 0 --sort name --only .text --format csv
%% stdout
symbol,vmsize,filesize
[padding: code fill],29,29
[section .text],70,70
five,10,10
four,16,16
one,20,20
six,16,16
three,25,25
two,22,22
%% run
binsize map a.elf -d symbol --format csv | grep '^vm.*\[' | tail -n +4
%% stdout
vm,4194452,12,[padding: code fill],inferred
vm,4194486,10,[padding: code fill],inferred
vm,4194521,7,[padding: code fill],inferred
vm,4194544,64,[section .text],format
vm,4194618,6,[section .text],format
