Go's types are of the package that defines them, interface tables of the concrete
type's, in the layouts of 1.16, 1.18, 1.20, 1.26 and 1.27 (with the masks and
interface tables inside of the region). Pointers and maps follow their element;
names and masks that several packages use are of none.
%% elf go1.16 flavours
elf 64 lsb exec x86-64
base 0x400000
segment load rx headers cover=.text
segment load rw cover=.rodata...noptrdata
section .text progbits ax align=64
f:
	fill 16 0x53
end:
section .rodata progbits a align=16
types:
	word 0
one:
square:
	word 16 @one-@types
	u32 0x1234
	u8 5 8 8 25
	word 0 addr:mask
	u32 @name1-@types @pointer-@types
	word 0 addr:fields 1 1
	u32 @path1-@types
	u16 1 1
	u32 16+@methods-@fields 0
fields:
	word addr:name2 addr:number 0
methods:
	u32 @name3-@types 0 0 0
number:
	word (@second-@first) 0
	u32 0x77
	u8 12 8 8 2
	word 0 0
	u32 @name4-@types 0
pointer:
	word (@second-@first) (@second-@first)
	u32 0x99
	u8 0 8 8 22
	word 0 addr:mask
	u32 @name5-@types 0
	word addr:square
table:
	word (@second-@first) (@second-@first)
	u32 0x55
	u8 0 8 8 21
	word 0 addr:mask
	u32 @name6-@types 0
	word addr:number addr:pointer addr:number addr:f 0 0 0 0
shape:
	word 2*(@second-@first) 2*(@second-@first)
	u32 0x66
	u8 5 8 8 20
	word 0 addr:mask2
	u32 @name7-@types 0
	word addr:path2 addr:list 1 1
	u32 @path2-@types
	u16 0 0
	u32 24 0
list:
	u32 @name3-@types 0
function:
	word (@second-@first) (@second-@first)
	u32 0x44
	u8 0 8 8 19
	word 0 addr:mask
	u32 @name8-@types 0
	u16 1 0x8001
	align @one-@types
	word addr:number addr:shape
names:
name1:
	u8 1 12
	str "shape.Square"
name2:
	u8 2 4
	str "side"
	u8 3
	str "tag"
name3:
	u8 1 4
	str "Area"
name4:
	u8 1 3
	str "int"
name5:
	u8 0 13
	str "*shape.Square"
name6:
	u8 0 12
	str "map[int]*..."
name7:
	u8 1 10
	str "main.Shape"
name8:
	u8 0 9
	str "func(int)"
path1:
	u8 0 17
	str "example.com/shape"
path2:
	u8 0 4
	str "main"
	align 16
types_end:
mask:
	u8 1
mask2:
	u8 3
	align 16
itabs:
	word addr:shape addr:pointer
	u32 0x99
	align @one-@types
	word addr:f
itabs_end:
itablinks:
	word addr:itabs
section .gopclntab progbits a align=16
head:
	u32 0xfffffffa
	u8 0 0 1 @second-@first
first:
	word 1
second:
	word 1
	word @names2 @units @files @pcs @functions
names2:
	cstr ""
	cstr "main.f"
units:
	u32 0
files:
pcs:
	u8 0 2 16 0
	align 8
functions:
	word addr:f @record-@functions
	word addr:end
record:
	word addr:f
	u32 1 0 0 0 1 0 0 -1
	u8 0 0 0 0
	align 16
section .noptrdata progbits wa align=16
	word addr:head
	fill 21*(@second-@first) 0
	word addr:f addr:end
	fill 8*(@second-@first) 0
	word 0 0 0 addr:types addr:types_end 0 0 0 0 0 0 addr:itablinks 1 1
	fill 100 0
%% elf go1.18 flavours
elf 64 lsb exec x86-64
base 0x400000
segment load rx headers cover=.text
segment load rw cover=.rodata...noptrdata
section .text progbits ax align=64
f:
	fill 16 0x53
end:
section .rodata progbits a align=16
types:
	word 0
one:
square:
	word 16 @one-@types
	u32 0x1234
	u8 5 8 8 25
	word 0 addr:mask
	u32 @name1-@types @pointer-@types
	word 0 addr:fields 1 1
	u32 @path1-@types
	u16 1 1
	u32 16+@methods-@fields 0
fields:
	word addr:name2 addr:number 0
methods:
	u32 @name3-@types 0 0 0
number:
	word (@second-@first) 0
	u32 0x77
	u8 12 8 8 2
	word 0 0
	u32 @name4-@types 0
pointer:
	word (@second-@first) (@second-@first)
	u32 0x99
	u8 0 8 8 22
	word 0 addr:mask
	u32 @name5-@types 0
	word addr:square
table:
	word (@second-@first) (@second-@first)
	u32 0x55
	u8 0 8 8 21
	word 0 addr:mask
	u32 @name6-@types 0
	word addr:number addr:pointer addr:number addr:f 0 0 0 0
shape:
	word 2*(@second-@first) 2*(@second-@first)
	u32 0x66
	u8 5 8 8 20
	word 0 addr:mask2
	u32 @name7-@types 0
	word addr:path2 addr:list 1 1
	u32 @path2-@types
	u16 0 0
	u32 24 0
list:
	u32 @name3-@types 0
function:
	word (@second-@first) (@second-@first)
	u32 0x44
	u8 0 8 8 19
	word 0 addr:mask
	u32 @name8-@types 0
	u16 1 0x8001
	align @one-@types
	word addr:number addr:shape
names:
name1:
	u8 1 12
	str "shape.Square"
name2:
	u8 2 4
	str "side"
	u8 3
	str "tag"
name3:
	u8 1 4
	str "Area"
name4:
	u8 1 3
	str "int"
name5:
	u8 0 13
	str "*shape.Square"
name6:
	u8 0 12
	str "map[int]*..."
name7:
	u8 1 10
	str "main.Shape"
name8:
	u8 0 9
	str "func(int)"
path1:
	u8 0 17
	str "example.com/shape"
path2:
	u8 0 4
	str "main"
	align 16
types_end:
mask:
	u8 1
mask2:
	u8 3
	align 16
itabs:
	word addr:shape addr:pointer
	u32 0x99
	align @one-@types
	word addr:f
itabs_end:
itablinks:
	word addr:itabs
section .gopclntab progbits a align=16
head:
	u32 0xfffffff0
	u8 0 0 1 @second-@first
first:
	word 1
second:
	word 1
	word 0
	word @names2 @units @files @pcs @functions
names2:
	cstr ""
	cstr "main.f"
units:
	u32 0
files:
pcs:
	u8 0 2 16 0
	align 8
functions:
	u32 0 @record-@functions
	u32 16
record:
	u32 0
	u32 1 0 0 0 1 0 0 -1
	u8 0 0 0 0
	align 16
section .noptrdata progbits wa align=16
	word addr:head
	fill 21*(@second-@first) 0
	word addr:f addr:end
	fill 8*(@second-@first) 0
	word 0 0 0 addr:types addr:types_end addr:types 0 0 0 0 0 0 0 addr:itablinks 1 1
	fill 100 0
%% elf go1.20 flavours
elf 64 lsb exec x86-64
base 0x400000
segment load rx headers cover=.text
segment load rw cover=.rodata...noptrdata
section .text progbits ax align=64
f:
	fill 16 0x53
end:
section .rodata progbits a align=16
types:
	word 0
one:
square:
	word 16 @one-@types
	u32 0x1234
	u8 5 8 8 25
	word 0 addr:mask
	u32 @name1-@types @pointer-@types
	word 0 addr:fields 1 1
	u32 @path1-@types
	u16 1 1
	u32 16+@methods-@fields 0
fields:
	word addr:name2 addr:number 0
methods:
	u32 @name3-@types 0 0 0
number:
	word (@second-@first) 0
	u32 0x77
	u8 12 8 8 2
	word 0 0
	u32 @name4-@types 0
pointer:
	word (@second-@first) (@second-@first)
	u32 0x99
	u8 0 8 8 22
	word 0 addr:mask
	u32 @name5-@types 0
	word addr:square
table:
	word (@second-@first) (@second-@first)
	u32 0x55
	u8 0 8 8 21
	word 0 addr:mask
	u32 @name6-@types 0
	word addr:number addr:pointer addr:number addr:f 0 0 0 0
shape:
	word 2*(@second-@first) 2*(@second-@first)
	u32 0x66
	u8 5 8 8 20
	word 0 addr:mask2
	u32 @name7-@types 0
	word addr:path2 addr:list 1 1
	u32 @path2-@types
	u16 0 0
	u32 24 0
list:
	u32 @name3-@types 0
function:
	word (@second-@first) (@second-@first)
	u32 0x44
	u8 0 8 8 19
	word 0 addr:mask
	u32 @name8-@types 0
	u16 1 0x8001
	align @one-@types
	word addr:number addr:shape
names:
name1:
	u8 1 12
	str "shape.Square"
name2:
	u8 2 4
	str "side"
	u8 3
	str "tag"
name3:
	u8 1 4
	str "Area"
name4:
	u8 1 3
	str "int"
name5:
	u8 0 13
	str "*shape.Square"
name6:
	u8 0 12
	str "map[int]*..."
name7:
	u8 1 10
	str "main.Shape"
name8:
	u8 0 9
	str "func(int)"
path1:
	u8 0 17
	str "example.com/shape"
path2:
	u8 0 4
	str "main"
	align 16
types_end:
mask:
	u8 1
mask2:
	u8 3
	align 16
itabs:
	word addr:shape addr:pointer
	u32 0x99
	align @one-@types
	word addr:f
itabs_end:
itablinks:
	word addr:itabs
section .gopclntab progbits a align=16
head:
	u32 0xfffffff1
	u8 0 0 1 @second-@first
first:
	word 1
second:
	word 1
	word 0
	word @names2 @units @files @pcs @functions
names2:
	cstr ""
	cstr "main.f"
units:
	u32 0
files:
pcs:
	u8 0 2 16 0
	align 8
functions:
	u32 0 @record-@functions
	u32 16
record:
	u32 0
	u32 1 0 0 0 1 0 0 -1 7
	u8 0 0 0 0
	align 16
section .noptrdata progbits wa align=16
	word addr:head
	fill 21*(@second-@first) 0
	word addr:f addr:end
	fill 8*(@second-@first) 0
	word 0 0 0 0 0 addr:types addr:types_end addr:types 0 0 0 0 0 0 0 addr:itablinks 1 1
	fill 100 0
%% elf go1.26 flavours
elf 64 lsb exec x86-64
base 0x400000
segment load rx headers cover=.text
segment load rw cover=.rodata...noptrdata
section .text progbits ax align=64
f:
	fill 16 0x53
end:
section .rodata progbits a align=16
types:
	word 0
one:
square:
	word 16 @one-@types
	u32 0x1234
	u8 5 8 8 25
	word 0 addr:mask
	u32 @name1-@types @pointer-@types
	word 0 addr:fields 1 1
	u32 @path1-@types
	u16 1 1
	u32 16+@methods-@fields 0
fields:
	word addr:name2 addr:number 0
methods:
	u32 @name3-@types 0 0 0
number:
	word (@second-@first) 0
	u32 0x77
	u8 12 8 8 2
	word 0 0
	u32 @name4-@types 0
pointer:
	word (@second-@first) (@second-@first)
	u32 0x99
	u8 0 8 8 22
	word 0 addr:mask
	u32 @name5-@types 0
	word addr:square
table:
	word (@second-@first) (@second-@first)
	u32 0x55
	u8 0 8 8 21
	word 0 addr:mask
	u32 @name6-@types 0
	word addr:number addr:pointer addr:number addr:f 0 0 0 0
shape:
	word 2*(@second-@first) 2*(@second-@first)
	u32 0x66
	u8 5 8 8 20
	word 0 addr:mask2
	u32 @name7-@types 0
	word addr:path2 addr:list 1 1
	u32 @path2-@types
	u16 0 0
	u32 24 0
list:
	u32 @name3-@types 0
function:
	word (@second-@first) (@second-@first)
	u32 0x44
	u8 0 8 8 19
	word 0 addr:mask
	u32 @name8-@types 0
	u16 1 0x8001
	align @one-@types
	word addr:number addr:shape
names:
name1:
	u8 1 12
	str "shape.Square"
name2:
	u8 2 4
	str "side"
	u8 3
	str "tag"
name3:
	u8 1 4
	str "Area"
name4:
	u8 1 3
	str "int"
name5:
	u8 0 13
	str "*shape.Square"
name6:
	u8 0 12
	str "map[int]*..."
name7:
	u8 1 10
	str "main.Shape"
name8:
	u8 0 9
	str "func(int)"
path1:
	u8 0 17
	str "example.com/shape"
path2:
	u8 0 4
	str "main"
	align 16
types_end:
mask:
	u8 1
mask2:
	u8 3
	align 16
itabs:
	word addr:shape addr:pointer
	u32 0x99
	align @one-@types
	word addr:f
itabs_end:
itablinks:
	word addr:itabs
section .gopclntab progbits a align=16
head:
	u32 0xfffffff1
	u8 0 0 1 @second-@first
first:
	word 1
second:
	word 1
	word 0
	word @names2 @units @files @pcs @functions
names2:
	cstr ""
	cstr "main.f"
units:
	u32 0
files:
pcs:
	u8 0 2 16 0
	align 8
functions:
	u32 0 @record-@functions
	u32 16
record:
	u32 0
	u32 1 0 0 0 1 0 0 -1 7
	u8 0 0 0 0
	align 16
section .noptrdata progbits wa align=16
	word addr:head
	fill 21*(@second-@first) 0
	word addr:f addr:end
	fill 8*(@second-@first) 0
	word 0 0 0 0 0 addr:types addr:types_end addr:types 0 0 0 0 0 0 0 0 addr:itablinks 1 1
	fill 100 0
%% elf go1.27 flavours
elf 64 lsb exec x86-64
base 0x400000
segment load rx headers cover=.text
segment load rw cover=.rodata...noptrdata
section .text progbits ax align=64
f:
	fill 16 0x53
end:
section .rodata progbits a align=16
types:
	word 0
one:
square:
	word 16 @one-@types
	u32 0x1234
	u8 5 8 8 25
	word 0 addr:mask
	u32 @name1-@types @pointer-@types
	word 0 addr:fields 1 1
	u32 @path1-@types
	u16 1 1
	u32 16+@methods-@fields 0
fields:
	word addr:name2 addr:number 0
methods:
	u32 @name3-@types 0 0 0
number:
	word (@second-@first) 0
	u32 0x77
	u8 12 8 8 2
	word 0 0
	u32 @name4-@types 0
pointer:
	word (@second-@first) (@second-@first)
	u32 0x99
	u8 0 8 8 22
	word 0 addr:mask
	u32 @name5-@types 0
	word addr:square
table:
	word (@second-@first) (@second-@first)
	u32 0x55
	u8 0 8 8 21
	word 0 addr:mask
	u32 @name6-@types 0
	word addr:number addr:pointer addr:number addr:f 0 0 0 0
shape:
	word 2*(@second-@first) 2*(@second-@first)
	u32 0x66
	u8 5 8 8 20
	word 0 addr:mask2
	u32 @name7-@types 0
	word addr:path2 addr:list 1 1
	u32 @path2-@types
	u16 0 0
	u32 24 0
list:
	u32 @name3-@types 0
function:
	word (@second-@first) (@second-@first)
	u32 0x44
	u8 0 8 8 19
	word 0 addr:mask
	u32 @name8-@types 0
	u16 1 0x8001
	align @one-@types
	word addr:number addr:shape
names:
name1:
	u8 1 12
	str "shape.Square"
name2:
	u8 2 4
	str "side"
	u8 3
	str "tag"
name3:
	u8 1 4
	str "Area"
name4:
	u8 1 3
	str "int"
name5:
	u8 0 13
	str "*shape.Square"
name6:
	u8 0 12
	str "map[int]*..."
name7:
	u8 1 10
	str "main.Shape"
name8:
	u8 0 9
	str "func(int)"
path1:
	u8 0 17
	str "example.com/shape"
path2:
	u8 0 4
	str "main"
	align 16
types_end:
mask:
	u8 1
mask2:
	u8 3
	align 16
itabs:
	word addr:shape addr:pointer
	u32 0x99
	align @one-@types
	word addr:f
itabs_end:
itablinks:
	word addr:itabs
section .gopclntab progbits a align=16
head:
	u32 0xfffffff1
	u8 0 0 1 @second-@first
first:
	word 1
second:
	word 1
	word 0
	word @names2 @units @files @pcs @functions
names2:
	cstr ""
	cstr "main.f"
units:
	u32 0
files:
pcs:
	u8 0 2 16 0
	align 8
functions:
	u32 0 @record-@functions
	u32 16
record:
	u32 0
	u32 1 0 0 0 1 0 0 -1 7
	u8 0 0 0 0
	align 16
section .noptrdata progbits wa align=16
	word addr:head
	fill 21*(@second-@first) 0
	word addr:f addr:end
	fill 8*(@second-@first) 0
	word 0 0 0 0 0 addr:types 100 addr:itablinks @itabs-@types @itabs_end-@itabs addr:types 0 0 0 0
	fill 100 0
%% run
binsize report go1.20 -d package -n 0 --sort name --only .rodata --no-guess --format csv
%% stdout
package,vmsize,filesize
[Go types],143,143
[section .rodata],30,30
example.com/shape,416,416
main,123,123
%% run
for f in *go1.16 *go1.18 *go1.20 *go1.26 *go1.27; do
	binsize report $f -d package -n 0 --sort name --only .rodata --no-guess --format csv
done | sort | uniq -c
%% stdout
     15 [Go types],143,143
     10 [Go types],99,99
      8 [section .rodata],26,26
     14 [section .rodata],30,30
      3 [section .rodata],38,38
      2 example.com/shape,280,280
      8 example.com/shape,284,284
      3 example.com/shape,408,408
     12 example.com/shape,416,416
     15 main,123,123
     10 main,91,91
     25 package,vmsize,filesize
