References of DIEs in a circle: the name is given up, not the program.
%% elf a.elf
elf 64 lsb exec x86-64
base 0x400000
segment load rx headers cover=.text
section .text progbits ax align=16
main:
	fill 64 0x53
section .debug_abbrev progbits -
ab:
	abbrev 1 compile_unit yes name:string low_pc:addr high_pc:data4
	abbrev 2 subprogram yes abstract_origin:ref4 low_pc:addr high_pc:data4
	abbrev 3 subprogram no abstract_origin:ref4 specification:ref4
	abbrev 4 inlined_subroutine no abstract_origin:ref4 low_pc:addr high_pc:data4
	u8 0
section .debug_info progbits -
	unit 4 ab
	die 1 "a.c" addr:main 64
self:
	die 3 @self @self
ping:
	die 3 @pong @ping
pong:
	die 3 @ping @pong
concrete:
	die 2 @concrete addr:main 64
	die 4 @self addr:main 8
	die 4 @ping addr:main+8 8
	die 4 0xfffffff0 addr:main+16 8
	die 4 0 addr:main+24 8
	die 4 3 addr:main+32 8
	u8 0
	u8 0
	endunit
%% run
binsize map a.elf -d inline --format csv | grep '^vm' | tail -n +4
%% stdout
vm,4194432,40,[unnamed function];[unnamed function],dwarf
vm,4194472,24,[unnamed function],dwarf
