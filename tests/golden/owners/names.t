Owners by names alone: Rust of both manglings, C++ scopes, C functions of
nobody. What no name tells stays with its section; a C++ class of no namespace
(its constructor gives it away) is an owner where nothing better is known.
%% elf a.elf flavours
elf 64 lsb exec x86-64
base 0x400000
segment load rx headers cover=.text
section .text progbits ax align=16
c:
	fill 16 0x53
space:
	fill 32 0x53
inner:
	fill 48 0x53
legacy:
	fill 64 0x53
vzero:
	fill 80 0x53
generic:
	fill 96 0x53
imitation:
	fill 112 0x53
maker:
	fill 128 0x53
method:
	fill 144 0x53
symbol main at=c size=16 type=func bind=global
symbol _ZN5shape6Circle4areaEi at=space size=32 type=func bind=global
symbol _ZZN5shape6Circle4areaEiE5count at=inner size=48 type=func
symbol _ZN37_$LT$one..Foo$u20$as$u20$two..Bar$GT$3run17h0123456789abcdefE at=legacy size=64 type=func
symbol _RNvCs1234_7mycrate3foo at=vzero size=80 type=func
symbol _RINvNtC3std3mem8align_ofjEC7mycrate at=generic size=96 type=func
symbol _ZN5shape17h0000000000000000E at=imitation size=112 type=func
symbol _ZN5StackC1Ev at=maker size=128 type=func
symbol _ZN5Stack4pushEi at=method size=144 type=func
%% run
binsize report a.elf -d package -n 0 --sort name --only .text --format csv
%% stdout
package,vmsize,filesize
Stack::,272,272
[section .text],16,16
mycrate,80,80
one,64,64
shape::,192,192
std,96,96
%% run
binsize map a.elf -d package --domain vm --format csv | grep inferred
%% stdout
vm,4194528,64,one,inferred
