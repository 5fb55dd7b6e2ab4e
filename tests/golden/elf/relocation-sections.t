REL, RELA and RELR sections keep all their entries, the first included.
%% elf a.so flavours
elf 64 lsb dyn x86-64
base 0
segment load r headers cover=.rela.dyn...rel.dyn
segment load rw cover=.data
section .rela.dyn rela a align=8 entsize=24
	rela addr:.data 0 8 0x10
	rela addr:.data+8 0 8 0x20
	rela addr:.data+16 0 8 0x30
section .relr.dyn relr a align=8 entsize=8
	word addr:.data+24 0xff
section .rel.dyn rel a align=8 entsize=16
	rel addr:.data 0 8
section .data progbits wa align=8 addr=0x2000
	fill 128
symbol slots section=.data value=0x2000 size=128 type=object bind=global
%% run
binsize report a.so -d section -n 0 --sort name --only .rela.dyn,.relr.dyn,.rel.dyn,.data --format csv
%% stdout
section,vmsize,filesize
.data,128,128
.rel.dyn,16,16
.rela.dyn,72,72
.relr.dyn,16,16
%% run
binsize report a.so -d kind -n 0 --sort name --only .rela.dyn,.relr.dyn,.rel.dyn --format csv
%% stdout
kind,vmsize,filesize
relocations,104,104
%% run
binsize report flavour-32-msb-a.so -d section -n 0 --sort name --only .rela.dyn,.relr.dyn,.rel.dyn --format csv
%% stdout
section,vmsize,filesize
.rel.dyn,8,8
.rela.dyn,36,36
.relr.dyn,8,8
