Any number of jobs prints the same bytes. There are enough bytes of DIEs (zeros
at the end of each unit) for more than one thread.
%% elf a.elf
elf 64 lsb exec x86-64
base 0x400000
segment load rx headers cover=.text
section .text progbits ax align=16
repeat 60
f{i}:
	fill {16+i} 0x53
endrepeat
section .debug_abbrev progbits -
ab:
	abbrev 1 compile_unit yes name:string low_pc:addr high_pc:data4 stmt_list:sec_offset producer:strp
	abbrev 2 subprogram yes name:string low_pc:addr high_pc:data4
	abbrev 3 inlined_subroutine no abstract_origin:ref4 low_pc:addr high_pc:data4
	abbrev 4 subprogram no name:strp inline:data1
	u8 0
section .debug_info progbits -
repeat 60
	unit 4 ab
	die 1 "unit{i}.c" addr:f{i} {16+i} @l{i} @producer
o{i}:
	die 4 @shared 1
	die 2 "f{i}" addr:f{i} {16+i}
	die 3 @o{i} addr:f{i}+4 8
	u8 0
	u8 0
	fill {20000+i*i}
	endunit
endrepeat
section .debug_str progbits ms
producer:
	cstr "mkelf"
shared:
	cstr "callee"
section .debug_line progbits -
repeat 60
l{i}:
	line 4 files=unit{i}.c:0,common.h:0
	lne set_address addr:f{i}
	lns copy
	lns set_file 2
	special 1 4
	lns set_file 1
	special 1 8
	lns advance_pc {4+i}
	lne end_sequence
	endline
endrepeat
repeat 60
symbol f{i} at=f{i} size={16+i} type=func bind=global
endrepeat
%% run
for d in segment section kind symbol unit file dir line inline language unit,inline; do
	binsize report a.elf -d $d -n 0 -j1 --format csv >one
	for j in 2 3 8 64; do
		binsize report a.elf -d $d -n 0 -j$j --format csv >many
		cmp one many || echo "$d: -j$j differs"
	done
done
%% run
binsize report a.elf -d inline -n 3 --only .text --format csv
%% stdout
inline,vmsize,filesize,inclusive_bytes,instances,largest_bytes,callers
callee,480,480,480,60,8,60
f59,67,67,75,0,0,0
f58,66,66,74,0,0,0
[58 others],2117,2117,0,0,0,0
%% run
binsize report a.elf -d file -n 3 --only .text --format csv
%% stdout
file,vmsize,filesize
common.h,480,480
unit59.c,67,67
unit58.c,66,66
[58 others],2117,2117
