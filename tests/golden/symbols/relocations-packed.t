Relocations packed for Android: an entry's own bytes follow what it is applied
to, what a group shares is shared out. Two entries of `one` and one of `two`
in a group that only shares its info (head of three bytes), then four of `two`
that share everything (head of five bytes, none of their own). A table that
claims more entries than it has keeps those it has; others stay whole.
%% elf a.so odd
elf 64 lsb dyn x86-64
base 0x1000
segment load rx headers cover=.text...bad.dyn
segment load rw cover=.data
section .text progbits ax align=16
f:
	fill 16 0x53
section .rela.dyn 0x60000002 a align=8
	str "APS2"
	sleb 7 addr:one
	sleb 3 9 8
	sleb 0 100
	sleb 8 101
	sleb 8 102
	sleb 4 15 8 8 1
section .more.dyn 0x60000002 a align=8
	str "APS2"
	sleb 100 addr:two
	sleb 1 0
	sleb 8 8
	sleb 9999999999999 2 0
section .bad.dyn 0x60000001 a align=8
	str "APS1"
	sleb 1 addr:two
	sleb 1 0 0 8
section .data progbits wa align=8
one:
	u64 0 0
two:
	u64 0 0 0 0 0
symbol f at=f size=16 type=func bind=global
symbol one at=one size=16 type=object bind=global
symbol two at=two size=40 type=object bind=global
%% run
binsize report a.so -d section,symbol -n 0 --only .rela.dyn,.more.dyn,.bad.dyn --domain file --sort name --format csv
%% stdout
section,symbol,filesize
.bad.dyn,[section .bad.dyn],11
.more.dyn,[section .more.dyn],17
.more.dyn,two,4
.rela.dyn,[section .rela.dyn],7
.rela.dyn,one,8
.rela.dyn,two,9
