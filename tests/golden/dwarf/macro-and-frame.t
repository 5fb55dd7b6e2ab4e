.debug_macro and .debug_macinfo by the unit that refers to them, .debug_frame
and .eh_frame by the function each entry is for.
%% elf a.elf
elf 64 lsb exec x86-64
base 0x400000
segment load rx headers cover=.text...eh_frame
section .text progbits ax align=16
f:
	fill 64 0x53
g:
	fill 32 0x53
section .eh_frame progbits a align=8
	cie c
	fde c addr:f 64
	fde c addr:g 32
	u32 0
section .debug_abbrev progbits -
ab:
	abbrev 1 compile_unit no name:string low_pc:addr high_pc:data4 macros:sec_offset
	abbrev 2 compile_unit no name:string low_pc:addr high_pc:data4 macro_info:sec_offset
	u8 0
section .debug_info progbits -
	unit 5 ab
	die 1 "one.c" addr:f 64 @m1
	endunit
	unit 5 ab
	die 1 "two.c" addr:g 32 @m2
	endunit
	unit 4 ab
	die 2 "three.c" 0 0 @old
	endunit
section .debug_macro progbits -
m1:
	u16 5
	u8 0
	u8 1
	uleb 1
	cstr "A 1"
	u8 0
m2:
	u16 5
	u8 0
	u8 1
	uleb 1
	cstr "LONGER 2"
	u8 2
	uleb 2
	cstr "LONGER"
	u8 0
section .debug_macinfo progbits -
old:
	u8 1
	uleb 1
	cstr "OLD 1"
	u8 0
section .debug_frame progbits - align=8
	len32
	u32 0xffffffff
	u8 3
	cstr ""
	uleb 1
	sleb -8
	uleb 16
	fill 5 0
	endlen
	len32
	u32 0
	u64 addr:f 64
	endlen
	len32
	u32 0
	u64 addr:g 32
	endlen
%% run
binsize report a.elf -d section,unit -n 0 --sort name --only .eh_frame,.debug_macro,.debug_macinfo,.debug_frame --format csv
%% stdout
section,unit,vmsize,filesize
.debug_frame,[section .debug_frame],0,18
.debug_frame,one.c,0,24
.debug_frame,two.c,0,24
.debug_macinfo,three.c,0,9
.debug_macro,one.c,0,10
.debug_macro,two.c,0,24
.eh_frame,[section .eh_frame],28,28
.eh_frame,one.c,20,20
.eh_frame,two.c,20,20
