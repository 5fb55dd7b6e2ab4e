Sections that claim the same bytes: each byte counts once, the section that
starts later keeps it, and a note says so.
%% elf a.elf
elf 64 lsb exec x86-64
base 0x400000
segment load r headers cover=.low...twin
section .low progbits a align=32
	fill 64 1
section .high progbits a offset=0xa0
	fill 64 1
section .inner progbits a offset=0xc0
	fill 8 1
section .first progbits a offset=0x100
	fill 16 1
section .twin progbits a offset=0x100
	fill 16 1
%% run
binsize map a.elf -d section --format csv | head -n 10
%% stdout
domain,start,size,label,evidence
file,0,64,[ELF header],format
file,64,56,[program headers],format
file,120,8,[padding: section alignment],format
file,128,32,.low,format
file,160,32,.high,format
file,192,8,.inner,format
file,200,24,.high,format
file,224,32,[padding: section alignment],format
file,256,16,.first,format
%% run
binsize report a.elf -d section -n 0 --sort name --domain vm --format csv
%% stdout
section,vmsize
.first,16
.high,56
.inner,8
.low,32
[ELF header],64
[padding: section alignment],40
[program headers],56
