A description of Go's must prove itself before bytes are claimed: maps of the
three layouts by the methods behind them, masks by their last bit, programs by
the bits they make, functions and maps by types, methods by names. Each change
costs what it damages and nothing else; none makes a claim larger.
%% elf types truncated
elf 64 lsb exec x86-64
base 0x400000
segment load rx headers cover=.text
segment load rw cover=.rodata...noptrdata
section .text progbits ax align=64
f:
	fill 16 0x53
end:
section .rodata progbits a align=4096
types:
	align 0x100
	word 0
	align 0x100
number: # 0x1100: 48
	word 8 0
	u32 0x77
	u8 12 8 8 2
	word 0 0
	u32 @name1-@types 0
	align 0x100
map1: # 0x1200: until 1.23, 48 + 40, uncommon 16, methods 32: 136
	word 8 8
	u32 0x55
	u8 5 8 8 21
	word 0 0
	u32 @name2-@types 0
	word addr:number addr:square addr:square addr:f 0
	u32 @path-@types
	u16 2 2
	u32 16 0
	u32 @name9-@types 0 0 0
	u32 @name8-@types 0 0 0
	align 0x100
map2: # 0x1300: since 1.24, 48 + 64, 16, 32: 160
	word 8 8
	u32 0x55
	u8 5 8 8 21
	word 0 0
	u32 @name3-@types 0
	word addr:number addr:square addr:square addr:f 0 0 0 0
	u32 @path-@types
	u16 2 2
	u32 16 0
	u32 @name9-@types 0 0 0
	u32 @name8-@types 0 0 0
	align 0x100
map3: # 0x1400: since 1.27, 48 + 88, 16, 32: 184
	word 8 8
	u32 0x55
	u8 5 8 8 21
	word 0 0
	u32 @name4-@types 0
	word addr:number addr:square addr:square addr:f 0 0 0 0 0 0 0
	u32 @path-@types
	u16 2 2
	u32 16 0
	u32 @name9-@types 0 0 0
	u32 @name8-@types 0 0 0
	align 0x100
square: # 0x1500: 48 + 32, 16, a field 24: 120
	word 24 16
	u32 0x1234
	u8 5 8 8 25
	word 0 addr:mask
	u32 @name5-@types 0
	word addr:path addr:fields 1 1
	u32 @path-@types
	u16 0 0
	u32 40 0
fields:
	word addr:name9 addr:number 0
	align 0x100
array: # 0x1600: 48 + 24, 16: 88; 1000 pointers, by a program
	word 8000 8000
	u32 0x99
	u8 5 8 8 0x51
	word 0 addr:program
	u32 @name6-@types 0
	word addr:square addr:square 1000
	u32 @path-@types
	u16 0 0
	u32 16 0
	align 0x100
function: # 0x1700: 48 + 8, 16, 24: 96
	word 8 8
	u32 0x44
	u8 5 8 8 19
	word 0 0
	u32 @name7-@types 0
	u16 2 1 0 0
	u32 @path-@types
	u16 0 0
	u32 40 0
	word addr:number addr:square addr:array
	align 0x100
name1: # 0x1800: 5, not one package's; 73 of others and the path, 19
	u8 1 3
	str "int"
name2:
	u8 1 10
	str "shape.Map1"
name3:
	u8 1 10
	str "shape.Map2"
name4:
	u8 1 10
	str "shape.Map3"
name5:
	u8 1 6
	str "Square"
name6:
	u8 1 5
	str "Array"
name7:
	u8 1 8
	str "Function"
name8:
	u8 1 4
	str "Side"
name9:
	u8 1 4
	str "Area"
path:
	u8 0 17
	str "example.com/shape"
	align 0x100
types_end: # 0x1900
mask:
	u8 3
	align 0x10
program: # 0x1910: 10
	u32 6
	u8 1 1 0x81
	uleb 999
	u8 0
	align 0x100
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
	word 0 0 0 0 0 addr:types addr:types_end addr:types 0 0 0 0 0 0 0 addr:types 0 0
	fill 100 0
%% run
show() { # WHAT PLACE BYTES...
	cp types $1 && chmod +w $1
	printf "$3" | dd of=$1 bs=1 seek=$(($2)) conv=notrunc status=none
	binsize report $1 -d package -n 0 --sort name --only .rodata --no-guess --format csv |
		sed "1d; s/,.*,/: /; s/^/$1: /"
}
show as-it-is 0x1000 '\0'
show mask-goes-on 0x1900 '\007'
show mask-ends-before 0x1900 '\001'
show mask-of-a-mebibyte 0x1500 '\0\0\200\0\0\0\0\0\0\0\200\0'
show program-of-2-gib 0x1910 '\377\377\377\177'
show program-is-longer 0x1910 '\007'
show program-makes-less 0x1917 '\346'
show program-repeats-nothing 0x1914 '\377\001\001'
show no-such-method 0x1268 '\377\377\377\177'
show methods-without-end 0x1374 '\377\377\377\377'
show methods-elsewhere 0x1490 '\100\001\0\0'
show parameters-elsewhere 0x1748 '\0\0\0\0'
show parameters-without-end 0x1730 '\377\377\377\177'
show shape-elsewhere 0x1238 '\0\0\0\0'
%% stdout
as-it-is: [Go types]: 53
as-it-is: [section .rodata]: 1620
as-it-is: example.com/shape: 887
mask-goes-on: [Go types]: 53
mask-goes-on: [section .rodata]: 1621
mask-goes-on: example.com/shape: 886
mask-ends-before: [Go types]: 53
mask-ends-before: [section .rodata]: 1621
mask-ends-before: example.com/shape: 886
mask-of-a-mebibyte: [Go types]: 53
mask-of-a-mebibyte: [section .rodata]: 1621
mask-of-a-mebibyte: example.com/shape: 886
program-of-2-gib: [Go types]: 53
program-of-2-gib: [section .rodata]: 1630
program-of-2-gib: example.com/shape: 877
program-is-longer: [Go types]: 53
program-is-longer: [section .rodata]: 1630
program-is-longer: example.com/shape: 877
program-makes-less: [Go types]: 53
program-makes-less: [section .rodata]: 1630
program-makes-less: example.com/shape: 877
program-repeats-nothing: [Go types]: 53
program-repeats-nothing: [section .rodata]: 1630
program-repeats-nothing: example.com/shape: 877
no-such-method: [Go types]: 53
no-such-method: [section .rodata]: 1768
no-such-method: example.com/shape: 739
methods-without-end: [Go types]: 53
methods-without-end: [section .rodata]: 1792
methods-without-end: example.com/shape: 715
methods-elsewhere: [Go types]: 53
methods-elsewhere: [section .rodata]: 1816
methods-elsewhere: example.com/shape: 691
parameters-elsewhere: [Go types]: 53
parameters-elsewhere: [section .rodata]: 1726
parameters-elsewhere: example.com/shape: 781
parameters-without-end: [Go types]: 53
parameters-without-end: [section .rodata]: 1726
parameters-without-end: example.com/shape: 781
shape-elsewhere: [Go types]: 53
shape-elsewhere: [section .rodata]: 1768
shape-elsewhere: example.com/shape: 739
