.tbss has an address that overlaps what follows it and takes neither file
bytes nor addresses of its segment; the TLS template is declared zero fill.
%% elf a.elf flavours
elf 64 lsb exec x86-64
base 0x400000
segment load rw headers cover=.tdata...data
segment tls r cover=.tdata...tbss
section .tdata progbits wat align=8
	fill 24 1
section .tbss nobits wat align=8 addr=addr:.tdata+24 size=40
section .data progbits wa align=8 addr=addr:.tdata+24
	fill 32 1
symbol local section=.tdata value=0 size=24 type=tls bind=global
symbol zero section=.tbss value=24 size=40 type=tls bind=global
symbol shared section=.data value=addr:.data size=32 type=object bind=global
%% run
binsize report a.elf -d section -n 0 --sort name --only .tdata,.tbss,.data --format csv
%% stdout
section,vmsize,filesize
.data,32,32
.tbss,40,0
.tdata,24,24
%% run
binsize report a.elf -d symbol -n 0 --sort name --format csv
%% stdout
symbol,vmsize,filesize
[ELF header],64,64
[padding: section alignment],0,7
[program headers],112,112
[section .shstrtab],0,46
[section .strtab],0,1
[section .symtab],0,24
[section headers],0,448
local,24,54
shared,32,63
zero,40,29
