The exit status is that of the worst input; the others are reported.
%% elf a.elf
elf 64 lsb exec x86-64
noheaders
segment load rx p_vaddr=0x400000 p_filesz=120 p_memsz=120
%% run
binsize report missing a.elf -d section --format csv
%% stdout
section,vmsize,filesize
[ELF header],64,64
[program headers],56,56
%% stderr
binsize: missing: no such file (check the path)
%% status 3
%% run
binsize map missing -d section
%% stderr
binsize: missing: no such file (check the path)
%% status 3
%% run
binsize explain missing 0x400000
%% stderr
binsize: missing: no such file (check the path)
%% status 3
