Many functions whose lists of ranges, given by index, lie far behind the
beginning of their section: what is read of lists is bounded, by what they
have, and not by where they are.
%% elf a.elf untested
elf 64 lsb exec x86-64
base 0x400000
segment load rx headers cover=.text
section .text progbits ax align=16
f:
	fill 1000 0x53
section .debug_abbrev progbits -
ab:
	abbrev 1 compile_unit yes name:string low_pc:addr high_pc:data4 rnglists_base:sec_offset
	abbrev 2 subprogram no name:string ranges:rnglistx
	u8 0
section .debug_info progbits -
	unit 5 ab
	die 1 "a.c" addr:f 1000 @base
	repeat 100
	die 2 "f{i}" {i}
	endrepeat
	u8 0
	endunit
section .debug_rnglists progbits -
	len32
	u16 5
	u8 8 0
	u32 100
base:
	repeat 100
	u32 60000+{i*6}
	endrepeat
	fill 59600
	repeat 100
	u8 4
	uleb 128+{i*8} 128+{i*8+8}
	u8 0
	endrepeat
	endlen
%% run
binsize report a.elf -d inline --only .text --domain vm -n 0 --format csv | awk -F, '{ n += $2 == 8 } END { print n }'
%% stdout
100
