The value of a TLS symbol is an offset into the template; no byte of the ELF
header is charged to it.
%% elf a.elf flavours
elf 64 lsb exec x86-64
base 0
segment load r headers cover=.text
segment load rw cover=.tdata...data
segment tls r cover=.tdata...tbss
section .text progbits ax align=16
main:
	fill 16 0x90
section .tdata progbits wat align=16 addr=0x2000
	fill 24 1
section .tbss nobits wat align=8 addr=0x2018 size=40
section .data progbits wa align=8 addr=0x2018
	fill 32 1
symbol first section=.tdata value=0 size=16 type=tls bind=global
symbol second section=.tdata value=16 size=8 type=tls bind=global
symbol zero section=.tbss value=24 size=8 type=tls bind=global
symbol zeros section=.tbss value=32 size=32 type=tls
symbol main at=main size=16 type=func bind=global
symbol shared section=.data value=0x2018 size=32 type=object bind=global
%% run
binsize report a.elf -d section,symbol -n 0 --sort name --only .text,.tdata,.tbss,.data --format csv
%% stdout
section,symbol,vmsize,filesize
.data,shared,32,32
.tbss,zero,8,0
.tbss,zeros,32,0
.tdata,first,16,16
.tdata,second,8,8
.text,main,16,16
%% run
binsize map a.elf -d symbol --format csv | head -n 2
%% stdout
domain,start,size,label,evidence
file,0,64,[ELF header],format
