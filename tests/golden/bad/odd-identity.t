Class, byte order and version that do not exist.
%% elf class refused
elf 64 lsb exec x86-64
set ei_class 3
section .text progbits ax
	fill 16 1
%% elf order refused
elf 64 lsb exec x86-64
set ei_data 0
section .text progbits ax
	fill 16 1
%% elf version odd
elf 64 lsb exec x86-64
set ei_version 9
set e_version 9
section .text progbits ax
	fill 16 1
%% elf machine
elf 64 lsb exec 0xfff0
section .text progbits ax
	fill 16 1
%% elf type odd
elf 64 lsb 0x1234 x86-64
section .text progbits ax
	fill 16 1
%% run
for f in class order version machine type; do
	binsize report $f -d section --format csv
	echo "$f: $?"
done 2>&1
%% stdout
binsize: class: ELF class at offset 4 is 3; 1 (32-bit) or 2 (64-bit) is expected
class: 3
binsize: order: ELF byte order at offset 5 is 0; 1 (little-endian) or 2 (big-endian) is expected
order: 3
binsize: version: ELF version at offset 6 is 9; 1 is expected
version: 3
section,vmsize,filesize
[section headers],0,192
[ELF header],0,64
.shstrtab,0,17
.text,16,16
[padding: section alignment],0,7
machine: 0
section,vmsize,filesize
[section headers],0,192
[ELF header],0,64
.shstrtab,0,17
.text,16,16
[padding: section alignment],0,7
type: 0
