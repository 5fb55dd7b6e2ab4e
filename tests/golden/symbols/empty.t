A variable of a type without a value has no bytes, and its compiler says so: a
size of 0 does not make it reach to the next symbol, as one of an assembler's
tables does. Labels of constants say nothing of sizes in linked files, either.
%% elf a.elf flavours
elf 64 lsb exec x86-64
base 0x400000
segment load r headers cover=.rodata
section .rodata progbits a align=16
nop:
	fill 64 1
anon:
	fill 32 2
label:
	fill 16 3
table:
	fill 24 4
sized:
	fill 8 5
symbol _ZN3log6logger3NOP17h0a3eb7a23ecbbb9eE at=nop type=object
symbol anon.21e2e9c03cef71549e6acd66f80f8346.2.llvm.33926 at=anon type=object
symbol .LC79 at=label
symbol K256 at=table type=object
symbol _ZN3log5SIZED17h0a3eb7a23ecbbb9eE at=sized size=8 type=object
%% run
binsize report a.elf -d symbol --no-guess --names raw --only .rodata --sort name --format csv
%% stdout
symbol,vmsize,filesize
K256,24,24
[section .rodata],112,112
_ZN3log5SIZED17h0a3eb7a23ecbbb9eE,8,8
