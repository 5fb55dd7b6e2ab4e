What the stripped file comes to in a compressed layer: made in memory, byte by
byte, and compressed. A linked file with a TLS symbol, an undefined one, names
inside of names; then one whose output is not known that well.
%% elf a.elf
elf 64 lsb exec x86-64
base 0x400000
segment load rx headers cover=.text
section .text progbits ax align=16
main:
	fill 3200 0x90
section .comment progbits -
	fill 90 0x41
section .debug_info progbits - align=1
	fill 900 1
symbol main at=main size=32 type=func bind=global
symbol domain at=main size=32 type=func
symbol missing bind=global
%% elf b.o
elf 64 lsb rel x86-64
section .text progbits ax align=16
main:
	fill 320 0x90
symbol main at=main size=32 type=func bind=global
%% file real
import sys
import zlib
data = open(sys.argv[1], 'rb').read()
packer = zlib.compressobj(6, zlib.DEFLATED, 31)
print(len(packer.compress(data) + packer.flush()))
%% run
for codec in gzip zstd; do
	binsize savings --codec $codec --format csv a.elf > $codec
done
binsize savings --wire --format csv a.elf | cmp - gzip
cut -d, -f1,2,5- gzip
for way in -s -g --strip-unneeded; do
	strip $way -o out a.elf
	python3 real out
done > sizes
sed 1,2d gzip | cut -d, -f3 | cmp - sizes && echo exact
%% stdout
label,after_bytes,evidence
as it is,4944,"exact, this codec"
strip,3704,"exact, this codec"
strip -g,3968,"exact, this codec"
strip --strip-unneeded,3704,"exact, this codec"
exact
%% stderr
binsize: a.elf: note: .debug_info, unit at 0x0: its length reaches past the section (at 0x0); the rest of this unit is left out
binsize: a.elf: note: .debug_info, unit at 0x0: its length reaches past the section (at 0x0); the rest of this unit is left out
binsize: a.elf: note: .debug_info, unit at 0x0: its length reaches past the section (at 0x0); the rest of this unit is left out
%% run
binsize savings --wire b.o | sed -n '/^compressed/,$p' | sed 's/zlib [0-9.]*/zlib N/'
%% stdout
compressed, as layers carry it
COMMAND   AFTER  WIRE SIZE  WIRE CHANGE  SHARE  EVIDENCE
as it is  792 B      149 B          0 B   0.0%  exact, this codec

compressed by zlib N level 6; other compressors come to other sizes; what strip writes is not known to the byte of this file
strip would save 192 B, 24.2% (192 bytes, exact for GNU strip 2.40)
%% run
mkdir d && cp a.elf d
binsize savings --wire d
%% stderr
binsize: --wire and --levers are about one file, not about folders
%% status 2
%% run
binsize savings --levers d
%% stderr
binsize: --wire and --levers are about one file, not about folders
%% status 2
%% run
binsize savings --codec lzma a.elf
%% stderr
binsize: --codec takes gzip, zstd, not 'lzma'
%% status 2
