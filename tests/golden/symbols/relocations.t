Entries of relocation tables of every kind follow what they are applied to,
the first entry included: so many entries, so many bytes. RELA has two of
`one`, one of `two`, REL one of each, RELR a word for the first of `two` and
a word of bits for three more, of which `rest` has one.
%% elf a.so
elf 64 lsb dyn x86-64
base 0x1000
segment load rx headers cover=.text...relr.dyn
segment load rw cover=.data
section .text progbits ax align=16
f:
	fill 16 0x53
section .rela.dyn rela a entsize=24 align=8
	rela addr:one 0 8 addr:f
	rela addr:one+8 0 8 addr:f
	rela addr:two 0 8 addr:f
section .rel.dyn rel a entsize=16 align=8
	rel addr:two+8 0 8
	rel addr:one+16 0 8
section .relr.dyn relr a entsize=8 align=8
	u64 addr:two+16
	u64 0xf
section .data progbits wa align=8
one:
	u64 0 0 0
two:
	u64 0 0 0 0 0
rest:
	u64 0
symbol f at=f size=16 type=func bind=global
symbol one at=one size=24 type=object bind=global
symbol two at=two size=40 type=object bind=global
symbol rest at=rest size=8 type=object bind=global
%% run
binsize report a.so -d section,symbol -n 0 --only .rela.dyn,.rel.dyn,.relr.dyn --domain file --sort name --format csv
%% stdout
section,symbol,filesize
.rel.dyn,one,16
.rel.dyn,two,16
.rela.dyn,one,48
.rela.dyn,two,24
.relr.dyn,rest,2
.relr.dyn,two,14
