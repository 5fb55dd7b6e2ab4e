What is no ELF file is named for what it is: exit 3 and one line.
%% file text
Hello, this is
plain text.
%% file script
#!/bin/sh
exit 0
%% elf gzip refused
raw
	hex 1f 8b 08 00 00 00 00 00 00 03
	fill 30 0x55
%% elf macho refused
raw
	u32 0xfeedfacf 0x01000007 3 2
	fill 100
%% elf fat-macho refused
raw
	hex ca fe ba be 00 00 00 02
	fill 100
%% elf pe refused
raw
	str "MZ"
	fill 58
	u32 64
	str "PE\0\0"
	fill 100
%% elf wasm refused
raw
	str "\0asm"
	u32 1
	fill 10
%% elf archive refused
raw
	str "!<thin>\n"
	fill 60 0x20
%% elf zip refused
raw
	str "PK\x03\x04"
	fill 60
%% elf bitcode refused
raw
	hex 42 43 c0 de
	fill 60
%% elf zeros refused
raw
	fill 100
%% elf binary refused
raw
	hex fe dc ba 98 76 54 32 10 ff fe fd
	fill 80 0xee
%% elf empty refused
raw
%% elf magic-only refused
raw
	hex 7f 45 4c 46
%% elf one-byte refused
raw
	hex 7f
%% run
mkdir directory
for f in text script gzip macho fat-macho pe wasm archive zip bitcode zeros binary empty magic-only one-byte directory missing directory/missing text/below /dev/null; do
	binsize report $f
	echo "$f: $?"
done 2>&1
%% stdout
binsize: text: not an ELF file: this is text (give the program it was built into)
text: 3
binsize: script: not an ELF file: this is a script
script: 3
binsize: gzip: gzip data is damaged before anything comes out of it
gzip: 3
binsize: macho: not an ELF file: this is a Mach-O file; binsize reads ELF
macho: 3
binsize: fat-macho: not an ELF file: this is a Mach-O universal file or Java class
fat-macho: 3
binsize: pe: not an ELF file: this is a Windows (PE) file; binsize reads ELF
pe: 3
binsize: wasm: not an ELF file: this is a WebAssembly module; binsize reads ELF
wasm: 3
binsize: archive: not an ELF file: this is a thin ar archive (give one of its files)
archive: 3
binsize: zip: not an ELF file: this is a ZIP archive
zip: 3
binsize: bitcode: not an ELF file: this is LLVM bitcode; binsize reads ELF
bitcode: 3
binsize: zeros: not an ELF file: it begins with 00 00 00 00 where 7f 45 4c 46 is expected
zeros: 3
binsize: binary: not an ELF file: it begins with fe dc ba 98 where 7f 45 4c 46 is expected
binary: 3
binsize: empty: is empty (was it written completely?)
empty: 3
binsize: magic-only: the ELF header is cut off: the file has 4 bytes, at least 52 are needed
magic-only: 3
binsize: one-byte: not an ELF file: it begins with 7f 00 00 00 where 7f 45 4c 46 is expected
one-byte: 3
binsize: directory: is a directory (give a file in it)
directory: 3
binsize: missing: no such file (check the path)
missing: 3
binsize: directory/missing: no such file (check the path)
directory/missing: 3
binsize: text/below: no such file (a part of the path is no directory)
text/below: 3
binsize: /dev/null: is a device (give a file)
/dev/null: 3
