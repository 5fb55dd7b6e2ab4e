ARM: $a, $t and $d mark kinds of bytes and are no owners; bit 0 of a Thumb
function's value is no part of its address.
%% elf a.elf flavours
elf 32 lsb exec arm
set e_flags 0x5000200
base 0x8000
segment load rx headers cover=.text
section .text progbits ax align=4
arm:
	fill 12 0xe1
pool:
	fill 4 1
thumb:
	fill 10 0xbf
	fill 6 0xbf
symbol $a at=arm type=notype
symbol $d at=pool type=notype
symbol $d.1 at=pool type=notype
symbol $t at=thumb type=notype
symbol arm at=arm size=16 type=func bind=global
symbol thumb section=.text value=addr:thumb+1 size=16 type=func bind=global
%% run
binsize report a.elf -d symbol -n 0 --sort name --only .text --format csv
%% stdout
symbol,vmsize,filesize
arm,16,16
thumb,16,16
