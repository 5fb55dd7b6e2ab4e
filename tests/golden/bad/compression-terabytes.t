A compression header that claims terabytes is refused before anything is
allocated; others that lie cost their section.
%% elf terabytes
elf 64 lsb exec x86-64
base 0x400000
segment load rx headers cover=.text
section .text progbits ax align=16
main:
	fill 64 0x53
section .debug_abbrev progbits -
ab:
	abbrev 1 compile_unit no name:string low_pc:addr high_pc:data4
	u8 0
section .debug_info progbits - compress=zlib ch_size=0x40000000000
	unit 4 ab
	die 1 "a.c" addr:main 64
	endunit
section .debug_str progbits - compress=zstd ch_size=0xffffffffffffffff
	cstr "a"
section .debug_line progbits - compress=zlib ch_size=0
	fill 100
%% elf zdebug-terabytes
elf 64 lsb exec x86-64
base 0x400000
segment load rx headers cover=.text
section .text progbits ax align=16
main:
	fill 64 0x53
section .debug_abbrev progbits -
ab:
	abbrev 1 compile_unit no name:string low_pc:addr high_pc:data4
	u8 0
section .zdebug_info progbits - compress=zdebug ch_size=0x40000000000
	unit 4 ab
	die 1 "a.c" addr:main 64
	endunit
%% elf too-small
elf 64 lsb exec x86-64
base 0x400000
segment load rx headers cover=.text
section .text progbits ax align=16
main:
	fill 64 0x53
section .debug_abbrev progbits -
ab:
	abbrev 1 compile_unit no name:string low_pc:addr high_pc:data4
	u8 0
section .debug_info progbits - compress=zlib ch_size=10
	unit 4 ab
	die 1 "a.c" addr:main 64
	endunit
%% elf unknown-type
elf 64 lsb exec x86-64
base 0x400000
segment load rx headers cover=.text
section .text progbits ax align=16
main:
	fill 64 0x53
section .debug_info progbits - compress=zlib ch_type=77
	fill 30
%% elf not-a-stream
elf 64 lsb exec x86-64
base 0x400000
segment load rx headers cover=.text
section .text progbits ax align=16
main:
	fill 64 0x53
section .debug_info progbits c
	u32 1 0
	u64 100 1
	fill 30 0xff
section .debug_abbrev progbits c
	u32 2 0
	u64 100 1
	fill 30 0xff
section .debug_line progbits c
	u32 1
section .zdebug_str progbits -
	str "ZLIB"
%% run
for f in *; do
	binsize report $f -d unit -n 0 --sort name --only .text --format csv
	echo "$f: $?"
done 2>&1
%% stdout
binsize: not-a-stream: note: section '.debug_info': cannot be decompressed; left out at offset 0xc0
binsize: not-a-stream: note: section '.debug_abbrev': cannot be decompressed; left out at offset 0xf6
unit,vmsize,filesize
[section .text],64,64
not-a-stream: 0
binsize: terabytes: note: section '.debug_info': claims 4398046511104 bytes decompressed, more than is believed of this file (50334216); left out at offset 0xcc
binsize: terabytes: note: section '.debug_str': claims 18446744073709551615 bytes decompressed, more than is believed of this file (50334216); left out at offset 0x103
unit,vmsize,filesize
[section .text],64,64
terabytes: 0
binsize: too-small: note: section '.debug_info': cannot be decompressed; left out at offset 0xcc
unit,vmsize,filesize
[section .text],64,64
too-small: 0
binsize: unknown-type: note: section '.debug_info': compression type 77 is not known here; left out at offset 0xc0
unit,vmsize,filesize
[section .text],64,64
unknown-type: 0
binsize: zdebug-terabytes: note: section '.zdebug_info': claims 4398046511104 bytes decompressed, more than is believed of this file (50333496); left out at offset 0xcc
unit,vmsize,filesize
[section .text],64,64
zdebug-terabytes: 0
