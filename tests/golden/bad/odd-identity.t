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
