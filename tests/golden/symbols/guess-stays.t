Constants without a name in front of sections of relocations, and in front of
the end of what is mapped: a guess ends with its section, and a run without
guesses differs in nothing else.
%% elf a.elf
elf 64 lsb dyn x86-64
base 0x1000
segment load rx headers cover=.text...rela.plt
segment load rw cover=.data
section .text progbits ax align=16
f:
	hex 48 8d 05
	u32 addr:last-addr:f-7
	hex 48 8d 0d
	u32 addr:end-addr:f-14
	hex c3
	fill 1 0x90
g:
	hex c3
section .rodata progbits a align=8
	fill 16 1
last:
	fill 24 2
end:
section .rela.dyn rela a entsize=24 align=8
	rela addr:slot 0 8 addr:f
	rela addr:slot+8 0 8 addr:g
section .rela.plt rela a entsize=24 align=8
	rela addr:slot 0 8 addr:f
section .data progbits wa align=8
slot:
	u64 0 0
symbol f at=f size=16 type=func bind=global
symbol g at=g size=1 type=func bind=global
symbol slots at=slot size=16 type=object bind=global
%% run
binsize report a.elf -d section,symbol -n 0 --only .rodata,.rela.dyn,.rela.plt --domain vm --sort name --format csv
binsize map a.elf -d symbol --domain vm --format csv | grep guess
binsize map a.elf -d symbol --format csv | grep -v 'rodata\|guess' > known
binsize map a.elf -d symbol --format csv --no-guess | grep -v rodata | diff known -
%% stdout
section,symbol,vmsize
.rela.dyn,slots,48
.rela.plt,slots,24
.rodata,[section .rodata],16
.rodata,f,24
vm,4312,24,f,guess
