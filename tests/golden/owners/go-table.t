What Go's table of functions holds of each function is charged to it: entry and
record, and its part of what several share: tables of values, function data,
files, file numbers of a unit. What nobody refers to is Go's own.

Of three functions "a.F" and "a.G" share all; "b.F" shares the file and the
first table of values alone.
%% elf a.elf flavours
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
	word addr:data
	fill 100 0
%% run
binsize report a.elf -d package --only .gopclntab --format csv --sort name
%% stdout
package,vmsize,filesize
[Go data],101,101
a,198,198
b,85,85
%% run
binsize report a.elf -d symbol --only .gopclntab --format csv --sort name
%% stdout
symbol,vmsize,filesize
[section .gopclntab],101,101
a.F,100,100
a.G,99,99
b.F,84,84
%% run
for f in flavour-64-msb flavour-32-lsb flavour-32-msb; do
	binsize report $f-a.elf -d package --only .gopclntab --format csv --sort name
done
%% stdout
package,vmsize,filesize
[Go data],101,101
a,198,198
b,85,85
package,vmsize,filesize
[Go data],73,73
a,194,194
b,85,85
package,vmsize,filesize
[Go data],73,73
a,194,194
b,85,85
