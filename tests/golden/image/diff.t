Two images are compared by path, because layers do not keep their names; the
sections of an image are those of the programs in it.
%% elf a.elf
elf 64 lsb exec x86-64
base 0x400000
segment load rx headers cover=.text
section .text progbits ax align=16
main:
	fill 16 0x90
symbol main at=main size=16 type=func bind=global
%% elf b.elf
elf 64 lsb exec x86-64
base 0x400000
segment load rx headers cover=.text
section .text progbits ax align=16
main:
	fill 16 0x90
more:
	fill 32 0x90
symbol main at=main size=16 type=func bind=global
symbol more at=more size=32 type=func bind=global
%% image old.tar
layer gzip RUN make
file usr/bin/app 1000 1
file usr/lib/gone 600 2
elf usr/bin/tool a.elf
%% image new.tar
layer gzip RUN make
file usr/bin/app 3000 1
file etc/new 100 3
elf usr/bin/tool b.elf
%% run
binsize diff old.tar new.tar
%% stdout
old.tar (5.5 KiB) -> new.tar (7.0 KiB)

changes by cause
ROWS  FILE DELTA  CAUSE
   0       +32 B  code
   1   +1.98 KiB  metadata
   0       -13 B  padding
   1   +1.00 KiB  new
   1   -1.50 KiB  removed
   3   +1.50 KiB  TOTAL

FILE OLD  FILE NEW  FILE DELTA   FILE %  CAUSE     PATH
1.50 KiB  3.50 KiB   +2.00 KiB  +133.3%  metadata  usr/bin/app
1.50 KiB       0 B   -1.50 KiB  -100.0%  removed   usr/lib/gone
     0 B  1.00 KiB   +1.00 KiB      new  new       etc/new
5.50 KiB  7.00 KiB   +1.50 KiB   +27.3%            TOTAL
%% run
binsize diff -d section old.tar new.tar
%% stdout
old.tar (5.5 KiB) -> new.tar (7.0 KiB)

changes by cause
ROWS  FILE DELTA  CAUSE
   1       +32 B  code
   3   +1.49 KiB  metadata
   1       -25 B  padding
   5   +1.50 KiB  TOTAL

FILE OLD  FILE NEW  FILE DELTA   FILE %  CAUSE     SECTION
3.06 KiB  4.53 KiB   +1.46 KiB   +47.8%  metadata  [metadata]
    16 B      48 B       +32 B  +200.0%  code      .text
   929 B     904 B       -25 B    -2.7%  padding   [padding]
    48 B      72 B       +24 B   +50.0%  metadata  .symtab
     6 B      11 B        +5 B   +83.3%  metadata  .strtab
5.50 KiB  7.00 KiB   +1.50 KiB   +27.3%            TOTAL
%% run
binsize diff -d path,symbol --format csv --only .text old.tar new.tar
%% stdout
path,symbol,file_old_bytes,file_new_bytes,file_delta,change,cause,old_label
usr/bin/tool,more,0,32,32,added,new,
%% run
binsize diff -d layer,path,section,symbol --format csv old.tar new.tar >a
binsize diff -d layer,path,section,symbol --format csv new.tar old.tar >b
awk -F, 'NR > 1 { sum += $7 } END { print NR - 1, sum }' a
awk -F, 'NR > 1 { sum += $7 } END { print NR - 1, sum }' b
binsize diff -d layer,path,section,symbol --format csv new.tar new.tar | wc -l
%% stdout
35 1536
35 -1536
1
%% run
binsize report -d path,section,symbol -n 0 --json old.tar >old.json
binsize diff -d path,section,symbol --format csv old.json old.tar
binsize diff -d path old.json new.tar
%% stdout
path,section,symbol,file_old_bytes,file_new_bytes,file_delta,change,cause,old_label
old.json (5.5 KiB) -> new.tar (7.0 KiB)

changes by cause
ROWS  FILE DELTA  CAUSE
   1   +2.00 KiB  unknown
   1   +1.00 KiB  new
   1   -1.50 KiB  removed
   3   +1.50 KiB  TOTAL

FILE OLD  FILE NEW  FILE DELTA   FILE %  CAUSE    PATH
1.50 KiB  3.50 KiB   +2.00 KiB  +133.3%  unknown  usr/bin/app
1.50 KiB       0 B   -1.50 KiB  -100.0%  removed  usr/lib/gone
     0 B  1.00 KiB   +1.00 KiB      new  new      etc/new
5.50 KiB  7.00 KiB   +1.50 KiB   +27.3%           TOTAL
%% run
binsize diff old.tar a.elf --format csv
%% stdout
section,vm_old_bytes,vm_new_bytes,vm_delta,file_old_bytes,file_new_bytes,file_delta,change,cause,old_label
[metadata],0,120,120,3136,440,-2696,shrunk,metadata,
[end of archive],0,0,0,1024,0,-1024,removed,removed,
[padding],0,8,8,929,9,-920,shrunk,padding,
[section headers],0,0,0,320,0,-320,removed,removed,
[ELF header],0,0,0,64,0,-64,removed,removed,
[program headers],0,0,0,56,0,-56,removed,removed,
.text,0,16,16,16,16,0,grown,code,
%% stderr
binsize: a.elf: note: the builds are hard to compare: format was OCI layout, is ELF
binsize: a.elf: note: the builds are hard to compare: machine was unknown, is x86-64
binsize: a.elf: note: the builds are hard to compare: class was unknown, is 64-bit
binsize: a.elf: note: the builds are hard to compare: byte order was unknown, is little-endian
binsize: a.elf: note: the builds are hard to compare: type was unknown, is executable
binsize: a.elf: note: the builds are hard to compare: linking was none, is static
binsize: a.elf: note: the builds are hard to compare: stripped was unknown, is no
