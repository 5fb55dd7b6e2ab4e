Sections and segments whose offsets and sizes lie.
%% elf size-beyond
elf 64 lsb exec x86-64
section .text progbits ax sh_size=0x100000
	fill 16 1
%% elf size-overflow
elf 64 lsb exec x86-64
section .text progbits ax sh_size=0xffffffffffffffff
	fill 16 1
%% elf offset-overflow
elf 64 lsb exec x86-64
section .text progbits ax sh_offset=0xfffffffffffffff0 sh_size=0x20
	fill 16 1
%% elf addr-overflow
elf 64 lsb exec x86-64
section .text progbits ax sh_addr=0xfffffffffffffff8
	fill 16 1
%% elf addr-overflow-loaded
elf 64 lsb exec x86-64
segment load rx cover=.text p_vaddr=0xfffffffffffffff8 p_memsz=0x100
section .text progbits ax sh_addr=0xfffffffffffffff8
	fill 16 1
symbol main section=.text value=0xfffffffffffffffc size=100 type=func bind=global
%% elf segment-beyond
elf 64 lsb exec x86-64
segment load rx p_offset=0x100000 p_vaddr=0x400000 p_filesz=0x1000 p_memsz=0x1000
section .text progbits ax addr=0x400000
	fill 16 1
%% elf segment-huge
elf 64 lsb exec x86-64
segment load rx p_offset=0 p_vaddr=0 p_filesz=0xffffffffffffffff p_memsz=0xffffffffffffffff
section .text progbits ax addr=0x400000
	fill 16 1
%% elf segment-overlap
elf 64 lsb exec x86-64
segment load rx p_offset=0 p_vaddr=0x400000 p_filesz=300 p_memsz=300
segment load rw p_offset=0 p_vaddr=0x400080 p_filesz=300 p_memsz=300
section .text progbits ax addr=0x400100
	fill 116 1
%% elf file-larger-than-memory
elf 64 lsb exec x86-64
segment load rx p_offset=0 p_vaddr=0x400000 p_filesz=200 p_memsz=100
section .text progbits ax addr=0x400078
	fill 116 1
%% elf nobits-huge
elf 64 lsb exec x86-64
section .bss nobits wa size=0xffffffffffffffff
%% elf nobits-in-object
elf 64 lsb rel x86-64
section .bss nobits wa size=0xfffffffffffffff0 align=0x8000000000000000
section .bss2 nobits wa size=0xfffffffffffffff0 align=0xffffffffffffffff
section .text progbits ax align=3
	fill 10 1
%% elf name-beyond
elf 64 lsb exec x86-64
section .text progbits ax sh_name=0x7fffffff
	fill 16 1
section .data progbits wa
	fill 16 1
%% elf no-nul
elf 64 lsb exec x86-64
section .text progbits ax
	fill 16 1
section .shstrtab strtab -
	str "\0.text\0.shstr"
%% elf symbols-lie
elf 64 lsb exec x86-64
base 0x400000
segment load rx headers cover=.text
section .text progbits ax
main:
	fill 64 1
section .symtab symtab - sh_entsize=0 sh_link=99 sh_info=0xffffffff
symbol main at=main size=32 type=func bind=global
%% elf symbols-odd-size
elf 64 lsb exec x86-64
base 0x400000
segment load rx headers cover=.text
section .text progbits ax
main:
	fill 64 1
section .symtab symtab - sh_size=47 sh_entsize=0xffffffffffffffff
symbol main at=main size=32 type=func bind=global
%% elf names-lie
elf 64 lsb exec x86-64
base 0x400000
segment load rx headers cover=.text
section .text progbits ax
main:
	fill 64 1
section .strtab strtab -
	str "no nul at the end"
symbol no at=main size=32 type=func bind=global
%% elf index-missing
elf 64 lsb exec x86-64
base 0x400000
segment load rx headers cover=.text
section .text progbits ax
main:
	fill 64 1
section .symtab_shndx symtab_shndx - link=99
	u32 1 2
symbol main section=0xffff value=addr:main size=32 type=func bind=global
symbol f section=5000 value=addr:main size=32 type=func bind=global
%% run
for f in *; do
	binsize report $f -d section,symbol -n 0 --sort name --format csv
	echo "$f: $?"
done 2>&1
%% stdout
binsize: addr-overflow: note: section 1 '.text' claims 16 bytes of memory at 0xfffffffffffffff8 and is left out of it
section,symbol,vmsize,filesize
.shstrtab,[section .shstrtab],0,17
.text,[section .text],0,16
[ELF header],[ELF header],0,64
[padding: section alignment],[padding: section alignment],0,7
[section headers],[section headers],0,192
addr-overflow: 0
binsize: addr-overflow-loaded: note: segment 0 claims 256 bytes of memory at 0xfffffffffffffff8 and is left out of it at offset 0x40
binsize: addr-overflow-loaded: note: section 1 '.text' claims 16 bytes of memory at 0xfffffffffffffff8 and is left out of it
section,symbol,vmsize,filesize
.shstrtab,[section .shstrtab],0,33
.strtab,[section .strtab],0,6
.symtab,[section .symtab],0,48
.text,[section .text],0,16
[ELF header],[ELF header],0,64
[padding: section alignment],[padding: section alignment],0,1
[program headers],[program headers],0,56
[section headers],[section headers],0,320
addr-overflow-loaded: 0
section,symbol,vmsize,filesize
.shstrtab,[section .shstrtab],0,17
.text,[section .text],0,116
[ELF header],[ELF header],64,64
[padding: section alignment],[padding: section alignment],0,3
[program headers],[program headers],36,56
[section headers],[section headers],0,192
file-larger-than-memory: 0
section,symbol,vmsize,filesize
.shstrtab,[section .shstrtab],0,47
.strtab,[section .strtab],0,8
.symtab,[section .symtab],0,72
.symtab_shndx,[section .symtab_shndx],0,8
.text,[section .text],64,64
[ELF header],[ELF header],64,64
[padding: section alignment],[padding: section alignment],0,1
[program headers],[program headers],56,56
[section headers],[section headers],0,384
index-missing: 0
section,symbol,vmsize,filesize
.data,[section .data],16,16
.shstrtab,[section .shstrtab],0,23
[ELF header],[ELF header],0,64
[padding: section alignment],[padding: section alignment],0,1
[section #1],[section #1],16,16
[section headers],[section headers],0,256
name-beyond: 0
binsize: names-lie: note: the last name of the symbol table's strings has no end; symbols with it are left out at offset 0xb8
section,symbol,vmsize,filesize
.shstrtab,[section .shstrtab],0,33
.strtab,[section .strtab],0,17
.symtab,[section .symtab],0,48
.text,[section .text],64,64
[ELF header],[ELF header],64,64
[padding: section alignment],[padding: section alignment],0,14
[program headers],[program headers],56,56
[section headers],[section headers],0,320
names-lie: 0
section,symbol,vmsize,filesize
.text,[section .text],16,16
[ELF header],[ELF header],0,64
[padding: section alignment],[padding: section alignment],0,3
[section #2],[section #2],0,13
[section headers],[section headers],0,192
no-nul: 0
binsize: nobits-huge: note: section 1 '.bss' claims 18446744073709551615 bytes of memory at 0x0 and is left out of it
section,symbol,vmsize,filesize
.shstrtab,[section .shstrtab],0,16
[ELF header],[ELF header],0,64
[section headers],[section headers],0,192
nobits-huge: 0
binsize: nobits-in-object: note: section 1 '.bss' claims 18446744073709551600 bytes of memory at 0x0 and is left out of it
binsize: nobits-in-object: note: section 2 '.bss2' claims 18446744073709551600 bytes of memory at 0x0 and is left out of it
section,symbol,vmsize,filesize
.shstrtab,[section .shstrtab],0,28
.text,[section .text],10,10
[ELF header],[ELF header],0,64
[padding: section alignment],[padding: section alignment],0,2
[section headers],[section headers],0,320
nobits-in-object: 0
binsize: offset-overflow: note: section 1 '.text' has 0 of its 32 bytes in the file at offset 0xfffffffffffffff0
section,symbol,vmsize,filesize
.shstrtab,[section .shstrtab],0,17
.text,[section .text],32,0
[ELF header],[ELF header],0,64
[padding: section alignment],[padding: section alignment],0,7
[section headers],[section headers],0,192
[unknown],[unknown],0,16
offset-overflow: 0
section,symbol,vmsize,filesize
.shstrtab,[section .shstrtab],0,17
.text,[section .text],16,16
[ELF header],[ELF header],0,64
[LOAD #1 [RX]],[LOAD #1 [RX]],4080,0
[padding: section alignment],[padding: section alignment],0,7
[program headers],[program headers],0,56
[section headers],[section headers],0,192
segment-beyond: 0
binsize: segment-huge: note: segment 0 claims 18446744073709551615 bytes of memory at 0x0 and is left out of it at offset 0x40
section,symbol,vmsize,filesize
.shstrtab,[section .shstrtab],0,17
.text,[section .text],16,16
[ELF header],[ELF header],0,64
[padding: section alignment],[padding: section alignment],0,7
[program headers],[program headers],0,56
[section headers],[section headers],0,192
segment-huge: 0
section,symbol,vmsize,filesize
.shstrtab,[section .shstrtab],0,17
.text,[section .text],116,116
[ELF header],[ELF header],64,64
[LOAD #2 [RW]],[LOAD #2 [RW]],184,0
[padding: section alignment],[padding: section alignment],0,3
[program headers],[program headers],64,112
[section headers],[section headers],0,192
segment-overlap: 0
binsize: size-beyond: note: section 1 '.text' has 232 of its 1048576 bytes in the file at offset 0x40
section,symbol,vmsize,filesize
.shstrtab,[section .shstrtab],0,17
.text,[section .text],1048576,23
[ELF header],[ELF header],0,64
[section headers],[section headers],0,192
size-beyond: 0
binsize: size-overflow: note: section 1 '.text' has 232 of its 18446744073709551615 bytes in the file at offset 0x40
binsize: size-overflow: note: section 1 '.text' claims 18446744073709551615 bytes of memory at 0x0 and is left out of it
section,symbol,vmsize,filesize
.shstrtab,[section .shstrtab],0,17
.text,[section .text],0,23
[ELF header],[ELF header],0,64
[section headers],[section headers],0,192
size-overflow: 0
section,symbol,vmsize,filesize
.shstrtab,[section .shstrtab],0,33
.strtab,[section .strtab],0,6
.symtab,[section .symtab],0,48
.text,[section .text],64,64
[ELF header],[ELF header],64,64
[padding: section alignment],[padding: section alignment],0,1
[program headers],[program headers],56,56
[section headers],[section headers],0,320
symbols-lie: 0
section,symbol,vmsize,filesize
.shstrtab,[section .shstrtab],0,33
.strtab,[section .strtab],0,6
.symtab,[section .symtab],0,47
.text,[section .text],64,64
[ELF header],[ELF header],64,64
[padding: section alignment],[padding: section alignment],0,2
[program headers],[program headers],56,56
[section headers],[section headers],0,320
symbols-odd-size: 0
