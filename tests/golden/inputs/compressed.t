A compressed program is reported as what is inside, with facts that say how it
came; what is cut off gives what was there before.
%% elf a.elf
elf 64 lsb exec x86-64
base 0x400000
segment load rx headers cover=.text
section .text progbits ax align=16
main:
	fill 0x3000 0x90
symbol main at=main size=0x3000 type=func bind=global
%% file pack
import gzip, lzma, sys
data = open('a.elf', 'rb').read()
gz = gzip.compress(data, mtime=0)
open('a.gz', 'wb').write(gz)
open('twice.gz', 'wb').write(gzip.compress(data[:999], mtime=0) +
                             gzip.compress(data[999:], mtime=0))
open('behind.gz', 'wb').write(gz + bytes(7))
open('a.xz', 'wb').write(lzma.compress(data))
open('cut.gz', 'wb').write(gz[:-40])
open('damaged.gz', 'wb').write(gz[:-8] + b'\1' + gz[-7:])
open('nothing.gz', 'wb').write(gz[:11])
open('text.gz', 'wb').write(gzip.compress(b'only text\n', mtime=0))
open('again.gz', 'wb').write(gzip.compress(gz, mtime=0))
open('bomb.gz', 'wb').write(gzip.compress(data + bytes(160 << 20), mtime=0))
%% run
python3 pack
binsize report a.elf -d section,symbol --only .text --format csv
for f in a.gz twice.gz behind.gz a.xz; do
	for d in section segment symbol kind; do
		binsize map a.elf -d $d --format csv > wanted
		binsize map -q $f -d $d --format csv | cmp - wanted && echo $f $d
	done
done
%% stdout
section,symbol,vmsize,filesize
.text,main,12288,12288
a.gz section
a.gz segment
a.gz symbol
a.gz kind
twice.gz section
twice.gz segment
twice.gz symbol
twice.gz kind
behind.gz section
behind.gz segment
behind.gz symbol
behind.gz kind
a.xz section
a.xz segment
a.xz symbol
a.xz kind
%% run
binsize report a.gz | sed 's/of [0-9]* bytes/of N bytes/; 1q'
for f in behind cut damaged nothing text again bomb; do
	binsize report $f.gz -d kind --format csv 2>&1 |
	    sed '/^[^,]*,/d; s/[0-9]\{5,\}/N/g; s/ at offset .*/ at/'
done
%% stdout
ELF 64-bit x86-64 executable, statically linked, not stripped, decompressed from gzip of N bytes
binsize: behind.gz: note: 7 bytes behind the gzip data are left out at
binsize: cut.gz: note: the gzip data ends early; N bytes were decompressed before that at
binsize: cut.gz: note: the section headers cannot be read; the report is by segments at
binsize: damaged.gz: note: the gzip data is damaged; N bytes were decompressed before that at
binsize: nothing.gz: gzip data ends early before anything comes out of it
binsize: text.gz: inside of gzip data: not an ELF file: this is text (give the program it was built into)
binsize: again.gz: inside of gzip data: not an ELF file: this is gzip data (decompress it first)
binsize: bomb.gz: gzip data decompresses to more than is believed of it (N bytes from N)
%% run
set -e
zstd -q a.elf
binsize report a.elf.zst -d section,symbol --only .text --format csv
%% stdout
section,symbol,vmsize,filesize
.text,main,12288,12288
