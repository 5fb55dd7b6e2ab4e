Many sections and many symbols with an extended section number: no quadratic
search.
%% elf a.elf untested
elf 64 lsb rel x86-64
repeat 65290
section .s progbits a
	u8 7
endrepeat
section .text progbits ax
	fill 16 0x90
section .symtab symtab -
section .symtab_shndx symtab_shndx - entsize=4
repeat 20000
symbol s{i%100} section=.text value={i%16} size=1 type=func
endrepeat
%% run
binsize report a.elf -d symbol -n 0 --only .text --format csv | wc -l
%% stdout
5
