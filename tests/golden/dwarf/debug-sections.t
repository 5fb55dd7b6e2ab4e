Every debug section is charged to its unit: info, abbrev, line, str_offsets,
addr, rnglists, loclists, aranges, names, strings; what two units use is said
to be shared.
%% elf a.elf truncated
elf 64 lsb exec x86-64
base 0x400000
segment load rx headers cover=.text
section .text progbits ax align=16
f:
	fill 64 0x53
g:
	fill 32 0x53
section .debug_abbrev progbits -
ab1:
	abbrev 1 compile_unit yes name:strx1 low_pc:addrx high_pc:data4 stmt_list:sec_offset str_offsets_base:sec_offset addr_base:sec_offset loclists_base:sec_offset rnglists_base:sec_offset producer:strp
	abbrev 2 subprogram yes name:strp low_pc:addrx high_pc:data4
	abbrev 3 variable no name:strp location:loclistx
	abbrev 4 lexical_block no ranges:rnglistx
	u8 0
ab2:
	abbrev 1 compile_unit yes name:strx1 low_pc:addrx high_pc:data4 stmt_list:sec_offset str_offsets_base:sec_offset addr_base:sec_offset loclists_base:sec_offset rnglists_base:sec_offset producer:strp
	abbrev 2 subprogram yes name:strp low_pc:addrx high_pc:data4
	abbrev 3 variable no name:strp location:loclistx
	abbrev 4 lexical_block no ranges:rnglistx
	u8 0
section .debug_info progbits -
cu1:
	unit 5 ab1
	die 1 0 0 64 @line1 @off1 @addr1 @loc1 @rng1 @producer
	die 2 @f_name 0 64
	die 3 @v_name 0
	die 4 0
	u8 0
	u8 0
	endunit
cu2:
	unit 5 ab2
	die 1 0 0 32 @line2 @off2 @addr2 @loc2 @rng2 @producer
	die 2 @g_name 0 32
	die 3 @v_name 0
	die 4 0
	u8 0
	u8 0
	endunit
end2:
section .debug_line progbits -
line1:
	line 4 files=one.c:0
	lne set_address addr:f
	special 1 0
	lns advance_pc 64
	lne end_sequence
	endline
line2:
	line 4 files=two.c:0
	lne set_address addr:g
	special 1 0
	special 1 4
	lns advance_pc 28
	lne end_sequence
	endline
section .debug_str progbits ms
one:
	cstr "one.c"
two:
	cstr "two.c"
producer:
	cstr "mkelf 1"
f_name:
	cstr "f"
g_name:
	cstr "ggg"
v_name:
	cstr "variable"
	cstr "nobody's"
section .debug_str_offsets progbits -
	len32
	u16 5 0
off1:
	u32 @one
	endlen
	len32
	u16 5 0
off2:
	u32 @two @two
	endlen
section .debug_addr progbits -
	len32
	u16 5
	u8 8 0
addr1:
	u64 addr:f
	endlen
	len32
	u16 5
	u8 8 0
addr2:
	u64 addr:g 0 0
	endlen
section .debug_rnglists progbits -
	len32
	u16 5
	u8 8 0
	u32 1
rng1:
	u32 4
	u8 4
	uleb 4 8
	u8 0
	endlen
	len32
	u16 5
	u8 8 0
	u32 1
rng2:
	u32 4
	u8 4
	uleb 4 8
	u8 4
	uleb 12 16
	u8 0
	endlen
section .debug_loclists progbits -
	len32
	u16 5
	u8 8 0
	u32 1
loc1:
	u32 4
	u8 4
	uleb 0 8
	uleb 1
	u8 0x50
	u8 0
	endlen
	len32
	u16 5
	u8 8 0
	u32 1
loc2:
	u32 4
	u8 4
	uleb 0 8
	uleb 2
	u8 0x91 0x7f
	u8 0
	endlen
section .debug_aranges progbits -
	len32
	u16 2
	u32 @cu1
	u8 8 0
	u32 0
	u64 addr:f 64 0 0
	endlen
	len32
	u16 2
	u32 @cu2
	u8 8 0
	u32 0
	u64 addr:g 32 0 0
	endlen
section .debug_pubnames progbits -
	len32
	u16 2
	u32 @cu1 @cu2-@cu1
	u32 0x30
	cstr "f"
	u32 0
	endlen
	len32
	u16 2
	u32 @cu2 @end2-@cu2
	u32 0x30
	cstr "ggg"
	u32 0
	endlen
%% run
binsize report a.elf -d section,unit -n 0 --sort name --domain file --format csv | grep debug
%% stdout
.debug_abbrev,one.c,52
.debug_abbrev,two.c,52
.debug_addr,one.c,16
.debug_addr,two.c,32
.debug_aranges,one.c,48
.debug_aranges,two.c,48
.debug_info,one.c,63
.debug_info,two.c,63
.debug_line,one.c,56
.debug_line,two.c,57
.debug_loclists,one.c,22
.debug_loclists,two.c,23
.debug_pubnames,one.c,24
.debug_pubnames,two.c,26
.debug_rnglists,one.c,20
.debug_rnglists,two.c,23
.debug_str,[section .debug_str],9
.debug_str,[shared strings],17
.debug_str,one.c,8
.debug_str,two.c,10
.debug_str_offsets,one.c,12
.debug_str_offsets,two.c,16
