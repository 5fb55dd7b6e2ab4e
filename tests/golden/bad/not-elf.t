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
	str "!<arch>\n"
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
