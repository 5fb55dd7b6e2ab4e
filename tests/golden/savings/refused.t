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
strip,GNU strip 2.40,null,null,refused,it has no section headers
strip -g,GNU strip 2.40,null,null,refused,it has no section headers
strip --strip-unneeded,GNU strip 2.40,null,null,refused,it has no section headers
strip would refuse this file: it has no section headers
%% run
printf 'plain text, nothing else\n' > t; binsize savings t
%% stderr
binsize: t: not an ELF file: this is text (give the program it was built into)
%% status 3
%% elf link.elf odd
elf 64 lsb exec x86-64
base 0x400000
segment load rx headers cover=.text
section .text progbits ax align=16
main:
	fill 40 0x90
section .comment progbits - align=1 sh_link=99
	fill 20 0x41
symbol main at=main size=16 type=func bind=global
%% elf size.elf odd
elf 64 lsb exec x86-64
base 0x400000
segment load rx headers cover=.text
section .text progbits ax align=16
main:
	fill 40 0x90
section .comment progbits - align=1 sh_size=0x10000000
	fill 20 0x41
symbol main at=main size=16 type=func bind=global
%% elf type.elf odd
elf 64 lsb exec x86-64
base 0x400000
segment load rx headers cover=.text
section .text progbits ax align=16
main:
	fill 40 0x90
section .comment progbits - align=1 sh_type=0x70000055
	fill 20 0x41
symbol main at=main size=16 type=func bind=global
%% elf names.elf odd
elf 64 lsb exec x86-64
base 0x400000
segment load rx headers cover=.text
section .text progbits ax align=16
main:
	fill 40 0x90
section .comment progbits - align=1
	fill 20 0x41
symbol main at=main size=16 type=func bind=global
set e_shstrndx 99
%% elf machine.elf odd
elf 64 lsb exec x86-64
base 0x400000
segment load rx headers cover=.text
section .text progbits ax align=16
main:
	fill 40 0x90
section .comment progbits - align=1
	fill 20 0x41
symbol main at=main size=16 type=func bind=global
set e_machine 0
%% elf name.elf odd
elf 64 lsb exec x86-64
base 0x400000
segment load rx headers cover=.text
section .text progbits ax align=16
main:
	fill 40 0x90
section .comment progbits - align=1 sh_name=0x1000000
	fill 20 0x41
symbol main at=main size=16 type=func bind=global
%% elf align.elf odd
elf 64 lsb exec x86-64
base 0x400000
segment load rx headers cover=.text
section .text progbits ax align=16
main:
	fill 40 0x90
section .comment progbits - align=1 sh_addralign=3
	fill 20 0x41
symbol main at=main size=16 type=func bind=global
%% run
for f in link size type names machine name align; do
	for tool in '^strip -g,' '^eu-strip -g,' '^llvm-strip -g,'; do
		printf '%s: ' $f
		binsize savings --format csv $f.elf 2> said | grep "$tool" |
		    cut -d, -f1,2,4-
	done
done
%% stdout
link: strip -g,GNU strip 2.40,null,refused,file format not recognized
link: eu-strip -g,eu-strip 0.188,null,not foreseen,a section names odd sections
link: llvm-strip -g,llvm-strip 14 to 22,null,refused,a section's Link field is invalid
size: strip -g,GNU strip 2.40,null,refused,a section extends past the end of the file
size: eu-strip -g,eu-strip 0.188,null,not foreseen,a section header is damaged
size: llvm-strip -g,llvm-strip 14 to 22,null,refused,a section is past the end of the file
type: strip -g,GNU strip 2.40,null,refused,unable to recognise the format: a section of an unknown type
type: eu-strip -g,eu-strip 0.188,0,exact,
type: llvm-strip -g,llvm-strip 14 to 22,0,exact,
names: strip -g,GNU strip 2.40,null,refused,corrupt string table index
names: eu-strip -g,eu-strip 0.188,null,not foreseen,the names of sections are lost
names: llvm-strip -g,llvm-strip 14 to 22,null,refused,e_shstrndx is invalid
machine: strip -g,GNU strip 2.40,null,refused,unable to recognise the format: no machine it knows
machine: eu-strip -g,eu-strip 0.188,null,not foreseen,its machine was not tried
machine: llvm-strip -g,llvm-strip 14 to 22,null,not foreseen,its machine was not tried
name: strip -g,GNU strip 2.40,null,refused,file format not recognized
name: eu-strip -g,eu-strip 0.188,null,not foreseen,a section's name or alignment is odd
name: llvm-strip -g,llvm-strip 14 to 22,null,refused,a section's name is past the end of the names
align: strip -g,GNU strip 2.40,null,not foreseen,a section's name or alignment is odd
align: eu-strip -g,eu-strip 0.188,null,not foreseen,a section's name or alignment is odd
align: llvm-strip -g,llvm-strip 14 to 22,null,not foreseen,a section's name or alignment is odd
%% run
for f in link size type names machine name; do
	if strip -g -o out $f.elf 2> said; then echo $f is taken; fi
done
