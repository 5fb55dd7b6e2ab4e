Without section headers the segments are what is known.
%% elf a.elf flavours truncated
elf 64 lsb exec x86-64
base 0x400000
noheaders
segment load rx headers cover=.text
segment load rw cover=.data
section .text progbits ax align=16
	fill 40 0x90
section .data progbits wa offset=0x1000 addr=0x402000
	fill 8 1
%% run
binsize report a.elf -d section -n 0 --sort name --format csv
%% stdout
section,vmsize,filesize
[ELF header],64,64
[LOAD #1 [RX]],40,40
[LOAD #2 [RW]],8,8
[padding: page alignment],0,3880
[program headers],112,112
%% run
binsize report a.elf -d kind -n 0 --sort name --format csv
%% stdout
kind,vmsize,filesize
code,40,40
data,8,8
headers,176,176
padding,0,3880
%% run
binsize report a.elf -d segment -n 0 --sort name --format csv
%% stdout
segment,vmsize,filesize
LOAD #1 [RX],216,216
LOAD #2 [RW],8,8
[padding: page alignment],0,3880
