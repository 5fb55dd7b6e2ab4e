A stripped library: code is attributed through dynamic symbols, and what they
leave through the extents of unwind entries.
%% elf a.so flavours
elf 64 lsb dyn x86-64
base 0
segment load rx headers cover=.dynsym...eh_frame
section .dynsym dynsym a align=8
section .dynstr strtab a
section .text progbits ax align=16
exported:
	fill 40 0x53
	fill 8 0x90
hidden:
	fill 33 0x53
	fill 15 0x90
also:
	fill 32 0x53
section .eh_frame progbits a align=8
	cie c
	fde c addr:exported 40
	fde c addr:hidden 33
	fde c addr:also 32
	u32 0
dynsymbol exported at=exported size=40 type=func bind=global
dynsymbol also at=also size=32 type=func bind=global
dynsymbol imported section=undef type=func bind=global
%% run
binsize report a.so -d symbol -n 0 --sort name --only .text --format csv
%% stdout
symbol,vmsize,filesize
[function 0x120],33,33
[padding: code fill],23,23
also,32,32
exported,40,40
%% run
binsize map a.so -d symbol --format csv | grep '^vm.*hidden\|^vm.*function\|^vm.*exported'
%% stdout
vm,144,24,exported,table
vm,217,9,exported,table
vm,240,40,exported,symbol
vm,288,33,[function 0x120],unwind
vm,392,20,exported,table
vm,412,20,[function 0x120],table
