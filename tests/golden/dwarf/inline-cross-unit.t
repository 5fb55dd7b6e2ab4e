The origin of an inlined function in another unit, through a specification.
%% elf a.elf
elf 64 lsb exec x86-64
base 0x400000
segment load rx headers cover=.text
section .text progbits ax align=16
main:
	fill 100 0x53
section .debug_abbrev progbits -
ab:
	abbrev 1 compile_unit yes name:string
	abbrev 2 subprogram no specification:ref4 inline:data1
	abbrev 3 namespace yes name:string
	abbrev 4 subprogram no name:string linkage_name:string declaration:flag_present
	abbrev 5 compile_unit yes name:string low_pc:addr high_pc:data4
	abbrev 6 subprogram yes name:string low_pc:addr high_pc:data4
	abbrev 7 inlined_subroutine no abstract_origin:ref_addr low_pc:addr high_pc:data4
	u8 0
section .debug_info progbits -
	unit 4 ab
	die 1 "library.cc"
	die 3 "deep"
declared:
	die 4 "work" "_ZN4deep4workEi"
	u8 0
origin:
	die 2 @declared 1
	u8 0
	endunit
	unit 4 ab
	die 5 "main.cc" addr:main 100
	die 6 "main" addr:main 100
	die 7 @origin addr:main+20 40
	u8 0
	u8 0
	endunit
%% run
binsize map a.elf -d inline --format csv | grep '^vm' | tail -n +4
%% stdout
vm,4194432,20,main,dwarf
vm,4194452,40,main;deep::work(int),dwarf
vm,4194492,40,main,dwarf
%% run
binsize report a.elf -d inline -n 0 --sort name --only .text --names full --format csv
%% stdout
inline,vmsize,filesize,inclusive_bytes,instances,largest_bytes,callers
deep::work(int),40,40,40,1,40,1
main,60,60,100,0,0,0
