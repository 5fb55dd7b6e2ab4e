A symbol without a size that begins where an unwind entry begins has the
entry's length.
%% elf a.elf
elf 64 lsb exec x86-64
base 0x400000
segment load rx headers cover=.text...eh_frame
section .text progbits ax align=16
f:
	fill 20 0x53
	fill 12 0x53
g:
	fill 32 0x53
section .eh_frame progbits a align=8
	cie c
	fde c addr:f 20
	fde c addr:g 32
	u32 0
symbol f at=f type=func bind=global
symbol g at=g size=32 type=func bind=global
%% run
binsize report a.elf -d symbol -n 0 --sort name --only .text --format csv
%% stdout
symbol,vmsize,filesize
[section .text],12,12
f,20,20
g,32,32
%% run
binsize map a.elf -d symbol --format csv | grep '^vm.*,[fg],'
%% stdout
vm,4194432,20,f,unwind
vm,4194464,32,g,symbol
vm,4194520,20,f,table
vm,4194540,20,g,table
