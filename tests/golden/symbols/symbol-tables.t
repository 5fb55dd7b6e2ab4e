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
%% stdout
symbol,vmsize,filesize
[ELF header],64,64
[padding: section alignment],8,9
[program headers],56,56
[section .shstrtab],0,33
[section .strtab],0,1
[section .symtab],0,24
[section headers],0,320
main,16,45
