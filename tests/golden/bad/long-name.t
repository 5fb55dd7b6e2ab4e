A name of a mebibyte is cut where it is shown, and costs no memory to speak of.
%% elf a.elf
elf 64 lsb exec x86-64
base 0x400000
segment load rx headers cover=.text
section .text progbits ax align=16
a:
	fill 16 0x53
b:
	fill 16 0x53
c:
	fill 16 0x53
symbol "x"*1048576 at=a size=16 type=func bind=global
symbol "_Z1f"*262144 at=b size=16 type=func bind=global
symbol "_ZN3std1a"*100000 at=c size=16 type=func bind=global
%% run
binsize report a.elf -d symbol -n 0 --sort name --only .text --format csv | cut -c 1-40 | sort
binsize report a.elf -d symbol -n 0 --only .text --format csv | awk '{ if (length($0) > 70000) print "too long", length($0) }'
%% stdout
_Z1f_Z1f_Z1f_Z1f_Z1f_Z1f_Z1f_Z1f_Z1f_Z1f
_ZN3std1a_ZN3std1a_ZN3std1a_ZN3std1a_ZN3
symbol,vmsize,filesize
xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx
