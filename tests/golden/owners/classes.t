A C++ class of no namespace is at home in the directory that has nine of ten
bytes of its code: its virtual table and type information, of which debug
information says nothing, are that directory's. A class that is compiled in
several has its own name, and so has one that no unit knows.
%% elf a.elf
elf 64 lsb exec x86-64
base 0x400000
segment load rx headers cover=.text...rodata
section .text progbits ax align=16
stack: # 108 in one, and 12 in two
	fill 108 0x53
	fill 12 0x53
queue: # 100 in one, and 20 in two
	fill 100 0x53
	fill 20 0x53
free: # in none
	fill 64 0x53
section .rodata progbits a align=8
tables:
	fill 16 1
	fill 24 2
	fill 32 3
symbol _ZN5StackC1Ev at=stack size=108 type=func
symbol _ZN5Stack4pushEv section=.text value=addr:stack+108 size=12 type=func
symbol _ZN5QueueC1Ev at=queue size=100 type=func
symbol _ZN5Queue4pushEv section=.text value=addr:queue+100 size=20 type=func
symbol _ZN4FreeC1Ev at=free size=64 type=func
symbol _ZTV5Stack section=.rodata value=addr:tables size=16 type=object
symbol _ZTV5Queue section=.rodata value=addr:tables+16 size=24 type=object
symbol _ZTV4Free section=.rodata value=addr:tables+40 size=32 type=object
section .debug_abbrev progbits -
ab:
	abbrev 1 compile_unit no name:string comp_dir:string language:data2 ranges:sec_offset low_pc:addr
	u8 0
section .debug_info progbits -
	unit 4 ab
	die 1 "a.cc" "/w/one" 0x21 @one 0
	endunit
	unit 4 ab
	die 1 "b.cc" "/w/two" 0x21 @two 0
	endunit
section .debug_ranges progbits -
one:
	u64 addr:stack addr:stack+108 addr:queue addr:queue+100 0 0
two:
	u64 addr:stack+108 addr:stack+120 addr:queue+100 addr:queue+120 0 0
%% run
binsize report a.elf -d section,package -n 0 --sort name --only .text,.rodata --domain vm --format csv
binsize map a.elf -d package --domain vm --format csv | grep one
%% stdout
section,package,vmsize
.rodata,/w/one,16
.rodata,Free::,32
.rodata,Queue::,24
.text,/w/one,208
.text,/w/two,32
.text,Free::,64
vm,4194432,108,/w/one,dwarf
vm,4194552,100,/w/one,dwarf
vm,4194736,16,/w/one,inferred
