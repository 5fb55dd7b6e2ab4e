Go's table before 1.16 lies: more functions than it has room for, files and records
outside of it or inside of its header, a list of files that says it is longer.
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
	u32 0xfffffffb
	u8 0 0 1 @second-@first
first:
	word 0x0fffffff
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
%% elf files
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
	u32 0x7ffffff0
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
%% elf names
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
	u32 0x7fffffff 0x7ffffff0 0xffffffff
%% elf records
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
	word addr:main 0
	word addr:asm 0x7fffffff
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
%% elf data
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
	u32 @name1-@head 0 0 0 @pcs1-@head 0 0x7fffffff 255
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
%% run
for f in count files names records data; do
	echo $f
	binsize report $f -d package -n 0 --sort name --only .text,.gopclntab --format csv 2>&1
done
%% stdout
count
binsize: count: note: section '.gopclntab': Go's table of functions is larger than its section at offset 0x148
package,vmsize,filesize
[Go data],332,332
[section .text],128,128
files
package,vmsize,filesize
[Go data],168,168
[padding: code fill],26,26
[section .text],42,42
gopkg.in/yaml.v3,103,103
main,121,121
names
package,vmsize,filesize
[Go data],171,171
[padding: code fill],26,26
[section .text],42,42
gopkg.in/yaml.v3,103,103
main,118,118
records
binsize: records: note: section '.gopclntab': Go's table of functions is damaged at offset 0x160
binsize: records: note: section '.gopclntab': Go's table of functions has a record that reaches past it at offset 0x150
package,vmsize,filesize
[Go data],332,332
[section .text],128,128
data
binsize: data: note: section '.gopclntab': Go's table of functions has a record that reaches past it at offset 0x150
package,vmsize,filesize
[Go data],284,284
[padding: code fill],26,26
[section .text],12,12
gopkg.in/yaml.v3,36,36
internal/bytealg,46,46
main,56,56
