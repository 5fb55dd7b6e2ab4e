No section headers, but the dynamic table leads to the symbols.
%% elf a.so
elf 64 lsb dyn x86-64
base 0
noheaders
segment load rx headers cover=.hash...text
segment load rw cover=.dynamic
segment dynamic rw cover=.dynamic
section .hash hash a align=8
	u32 1 3 1 2 0 0
section .dynsym dynsym a align=8
section .dynstr strtab a
section .text progbits ax align=16
one:
	fill 32 0x90
two:
	fill 16 0xc3
section .dynamic dynamic wa align=8 addr=0x1000+file:.dynamic
	dyn 4 addr:.hash
	dyn 5 addr:.dynstr
	dyn 6 addr:.dynsym
	dyn 10 size:.dynstr
	dyn 11 24
	dyn 0 0
dynsymbol one at=one size=32 type=func bind=global
dynsymbol two at=two size=16 type=func bind=global
%% run
binsize report a.so -d symbol -n 0 --sort name --format csv
%% stdout
symbol,vmsize,filesize
[ELF header],64,64
[LOAD #1 [RX]],120,120
[LOAD #2 [RW]],96,96
[program headers],168,168
one,32,32
two,16,16
