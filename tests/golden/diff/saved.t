A saved document in the place of a build. Against the build it was saved from
nothing changed, whatever the dimensions; against another one the rows are
those of the two builds, with the same figures from two documents. What a
section holds is told by the other build.
%% elf old.elf
elf 64 lsb exec x86-64
base 0x400000
segment load rx headers cover=.text...rodata
section .text progbits ax align=16
main:
	fill 64 0x53
helper:
	fill 32 0x51
cold:
	fill 16 0x51
section .rodata progbits a align=64
table:
	fill 100 1
symbol main at=main size=64 type=func bind=global
symbol _Z6helperv at=helper size=32 type=func
symbol main.cold at=cold size=16 type=func
symbol table at=table size=100 type=object bind=global
%% elf new.elf
elf 64 lsb exec x86-64
base 0x400000
segment load rx headers cover=.text...rodata
section .text progbits ax align=16
main:
	fill 80 0x53
fresh:
	fill 24 0x56
section .rodata progbits a align=64
table:
	fill 108 1
symbol main at=main size=80 type=func bind=global
symbol fresh at=fresh size=24 type=func
symbol table at=table size=108 type=object bind=global
%% file laws.sh
for dims in section symbol kind section,symbol kind,symbol package; do
	for names in full short raw; do
		binsize report -d $dims --names $names -n 0 --json old.elf >s
		for sides in 's old.elf' 'old.elf s' 's s'; do
			binsize diff -d $dims --names $names $sides \
			    --format csv | tail -n +2
		done
	done
done
%% run
sh ./laws.sh
%% run
binsize report -d section,symbol -n 0 --json old.elf >old.json
binsize report -d section,symbol -n 0 --json new.elf >new.json
binsize diff old.json new.elf
%% stdout
old.json (944 B) -> new.elf (912 B)

changes by cause
ROWS  VM DELTA  FILE DELTA  CAUSE
   1      +8 B        +8 B  data
   2       0 B       -34 B  metadata
   1      +8 B        +7 B  padding
   3     +24 B       +54 B  new
   3     -32 B       -67 B  removed
  10      +8 B       -32 B  TOTAL

VM DELTA     VM %  FILE OLD  FILE NEW  FILE DELTA   FILE %  CAUSE     SECTION / SYMBOL
     0 B     0.0%     120 B      96 B       -24 B   -20.0%  metadata  .symtab
     0 B     0.0%       0 B      24 B       +24 B      new  new         fresh
     0 B     0.0%      24 B       0 B       -24 B  -100.0%  removed     helper()
     0 B     0.0%      48 B      24 B       -24 B   -50.0%  metadata    main
     0 B     0.0%      33 B      18 B       -15 B   -45.5%  metadata  .strtab
     0 B     0.0%      11 B       0 B       -11 B  -100.0%  removed     helper()
     0 B     0.0%      15 B       5 B       -10 B   -66.7%  metadata    main
     0 B     0.0%       0 B       6 B        +6 B      new  new         fresh
    +8 B    +8.0%     100 B     108 B        +8 B    +8.0%  data      .rodata
    +8 B    +8.0%     100 B     108 B        +8 B    +8.0%  data        table
    -8 B    -7.1%     112 B     104 B        -8 B    -7.1%  code      .text
   -32 B  -100.0%      32 B       0 B       -32 B  -100.0%  removed     helper()
   +24 B      new       0 B      24 B       +24 B      new  new         fresh
    +8 B   +33.3%      34 B      41 B        +7 B   +20.6%  padding   [padding]
    +8 B   +33.3%      34 B      41 B        +7 B   +20.6%  padding     [padding]
    +8 B    +2.2%     944 B     912 B       -32 B    -3.4%            TOTAL
%% run
binsize diff old.elf new.json --format csv >a
binsize diff old.json new.elf --format csv >b
cmp a b
binsize diff old.json new.json --format csv
%% stdout
section,symbol,vm_old_bytes,vm_new_bytes,vm_delta,file_old_bytes,file_new_bytes,file_delta,change,cause,old_label
.symtab,fresh,0,0,0,0,24,24,added,new,
.symtab,helper(),0,0,0,24,0,-24,removed,removed,
.symtab,main,0,0,0,48,24,-24,shrunk,unknown,
.strtab,helper(),0,0,0,11,0,-11,removed,removed,
.strtab,main,0,0,0,15,5,-10,shrunk,unknown,
.strtab,fresh,0,0,0,0,6,6,added,new,
.rodata,table,100,108,8,100,108,8,grown,unknown,
.text,helper(),32,0,-32,32,0,-32,removed,removed,
.text,fresh,0,24,24,0,24,24,added,new,
[padding],[padding],24,32,8,34,41,7,grown,padding,
%% run
binsize diff old.json new.elf old.elf -d section --format csv
%% stdout
input,section,vm_old_bytes,vm_new_bytes,vm_delta,file_old_bytes,file_new_bytes,file_delta,change,cause,old_label
new.elf,.symtab,0,0,0,120,96,-24,shrunk,metadata,
new.elf,.strtab,0,0,0,33,18,-15,shrunk,metadata,
new.elf,.rodata,100,108,8,100,108,8,grown,data,
new.elf,.text,112,104,-8,112,104,-8,shrunk,code,
new.elf,[padding],24,32,8,34,41,7,grown,padding,
%% run
binsize diff old.json new.elf -d package
%% stderr
binsize: new.elf: old.json: no table was saved by these dimensions (report -d ... -n 0 --json)
%% status 2
%% run
binsize report -d symbol -n 0 --domain file --json old.elf >file.json
binsize diff file.json new.elf --format csv -d symbol
%% stdout
symbol,file_old_bytes,file_new_bytes,file_delta,change,cause,old_label
helper(),67,0,-67,removed,removed,
fresh,0,54,54,added,new,
main,143,109,-34,shrunk,unknown,
table,130,138,8,grown,unknown,
[padding],34,41,7,grown,padding,
%% run
binsize diff file.json new.elf --domain vm -d symbol
%% stderr
binsize: new.elf: file.json: it was saved without the sizes that are asked
%% status 2
%% run
binsize report -d symbol -n 1 --sort name --json old.elf >folded.json
binsize diff folded.json old.elf
%% stdout
folded.json (944 B) -> old.elf (944 B)

note: the builds are hard to compare: rows of folded.json were summed up when it was saved (-n 0 saves all)

changes by cause
ROWS  VM DELTA  FILE DELTA  CAUSE
   1     +24 B       +34 B  padding
   8    +268 B      +846 B  new
   1    -292 B      -880 B  removed
  10       0 B         0 B  TOTAL

VM DELTA     VM %  FILE OLD  FILE NEW  FILE DELTA   FILE %  CAUSE    SYMBOL
  -292 B  -100.0%     880 B       0 B      -880 B  -100.0%  removed  [9 others]
     0 B     0.0%       0 B     384 B      +384 B      new  new      [section headers]
   +80 B      new       0 B     143 B      +143 B      new  new      main
  +100 B      new       0 B     130 B      +130 B      new  new      table
   +32 B      new       0 B      67 B       +67 B      new  new      helper()
   +56 B      new       0 B      56 B       +56 B      new  new      [program headers]
     0 B     0.0%       0 B      41 B       +41 B      new  new      [section .shstrtab]
   +24 B      new       0 B      34 B       +34 B      new  padding  [padding]
     0 B     0.0%       0 B      24 B       +24 B      new  new      [section .symtab]
     0 B     0.0%       0 B       1 B        +1 B      new  new      [section .strtab]
     0 B     0.0%     944 B     944 B         0 B     0.0%           TOTAL
%% run
binsize report -d section --json old.elf new.elf >both.json
binsize diff both.json new.elf --format csv
binsize diff both.json ./old.elf --format csv
%% stdout
section,vm_old_bytes,vm_new_bytes,vm_delta,file_old_bytes,file_new_bytes,file_delta,change,cause,old_label
section,vm_old_bytes,vm_new_bytes,vm_delta,file_old_bytes,file_new_bytes,file_delta,change,cause,old_label
%% run
cp new.elf else.elf
binsize diff both.json else.elf
%% stderr
binsize: both.json: it holds 2 results, and not one that alone is called 'else.elf'
%% status 3
%% run
binsize diff both.json old.elf new.elf
%% stderr
binsize: both.json: it holds 2 results; compare one build at a time with it
%% status 3
