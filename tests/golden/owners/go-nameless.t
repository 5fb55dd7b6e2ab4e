Sections of a Go program that have lost their names, as llvm-strip before 15
leaves those of Go 1.22 and older: a note says that there is Go, and the table
of functions is the section that begins like one and has room for what it
says. Without the note nothing is looked for.
%% elf nameless.elf flavours
elf 64 lsb exec x86-64
base 0x400000
segment load rx headers cover=.text
segment load rw cover=ypelink..ss
segment note r cover=ss
section .text progbits ax align=64
main:
	fill 39 0x53
	fill 9 0xcc
last:
	fill 20 0x53
	fill 12 0xcc
end:
section ypelink progbits wa align=16
	u32 0xfffffff1
	u8 0 0 1 @wordend-@wordstart
wordstart:
	word 2
wordend:
	word 1
	word addr:main 64 72 80 88 96
	fill 40 0
section gosymt progbits wa align=16
head:
	u32 0xfffffff1
	u8 0 0 1 @second-@first
first:
	word 2
second:
	word 1
	word addr:main
	word @names-@head @units-@head @files-@head @pcs-@head @functions-@head
names:
	cstr ""
name1:
	cstr "main.main"
name2:
	cstr "gopkg.in/yaml%2ev3.Marshal"
	align 4
units:
	u32 0
files:
	cstr "/w/main.go"
pcs:
	u8 0
pcs1:
	u8 2 39 0
	align 8
functions:
	u32 0 @record1-@functions
	u32 48 @record2-@functions
	u32 80
record1:
	u32 0
	u32 @name1-@names 0 0 0 @pcs1-@pcs 0 0 0 1 0
record2:
	u32 48
	u32 @name2-@names 0 0 0 0 0 0 0 1 0
section pelink progbits wa align=16
	u8 0xff
	str " Go buildinf:"
	u8 8 2
	fill 16 0
	u8 8
	str "go1.21.3"
	u8 0
section ss note a align=4
	u32 4 8 4
	str "Go"
	u8 0 0
	str "build/ID"
%% run
for file in nameless.elf flavour-32-lsb-nameless.elf flavour-64-msb-nameless.elf; do
	binsize report $file -d package --only .text -n 0 --sort name --format csv
	binsize report $file | head -1 | sed 's/.*stripped, //'
done
%% stdout
package,vmsize,filesize
[padding: code fill],9,9
[section .text],12,12
gopkg.in/yaml.v3,20,20
main,39,39
Go (go1.21.3)
package,vmsize,filesize
[padding: code fill],9,9
[section .text],12,12
gopkg.in/yaml.v3,20,20
main,39,39
Go (go1.21.3)
package,vmsize,filesize
[padding: code fill],9,9
[section .text],12,12
gopkg.in/yaml.v3,20,20
main,39,39
Go (go1.21.3)
%% run
LC_ALL=C sed 's/Go\x00\x00build/No\x00\x00build/' nameless.elf >another
binsize report another -d package --only .text -n 0 --sort name --format csv
%% stdout
package,vmsize,filesize
[section .text],80,80
