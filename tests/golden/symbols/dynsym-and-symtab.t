When both tables stand in the file a function counts once.
%% elf a.so
elf 64 lsb dyn x86-64
base 0
segment load rx headers cover=.dynsym...text
section .dynsym dynsym a align=8
section .dynstr strtab a
section .text progbits ax align=16
f:
	fill 40 0x53
g:
	fill 8 0x53
dynsymbol f at=f size=40 type=func bind=global
symbol f at=f size=40 type=func bind=global
symbol g at=g size=8 type=func
%% run
binsize report a.so -d symbol -n 0 --sort name --only .text --aliases split --format csv
%% stdout
symbol,vmsize,filesize
f,40,40
g,8,8
