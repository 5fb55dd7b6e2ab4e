Go's inline trees lie: calls inlined into each other, numbers beyond the tree,
values without an end, more values than the function has code. What is not
believed is the function's own.
%% elf circle truncated
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
	u32 @outer-@names 35 3
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
%% elf old
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
	u16 1
	u8 0 0
	u32 0 9 @outer-@names 0
	u16 0
	u8 0 0
	u32 0 9 @inner-@names 0
	u16 2
	u8 0 0
	u32 0 9 @other-@names 0
	align 16
section .noptrdata progbits wa align=16
	word addr:head
	fill 21*(@second-@first) 0
	word addr:f addr:end
	fill 14*(@second-@first) 0
	word addr:data
	fill 100 0
%% elf beyond
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
	u8 0 10 2 20 2 10 1 30 0xfe 0xff 0xff 0xff 0x0f 10 5 20 0
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
%% elf endless
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
	u8 0 10 2 20 2
	fill 40 0x81
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
%% elf long
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
	u8 0 10 2 20 2 0xff 0xff 0x7f 2 9 0
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
for f in circle old beyond endless long; do
	echo $f
	binsize report $f -d inline -n 0 --only .text --sort name --format csv 2>&1 | sed 1d
done
%% stdout
circle
a.Outer,50,50,50,1,50,1
b.Inner[...],10,10,60,1,60,1
b.Other,10,10,10,1,10,1
main.main,30,30,100,0,0,0
old
a.Outer,50,50,50,1,50,1
b.Inner[...],10,10,60,1,60,1
b.Other,10,10,10,1,10,1
main.main,30,30,100,0,0,0
beyond
a.Outer,50,50,60,1,60,1
b.Inner[...],10,10,10,1,10,1
main.main,40,40,100,0,0,0
endless
a.Outer,20,20,20,1,20,1
main.main,80,80,100,0,0,0
long
a.Outer,20,20,90,1,90,1
b.Inner[...],70,70,70,1,70,1
main.main,10,10,100,0,0,0
