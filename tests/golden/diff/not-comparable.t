Builds for other machines, stripped, or of another type: said first, naming
both values, and shown all the same. Without symbols on both sides rows are
sections.
%% elf old.elf
elf 64 lsb exec x86-64
base 0x400000
segment load rx headers cover=.text
section .text progbits ax align=16
main:
	fill 64 0x53
symbol main at=main size=64 type=func bind=global
%% elf new.elf
elf 32 msb exec ppc
base 0x400000
segment load rx headers cover=.text
section .text progbits ax align=16
	fill 64 0x53
%% run
binsize diff old.elf new.elf
%% stdout
old.elf (600 B) -> new.elf (300 B)

note: the builds are hard to compare: machine was x86-64, is PowerPC
note: the builds are hard to compare: class was 64-bit, is 32-bit
note: the builds are hard to compare: byte order was little-endian, is big-endian
note: the builds are hard to compare: stripped was no, is yes

changes by cause
ROWS  VM DELTA  FILE DELTA  CAUSE
   2     -36 B      -252 B  metadata
   1      +4 B        +6 B  padding
   2       0 B       -54 B  removed
   5     -32 B      -300 B  TOTAL

VM DELTA    VM %  FILE OLD  FILE NEW  FILE DELTA   FILE %  CAUSE     SECTION
   -36 B  -30.0%     440 B     204 B      -236 B   -53.6%  metadata  [metadata]
     0 B    0.0%      48 B       0 B       -48 B  -100.0%  removed   .symtab
     0 B    0.0%      33 B      17 B       -16 B   -48.5%  metadata  .shstrtab
     0 B    0.0%       6 B       0 B        -6 B  -100.0%  removed   .strtab
    +4 B  +50.0%       9 B      15 B        +6 B   +66.7%  padding   [padding]
   -32 B  -16.7%     600 B     300 B      -300 B   -50.0%            TOTAL
%% run
binsize diff old.elf new.elf --format csv
%% stdout
section,vm_old_bytes,vm_new_bytes,vm_delta,file_old_bytes,file_new_bytes,file_delta,change,cause,old_label
[metadata],120,84,-36,440,204,-236,shrunk,metadata,
.symtab,0,0,0,48,0,-48,removed,removed,
.shstrtab,0,0,0,33,17,-16,shrunk,metadata,
.strtab,0,0,0,6,0,-6,removed,removed,
[padding],8,12,4,9,15,6,grown,padding,
%% stderr
binsize: new.elf: note: the builds are hard to compare: machine was x86-64, is PowerPC
binsize: new.elf: note: the builds are hard to compare: class was 64-bit, is 32-bit
binsize: new.elf: note: the builds are hard to compare: byte order was little-endian, is big-endian
binsize: new.elf: note: the builds are hard to compare: stripped was no, is yes
%% run
binsize diff old.elf new.elf --quiet --format tsv -d kind
%% stdout
kind	vm_old_bytes	vm_new_bytes	vm_delta	file_old_bytes	file_new_bytes	file_delta	change	cause	old_label
headers	120	84	-36	440	204	-236	shrunk	metadata	
symbol tables	0	0	0	54	0	-54	removed	removed	
section names	0	0	0	33	17	-16	shrunk	metadata	
padding	8	12	4	9	15	6	grown	padding	
