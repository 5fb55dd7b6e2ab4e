Two builds by hand: main grew by 16 bytes, gone went, fresh came, aid is helper
under another name, table grew by 8; the padding in front of .rodata follows.
Names that only differ in a hash or a number are the same row.
%% elf old.elf
elf 64 lsb exec x86-64
base 0x400000
segment load rx headers cover=.text...rodata
section .text progbits ax align=16
main:
	fill 64 0x53
helper:
	fill 32 0x51
gone:
	fill 48 0x52
closure:
	fill 16 0x54
clone:
	fill 32 0x55
section .rodata progbits a align=64
table:
	fill 100 1
symbol main at=main size=64 type=func bind=global
symbol helper at=helper size=32 type=func
symbol gone at=gone size=48 type=func
symbol _ZN1a1b17h0123456789abcdefE at=closure size=16 type=func
symbol work.constprop.0 at=clone size=32 type=func
symbol table at=table size=100 type=object bind=global
%% elf new.elf
elf 64 lsb exec x86-64
base 0x400000
segment load rx headers cover=.text...rodata
section .text progbits ax align=16
main:
	fill 80 0x53
aid:
	fill 32 0x51
fresh:
	fill 24 0x56
closure:
	fill 16 0x54
clone:
	fill 36 0x55
section .rodata progbits a align=64
table:
	fill 108 1
symbol main at=main size=80 type=func bind=global
symbol aid at=aid size=32 type=func
symbol fresh at=fresh size=24 type=func
symbol _ZN1a1b17hfedcba9876543210E at=closure size=16 type=func
symbol work.constprop.7 at=clone size=36 type=func
symbol table at=table size=108 type=object bind=global
%% run
binsize diff old.elf new.elf --format csv
%% stdout
section,symbol,vm_old_bytes,vm_new_bytes,vm_delta,file_old_bytes,file_new_bytes,file_delta,change,cause,old_label
.rodata,table,100,108,8,100,108,8,grown,data,
[padding],[padding],8,12,4,14,20,6,grown,padding,
.text,gone,48,0,-48,48,0,-48,removed,removed,
.text,fresh,0,24,24,0,24,24,added,new,
.text,main,64,80,16,64,80,16,grown,code,
.text,work.constprop.7,32,36,4,32,36,4,grown,code,work.constprop.0
.text,aid,32,32,0,32,32,0,same,renamed,helper
.strtab,[metadata],0,0,0,69,67,-2,shrunk,metadata,
%% run
binsize diff new.elf old.elf --format csv
%% stdout
section,symbol,vm_old_bytes,vm_new_bytes,vm_delta,file_old_bytes,file_new_bytes,file_delta,change,cause,old_label
.rodata,table,108,100,-8,108,100,-8,shrunk,data,
[padding],[padding],12,8,-4,20,14,-6,shrunk,padding,
.text,gone,0,48,48,0,48,48,added,new,
.text,fresh,24,0,-24,24,0,-24,removed,removed,
.text,main,80,64,-16,80,64,-16,shrunk,code,
.text,work.constprop.0,36,32,-4,36,32,-4,shrunk,code,work.constprop.7
.text,helper,32,32,0,32,32,0,same,renamed,aid
.strtab,[metadata],0,0,0,67,69,2,grown,metadata,
%% run
binsize diff old.elf new.elf --only .text,.rodata
%% stdout
old.elf (1.1 KiB) -> new.elf (1.1 KiB)

changes by cause
ROWS  VM DELTA  FILE DELTA  CAUSE
   2     +20 B       +20 B  code
   1      +8 B        +8 B  data
   1     +24 B       +24 B  new
   1     -48 B       -48 B  removed
   1       0 B         0 B  renamed
   6      +4 B        +4 B  TOTAL

VM DELTA     VM %  FILE OLD  FILE NEW  FILE DELTA   FILE %  CAUSE    WAS               SECTION / SYMBOL
    +8 B    +8.0%     100 B     108 B        +8 B    +8.0%  data                       .rodata
    +8 B    +8.0%     100 B     108 B        +8 B    +8.0%  data                         table
    -4 B    -2.1%     192 B     188 B        -4 B    -2.1%  code                       .text
   -48 B  -100.0%      48 B       0 B       -48 B  -100.0%  removed                      gone
   +24 B      new       0 B      24 B       +24 B      new  new                          fresh
   +16 B   +25.0%      64 B      80 B       +16 B   +25.0%  code                         main
    +4 B   +12.5%      32 B      36 B        +4 B   +12.5%  code     work.constprop.0    work.constprop.7
     0 B     0.0%      32 B      32 B         0 B     0.0%  renamed  helper              aid
    +4 B    +1.4%     292 B     296 B        +4 B    +1.4%                             TOTAL

2 rows were matched although hashes or numbers in their names differ
%% run
binsize diff old.elf new.elf --only .text -d symbol -n 2 --sort name --domain file
%% stdout
old.elf (1.1 KiB) -> new.elf (1.1 KiB)

changes by cause
ROWS  FILE DELTA  CAUSE
   2       +20 B  code
   1       +24 B  new
   1       -48 B  removed
   1         0 B  renamed
   5        -4 B  TOTAL

FILE OLD  FILE NEW  FILE DELTA  FILE %  CAUSE    WAS     SYMBOL
    32 B      32 B         0 B    0.0%  renamed  helper  aid
     0 B      24 B       +24 B     new  new              fresh
   144 B     116 B       -28 B  -19.4%                   [3 others]
   192 B     188 B        -4 B   -2.1%                   TOTAL

2 rows were matched although hashes or numbers in their names differ
rows are limited to 2 a level; -n 0 shows all
%% run
binsize diff old.elf new.elf --filter '^(main|gone|helper)$' -d symbol --format tsv
%% stdout
symbol	vm_old_bytes	vm_new_bytes	vm_delta	file_old_bytes	file_new_bytes	file_delta	change	cause	old_label
gone	48	0	-48	77	0	-77	removed	removed	
main	64	80	16	93	109	16	grown	code	
aid	32	32	0	63	60	-3	shrunk	renamed	helper
%% run
binsize diff old.elf new.elf --only .text -d symbol --names raw --format jsonl
%% stdout
{"columns":[{"key":"label","kind":"text"},{"key":"vm_old_bytes","kind":"bytes"},{"key":"vm_new_bytes","kind":"bytes"},{"key":"vm_delta","kind":"signed_bytes"},{"key":"file_old_bytes","kind":"bytes"},{"key":"file_new_bytes","kind":"bytes"},{"key":"file_delta","kind":"signed_bytes"},{"key":"change","kind":"text"},{"key":"cause","kind":"text"},{"key":"old_label","kind":"text"}],"input":"new.elf","levels":["symbol"],"schema":"binsize.diff","schema_version":"1.0","table":"rows","tool":{"name":"binsize","version":"0.1.0"}}
{"cause":"removed","change":"removed","file_delta":-48,"file_new_bytes":0,"file_old_bytes":48,"old_label":null,"path":["gone"],"vm_delta":-48,"vm_new_bytes":0,"vm_old_bytes":48}
{"cause":"new","change":"added","file_delta":24,"file_new_bytes":24,"file_old_bytes":0,"old_label":null,"path":["fresh"],"vm_delta":24,"vm_new_bytes":24,"vm_old_bytes":0}
{"cause":"code","change":"grown","file_delta":16,"file_new_bytes":80,"file_old_bytes":64,"old_label":null,"path":["main"],"vm_delta":16,"vm_new_bytes":80,"vm_old_bytes":64}
{"cause":"code","change":"grown","file_delta":4,"file_new_bytes":36,"file_old_bytes":32,"old_label":"work.constprop.0","path":["work.constprop.7"],"vm_delta":4,"vm_new_bytes":36,"vm_old_bytes":32}
{"cause":"renamed","change":"same","file_delta":0,"file_new_bytes":32,"file_old_bytes":32,"old_label":"helper","path":["aid"],"vm_delta":0,"vm_new_bytes":32,"vm_old_bytes":32}
%% run
binsize diff old.elf new.elf -d kind --format markdown
%% stdout
### `old.elf (1.1 KiB) -> new.elf (1.1 KiB)`

**changes by cause**

| CAUSE | ROWS | VM DELTA | FILE DELTA |
| :--- | ---: | ---: | ---: |
| `code` | 1 | -4 B | -4 B |
| `data` | 1 | +8 B | +8 B |
| `metadata` | 1 | 0 B | -2 B |
| `padding` | 1 | +4 B | +6 B |
| `TOTAL` | 4 | +8 B | +8 B |

| KIND | VM DELTA | VM % | FILE OLD | FILE NEW | FILE DELTA | FILE % | CAUSE |
| :--- | ---: | ---: | ---: | ---: | ---: | ---: | :--- |
| `read-only data` | +8 B | +8.0% | 100 B | 108 B | +8 B | +8.0% | `data` |
| `padding` | +4 B | +50.0% | 14 B | 20 B | +6 B | +42.9% | `padding` |
| `code` | -4 B | -2.1% | 192 B | 188 B | -4 B | -2.1% | `code` |
| `symbol tables` | 0 B | 0.0% | 237 B | 235 B | -2 B | -0.8% | `metadata` |
| `TOTAL` | +8 B | +1.9% | 1.06 KiB | 1.07 KiB | +8 B | +0.7% |  |
