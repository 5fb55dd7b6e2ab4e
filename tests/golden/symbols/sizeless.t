A symbol without a size reaches to the next symbol of its section, without the
fill before it; the last one to the section's end. Its evidence is "inferred".
%% elf a.elf flavours
elf 64 lsb exec x86-64
base 0x400000
segment load rx headers cover=.text...after
section .text progbits ax align=16
first:
	fill 20 0x53
	fill 12 0x90
second:
	fill 24 0x53
last:
	fill 8 0x53
section .after progbits ax
	fill 8 0x53
symbol first at=first type=func bind=global
symbol second at=second size=24 type=func bind=global
symbol last at=last type=func bind=global
%% run
binsize map a.elf -d symbol --format csv | grep '^vm' | tail -n +4
%% stdout
vm,4194432,20,first,inferred
vm,4194452,12,[padding: code fill],inferred
vm,4194464,24,second,symbol
vm,4194488,8,last,inferred
vm,4194496,8,[section .after],format
%% run
binsize report a.elf -d symbol -n 0 --sort name --only .text,.after --format csv
%% stdout
symbol,vmsize,filesize
[padding: code fill],12,12
[section .after],8,8
first,20,20
last,8,8
second,24,24
