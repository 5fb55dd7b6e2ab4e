What `objcopy --only-keep-debug` leaves: sections that had bytes have none.
%% elf a.debug
elf 64 lsb exec x86-64
segment load rx p_offset=0 p_vaddr=0x400000 p_filesz=0x100 p_memsz=0x1200
section .text nobits ax align=16 addr=0x401000 size=0x100
section .data nobits wa align=16 addr=0x401100 size=0x40
section .comment progbits ms
	cstr "GCC: (Debian) 12.2.0"
section .debug_str progbits ms
	cstr "main.c"
symbol main section=.text value=0x401000 size=0x100 type=func bind=global
%% run
binsize report a.debug -d section -n 0 --sort name --format csv
%% stdout
section,vmsize,filesize
.comment,0,21
.data,64,0
.debug_str,0,7
.shstrtab,0,59
.strtab,0,6
.symtab,0,48
.text,256,0
[ELF header],64,64
[LOAD #1 [RX]],4164,0
[padding: section alignment],4,11
[program headers],56,56
[section headers],0,512
