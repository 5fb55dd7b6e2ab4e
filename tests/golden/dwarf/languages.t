The language of a unit by its DWARF code.
%% elf a.elf
elf 64 lsb exec x86-64
base 0x400000
segment load rx headers cover=.text
section .text progbits ax align=16
c:
	fill 16 0x53
cxx:
	fill 32 0x53
rust:
	fill 48 0x53
go:
	fill 64 0x53
asm:
	fill 80 0x53
fortran:
	fill 96 0x53
unknown:
	fill 112 0x53
section .debug_abbrev progbits -
ab:
	abbrev 1 compile_unit no name:string language:data2 low_pc:addr high_pc:data4
	u8 0
section .debug_info progbits -
	unit 4 ab
	die 1 "a.c" 0x0c addr:c 16
	endunit
	unit 5 ab
	die 1 "b.cc" 0x21 addr:cxx 32
	endunit
	unit 4 ab
	die 1 "c.rs" 0x1c addr:rust 48
	endunit
	unit 4 ab
	die 1 "d.go" 0x16 addr:go 64
	endunit
	unit 4 ab
	die 1 "e.S" 0x8001 addr:asm 80
	endunit
	unit 4 ab
	die 1 "f.f90" 0x23 addr:fortran 96
	endunit
	unit 4 ab
	die 1 "g.x" 0x7777 addr:unknown 112
	endunit
%% run
binsize report a.elf -d language -n 0 --sort name --only .text --format csv
%% stdout
language,vmsize,filesize
Assembly,80,80
C,16,16
C++,32,32
Fortran,96,96
Go,64,64
Rust,48,48
other languages,112,112
