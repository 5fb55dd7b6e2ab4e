Units own what names do not: a Go package's assembly, a crate's nameless
function, a C file's directory. C++ names are stronger than the directory, a
class of no namespace is weaker. Two units of one relative name in two
directories: the directory above both.
%% elf a.elf
elf 64 lsb exec x86-64
base 0x400000
segment load rx headers cover=.text
section .text progbits ax align=16
go:
	fill 16 0x53
asm:
	fill 32 0x53
rust:
	fill 48 0x53
c:
	fill 64 0x53
cxx:
	fill 80 0x53
class:
	fill 96 0x53
one:
	fill 112 0x53
two:
	fill 128 0x53
serde:
	fill 144 0x53
counter:
	fill 160 0x53
section .go.buildinfo progbits a align=16
	fill 16 0
symbol net/http.(*Client).Do at=go size=16 type=func
symbol cmpbody at=asm size=32 type=func
symbol work at=c size=64 type=func
symbol _ZN5shape4areaEv at=cxx size=80 type=func
symbol _ZN5StackC1Ev at=class size=96 type=func
symbol counter.0 at=counter size=160 type=func
section .debug_abbrev progbits -
ab:
	abbrev 1 compile_unit no name:string comp_dir:string language:data2 low_pc:addr high_pc:data4
	u8 0
section .debug_info progbits -
	unit 4 ab
	die 1 "net/http" "." 0x16 addr:go 48
	endunit
	unit 4 ab
	die 1 "src/main.rs/@/hello.e277c95c5737b5cf-cgu.0" "/w" 0x1c addr:rust 48
	endunit
	unit 4 ab
	die 1 "lib/./a.c" "/w" 0x0c addr:c 64
	endunit
	unit 4 ab
	die 1 "b.cc" "/w/src" 0x21 addr:cxx 176
	endunit
	unit 4 ab
	die 1 "same.c" "/w/one" 0x0c addr:one 112
	endunit
	unit 4 ab
	die 1 "same.c" "/w/two" 0x0c addr:two 128
	endunit
	unit 4 ab
	die 1 "/r/src/index/serde-1.0.2/src/de/mod.rs" "/w" 0x1c addr:serde 144
	endunit
	unit 4 ab
	die 1 "counter.c" "/w/count" 0x0c addr:counter 160
	endunit
%% run
binsize report a.elf -d package -n 0 --sort name --only .text --format csv
%% stdout
package,vmsize,filesize
/w,240,240
/w/count,160,160
/w/lib,64,64
/w/src,96,96
hello (Rust),48,48
net/http,48,48
serde (Rust),144,144
shape::,80,80
%% run
binsize map a.elf -d package --domain vm --format csv | grep -v section
%% stdout
domain,start,size,label,evidence
vm,4194304,64,[ELF header],format
vm,4194368,56,[program headers],format
vm,4194432,16,net/http,symbol
vm,4194448,32,net/http,dwarf
vm,4194480,48,hello (Rust),dwarf
vm,4194528,64,/w/lib,dwarf
vm,4194592,80,shape::,symbol
vm,4194672,96,/w/src,dwarf
vm,4194768,240,/w,inferred
vm,4195008,144,serde (Rust),inferred
vm,4195152,160,/w/count,dwarf
%% run
binsize report a.elf -d package -n 0 --sort name --only .text --format csv --prefix-map /w=src
%% stdout
package,vmsize,filesize
hello (Rust),48,48
net/http,48,48
serde (Rust),144,144
shape::,80,80
src,240,240
src/count,160,160
src/lib,64,64
src/src,96,96
