More sections than the header can count: the numbers stand in section 0, and
the symbol's section in its own table.
%% elf a.elf untested
elf 64 lsb rel x86-64
repeat 65300
section .s{i} progbits a
	u8 7
endrepeat
section .text progbits ax
	fill 16 0x90
section .symtab symtab -
section .symtab_shndx symtab_shndx - entsize=4
symbol main section=.text value=0 size=16 type=func bind=global
%% run
binsize report a.elf -d section -n 0 --filter '^.(s0|s65299|text|symtab_shndx|symtab)$' --sort name --format csv
%% stdout
section,vmsize,filesize
.s0,1,1
.s65299,1,1
.symtab,0,48
.symtab_shndx,0,8
.text,16,16
%% run
binsize report a.elf -d symbol -n 0 --only .text --format csv
%% stdout
symbol,vmsize,filesize
main,16,16
%% run
binsize report a.elf -d section -n 0 --format csv | awk -F, 'NR > 1 { rows++; vm += $2; file += $3 } END { print rows, vm, file }'
wc -c <a.elf
%% stdout
65308 65316 4756368
4756368
