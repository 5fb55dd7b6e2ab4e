Images: the programs in their layers, one row each, with what the image makes
of it. What a layer above deletes is there all the same.
%% elf prog
elf 64 lsb exec x86-64
base 0x400000
segment load rx headers cover=.text
section .text progbits ax align=16
main:
	fill 32 0x90
symbol main at=main size=32 type=func bind=global
section .debug_info progbits - align=1
	fill 900 1
%% elf small
elf 64 lsb exec x86-64
base 0x400000
segment load rx headers cover=.text
section .text progbits ax align=16
main:
	fill 32 0x90
symbol main at=main size=32 type=func bind=global
%% image image.tar
layer gzip
elf usr/bin/prog prog
elf usr/bin/small small
file etc/text 900
layer
elf usr/bin/again prog
delete usr/bin/small
%% image other.tar
layer
text a b
%% run
binsize savings image.tar
binsize savings --format csv image.tar other.tar
%% stdout
FILE                    COMMAND      SIZE     AFTER     CHANGE   SHARE  EVIDENCE  NOTE
layer 1: usr/bin/prog   strip    1.52 KiB     376 B  -1.15 KiB  -75.8%  exact
layer 2: usr/bin/again  strip    1.52 KiB     376 B  -1.15 KiB  -75.8%  exact     duplicate
layer 1: usr/bin/small  strip       568 B     376 B     -192 B  -33.8%  exact     deleted
TOTAL                            3.59 KiB  1.10 KiB  -2.48 KiB  -69.3%

3 ELF files and archives; "exact" is so for GNU strip 2.40
input,label,command,filesize,after_bytes,change_bytes,evidence,note
image.tar,layer 1: usr/bin/prog,strip,1552,376,-1176,exact,
image.tar,layer 2: usr/bin/again,strip,1552,376,-1176,exact,duplicate
image.tar,layer 1: usr/bin/small,strip,568,376,-192,exact,deleted
