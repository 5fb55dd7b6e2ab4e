Functions that the linker dropped leave ranges at 0, 1, -1 or -2: no code
bytes, and what they cost in debug information is told apart.
%% elf a.elf
elf 64 lsb exec x86-64
base 0x400000
segment load rx headers cover=.text
section .text progbits ax align=16
main:
	fill 64 0x53
section .debug_abbrev progbits -
ab:
	abbrev 1 compile_unit yes name:string low_pc:addr ranges:sec_offset
	abbrev 2 subprogram no name:string low_pc:addr high_pc:data4
	u8 0
section .debug_info progbits -
	unit 4 ab
	die 1 "dead.c" 0 @dead
	die 2 "gone_0" 0 16
	die 2 "gone_1" 1 16
	die 2 "gone_-1" 0xffffffffffffffff 16
	die 2 "gone_-2" 0xfffffffffffffffe 16
	u8 0
	endunit
	unit 4 ab
	die 1 "live.c" 0 @live
	die 2 "main" addr:main 64
	die 2 "gone_too" 0 0x400200
	u8 0
	endunit
section .debug_ranges progbits -
dead:
	u64 1 1
	u64 1 17
	u64 0 16
	u64 0xfffffffffffffffe 0xfffffffffffffffe
	u64 0 0
live:
	u64 1 1
	u64 addr:main addr:main+64
	u64 0 0
%% run
binsize report a.elf -d unit -n 0 --sort name --only .text --format csv
%% stdout
unit,vmsize,filesize
live.c,64,64
%% run
binsize report a.elf -d section,unit -n 0 --sort name --domain file --format csv
%% stdout
section,unit,filesize
.debug_abbrev,[shared .debug_abbrev],23
.debug_info,dead.c,114
.debug_info,live.c,72
.debug_ranges,dead.c,80
.debug_ranges,live.c,48
.shstrtab,[section .shstrtab],57
.text,live.c,64
[ELF header],[ELF header],64
[padding: section alignment],[padding: section alignment],14
[program headers],[program headers],56
[section headers],[section headers],384
%% run
binsize report a.elf
%% stdout
ELF 64-bit x86-64 executable, statically linked, stripped

bytes by kind
VM SIZE    VM %  FILE SIZE  FILE %  KIND
  120 B   62.5%      504 B   51.6%  headers
    0 B    0.0%      337 B   34.5%  debug info
   64 B   33.3%       64 B    6.6%  code
    0 B    0.0%       57 B    5.8%  section names
    8 B    4.2%       14 B    1.4%  padding
  192 B  100.0%      976 B  100.0%  TOTAL

largest compile units
VM SIZE    VM %  FILE SIZE  FILE %  UNIT
  128 B   66.7%      575 B   58.9%  [not in any unit]
    0 B    0.0%      194 B   19.9%  dead.c
   64 B   33.3%      184 B   18.9%  live.c
    0 B    0.0%       23 B    2.4%  [shared .debug_abbrev]
  192 B  100.0%      976 B  100.0%  TOTAL

debug information and symbol tables are 337 B, 34.5% of the file, and are not loaded when it runs
strip would save 568 B, 58.2% (568 bytes, exact for GNU strip 2.40)
symbols by section: binsize report -d section,symbol a.elf
by source file: binsize report -d dir,file --domain vm a.elf
what inlining costs: binsize report -d inline --only .text a.elf
%% run
binsize savings --levers --format csv a.elf | grep dwarfutil
%% stdout
llvm-dwarfutil --garbage-collection,104,104,at least,debug entries and line numbers of functions that the linker dropped
