Notes of damaged units stand in the order of the units, whatever is wrong with
them, whichever scan saw it first and however many threads read them. The
units behind are larger, so that they are read first; all together they are
enough for several threads.
%% elf a.elf
elf 64 lsb exec x86-64
base 0x400000
segment load rx headers cover=.text
section .text progbits ax align=16
repeat 40
f{i}:
	fill 16 0x53
endrepeat
section .debug_abbrev progbits -
ab:
	abbrev 1 compile_unit yes name:string low_pc:addr high_pc:data4
	abbrev 2 subprogram no name:string low_pc:addr high_pc:data4
	abbrev 3 compile_unit yes name:0x99 low_pc:addr high_pc:data4
	u8 0
section .debug_info progbits -
repeat 40
	# a child without an abbreviation
	unit 4 ab
	die 1 "child{i}.c" addr:f{i} 16
	uleb 77
	fill {20000+i*300}
	endunit
	# a root of an unknown form
	unit 4 ab
	uleb 3
	cstr "form{i}.c"
	endunit
	# a table beyond the section
	unit 4 0x7fffffff
	fill 12
	endunit
	# an unknown version
	unit 9 ab
	fill 13
	endunit
	# nothing is wrong
	unit 4 ab
	die 1 "good{i}.c" addr:f{i} 16
	fill {20000+i*300}
	endunit
endrepeat
%% run
for j in 1 2 3 8; do
	for d in unit inline inline,unit unit,inline; do
		binsize report a.elf -d $d -j $j -q --format json |
		grep -o 'unit at 0x[0-9a-f]*:' | sed 's/.*0x//; s/://' >places
		while read -r place; do echo $((0x$place)); done <places >numbers
		# ascending, and none twice
		sort -nu numbers | cmp - numbers || echo "$d -j $j"
		wc -l <numbers
	done
done | uniq -c | sed 's/^ *//'
%% stdout
16 160
