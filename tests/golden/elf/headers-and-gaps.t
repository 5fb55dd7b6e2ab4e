Headers and each kind of gap are rows of their own: zeros inside a segment and
between sections are alignment, anything else that no section owns is unknown.
%% elf a.elf flavours
elf 64 lsb exec x86-64
base 0x400000
segment load rx headers cover=.text...rodata
section .text progbits ax align=16
	fill 35 0x90
section .rodata progbits a align=16
	fill 20 1
gap 5 0
section .comment progbits -
	fill 7 0x41
gap 3 0x5a
%% run
binsize report a.elf -d section -n 0 --sort name --format csv
%% stdout
section,vmsize,filesize
.comment,0,7
.rodata,20,20
.shstrtab,0,34
.text,35,35
[ELF header],64,64
[padding: section alignment],21,29
[program headers],56,56
[section headers],0,320
[unknown],0,3
%% run
binsize map a.elf -d section --format csv
%% stdout
domain,start,size,label,evidence
file,0,64,[ELF header],format
file,64,56,[program headers],format
file,120,8,[padding: section alignment],format
file,128,35,.text,format
file,163,13,[padding: section alignment],format
file,176,20,.rodata,format
file,196,5,[padding: section alignment],format
file,201,7,.comment,format
file,208,3,[unknown],format
file,211,34,.shstrtab,format
file,245,3,[padding: section alignment],format
file,248,320,[section headers],format
vm,4194304,64,[ELF header],format
vm,4194368,56,[program headers],format
vm,4194424,8,[padding: section alignment],format
vm,4194432,35,.text,format
vm,4194467,13,[padding: section alignment],format
vm,4194480,20,.rodata,format
%% run
binsize report flavour-32-msb-a.elf -d section -n 0 --sort name --format csv
%% stdout
section,vmsize,filesize
.comment,0,7
.rodata,20,20
.shstrtab,0,34
.text,35,35
[ELF header],52,52
[padding: section alignment],25,33
[program headers],32,32
[section headers],0,200
[unknown],0,3
