Offsets and counts of header tables that lie: the report holds or is refused.
%% elf shoff-beyond odd
elf 64 lsb exec x86-64
set e_shoff 0x7fffffff
segment load rx p_vaddr=0x400000 p_filesz=120 p_memsz=120
section .text progbits ax
	fill 16 1
%% elf shoff-overflow odd
elf 64 lsb exec x86-64
set e_shoff 0xffffffffffffffc0
section .text progbits ax
	fill 16 1
%% elf shnum-huge odd
elf 64 lsb exec x86-64
set e_shnum 0xfeff
section .text progbits ax
	fill 16 1
%% elf shnum-extended odd
elf 64 lsb exec x86-64
set e_shnum 0
set null.sh_size 0xffffffffffffffff
section .text progbits ax
	fill 16 1
%% elf shnum-zero odd
elf 64 lsb exec x86-64
set e_shnum 0
section .text progbits ax
	fill 16 1
%% elf shentsize-zero odd
elf 64 lsb exec x86-64
set e_shentsize 0
section .text progbits ax
	fill 16 1
%% elf shentsize-one odd
elf 64 lsb exec x86-64
set e_shentsize 1
section .text progbits ax
	fill 16 1
%% elf shentsize-huge odd
elf 64 lsb exec x86-64
set e_shentsize 0xffff
section .text progbits ax
	fill 16 1
%% elf shstrndx-beyond odd
elf 64 lsb exec x86-64
set e_shstrndx 77
section .text progbits ax
	fill 16 1
%% elf shstrndx-extended odd
elf 64 lsb exec x86-64
set e_shstrndx 0xffff
set null.sh_link 0xffffffff
section .text progbits ax
	fill 16 1
%% elf shstrndx-text odd
elf 64 lsb exec x86-64
set e_shstrndx 1
section .text progbits ax
	fill 16 0x41
%% elf phoff-beyond odd
elf 64 lsb exec x86-64
set e_phoff 0xfffffffffffffff0
segment load rx p_vaddr=0x400000 p_filesz=120 p_memsz=120
section .text progbits ax
	fill 16 1
%% elf phnum-huge odd
elf 64 lsb exec x86-64
set e_phnum 0xfffe
segment load rx p_vaddr=0x400000 p_filesz=120 p_memsz=120
section .text progbits ax
	fill 16 1
%% elf phnum-extended odd
elf 64 lsb exec x86-64
set e_phnum 0xffff
set null.sh_info 0xffffffff
segment load rx p_vaddr=0x400000 p_filesz=120 p_memsz=120
section .text progbits ax
	fill 16 1
%% elf phentsize-zero odd
elf 64 lsb exec x86-64
set e_phentsize 0
segment load rx p_vaddr=0x400000 p_filesz=120 p_memsz=120
section .text progbits ax
	fill 16 1
%% elf phentsize-small odd
elf 64 lsb exec x86-64
set e_phentsize 7
segment load rx p_vaddr=0x400000 p_filesz=120 p_memsz=120
section .text progbits ax
	fill 16 1
%% elf tables-overlap odd
elf 64 lsb exec x86-64
set e_shoff 64
segment load rx p_vaddr=0x400000 p_filesz=120 p_memsz=120
section .text progbits ax
	fill 160 1
%% run
for f in *; do
	binsize report $f -d section -n 0 --sort name --format csv
	echo "$f: $?"
done 2>&1
