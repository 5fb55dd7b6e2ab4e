Folded code: names of several owners share bytes as the alias modes say; names
of one owner are one owner; a nameless alias has no say.
%% elf a.elf
elf 64 lsb exec x86-64
base 0x400000
segment load rx headers cover=.text
section .text progbits ax align=16
folded:
	fill 33 0x53
same:
	fill 16 0x53
half:
	fill 8 0x53
symbol _RNvC3one3foo at=folded size=33 type=func bind=global
symbol _RNvC3two3foo at=folded size=33 type=func bind=weak
symbol _RNvC3two3bar at=folded size=33 type=func bind=weak
symbol _ZN5shape4areaEv at=same size=16 type=func bind=global
symbol _ZN5shape4sizeEv at=same size=16 type=func bind=global
symbol plain at=half size=8 type=func bind=global
symbol _RNvC5three3foo at=half size=8 type=func
%% run
for mode in primary split list; do
	binsize report a.elf -d package -n 0 --sort name --only .text --aliases $mode --format csv
done
%% stdout
package,vmsize,filesize
one,33,33
shape::,16,16
three,8,8
package,vmsize,filesize
one,17,17
shape::,16,16
three,8,8
two,16,16
package,vmsize,filesize,listed
one,33,33,0
shape::,16,16,0
three,8,8,0
two,33,33,1
