A stripped program that Go and C were linked into: Go's table knows all of
Go's code, so that what lies in front of it and behind it is not Go's, unless
it is fill, stubs, or a name tells more. Where the table is damaged, nothing
is known of where Go's code ends.
%% elf a.elf flavours
elf 64 lsb exec x86-64
base 0x400000
segment load rx headers cover=.dynsym...text
segment load rw cover=.gopclntab...gopclntab
section .dynsym dynsym a align=8
section .dynstr strtab a
section .plt progbits ax align=16
	fill 32 0x51
section .text progbits ax align=64
start:
	fill 60 0x52
	fill 4 0xcc
main:
	fill 39 0x53
	fill 1 0xcc
	fill 8 0xcc
asm:
	fill 30 0x53
	fill 18 0xcc
last:
	fill 20 0x53
	fill 12 0xcc
end:
	fill 100 0x54
known:
	fill 50 0x55
	fill 14 0xcc
	fill 20 0x56
section .gopclntab progbits wa align=16
head:
	u32 0xfffffff0
	u8 0 0 1 @second-@first
first:
	word 3
second:
	word 2
	word addr:main
	word @names @units @files @pcs @functions
names:
	cstr ""
name1:
	cstr "main.(*T[...]).Run"
name2:
	cstr "cmpbody"
name3:
	cstr "gopkg.in/yaml%2ev3.Marshal"
units:
	u32 @file1-@files @file2-@files
files:
file1:
	cstr "/w/main.go"
file2:
	cstr "/usr/local/go/src/internal/bytealg/compare_amd64.s"
pcs:
	u8 0
pcs1:
	u8 2 40 0
pcs2:
	u8 4 30 0
	align 8
functions:
	u32 0 @record1-@functions
	u32 48 @record2-@functions
	u32 96 @record3-@functions
	u32 128
record1:
	u32 0
	u32 @name1-@names 0 0 0 @pcs1-@pcs 0 0 0 0
record2:
	u32 48
	u32 @name2-@names 0 0 0 @pcs2-@pcs 0 0 0 0
record3:
	u32 96
	u32 @name3-@names 0 0 0 0 0 0 0 0
dynsymbol _ZN4sqlx4stepEv at=known size=50 type=func bind=global
%% elf b.elf
elf 64 lsb exec x86-64
base 0x400000
segment load rx headers cover=.dynsym...text
segment load rw cover=.gopclntab...gopclntab
section .dynsym dynsym a align=8
section .dynstr strtab a
section .plt progbits ax align=16
	fill 32 0x51
section .text progbits ax align=64
start:
	fill 60 0x52
	fill 4 0xcc
main:
	fill 39 0x53
	fill 1 0xcc
	fill 8 0xcc
asm:
	fill 30 0x53
	fill 18 0xcc
last:
	fill 20 0x53
	fill 12 0xcc
end:
	fill 100 0x54
known:
	fill 50 0x55
	fill 14 0xcc
	fill 20 0x56
section .gopclntab progbits wa align=16
head:
	u32 0xfffffff0
	u8 0 0 1 @second-@first
first:
	word 3
second:
	word 2
	word addr:main
	word @names @units @files @pcs @functions
names:
	cstr ""
name1:
	cstr "main.(*T[...]).Run"
name2:
	cstr "cmpbody"
name3:
	cstr "gopkg.in/yaml%2ev3.Marshal"
units:
	u32 @file1-@files @file2-@files
files:
file1:
	cstr "/w/main.go"
file2:
	cstr "/usr/local/go/src/internal/bytealg/compare_amd64.s"
pcs:
	u8 0
pcs1:
	u8 2 40 0
pcs2:
	u8 4 30 0
	align 8
functions:
	u32 0 @record1-@functions
	u32 48 0xffffff
	u32 96 @record3-@functions
	u32 128
record1:
	u32 0
	u32 @name1-@names 0 0 0 @pcs1-@pcs 0 0 0 0
record2:
	u32 48
	u32 @name2-@names 0 0 0 @pcs2-@pcs 0 0 0 0
record3:
	u32 96
	u32 @name3-@names 0 0 0 0 0 0 0 0
dynsymbol _ZN4sqlx4stepEv at=known size=50 type=func bind=global
%% run
binsize map a.elf -d package --domain vm --format csv | grep -v headers
for f in flavour-*a.elf; do
	binsize report $f -d package --only .text -n 0 --format csv | grep Go
done
binsize report a.elf -d module --only .text -n 0 --format csv | grep Go
binsize report b.elf -d package --only .text -n 0 --format csv 2>&1 | grep -c Go
%% stdout
domain,start,size,label,evidence
vm,4194304,64,[ELF header],format
vm,4194480,24,[section .dynsym],format
vm,4194504,24,sqlx::,table
vm,4194528,1,[section .dynstr],format
vm,4194529,16,sqlx::,table
vm,4194545,15,[padding: section alignment],format
vm,4194560,32,[section .plt],format
vm,4194592,32,[padding: section alignment],format
vm,4194624,64,[code beside Go],table
vm,4194688,40,main,table
vm,4194728,8,[padding: code fill],inferred
vm,4194736,30,internal/bytealg,table
vm,4194766,18,[padding: code fill],inferred
vm,4194784,20,gopkg.in/yaml.v3,table
vm,4194804,12,[section .text],format
vm,4194816,100,[code beside Go],table
vm,4194916,50,sqlx::,symbol
vm,4194966,34,[code beside Go],table
vm,4195008,73,[Go data],table
vm,4195081,19,main,table
vm,4195100,8,internal/bytealg,table
vm,4195108,27,gopkg.in/yaml.v3,table
vm,4195135,3,main,table
vm,4195138,3,internal/bytealg,table
vm,4195141,2,gopkg.in/yaml.v3,table
vm,4195143,11,main,table
vm,4195154,51,internal/bytealg,table
vm,4195205,1,[Go data],table
vm,4195206,3,main,table
vm,4195209,3,internal/bytealg,table
vm,4195212,4,[Go data],table
vm,4195216,8,main,table
vm,4195224,8,internal/bytealg,table
vm,4195232,8,gopkg.in/yaml.v3,table
vm,4195240,4,[Go data],table
vm,4195244,40,main,table
vm,4195284,40,internal/bytealg,table
vm,4195324,40,gopkg.in/yaml.v3,table
[code beside Go],198,198
[code beside Go],198,198
[code beside Go],198,198
[code beside Go],198,198
[code beside Go],198,198
1
