An abbreviation table and strings that several units use are shared, never
first come first served; type units and partial units have rows of their own.
%% elf a.elf
elf 64 lsb exec x86-64
base 0x400000
segment load rx headers cover=.text
section .text progbits ax align=16
f:
	fill 64 0x53
g:
	fill 32 0x53
section .debug_abbrev progbits -
ab:
	abbrev 1 compile_unit yes name:strp low_pc:addr high_pc:data4 producer:strp
	abbrev 2 structure_type no signature:ref_sig8
	abbrev 3 type_unit yes language:data2
	abbrev 4 structure_type no name:strp byte_size:data1
	abbrev 5 partial_unit yes name:strp
	abbrev 6 base_type no name:strp byte_size:data1
	abbrev 7 imported_unit no 0x18:ref_addr
	u8 0
section .debug_info progbits -
	unit 5 partial ab
	die 5 @part
	die 6 @int 4
	u8 0
	endunit
type_unit:
	unit 5 type ab
	u64 0x1122334455667788
	u32 @point-@type_unit
	die 3 12
point:
	die 4 @name 8
	u8 0
	endunit
	unit 5 ab
	die 1 @one addr:f 64 @producer
	die 2 0x1122334455667788
	die 7 12
	u8 0
	endunit
	unit 5 ab
	die 1 @two addr:g 32 @producer
	die 2 0x1122334455667788
	u8 0
	endunit
section .debug_str progbits ms
one:
	cstr "one.c"
two:
	cstr "two.c"
producer:
	cstr "mkelf 1"
part:
	cstr "part.c"
int:
	cstr "int"
name:
	cstr "point"
%% run
binsize report a.elf -d section,unit -n 0 --sort name --domain file --format csv | grep debug
%% stdout
.debug_abbrev,[shared .debug_abbrev],60
.debug_info,[type units],34
.debug_info,one.c,48
.debug_info,part.c,24
.debug_info,two.c,43
.debug_str,[shared strings],8
.debug_str,[type units],6
.debug_str,one.c,6
.debug_str,part.c,11
.debug_str,two.c,6
