The smallest range that holds a byte wins it; the outer symbol keeps the rest.
Of two that overlap each other the one that starts later wins.
%% elf a.elf flavours
elf 64 lsb exec x86-64
base 0x400000
segment load rx headers cover=.text
section .text progbits ax align=16
outer:
	fill 100 0x53
left:
	fill 100 0x53
symbol outer at=outer size=100 type=func bind=global
symbol inner at=outer+10 size=20 type=func bind=global
symbol innermost at=outer+15 size=5 type=func bind=global
symbol left at=left size=60 type=func bind=global
symbol right at=left+40 size=60 type=func bind=global
%% run
binsize map a.elf -d symbol --format csv | grep '^vm' | tail -n +4
%% stdout
vm,4194432,10,outer,symbol
vm,4194442,5,inner,symbol
vm,4194447,5,innermost,symbol
vm,4194452,10,inner,symbol
vm,4194462,70,outer,symbol
vm,4194532,40,left,symbol
vm,4194572,60,right,symbol
%% run
binsize report a.elf -d symbol -n 0 --sort name --only .text --format csv
%% stdout
symbol,vmsize,filesize
inner,15,15
innermost,5,5
left,40,40
outer,80,80
right,60,60
