Stripped Go: functions by Go's own table, in the layouts of 1.2, 1.16, 1.18,
1.20 and 1.26. The table of files ends a function exactly, though its last byte
looks like fill, and tells the package of assembly; without it, fill is taken
off.
%% elf go1.2 flavours
elf 64 lsb exec x86-64
base 0x400000
segment load rx headers cover=.text
segment load rw cover=.gopclntab...gopclntab
section .text progbits ax align=64
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
section .gopclntab progbits wa align=16
head:
	u32 0xfffffffb
	u8 0 0 1 @second-@first
first:
	word 3
second:
	word addr:main @record1-@head
	word addr:asm @record2-@head
	word addr:last @record3-@head
	word addr:end
	u32 @files-@head
record1:
	word addr:main
	u32 @name1-@head 0 0 0 @pcs1-@head 0 0 0
record2:
	word addr:asm
	u32 @name2-@head 0 0 0 @pcs2-@head 0 0 0
record3:
	word addr:last
	u32 @name3-@head 0 0 0 0 0 0 0
name1:
	cstr "main.(*T[...]).Run"
name2:
	cstr "cmpbody"
name3:
	cstr "gopkg.in/yaml%2ev3.Marshal"
file1:
	cstr "/w/main.go"
file2:
	cstr "/usr/local/go/src/internal/bytealg/compare_amd64.s"
pcs1:
	u8 4 40 0
pcs2:
	u8 6 30 0
	align 4
files:
	u32 3 @file1-@head @file2-@head
%% elf go1.16 flavours
elf 64 lsb exec x86-64
base 0x400000
segment load rx headers cover=.text
segment load rw cover=.gopclntab...gopclntab
section .text progbits ax align=64
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
section .gopclntab progbits wa align=16
head:
	u32 0xfffffffa
	u8 0 0 1 @second-@first
first:
	word 3
second:
	word 2
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
	word addr:main @record1-@functions
	word addr:asm @record2-@functions
	word addr:last @record3-@functions
	word addr:end
record1:
	word addr:main
	u32 @name1-@names 0 0 0 @pcs1-@pcs 0 0 0 0
record2:
	word addr:asm
	u32 @name2-@names 0 0 0 @pcs2-@pcs 0 0 0 0
record3:
	word addr:last
	u32 @name3-@names 0 0 0 0 0 0 0 0
%% elf go1.18 flavours
elf 64 lsb exec x86-64
base 0x400000
segment load rx headers cover=.text
segment load rw cover=.gopclntab...gopclntab
section .text progbits ax align=64
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
%% elf go1.20 flavours
elf 64 lsb exec x86-64
base 0x400000
segment load rx headers cover=.text
segment load rw cover=.gopclntab...gopclntab
section .text progbits ax align=64
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
section .gopclntab progbits wa align=16
head:
	u32 0xfffffff1
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
	u32 @name1-@names 0 0 0 @pcs1-@pcs 0 0 0 1 0
record2:
	u32 48
	u32 @name2-@names 0 0 0 @pcs2-@pcs 0 0 0 1 0
record3:
	u32 96
	u32 @name3-@names 0 0 0 0 0 0 0 1 0
%% elf go1.26 flavours
elf 64 lsb exec x86-64
base 0x400000
segment load rx headers cover=.text
segment load rw cover=.gopclntab...go.module
section .text progbits ax align=64
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
section .gopclntab progbits wa align=16
head:
	u32 0xfffffff1
	u8 0 0 1 @second-@first
first:
	word 3
second:
	word 2
	word 0
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
	cstr "/w/go/src/x/pkg/mod/golang.org/toolchain@v0.0.1-go1.26.0.linux-amd64/src/internal/bytealg/compare_amd64.s"
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
	u32 @name1-@names 0 0 0 @pcs1-@pcs 0 0 0 1 0
record2:
	u32 48
	u32 @name2-@names 0 0 0 @pcs2-@pcs 0 0 0 1 0
record3:
	u32 96
	u32 @name3-@names 0 0 0 0 0 0 0 1 0
section .go.module progbits wa align=16
	word addr:.gopclntab
	repeat 21
	word 0
	endrepeat
	word addr:main addr:end
%% run
binsize report go1.16 -d package,symbol -n 0 --sort name --only .text --format csv
%% stdout
package,symbol,vmsize,filesize
[padding: code fill],[padding: code fill],26,26
[section .text],[section .text],12,12
gopkg.in/yaml.v3,gopkg.in/yaml%2ev3.Marshal,20,20
internal/bytealg,cmpbody,30,30
main,main.(*T[...]).Run,40,40
%% run
binsize map go1.26 -d package --domain vm --format csv | sed 1d | head -8 | grep -c table
%% stdout
3
%% run
binsize report go1.16 -d package,symbol -n 0 --sort name --only .text --format csv >expected
for f in go1.2 go1.18 go1.20 go1.26 flavour-*-go1.*; do
	binsize report $f -d package,symbol -n 0 --sort name --only .text --format csv | cmp - expected
done
%% run
for f in *go1.2; do
	binsize report $f -d package -n 0 --sort name --only .gopclntab --format csv
done
%% stdout
package,vmsize,filesize
[Go data],34,34
gopkg.in/yaml.v3,71,71
internal/bytealg,106,106
main,77,77
package,vmsize,filesize
[Go data],34,34
gopkg.in/yaml.v3,71,71
internal/bytealg,106,106
main,77,77
package,vmsize,filesize
[Go data],42,42
gopkg.in/yaml.v3,83,83
internal/bytealg,118,118
main,89,89
package,vmsize,filesize
[Go data],42,42
gopkg.in/yaml.v3,83,83
internal/bytealg,118,118
main,89,89
package,vmsize,filesize
[Go data],42,42
gopkg.in/yaml.v3,83,83
internal/bytealg,118,118
main,89,89
