A string literal of Go is of the package that alone refers to it, by code or
by a variable; what two packages use, and what nobody does, is [Go strings].
Numbers of masks, of data about functions, of variables without pointers and
in code are no references, whatever address they look like.
%% elf strings
elf 64 lsb exec x86-64
base 0x400000
segment load rx headers cover=.text...rodata
segment load rw cover=.noptrdata...data
section .text progbits ax align=64
f: # 32 bytes
	hex 488d05
	u32 addr:alone-addr:f2
f2:
	hex 488d05
	u32 addr:both-addr:f3
f3:
	hex 48b8
	word addr:variable+8
	fill 7 0x90
	u8 0xc3
g: # 16 bytes
	hex 488d05
	u32 addr:both-addr:g2
g2:
	fill 8 0x90
	u8 0xc3
section .rodata progbits a align=64
strings:
nobody:
	fill 8 0x6e
alone:
	fill 16 0x61
both:
	fill 32 0x62
variable:
	fill 64 0x76
masks: # 16
	word addr:variable+8 addr:alone+8
functions: # 8
	word addr:both+8
rest: # 4
	u32 1
section .noptrdata progbits wa align=8
number:
	word addr:variable+16
section .data progbits wa align=8
header:
	word addr:variable 64
section .note.go.buildid note a
	note "Go" 4 "x"
symbol main.f at=f size=32 type=func
symbol example.com/b.g at=g size=16 type=func
symbol "go:string.*" at=strings
symbol runtime.rodata at=strings
symbol "runtime.gcbits.*" at=masks
symbol "go:func.*" at=functions
symbol main.rest at=rest size=4 type=object
symbol main.number at=number size=8 type=object
symbol example.com/b.header at=header size=16 type=object
%% run
binsize report strings -d package --only .rodata --sort name --format csv
%% stdout
package,vmsize,filesize
[Go data],24,24
[Go strings],40,40
example.com/b,64,64
main,20,20
%% run
binsize report strings -d package --only .rodata --sort name --format csv --no-guess
%% stdout
package,vmsize,filesize
[Go data],24,24
[Go strings],120,120
main,4,4
%% run
binsize report strings -d symbol --only .rodata --sort name --format csv
%% stdout
symbol,vmsize,filesize
go:func.*,8,8
go:string.*,120,120
main.rest,4,4
runtime.gcbits.*,16,16
%% elf stripped
elf 64 lsb exec x86-64
base 0x400000
segment load rx headers cover=.text...gopclntab
section .text progbits ax align=64
f: # 32 bytes
	hex 488d05
	u32 addr:first-addr:f2
f2:
	fill 24 0x90
	u8 0xc3
g: # 16 bytes
	hex 488d05
	u32 addr:second-addr:g2
g2:
	fill 8 0x90
	u8 0xc3
end:
section .rodata progbits a align=64
first:
	fill 32 0x61
second:
	fill 32 0x62
functions:
	word addr:second+8
section .gopclntab progbits a align=16
head:
	u32 0xfffffffa
	u8 0 0 1 8
	word 2
	word 1
	word @names @units @files @values @table
names:
	cstr ""
	cstr "main.f"
	cstr "example.com/b.g"
units:
	u32 0
files:
values:
	u8 0 2 16 0
	align 8
table:
	word addr:f @record-@table
	word addr:g @other-@table
	word addr:end
record:
	word addr:f
	u32 1 0 0 0 1 0 0 -1
	u8 0 0 0 1
	align 8
	word addr:functions
other:
	word addr:g
	u32 8 0 0 0 1 0 0 -1
	u8 0 0 0 0
	align 16
section .note.go.buildid note a
	note "Go" 4 "x"
%% run
# Without symbols the table tells where data about functions lie.
binsize report stripped -d package --only .rodata --sort name --format csv
%% stdout
package,vmsize,filesize
example.com/b,32,32
main,40,40
