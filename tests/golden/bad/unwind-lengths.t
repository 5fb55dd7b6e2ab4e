Unwind entries whose lengths wrap around the end of memory: what lies inside
the section is theirs.
%% elf a.elf
elf 64 lsb exec x86-64
base 0x400000
segment load rx headers cover=.text...eh_frame
section .text progbits ax align=16
f:
	fill 32 0x53
g:
	fill 32 0x53
h:
	fill 32 0x53
section .eh_frame progbits ax align=8
cie:
	len32
	u32 0
	u8 1
	cstr "zR"
	uleb 1 1 16 1
	# absolute addresses of eight bytes
	u8 0x04
	fill 3
	endlen
f_fde:
	len32
	u32 @f_fde+4
	u64 addr:f 0xffffffffffffffff
	u32 0
	endlen
g_fde:
	len32
	u32 @g_fde+4
	u64 addr:g 0xffffffffffbfffff
	u32 0
	endlen
h_fde:
	len32
	u32 @h_fde+4
	u64 0xfffffffffffffff0 0x100
	u32 0
	endlen
	u32 0
symbol f at=f type=func bind=global
symbol g at=g type=func
%% run
timeout 20 binsize report a.elf -d symbol -n 0 --sort name --only .text --format csv
%% stdout
symbol,vmsize,filesize
f,32,32
g,64,64
%% run
timeout 20 binsize map a.elf -d symbol --format csv | grep '^vm.*,[fg],'
%% stdout
vm,4194432,32,f,unwind
vm,4194464,64,g,unwind
vm,4194548,28,f,table
vm,4194576,28,g,table
