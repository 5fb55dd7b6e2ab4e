A core dump is an image of memory, not of a program.
%% elf core refused
elf 64 lsb core x86-64
segment load rw p_vaddr=0x400000 p_offset=0x1000 p_filesz=0x100 p_memsz=0x100
noheaders
append
	fill 4096
%% run
binsize report core
%% stderr
binsize: core: a core file holds the memory of a process, not a program (give the program that dumped it)
%% status 3
