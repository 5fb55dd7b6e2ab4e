Unwind tables that lie: lengths, CIE references, encodings, augmentations.
%% elf a.elf truncated
elf 64 lsb exec x86-64
base 0x400000
segment load rx headers cover=.text...eh_frame
section .text progbits ax align=16
f:
	fill 64 0x53
g:
	fill 32 0x53
section .eh_frame progbits a align=8
	cie c
	fde c addr:f 64
	# an FDE whose CIE is nowhere
	len32
	u32 0x7fffffff
	u32 0 0
	endlen
	# a CIE with an unknown augmentation and its FDE
bad:
	len32
	u32 0
	u8 1
	cstr "zQ\xff"
	uleb 1 1 16
	uleb 99
	endlen
	fde bad addr:g 32
	# a length beyond the section
	u32 0x10000
	u32 4
%% run
binsize report a.elf -d symbol -n 0 --sort name --only .text --format csv
%% stdout
symbol,vmsize,filesize
[function 0x400080],64,64
[section .text],32,32
%% stderr
binsize: a.elf: note: section '.eh_frame': unwind entry of 65536 bytes reaches past the section at offset 0x141
