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
