Data of a stripped Go program, whose module data tells more than its sections.
Words that are no pointers refer to nothing, whatever address they look like;
constants do not point to zeros; all but small data begin where Go's linker
aligns it, so that who refers to a place inside of it owns nothing. Tables of
the linker's are nobody's. An embedded file is found by way of its header and
the list it stands in.
%% elf data
elf 64 lsb exec x86-64
base 0x400000
segment load rx headers cover=.text...gopclntab
segment load rw cover=.noptrdata...noptrbss
section .text progbits ax align=64
main:
	hex 488d05
	u32 addr:table-addr:main-7
	hex 488d05
	u32 addr:files-addr:main-14
	hex 488d05
	u32 addr:memory-addr:main-21
	fill 10 0x90
	u8 0xc3
other:
	hex 488d05
	u32 addr:table+72-addr:other-7
	hex 488d05
	u32 addr:numbers-addr:other-14
	hex 488d05
	u32 addr:module-addr:other-21
	fill 10 0x90
	u8 0xc3
end:
section .rodata progbits a align=32
constant: # 8, whoever's: looks like an address of memory
	u64 addr:memory+0x800
find: # 4 for 4 KiB of code, 1 for each 256 bytes of it: 5
	u8 1 2 3 4 5
pointers: # of .data: three of twelve words; 4
	u8 12 0b01010001 0 0
zeros: # of .bss: 4
	u8 1 0 0
	u8 0
name: # 4
	str "a.go"
content: # 40
	fill 40 0x65
section .typelink progbits a
	u32 1 2
section .gopclntab progbits a align=32
head:
	u32 0xfffffff1
	u8 0 0 1 8
	u64 2 2 addr:main @names-@head @units-@head @sources-@head @pcs-@head @functions-@head
names:
	cstr ""
name1:
	cstr "main.main"
name2:
	cstr "example.com/b.F"
	align 4
units:
	u32 0
sources:
	cstr "/w/main.go"
pcs:
	u8 0
pcs1:
	u8 2 32 0
pcs2:
	u8 2 32 0
	align 8
functions:
	u32 0 @record1-@functions
	u32 32 @record2-@functions
	u32 64
record1:
	u32 0
	u32 @name1-@names 0 0 0 @pcs1-@pcs 0 0 0 1 0
record2:
	u32 32
	u32 @name2-@names 0 0 0 @pcs2-@pcs 0 0 0 1 0
section .noptrdata progbits wa align=32
table: # 256
	fill 256 0x74
module: # 392
	u64 addr:head
	fill 144 0
	u64 addr:find addr:main addr:end addr:main addr:end
	u64 addr:.noptrdata addr:module
	u64 addr:.data addr:dataend
	u64 addr:.bss addr:.bss+8
	u64 addr:.noptrbss addr:.noptrbss+0x1000
	u64 0 0 0 addr:pointers addr:zeros 0 0
	fill 80 0
section .go.buildinfo progbits wa align=16
	u8 0xff
	str " Go buildinf:"
	u8 8 2
	fill 16 0
	u8 6
	str "go1.26"
	u8 0
section .data progbits wa align=32
files: # 32: a variable
	u64 addr:list 1 1 0
list: # 48: name, content and hash of a file
	u64 addr:name 4 addr:content 40 0 0
numbers: # 16
	u64 addr:memory+0xc00 addr:table+64
dataend:
section .bss nobits wa align=32 size=8
section .noptrbss nobits wa align=32 size=0x1000
memory:
%% run
binsize report data -d section,package --only .rodata,.typelink,.go.buildinfo,.data,.bss,.noptrbss,.noptrdata -n 0 --sort name --format csv
%% stdout
section,package,vmsize,filesize
.bss,[section .bss],8,0
.data,example.com/b,16,16
.data,main,80,80
.go.buildinfo,[Go data],40,40
.noptrbss,main,4096,0
.noptrdata,example.com/b,392,392
.noptrdata,main,256,256
.rodata,[Go data],12,12
.rodata,[section .rodata],9,9
.rodata,main,44,44
.typelink,[Go data],8,8
%% run
binsize report data -d symbol --only .rodata -n 0 --sort name --format csv
%% stdout
symbol,vmsize,filesize
[section .rodata],9,9
main.main,44,44
runtime.findfunctab,5,5
runtime.gcbss,3,3
runtime.gcdata,4,4
%% run
# a bit more than there are words: nothing is known of them, and words that
# look like addresses are references again
at=$(grep -obUaP '\x0c\x51\x00\x00' data | cut -d: -f1)
for bits in '\007' '\177' '\377' '\202\377' '\000'; do
	cp data lies
	printf "$bits" | dd of=lies bs=1 seek=$at conv=notrunc 2>/dev/null
	binsize report lies -d section,package --only .noptrbss -n 0 --sort name --format csv | grep bss
done
%% stdout
.noptrbss,example.com/b,1024,0
.noptrbss,main,3072,0
.noptrbss,example.com/b,1024,0
.noptrbss,main,3072,0
.noptrbss,example.com/b,1024,0
.noptrbss,main,3072,0
.noptrbss,example.com/b,1024,0
.noptrbss,main,3072,0
.noptrbss,example.com/b,1024,0
.noptrbss,main,3072,0
%% run
# since 1.27 the compiler tells how data without a name are aligned
LC_ALL=C sed 's/go1\.26/go1.27/' data >newer
binsize report newer -d package --only .noptrdata --sort name --format csv
%% stdout
package,vmsize,filesize
example.com/b,576,576
main,72,72
