C++, Rust legacy and Rust v0 names in the three styles.
%% elf a.elf
elf 64 lsb exec x86-64
base 0x400000
segment load rx headers cover=.text
section .text progbits ax align=16
c:
	fill 16 0x53
cxx:
	fill 32 0x53
overload:
	fill 48 0x53
legacy:
	fill 64 0x53
vzero:
	fill 80 0x53
generic:
	fill 96 0x53
broken:
	fill 112 0x53
symbol main at=c size=16 type=func bind=global
symbol _ZN5shape6Circle4areaEi at=cxx size=32 type=func bind=global
symbol _ZN5shape6Circle4areaEd at=overload size=48 type=func bind=global
symbol _ZN4core3fmt5Write9write_fmt17h0123456789abcdefE at=legacy size=64 type=func
symbol _RNvCs1234_7mycrate3foo at=vzero size=80 type=func
symbol _RINvNtC3std3mem8align_ofjE at=generic size=96 type=func
symbol _ZN5broken at=broken size=112 type=func
%% run
for names in raw short full; do
	binsize report a.elf -d symbol -n 0 --sort name --only .text --names $names --format csv
done
%% stdout
symbol,vmsize,filesize
_RINvNtC3std3mem8align_ofjE,96,96
_RNvCs1234_7mycrate3foo,80,80
_ZN4core3fmt5Write9write_fmt17h0123456789abcdefE,64,64
_ZN5broken,112,112
_ZN5shape6Circle4areaEd,48,48
_ZN5shape6Circle4areaEi,32,32
main,16,16
symbol,vmsize,filesize
_ZN5broken,112,112
core::fmt::Write::write_fmt,64,64
main,16,16
mycrate::foo,80,80
shape::Circle::area,80,80
std::mem::align_of::<usize>,96,96
symbol,vmsize,filesize
_ZN5broken,112,112
core::fmt::Write::write_fmt,64,64
main,16,16
mycrate::foo,80,80
shape::Circle::area(double),48,48
shape::Circle::area(int),32,32
std::mem::align_of::<usize>,96,96
