The inline tree by Go's table of functions, without debug information, in the
layouts of 1.16, 1.18 and 1.20. main.main has 30 bytes of its own, a.Outer 50,
inlined at 10 with b.Inner inlined into it at a place of its own code (until
1.19 the number around it is told beside), b.Other 10.
%% elf go1.16 flavours
elf 64 lsb exec x86-64
base 0x400000
segment load rx headers cover=.text
segment load rw cover=.gopclntab...noptrdata
section .text progbits ax align=64
f:
	fill 100 0x53
end:
section .gopclntab progbits a align=16
head:
	u32 0xfffffffa
	u8 0 0 1 @second-@first
first:
	word 1
second:
	word 1
	word @names @units @files @pcs @functions
names:
	cstr ""
name1:
	cstr "main.main"
outer:
	cstr "a.Outer"
inner:
	cstr "b.Inner[...]"
other:
	cstr "b.Other"
units:
	u32 0
files:
	cstr "main.go"
pcs:
	u8 0
whole:
	u8 2 100 0
calls:
	u8 0 10 2 20 2 10 1 30 4 10 5 20 0
	align 8
functions:
	word addr:f @record1-@functions
	word addr:end
record1:
	word addr:f
	u32 @name1-@names 0 0 @whole-@pcs @whole-@pcs @whole-@pcs 3 0
	u8 0 0 0 4
	u32 0 0 @calls-@pcs
	align @second-@first
	word 0 0 0 addr:tree
	align 8
data:
tree:
	u16 0xffff
	u8 0 0
	u32 0 9 @outer-@names 5
	u16 0
	u8 0 0
	u32 0 9 @inner-@names 12
	u16 0xffff
	u8 0 0
	u32 0 9 @other-@names 95
	align 16
section .noptrdata progbits wa align=16
	word addr:head
	fill 21*(@second-@first) 0
	word addr:f addr:end
	fill 16*(@second-@first) 0
	word addr:data
	fill 100 0
%% elf go1.18 flavours
elf 64 lsb exec x86-64
base 0x400000
segment load rx headers cover=.text
segment load rw cover=.gopclntab...noptrdata
section .text progbits ax align=64
f:
	fill 100 0x53
end:
section .gopclntab progbits a align=16
head:
	u32 0xfffffff0
	u8 0 0 1 @second-@first
first:
	word 1
second:
	word 1
	word addr:f
	word @names @units @files @pcs @functions
names:
	cstr ""
name1:
	cstr "main.main"
outer:
	cstr "a.Outer"
inner:
	cstr "b.Inner[...]"
other:
	cstr "b.Other"
units:
	u32 0
files:
	cstr "main.go"
pcs:
	u8 0
whole:
	u8 2 100 0
calls:
	u8 0 10 2 20 2 10 1 30 4 10 5 20 0
	align 8
functions:
	u32 0 @record1-@functions
	u32 100
record1:
	u32 0
	u32 @name1-@names 0 0 @whole-@pcs @whole-@pcs @whole-@pcs 3 0
	u8 0 0 0 4
	u32 0 0 @calls-@pcs
	u32 -1 -1 -1 @tree-@data
	align 8
data:
tree:
	u16 0xffff
	u8 0 0
	u32 0 9 @outer-@names 5
	u16 0
	u8 0 0
	u32 0 9 @inner-@names 12
	u16 0xffff
	u8 0 0
	u32 0 9 @other-@names 95
	align 16
section .noptrdata progbits wa align=16
	word addr:head
	fill 21*(@second-@first) 0
	word addr:f addr:end
	fill 14*(@second-@first) 0
	word addr:data
	fill 100 0
%% elf go1.20 flavours
elf 64 lsb exec x86-64
base 0x400000
segment load rx headers cover=.text
segment load rw cover=.gopclntab...noptrdata
section .text progbits ax align=64
f:
	fill 100 0x53
end:
section .gopclntab progbits a align=16
head:
	u32 0xfffffff1
	u8 0 0 1 @second-@first
first:
	word 1
second:
	word 1
	word addr:f
	word @names @units @files @pcs @functions
names:
	cstr ""
name1:
	cstr "main.main"
outer:
	cstr "a.Outer"
inner:
	cstr "b.Inner[...]"
other:
	cstr "b.Other"
units:
	u32 0
files:
	cstr "main.go"
pcs:
	u8 0
whole:
	u8 2 100 0
calls:
	u8 0 10 2 20 2 10 1 30 4 10 5 20 0
	align 8
functions:
	u32 0 @record1-@functions
	u32 100
record1:
	u32 0
	u32 @name1-@names 0 0 @whole-@pcs @whole-@pcs @whole-@pcs 3 0 7
	u8 0 0 0 4
	u32 0 0 @calls-@pcs
	u32 -1 -1 -1 @tree-@data
	align 8
data:
tree:
	u8 0 0 0 0
	u32 @outer-@names 5 3
	u8 0 0 0 0
	u32 @inner-@names 12 3
	u8 0 0 0 0
	u32 @other-@names 95 3
	align 16
section .noptrdata progbits wa align=16
	word addr:head
	fill 21*(@second-@first) 0
	word addr:f addr:end
	fill 16*(@second-@first) 0
	word addr:data
	fill 100 0
%% run
binsize report go1.20 -d inline -n 0 --only .text --sort name --format csv
%% stdout
inline,vmsize,filesize,inclusive_bytes,instances,largest_bytes,callers
a.Outer,50,50,60,1,60,1
b.Inner[...],10,10,10,1,10,1
b.Other,10,10,10,1,10,1
main.main,30,30,100,0,0,0
%% run
binsize report go1.20 -d inline --only .text --format folded
%% stdout
main.main;a.Outer 50
main.main 30
main.main;a.Outer;b.Inner[...] 10
main.main;b.Other 10
%% run
binsize report go1.20 -d inline -n 0 --only .text --sort name --format csv >expected
for f in go1.16 go1.18 flavour-*-go1.*; do
	binsize report $f -d inline -n 0 --only .text --sort name --format csv | cmp - expected
done
