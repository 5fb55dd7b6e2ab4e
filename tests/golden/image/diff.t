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
