Many units that each read the rest of one long table: abbreviations, range
lists. The work is bounded, the totals hold.
%% elf abbreviations untested
elf 64 lsb exec x86-64
base 0x400000
segment load rx headers cover=.text
section .text progbits ax align=16
main:
	fill 64 0x53
section .debug_abbrev progbits -
repeat 12000
	abbrev {i+2} variable no name:string
endrepeat
	abbrev 1 compile_unit no name:string low_pc:addr high_pc:data4
	u8 0
section .debug_info progbits -
repeat 4000
	unit 4 {7*i}
	u8 1
	cstr "a.c"
	u64 0x400080
	u32 64
	endunit
endrepeat
%% elf ranges untested
elf 64 lsb exec x86-64
base 0x400000
segment load rx headers cover=.text
section .text progbits ax align=16
main:
	fill 64 0x53
section .debug_abbrev progbits -
ab:
	abbrev 1 compile_unit no name:string low_pc:addr ranges:sec_offset
	u8 0
section .debug_info progbits -
repeat 4000
	unit 4 ab
	die 1 "a.c" 0 {i*16}
	endunit
endrepeat
section .debug_ranges progbits -
repeat 12000
	u64 0x400080 {0x400081+i%60}
endrepeat
	u64 0 0
%% run
$LIMIT
for f in abbreviations ranges; do
	for d in unit inline; do
		timeout 30 binsize report -q -j1 $f -d $d -n 1 --domain file --format csv | awk -F, 'NR > 1 { sum += $2 } END { print sum }'
	done
	wc -c <$f
done
%% stdout
208448
208448
208448
304664
304664
304664
