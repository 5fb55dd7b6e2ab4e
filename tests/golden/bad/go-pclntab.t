Go's tables that lie: a count beyond the section, an entry outside of code, a
name without an end, no way to know where text is. What was read before stays;
the note says where the damage is.
%% elf count truncated
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
	word 0x7fffffffffffffff
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
%% elf entry
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
	u32 0x7f000000 @record3-@functions
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
%% elf order
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
	u32 200 @record2-@functions
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
%% elf name
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
	u32 @name1-@names 0 0 0 @pcs1-@pcs 0 0 0 1 0
record2:
	u32 48
	u32 0xfffffff0 0 0 0 @pcs2-@pcs 0 0 0 1 0
record3:
	u32 96
	u32 @name3-@names 0 0 0 0 0 0 0 1 0
%% elf text
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
%% run
for f in count entry order name text; do
	echo $f
	binsize report $f -d package -n 0 --sort name --only .text --format csv 2>&1
done
%% stdout
count
binsize: count: note: section '.gopclntab': Go's table of functions is larger than its section at offset 0x148
package,vmsize,filesize
[section .text],128,128
entry
binsize: entry: note: section '.gopclntab': Go's table of functions is damaged at offset 0x218
package,vmsize,filesize
[section .text],88,88
main,40,40
order
binsize: order: note: section '.gopclntab': Go's table of functions is damaged at offset 0x218
package,vmsize,filesize
[section .text],88,88
main,40,40
name
binsize: name: note: section '.gopclntab': Go's table of functions is damaged at offset 0x218
package,vmsize,filesize
[section .text],88,88
main,40,40
text
binsize: text: note: section '.gopclntab': Go's table of functions does not tell where text is at offset 0x140
package,vmsize,filesize
[section .text],128,128
