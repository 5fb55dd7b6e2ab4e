What is no ELF file, and one that strip refuses: never a number that pretends.
%% elf a.elf
elf 64 lsb exec x86-64
base 0x400000
noheaders
segment load rx headers cover=.text
section .text progbits ax align=16
	fill 40 0x90
%% run
binsize savings --format csv a.elf | grep '^strip'
binsize report a.elf | tail -n 4 | grep strip
%% stdout
strip,GNU strip 2.40,168,0,refused,it has no section headers
strip -g,GNU strip 2.40,168,0,refused,it has no section headers
strip --strip-unneeded,GNU strip 2.40,168,0,refused,it has no section headers
strip would refuse this file: it has no section headers
%% run
printf 'plain text, nothing else\n' > t; binsize savings t
%% stderr
binsize: t: not an ELF file: this is text (give the program it was built into)
%% status 3
