Two names that read the same stay two rows, in the order of the names they
have in the input: numbers inside the program depend on who met a name first.
%% elf a.elf
elf 64 lsb exec x86-64
base 0x400000
segment load rwx headers cover=.text...bss
section .text progbits ax align=16
first:
	fill 16 0x90
section .bss nobits wa align=16 size=16
symbol _ZN1a1b17h2123456789abcdefE at=first size=16 type=func bind=global
symbol _ZN1a1b17h1123456789abcdefE section=.bss value=addr:.bss size=16 type=object bind=global
%% run
binsize report a.elf -d symbol --names full --only .text,.bss --format csv
%% stdout
symbol,vmsize,filesize
a::b,16,0
a::b,16,16
