A symbol that reaches beyond its section is cut there; one outside of it is
not believed.
%% elf a.elf
elf 64 lsb exec x86-64
base 0x400000
segment load rx headers cover=.text...data
section .text progbits ax align=16
main:
	fill 32 0x53
section .data progbits wa align=16
	fill 32 1
symbol long at=main+16 size=1000 type=func bind=global
symbol wrong section=.text value=addr:.data size=8 type=func bind=global
symbol enormous section=.data value=addr:.data+16 size=0xfffffffffffffff0 type=object bind=global
%% run
binsize report a.elf -d section,symbol -n 0 --sort name --only .text,.data --format csv
%% stdout
section,symbol,vmsize,filesize
.data,[section .data],16,16
.data,enormous,16,16
.text,[section .text],16,16
.text,long,16,16
%% stderr
binsize: a.elf: note: 1 symbols lie outside of their section (the first at address 0x4000a0) and are left out
