The order of the symbol table does not show in any report.
%% elf a.elf
elf 64 lsb exec x86-64
base 0x400000
segment load rx headers cover=.text
section .text progbits ax align=16
f:
	fill 32 0x90
g:
	fill 7 0x90
h:
	fill 9 0xc3
section .symtab symtab - align=8
section .strtab strtab -
	cstr "" "one" "two" "three" "four" "sizeless"
symbol one at=f size=32 type=func bind=global
symbol two at=f size=32 type=func bind=global
symbol three at=g size=7 type=func bind=global
symbol four at=g+2 size=12 type=func bind=global
symbol sizeless at=h type=func bind=global
%% elf b.elf
elf 64 lsb exec x86-64
base 0x400000
segment load rx headers cover=.text
section .text progbits ax align=16
f:
	fill 32 0x90
g:
	fill 7 0x90
h:
	fill 9 0xc3
section .symtab symtab - align=8
section .strtab strtab -
	cstr "" "one" "two" "three" "four" "sizeless"
symbol sizeless at=h type=func bind=global
symbol four at=g+2 size=12 type=func bind=global
symbol three at=g size=7 type=func bind=global
symbol two at=f size=32 type=func bind=global
symbol one at=f size=32 type=func bind=global
%% run
for mode in primary split list; do
	for f in a b; do
		binsize report $f.elf -d symbol -n 0 --aliases $mode --format csv >$f.$mode
		binsize report $f.elf -d symbol -n 0 --aliases $mode | tail -n +2 >>$f.$mode
		binsize map $f.elf -d symbol --domain vm --format csv >>$f.$mode
	done
	cmp a.$mode b.$mode
done
