What Go's table says of its functions lies: a record with more tables than it
has room for, tables without an end, inside of each other or outside, data that
claims to be larger than the section. Bytes are charged once, the sums stay.
%% elf values truncated
elf 64 lsb exec x86-64
base 0x400000
segment load rx headers cover=.text
segment load rw cover=.gopclntab...noptrdata
section .text progbits ax align=64
f:
	fill 16 0x53
g:
	fill 16 0x53
h:
	fill 16 0x53
end:
section .gopclntab progbits a align=16
head:
	u32 0xfffffff1
	u8 0 0 1 @second-@first
first:
	word 3
second:
	word 1
	word 0
	word @names @units @files @pcs @functions
names:
	cstr ""
name1:
	cstr "a.F"
name2:
	cstr "a.G"
name3:
	cstr "b.F"
units:
	u32 @file1-@files
unit2:
	u32 @file1-@files
files:
file1:
	cstr "/w/main.go"
	cstr "nobody's.go"
pcs:
	u8 0
pcs1:
	u8 2 16 0
pcs2:
	u8 4 10 2 6 0
pcs3:
	u8 6 16 0
	align 8
functions:
	u32 0 @record1-@functions
	u32 16 @record2-@functions
	u32 32 @record3-@functions
	u32 48
record1:
	u32 0
	u32 @name1-@names 0 0 @pcs1-@pcs @pcs1-@pcs @pcs2-@pcs 0x7fffffff 0 7
	u8 0 0 0 3
	u32 @pcs2-@pcs
	u32 0 -1 @objects-@data
record2:
	u32 16
	u32 @name2-@names 0 0 @pcs1-@pcs @pcs1-@pcs @pcs2-@pcs 1 0 7
	u8 0 0 0 3
	u32 @pcs2-@pcs
	u32 0 -1 @objects-@data
record3:
	u32 32
	u32 @name3-@names 0 0 @pcs1-@pcs @pcs1-@pcs @pcs3-@pcs 0 1 7
	u8 0 0 0 2
	u32 @locals-@data @locals-@data
	align 8
data:
maps:
	u32 2 9
	u8 1 2 3 4
objects:
	word 1
	u32 1 2 3 4
locals:
	u32 1 8
	u8 1
	align 16
section .noptrdata progbits wa align=16
	word addr:head
	fill 21*(@second-@first) 0
	word addr:f addr:end
	fill 16*(@second-@first) 0
	word addr:data
	fill 100 0
%% elf data
elf 64 lsb exec x86-64
base 0x400000
segment load rx headers cover=.text
segment load rw cover=.gopclntab...noptrdata
section .text progbits ax align=64
f:
	fill 16 0x53
g:
	fill 16 0x53
h:
	fill 16 0x53
end:
section .gopclntab progbits a align=16
head:
	u32 0xfffffff1
	u8 0 0 1 @second-@first
first:
	word 3
second:
	word 1
	word 0
	word @names @units @files @pcs @functions
names:
	cstr ""
name1:
	cstr "a.F"
name2:
	cstr "a.G"
name3:
	cstr "b.F"
units:
	u32 @file1-@files
unit2:
	u32 @file1-@files
files:
file1:
	cstr "/w/main.go"
	cstr "nobody's.go"
pcs:
	u8 0
pcs1:
	u8 2 16 0
pcs2:
	u8 4 10 2 6 0
pcs3:
	u8 6 16 0
	align 8
functions:
	u32 0 @record1-@functions
	u32 16 @record2-@functions
	u32 32 @record3-@functions
	u32 48
record1:
	u32 0
	u32 @name1-@names 0 0 @pcs1-@pcs @pcs1-@pcs @pcs2-@pcs 1 0 7
	u8 0 0 0 255
	u32 @pcs2-@pcs
	u32 0 -1 @objects-@data
record2:
	u32 16
	u32 @name2-@names 0 0 @pcs1-@pcs @pcs1-@pcs @pcs2-@pcs 1 0 7
	u8 0 0 0 3
	u32 @pcs2-@pcs
	u32 0 -1 @objects-@data
record3:
	u32 32
	u32 @name3-@names 0 0 @pcs1-@pcs @pcs1-@pcs @pcs3-@pcs 0 1 7
	u8 0 0 0 2
	u32 @locals-@data @locals-@data
	align 8
data:
maps:
	u32 2 9
	u8 1 2 3 4
objects:
	word 1
	u32 1 2 3 4
locals:
	u32 1 8
	u8 1
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
	fill 16 0x53
g:
	fill 16 0x53
h:
	fill 16 0x53
end:
section .gopclntab progbits a align=16
head:
	u32 0xfffffff1
	u8 0 0 1 @second-@first
first:
	word 3
second:
	word 1
	word 0
	word @names @units @files @pcs @functions
names:
	cstr ""
name1:
	cstr "a.F"
name2:
	cstr "a.G"
name3:
	cstr "b.F"
units:
	u32 @file1-@files
unit2:
	u32 @file1-@files
files:
file1:
	cstr "/w/main.go"
	cstr "nobodys.go"
pcs:
	u8 0
pcs1:
	u8 2 16 0
pcs2:
	u8 4 10 2 6 0
pcs3:
	u8 6 16
	fill 5 0x81
	align 8
functions:
	u32 0 @record1-@functions
	u32 16 @record2-@functions
	u32 32 @record3-@functions
	u32 48
record1:
	u32 0
	u32 @name1-@names 0 0 @pcs1-@pcs @pcs1-@pcs @pcs2-@pcs 1 0 7
	u8 0 0 0 3
	u32 @pcs2-@pcs
	u32 0 -1 @objects-@data
record2:
	u32 16
	u32 @name2-@names 0 0 @pcs1-@pcs @pcs1-@pcs @pcs2-@pcs 1 0 7
	u8 0 0 0 3
	u32 @pcs2-@pcs
	u32 0 -1 @objects-@data
record3:
	u32 32
	u32 @name3-@names 0 0 @pcs1-@pcs @pcs1-@pcs @pcs3-@pcs 0 1 7
	u8 0 0 0 2
	u32 @locals-@data @locals-@data
	align 8
data:
maps:
	u32 2 9
	u8 1 2 3 4
objects:
	word 1
	u32 1 2 3 4
locals:
	u32 1 8
	u8 1
	align 16
section .noptrdata progbits wa align=16
	word addr:head
	fill 21*(@second-@first) 0
	word addr:f addr:end
	fill 16*(@second-@first) 0
	word addr:data
	fill 100 0
%% elf nested
elf 64 lsb exec x86-64
base 0x400000
segment load rx headers cover=.text
segment load rw cover=.gopclntab...noptrdata
section .text progbits ax align=64
f:
	fill 16 0x53
g:
	fill 16 0x53
h:
	fill 16 0x53
end:
section .gopclntab progbits a align=16
head:
	u32 0xfffffff1
	u8 0 0 1 @second-@first
first:
	word 3
second:
	word 1
	word 0
	word @names @units @files @pcs @functions
names:
	cstr ""
name1:
	cstr "a.F"
name2:
	cstr "a.G"
name3:
	cstr "b.F"
units:
	u32 @file1-@files
unit2:
	u32 @file1-@files
files:
file1:
	cstr "/w/main.go"
	cstr "nobody's.go"
pcs:
	u8 0
pcs1:
	u8 2 16 0
pcs2:
	u8 4 10 2 6 0
pcs3:
	u8 6 16 0
	align 8
functions:
	u32 0 @record1-@functions
	u32 16 @record2-@functions
	u32 32 @record3-@functions
	u32 48
record1:
	u32 0
	u32 @name1-@names 0 0 @pcs1-@pcs+1 @pcs1-@pcs @pcs2-@pcs+2 1 0 7
	u8 0 0 0 3
	u32 @pcs2-@pcs
	u32 0 -1 @objects-@data
record2:
	u32 16
	u32 @name2-@names 0 0 @pcs1-@pcs @pcs1-@pcs @pcs2-@pcs 1 0 7
	u8 0 0 0 3
	u32 @pcs2-@pcs
	u32 0 -1 @objects-@data
record3:
	u32 32
	u32 @name3-@names 0 0 @pcs1-@pcs @pcs1-@pcs @pcs3-@pcs 0 1 7
	u8 0 0 0 2
	u32 @locals-@data @locals-@data
	align 8
data:
maps:
	u32 2 9
	u8 1 2 3 4
objects:
	word 1
	u32 1 2 3 4
locals:
	u32 1 8
	u8 1
	align 16
section .noptrdata progbits wa align=16
	word addr:head
	fill 21*(@second-@first) 0
	word addr:f addr:end
	fill 16*(@second-@first) 0
	word addr:data
	fill 100 0
%% elf outside
elf 64 lsb exec x86-64
base 0x400000
segment load rx headers cover=.text
segment load rw cover=.gopclntab...noptrdata
section .text progbits ax align=64
f:
	fill 16 0x53
g:
	fill 16 0x53
h:
	fill 16 0x53
end:
section .gopclntab progbits a align=16
head:
	u32 0xfffffff1
	u8 0 0 1 @second-@first
first:
	word 3
second:
	word 1
	word 0
	word @names @units @files @pcs @functions
names:
	cstr ""
name1:
	cstr "a.F"
name2:
	cstr "a.G"
name3:
	cstr "b.F"
units:
	u32 @file1-@files
unit2:
	u32 @file1-@files
files:
file1:
	cstr "/w/main.go"
	cstr "nobody's.go"
pcs:
	u8 0
pcs1:
	u8 2 16 0
pcs2:
	u8 4 10 2 6 0
pcs3:
	u8 6 16 0
	align 8
functions:
	u32 0 @record1-@functions
	u32 16 @record2-@functions
	u32 32 @record3-@functions
	u32 48
record1:
	u32 0
	u32 @name1-@names 0 0 @pcs1-@pcs @pcs1-@pcs 0x7ffffff0 1 0xfffffff0 7
	u8 0 0 0 3
	u32 @pcs2-@pcs
	u32 0x7ffffff0 0x10000 @end-@data
record2:
	u32 16
	u32 @name2-@names 0 0 @pcs1-@pcs @pcs1-@pcs @pcs2-@pcs 1 0 7
	u8 0 0 0 3
	u32 @pcs2-@pcs
	u32 0 -1 @objects-@data
record3:
	u32 32
	u32 @name3-@names 0 0 @pcs1-@pcs @pcs1-@pcs @pcs3-@pcs 0 1 7
	u8 0 0 0 2
	u32 @locals-@data @locals-@data
	align 8
data:
maps:
	u32 2 9
	u8 1 2 3 4
objects:
	word 1
	u32 1 2 3 4
locals:
	u32 1 8
	u8 1
	align 16
section .noptrdata progbits wa align=16
	word addr:head
	fill 21*(@second-@first) 0
	word addr:f addr:end
	fill 16*(@second-@first) 0
	word addr:data
	fill 100 0
%% elf large
elf 64 lsb exec x86-64
base 0x400000
segment load rx headers cover=.text
segment load rw cover=.gopclntab...noptrdata
section .text progbits ax align=64
f:
	fill 16 0x53
g:
	fill 16 0x53
h:
	fill 16 0x53
end:
section .gopclntab progbits a align=16
head:
	u32 0xfffffff1
	u8 0 0 1 @second-@first
first:
	word 3
second:
	word 1
	word 0
	word @names @units @files @pcs @functions
names:
	cstr ""
name1:
	cstr "a.F"
name2:
	cstr "a.G"
name3:
	cstr "b.F"
units:
	u32 @file1-@files
unit2:
	u32 @file1-@files
files:
file1:
	cstr "/w/main.go"
	cstr "nobody's.go"
pcs:
	u8 0
pcs1:
	u8 2 16 0
pcs2:
	u8 4 10 2 6 0
pcs3:
	u8 6 16 0
	align 8
functions:
	u32 0 @record1-@functions
	u32 16 @record2-@functions
	u32 32 @record3-@functions
	u32 48
record1:
	u32 0
	u32 @name1-@names 0 0 @pcs1-@pcs @pcs1-@pcs @pcs2-@pcs 1 0 7
	u8 0 0 0 3
	u32 @pcs2-@pcs
	u32 0 -1 @objects-@data
record2:
	u32 16
	u32 @name2-@names 0 0 @pcs1-@pcs @pcs1-@pcs @pcs2-@pcs 1 0 7
	u8 0 0 0 3
	u32 @pcs2-@pcs
	u32 0 -1 @objects-@data
record3:
	u32 32
	u32 @name3-@names 0 0 @pcs1-@pcs @pcs1-@pcs @pcs3-@pcs 0 1 7
	u8 0 0 0 2
	u32 @locals-@data @locals-@data
	align 8
data:
maps:
	u32 0x7fffffff 0xffffffff
	u8 1 2 3 4
objects:
	word 0x7fffffff
	u32 1 2 3 4
locals:
	u32 1 8
	u8 1
	align 16
section .noptrdata progbits wa align=16
	word addr:head
	fill 21*(@second-@first) 0
	word addr:f addr:end
	fill 16*(@second-@first) 0
	word addr:data
	fill 100 0
%% elf base
elf 64 lsb exec x86-64
base 0x400000
segment load rx headers cover=.text
segment load rw cover=.gopclntab...noptrdata
section .text progbits ax align=64
f:
	fill 16 0x53
g:
	fill 16 0x53
h:
	fill 16 0x53
end:
section .gopclntab progbits a align=16
head:
	u32 0xfffffff1
	u8 0 0 1 @second-@first
first:
	word 3
second:
	word 1
	word 0
	word @names @units @files @pcs @functions
names:
	cstr ""
name1:
	cstr "a.F"
name2:
	cstr "a.G"
name3:
	cstr "b.F"
units:
	u32 @file1-@files
unit2:
	u32 @file1-@files
files:
file1:
	cstr "/w/main.go"
	cstr "nobody's.go"
pcs:
	u8 0
pcs1:
	u8 2 16 0
pcs2:
	u8 4 10 2 6 0
pcs3:
	u8 6 16 0
	align 8
functions:
	u32 0 @record1-@functions
	u32 16 @record2-@functions
	u32 32 @record3-@functions
	u32 48
record1:
	u32 0
	u32 @name1-@names 0 0 @pcs1-@pcs @pcs1-@pcs @pcs2-@pcs 1 0 7
	u8 0 0 0 3
	u32 @pcs2-@pcs
	u32 0 -1 @objects-@data
record2:
	u32 16
	u32 @name2-@names 0 0 @pcs1-@pcs @pcs1-@pcs @pcs2-@pcs 1 0 7
	u8 0 0 0 3
	u32 @pcs2-@pcs
	u32 0 -1 @objects-@data
record3:
	u32 32
	u32 @name3-@names 0 0 @pcs1-@pcs @pcs1-@pcs @pcs3-@pcs 0 1 7
	u8 0 0 0 2
	u32 @locals-@data @locals-@data
	align 8
data:
maps:
	u32 2 9
	u8 1 2 3 4
objects:
	word 1
	u32 1 2 3 4
locals:
	u32 1 8
	u8 1
	align 16
section .noptrdata progbits wa align=16
	word addr:head
	fill 21*(@second-@first) 0
	word addr:f addr:end
	fill 16*(@second-@first) 0
	word addr:end+0x100000
	fill 100 0
%% run
for f in values data endless nested outside large base; do
	echo $f
	binsize report $f -d package -n 0 --sort name --only .gopclntab --format csv 2>&1
done
%% stdout
values
binsize: values: note: section '.gopclntab': Go's table of functions has a record that reaches past it at offset 0x170
package,vmsize,filesize
[Go data],360,360
a,16,16
b,8,8
data
binsize: data: note: section '.gopclntab': Go's table of functions has a record that reaches past it at offset 0x170
package,vmsize,filesize
[Go data],360,360
a,16,16
b,8,8
endless
package,vmsize,filesize
[Go data],104,104
a,198,198
b,82,82
nested
package,vmsize,filesize
[Go data],104,104
a,196,196
b,84,84
outside
package,vmsize,filesize
[Go data],101,101
a,198,198
b,85,85
large
package,vmsize,filesize
[Go data],101,101
a,198,198
b,85,85
base
package,vmsize,filesize
[Go data],146,146
a,162,162
b,76,76
