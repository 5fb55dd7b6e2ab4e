The gap up to the page of the next segment is another class than alignment;
.bss costs address space and no file bytes.
%% elf a.elf
elf 64 lsb exec x86-64
base 0x400000
segment load rx headers cover=.text
segment load rw cover=.data...bss
section .text progbits ax align=16
	fill 16 0x90
section .data progbits wa offset=0x1000 addr=0x402000
	fill 8 1
section .bss nobits wa size=24
%% run
binsize report a.elf -d section -n 0 --sort name --format csv
%% stdout
section,vmsize,filesize
.bss,24,0
.data,8,8
.shstrtab,0,28
.text,16,16
[ELF header],64,64
[padding: page alignment],0,3904
[padding: section alignment],0,4
[program headers],112,112
[section headers],0,320
%% run
binsize report a.elf -d segment,section -n 0 --sort name --format csv
%% stdout
segment,section,vmsize,filesize
LOAD #1 [RX],.text,16,16
LOAD #1 [RX],[ELF header],64,64
LOAD #1 [RX],[program headers],112,112
LOAD #2 [RW],.bss,24,0
LOAD #2 [RW],.data,8,8
[padding: page alignment],[padding: page alignment],0,3904
[padding: section alignment],[padding: section alignment],0,4
[section .shstrtab],.shstrtab,0,28
[section headers],[section headers],0,320
%% run
binsize report a.elf -d kind -n 0 --sort name --format csv
%% stdout
kind,vmsize,filesize
code,16,16
data,8,8
headers,176,496
padding,0,3908
section names,0,28
zero-initialised data,24,0
