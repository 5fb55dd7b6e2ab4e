Names of a mebibyte in debug information: units, directories, functions and
files. They are cut where they are shown; neither time nor memory follows
them through each row, and the sums hold.
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
	abbrev 1 compile_unit yes name:string comp_dir:strp low_pc:addr high_pc:data4 stmt_list:sec_offset
	abbrev 2 subprogram yes name:string low_pc:addr high_pc:data4
	abbrev 3 inlined_subroutine no abstract_origin:ref4 low_pc:addr high_pc:data4
	abbrev 4 subprogram no linkage_name:strp inline:data1
	abbrev 5 compile_unit no name:strp low_pc:addr high_pc:data4
	u8 0
section .debug_info progbits -
	unit 4 ab
	die 1 "u"*1048576 @directory addr:f 64 0
long:
	die 4 @linkage 1
	die 2 "i"*1048576 addr:f 64
	die 3 @long addr:f+8 8
	u8 0
	u8 0
	endunit
	unit 4 ab
	die 5 @unit addr:g 32
	endunit
section .debug_str progbits ms
directory:
	str "/"
	str "d/"*524288
	cstr ""
linkage:
	str "_Z"
	str "1f"*524288
	cstr ""
unit:
	str "x"*1048576
	cstr ""
section .debug_line progbits -
	line 4 files=short.c:0
	lne set_address addr:f
	lns copy
	lns advance_pc 64
	lne end_sequence
	endline
symbol f at=f size=64 type=func bind=global
%% run
for d in unit file dir line inline package; do
	binsize report a.elf -d $d -n 0 --only .text --format csv |
	awk -F, -v d=$d 'NR > 1 { print d, substr($1, 1, 12), length($1), $2 }'
done | sort
%% stdout
dir /d/d/d/d/d/d 65539 64
dir [section .te 15 32
file /d/d/d/d/d/d 65539 64
file [section .te 15 32
inline [section .te 15 32
inline _Z1f1f1f1f1f 65536 8
inline iiiiiiiiiiii 65536 56
line /d/d/d/d/d/d 65539 64
line [section .te 15 32
package /d/d/d/d/d/d 65539 64
package [section .te 15 32
unit uuuuuuuuuuuu 65536 64
unit xxxxxxxxxxxx 65536 32
%% elf b.elf
elf 64 lsb exec x86-64
base 0x400000
segment load rx headers cover=.text
section .text progbits ax align=16
	fill 64 0x53
section "s"*1048576 progbits -
	fill 8
%% run
binsize report b.elf -d section -n 0 --format csv |
awk -F, '$3 == 8 { print substr($1, 1, 12), length($1), $3 }'
%% stdout
ssssssssssss 1024 8
