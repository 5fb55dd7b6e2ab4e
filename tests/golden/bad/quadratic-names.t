Many names that are tails of one long string: symbols, sections, units and
functions. Neither time nor memory may grow with their product.
%% elf symbols untested
elf 64 lsb exec x86-64
base 0x400000
segment load rx headers cover=.text
section .text progbits ax align=16
main:
	fill 64 0x53
section .strtab strtab -
	u8 0
	fill 1000000 0x41
	u8 0
section .symtab symtab - align=8 entsize=24 link=index:.strtab info=1
	fill 24
repeat 4000
	u32 {1+i*249}
	u8 0x12 0
	u16 1
	u64 {0x400080+i%64} 1
endrepeat
%% elf sections untested
elf 64 lsb rel x86-64
repeat 4000
section .s progbits a sh_name={1+i*249}
	u8 1
endrepeat
section .shstrtab strtab -
	u8 0
	fill 1000000 0x41
	u8 0
%% elf units untested
elf 64 lsb exec x86-64
base 0x400000
segment load rx headers cover=.text
section .text progbits ax align=16
main:
	fill 64 0x53
section .debug_abbrev progbits -
ab:
	abbrev 1 compile_unit yes name:strp low_pc:addr high_pc:data4
	abbrev 2 subprogram no name:strp low_pc:addr high_pc:data4
	u8 0
section .debug_info progbits -
repeat 3000
	unit 4 ab
	die 1 {i*330} 0x400080 {i%64+1}
	die 2 {i*329} 0x400080 {i%64+1}
	u8 0
	endunit
endrepeat
section .debug_str progbits ms
	fill 1000000 0x41
	u8 0
%% run
$LIMIT
for d in section symbol; do
	timeout 30 binsize report -q symbols -d $d -n 1 --only .text --format csv | wc -l
	timeout 30 binsize report -q sections -d $d -n 1 --format csv | wc -l
done
for d in unit file inline; do
	timeout 30 binsize report -q units -j1 -d $d -n 1 --only .text --format csv | wc -l
done
%% stdout
2
3
3
3
2
2
2
