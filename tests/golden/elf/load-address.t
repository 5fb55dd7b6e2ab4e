A load address (LMA) that differs from the address changes no size: .data runs
at 0x20000000 and is stored in flash at 0x8000100.
%% elf a.elf flavours
elf 32 lsb exec arm
set e_flags 0x5000200
segment load rx cover=.text p_paddr=0x8000000
segment load rw cover=.data p_paddr=0x8000100
segment load rw p_vaddr=0x20000100 p_paddr=0x20000100 p_memsz=64 p_offset=file:.bss
section .text progbits ax align=4 addr=0x8000000
	fill 0x100 0xbf
section .data progbits wa align=4 addr=0x20000000
counter:
	fill 16 1
section .bss nobits wa align=4 addr=0x20000100 size=64
symbol counter at=counter size=16 type=object bind=global
symbol buffer section=.bss value=0x20000100 size=64 type=object bind=global
%% run
binsize report a.elf -d segment,section -n 0 --sort name --domain vm --format csv
%% stdout
segment,section,vmsize
LOAD #1 [RX],.text,256
LOAD #2 [RW],.data,16
LOAD #3 [RW],.bss,64
%% run
binsize report a.elf -d symbol -n 0 --sort name --only .data,.bss --format csv
%% stdout
symbol,vmsize,filesize
buffer,64,0
counter,16,16
