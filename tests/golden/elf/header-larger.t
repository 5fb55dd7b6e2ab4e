Entry sizes larger than the structure, as the format allows.
%% elf a.elf odd
elf 64 lsb exec x86-64
set e_phentsize 56
set e_ehsize 72
segment load r p_vaddr=0x400000 p_filesz=120 p_memsz=120
section .data progbits wa
	fill 16 1
%% run
binsize report a.elf -d section -n 0 --sort name --format csv
%% stdout
section,vmsize,filesize
.data,0,16
.shstrtab,0,17
[ELF header],64,64
[padding: section alignment],0,7
[program headers],56,56
[section headers],0,192
