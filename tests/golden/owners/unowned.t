What to do about code that nobody is known to own: functions of C tell no
owner, but source files do that the symbol table names, which strip -g takes
away. A program whose code is mostly known needs no advice.
%% elf c.elf
elf 64 lsb exec x86-64
base 0x400000
segment load rx headers cover=.text
section .text progbits ax align=16
first:
	fill 96 0x53
second:
	fill 32 0x53
symbol first at=first size=96 type=func bind=global
symbol _ZN5shape3runEv at=second size=32 type=func bind=global
symbol _ZN5shapeC1Ev at=second size=32 type=func bind=global
symbol _ZN4geom5shape3runEv at=second size=32 type=func bind=global
%% elf files.elf
elf 64 lsb exec x86-64
base 0x400000
segment load rx headers cover=.text
section .text progbits ax align=16
first:
	fill 96 0x53
second:
	fill 32 0x53
symbol a.c section=0xfff1 value=0 type=file
symbol first at=first size=96 type=func
symbol second at=second size=32 type=func bind=global
%% elf bare.elf
elf 64 lsb exec x86-64
base 0x400000
segment load rx headers cover=.text
section .text progbits ax align=16
first:
	fill 128 0x53
%% run
binsize report c.elf -d package | tail -1
binsize report files.elf -d package | tail -1
binsize report bare.elf -d instance | grep 'nobody\|nothing'
binsize report bare.elf | tail -1
binsize report c.elf -d symbol | grep -c nobody
%% stdout
nobody is known to own 75% of the code: functions of C have an owner by debug information (build with -g), or by the names of source files (strip with --strip-debug --keep-file-symbols)
  256 B  100.0%      728 B  100.0%  TOTAL
the input has nothing for -d instance: the rows are the parts of the file
nobody is known to own 100% of the code, for the file is stripped: --debug-file=FILE takes symbols and debug information from what it was stripped of
there is no debug information: build with -g, or name the file that holds it (--debug-file), to see owners, files and inlining
0
%% status 1
