Who wrote generic code and who had it made. A version 0 name tells both; what
has no crate behind its path was made where it was written. A legacy name and
a template's tell one: the unit tells the other, and without a unit nobody is
known but the owner.
%% elf a.elf flavours
elf 64 lsb exec x86-64
base 0x400000
segment load rx headers cover=.text
section .text progbits ax align=16
own:
	fill 16 0x53
generic:
	fill 32 0x53
shared:
	fill 48 0x53
legacy:
	fill 64 0x53
template:
	fill 80 0x53
alone:
	fill 96 0x53
c:
	fill 112 0x53
symbol _RNvC5alpha3foo at=own size=16 type=func
symbol _RINvC5alpha3mapjEC4beta at=generic size=32 type=func
symbol _RINvNtC4core3ptr13drop_in_placejEB4_ at=shared size=48 type=func
symbol _ZN5alpha3map17h0123456789abcdefE at=legacy size=64 type=func
symbol _ZN5shape4scanIiEEvT_ at=template size=80 type=func bind=weak
symbol _ZN5alpha3map17hfedcba9876543210E at=alone size=96 type=func
symbol main at=c size=112 type=func
section .debug_abbrev progbits -
ab:
	abbrev 1 compile_unit no name:string comp_dir:string language:data2 low_pc:addr high_pc:data4
	u8 0
section .debug_info progbits -
	unit 4 ab
	die 1 "src/lib.rs/@/gamma.e277c95c5737b5cf-cgu.0" "/w" 0x1c addr:legacy 64
	endunit
	unit 4 ab
	die 1 "use.cc" "/w/src" 0x21 addr:template 80
	endunit
%% run
binsize report a.elf -d package,instance -n 0 --sort name --only .text --domain vm --format csv
%% stdout
package,instance,vmsize
[section .text],[section .text],112
alpha,alpha,112
alpha,beta,32
alpha,gamma,64
core,core,48
shape::,/w/src,80
%% run
binsize map a.elf -d instance --domain vm --format csv | grep -v section
%% stdout
domain,start,size,label,evidence
vm,4194304,64,[ELF header],format
vm,4194368,56,[program headers],format
vm,4194432,16,alpha,symbol
vm,4194448,32,beta,symbol
vm,4194480,48,core,symbol
vm,4194528,64,gamma,dwarf
vm,4194592,80,/w/src,dwarf
vm,4194672,96,alpha,symbol
