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
%% stdout
binsize: phentsize-small: note: e_phentsize is 7 where 56 is expected at offset 0x0
section,vmsize,filesize
.shstrtab,0,17
.text,0,16
[ELF header],64,64
[padding: section alignment],0,7
[program headers],56,56
[section headers],0,192
phentsize-small: 0
binsize: phentsize-zero: note: e_phentsize is 0 where 56 is expected at offset 0x0
section,vmsize,filesize
.shstrtab,0,17
.text,0,16
[ELF header],64,64
[padding: section alignment],0,7
[program headers],56,56
[section headers],0,192
phentsize-zero: 0
binsize: phnum-extended: note: program header 0 cannot be read: invalid data at offset 0x40
section,vmsize,filesize
.shstrtab,0,17
.text,16,16
[ELF header],0,64
[padding: section alignment],0,7
[section headers],0,192
[unknown],0,56
phnum-extended: 0
binsize: phnum-huge: note: program header 0 cannot be read: invalid data at offset 0x40
section,vmsize,filesize
.shstrtab,0,17
.text,16,16
[ELF header],0,64
[padding: section alignment],0,7
[section headers],0,192
[unknown],0,56
phnum-huge: 0
binsize: phoff-beyond: note: the program headers are behind the end of the file at offset 0xfffffffffffffff0
section,vmsize,filesize
.shstrtab,0,17
.text,16,16
[ELF header],0,64
[padding: section alignment],0,7
[section headers],0,192
[unknown],0,56
phoff-beyond: 0
binsize: shentsize-huge: note: e_shentsize is 65535 where 64 is expected at offset 0x0
section,vmsize,filesize
.shstrtab,0,17
.text,16,16
[ELF header],0,64
[padding: section alignment],0,7
[section headers],0,192
shentsize-huge: 0
binsize: shentsize-one: note: e_shentsize is 1 where 64 is expected at offset 0x0
section,vmsize,filesize
.shstrtab,0,17
.text,16,16
[ELF header],0,64
[padding: section alignment],0,7
[section headers],0,192
shentsize-one: 0
binsize: shentsize-zero: note: e_shentsize is 0 where 64 is expected at offset 0x0
section,vmsize,filesize
.shstrtab,0,17
.text,16,16
[ELF header],0,64
[padding: section alignment],0,7
[section headers],0,192
shentsize-zero: 0
binsize: shnum-extended: ELF headers at offset 0 are damaged or cut off (invalid ELF file data; file has 296 bytes)
shnum-extended: 3
binsize: shnum-huge: note: the section headers cannot be read; the report is by segments at offset 0x68
section,vmsize,filesize
[ELF header],0,64
[appended data],0,192
[unknown],0,40
shnum-huge: 0
binsize: shnum-zero: note: the section headers cannot be read; the report is by segments at offset 0x68
section,vmsize,filesize
[ELF header],0,64
[appended data],0,192
[unknown],0,40
shnum-zero: 0
binsize: shoff-beyond: note: the section headers cannot be read; the report is by segments at offset 0x7fffffff
section,vmsize,filesize
[ELF header],64,64
[program headers],56,56
[unknown],0,232
shoff-beyond: 0
binsize: shoff-overflow: note: the section headers cannot be read; the report is by segments at offset 0xffffffffffffffc0
section,vmsize,filesize
[ELF header],0,64
[unknown],0,232
shoff-overflow: 0
binsize: shstrndx-beyond: note: sections have no names: e_shstrndx is no section with bytes in the file
section,vmsize,filesize
[ELF header],0,64
[padding: section alignment],0,7
[section #1],16,16
[section #2],0,17
[section headers],0,192
shstrndx-beyond: 0
binsize: shstrndx-extended: note: sections have no names: e_shstrndx is no section with bytes in the file
section,vmsize,filesize
[ELF header],0,64
[padding: section alignment],0,7
[section #1],16,16
[section #2],0,17
[section headers],0,192
shstrndx-extended: 0
section,vmsize,filesize
[ELF header],0,64
[padding: section alignment],0,7
[section #1],16,16
[section #2],0,17
[section headers],0,192
shstrndx-text: 0
binsize: tables-overlap: note: sections have no names: e_shstrndx is no section with bytes in the file
binsize: tables-overlap: note: section 1 '' has 0 of its 72340172838076673 bytes in the file at offset 0x101010101010101
binsize: tables-overlap: note: section 2 '' has 0 of its 72340172838076673 bytes in the file at offset 0x101010101010101
section,vmsize,filesize
[ELF header],64,64
[appended data],0,240
[program headers],56,56
[section headers],0,136
tables-overlap: 0
