Names in an alternate file, as dwz leaves them: of the unit, of a function, of
an inlined one by reference. References in circles, behind the end, and into
the middle of nothing cost their name; without the file, or with one of
another build, all names in it are missing and no byte.
%% elf app odd
elf 64 lsb exec x86-64
base 0x400000
segment load rx headers cover=.text
section .text progbits ax align=16
main:
	fill 100 0x53
section .gnu_debugaltlink progbits -
	str "alt\0"
	u32 0x11223344
section .debug_abbrev progbits -
ab:
	abbrev 1 compile_unit yes name:GNU_strp_alt low_pc:addr high_pc:data4
	abbrev 2 subprogram yes name:GNU_strp_alt low_pc:addr high_pc:data4
	abbrev 3 inlined_subroutine no abstract_origin:GNU_ref_alt low_pc:addr high_pc:data4
	u8 0
section .debug_info progbits -
	unit 4 ab
	die 1 0 addr:main 100
	die 2 7 addr:main 100
	die 3 0xc addr:main+10 10
	die 3 0x11 addr:main+20 10
	die 3 0x16 addr:main+30 10
	die 3 0x1000 addr:main+40 10
	die 3 0 addr:main+50 10
	u8 0
	u8 0
	endunit
%% elf alt untested
elf 64 lsb exec x86-64
section .note.gnu.build-id note - align=4
	u32 4
	u32 4
	u32 3
	str "GNU\0"
	u32 0x11223344
section .debug_str progbits -
	str "unit.c\0main\0inner\0"
section .debug_abbrev progbits -
ab:
	abbrev 1 partial_unit yes
	abbrev 2 subprogram no name:data1
	abbrev 3 subprogram no name:strp
	abbrev 4 subprogram no abstract_origin:ref4
	u8 0
	u8 0
section .debug_info progbits -
	unit 4 ab
	die 1
inner:
	die 3 12
self:
	die 4 @self
	die 2 1
	u8 0
	endunit
%% run
binsize map app -d inline --domain vm --format csv | tail -n +4
binsize report app -d unit --only .text --domain vm --format csv
%% stdout
vm,4194424,8,[padding: section alignment],format
vm,4194432,10,main,dwarf
vm,4194442,10,main;inner,dwarf
vm,4194452,40,main;[unnamed function],dwarf
vm,4194492,40,main,dwarf
unit,vmsize
unit.c,100
%% run
mkdir -p other; cp app other; binsize report other/app -d inline --only .text --domain vm --format csv --sort name
%% stdout
inline,vmsize,inclusive_bytes,instances,largest_bytes,callers
[unnamed function],100,100,5,10,1
%% stderr
binsize: other/app: note: the alternate file 'alt' of the debug information is not found (build ID 44332211): names that it holds are missing at offset 0xe4
%% run
cp app other/alt; binsize report other/app -d unit --only .text --domain vm
%% stdout
VM SIZE    VM %  UNIT
  100 B  100.0%  [unit at 0x0]
  100 B  100.0%  TOTAL

note: 'other/alt' is not used: it is not the alternate file that the debug information was written with
note: the alternate file 'alt' of the debug information is not found (build ID 44332211): names that it holds are missing at offset 0xe4
%% run
binsize report app -d unit --debug-file app
%% stderr
binsize: app: no debug file given is the alternate file 'alt' of its debug information (build ID 44332211)
%% status 3
