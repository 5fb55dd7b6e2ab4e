Several builds against one base: each is a report of its own, in the order
given, and each sums to its own difference; the same rows in every format.
%% elf base.elf
elf 64 lsb exec x86-64
base 0x400000
segment load rx headers cover=.text
section .text progbits ax align=16
main:
	fill 64 0x53
symbol main at=main size=64 type=func bind=global
%% elf one.elf
elf 64 lsb exec x86-64
base 0x400000
segment load rx headers cover=.text
section .text progbits ax align=16
main:
	fill 96 0x53
symbol main at=main size=96 type=func bind=global
%% elf two.elf
elf 64 lsb exec x86-64
base 0x400000
segment load rx headers cover=.text
section .text progbits ax align=16
main:
	fill 48 0x53
more:
	fill 16 0x56
symbol main at=main size=48 type=func bind=global
symbol more at=more size=16 type=func bind=global
%% run
binsize diff base.elf one.elf two.elf base.elf --only .text
%% stdout
base.elf (600 B) -> one.elf (632 B)

changes by cause
ROWS  VM DELTA  FILE DELTA  CAUSE
   1     +32 B       +32 B  code
   1     +32 B       +32 B  TOTAL

VM DELTA    VM %  FILE OLD  FILE NEW  FILE DELTA  FILE %  CAUSE  SECTION / SYMBOL
   +32 B  +50.0%      64 B      96 B       +32 B  +50.0%  code   .text
   +32 B  +50.0%      64 B      96 B       +32 B  +50.0%  code     main
   +32 B  +50.0%      64 B      96 B       +32 B  +50.0%         TOTAL

base.elf (600 B) -> two.elf (632 B)

changes by cause
ROWS  VM DELTA  FILE DELTA  CAUSE
   1     -16 B       -16 B  code
   1     +16 B       +16 B  new
   2       0 B         0 B  TOTAL

VM DELTA    VM %  FILE OLD  FILE NEW  FILE DELTA  FILE %  CAUSE  SECTION / SYMBOL
     0 B    0.0%      64 B      64 B         0 B    0.0%         .text
   -16 B  -25.0%      64 B      48 B       -16 B  -25.0%  code     main
   +16 B     new       0 B      16 B       +16 B     new  new      more
     0 B    0.0%      64 B      64 B         0 B    0.0%         TOTAL

base.elf (600 B) -> base.elf (600 B)

no row changed its size
%% run
binsize diff base.elf one.elf two.elf base.elf --only .text --format csv
%% stdout
input,section,symbol,vm_old_bytes,vm_new_bytes,vm_delta,file_old_bytes,file_new_bytes,file_delta,change,cause,old_label
one.elf,.text,main,64,96,32,64,96,32,grown,code,
two.elf,.text,main,64,48,-16,64,48,-16,shrunk,code,
two.elf,.text,more,0,16,16,0,16,16,added,new,
%% run
binsize diff base.elf one.elf two.elf --only .text --format tsv
%% stdout
input	section	symbol	vm_old_bytes	vm_new_bytes	vm_delta	file_old_bytes	file_new_bytes	file_delta	change	cause	old_label
one.elf	.text	main	64	96	32	64	96	32	grown	code	
two.elf	.text	main	64	48	-16	64	48	-16	shrunk	code	
two.elf	.text	more	0	16	16	0	16	16	added	new	
%% run
binsize diff base.elf one.elf two.elf --only .text -d symbol --domain file --format jsonl
%% stdout
{"columns":[{"key":"label","kind":"text"},{"key":"file_old_bytes","kind":"bytes"},{"key":"file_new_bytes","kind":"bytes"},{"key":"file_delta","kind":"signed_bytes"},{"key":"change","kind":"text"},{"key":"cause","kind":"text"},{"key":"old_label","kind":"text"}],"input":"one.elf","levels":["symbol"],"schema":"binsize.diff","schema_version":"1.0","table":"rows","tool":{"name":"binsize","version":"0.1.0"}}
{"cause":"code","change":"grown","file_delta":32,"file_new_bytes":96,"file_old_bytes":64,"old_label":null,"path":["main"]}
{"columns":[{"key":"label","kind":"text"},{"key":"file_old_bytes","kind":"bytes"},{"key":"file_new_bytes","kind":"bytes"},{"key":"file_delta","kind":"signed_bytes"},{"key":"change","kind":"text"},{"key":"cause","kind":"text"},{"key":"old_label","kind":"text"}],"input":"two.elf","levels":["symbol"],"schema":"binsize.diff","schema_version":"1.0","table":"rows","tool":{"name":"binsize","version":"0.1.0"}}
{"cause":"code","change":"shrunk","file_delta":-16,"file_new_bytes":48,"file_old_bytes":64,"old_label":null,"path":["main"]}
{"cause":"new","change":"added","file_delta":16,"file_new_bytes":16,"file_old_bytes":0,"old_label":null,"path":["more"]}
%% run
binsize diff base.elf one.elf two.elf --only .text -d symbol --domain file --format markdown
%% stdout
### `base.elf (600 B) -> one.elf (632 B)`

**changes by cause**

| CAUSE | ROWS | FILE DELTA |
| :--- | ---: | ---: |
| `code` | 1 | +32 B |
| `TOTAL` | 1 | +32 B |

| SYMBOL | FILE OLD | FILE NEW | FILE DELTA | FILE % | CAUSE |
| :--- | ---: | ---: | ---: | ---: | :--- |
| `main` | 64 B | 96 B | +32 B | +50.0% | `code` |
| `TOTAL` | 64 B | 96 B | +32 B | +50.0% |  |

### `base.elf (600 B) -> two.elf (632 B)`

**changes by cause**

| CAUSE | ROWS | FILE DELTA |
| :--- | ---: | ---: |
| `code` | 1 | -16 B |
| `new` | 1 | +16 B |
| `TOTAL` | 2 | 0 B |

| SYMBOL | FILE OLD | FILE NEW | FILE DELTA | FILE % | CAUSE |
| :--- | ---: | ---: | ---: | ---: | :--- |
| `main` | 64 B | 48 B | -16 B | -25.0% | `code` |
| `more` | 0 B | 16 B | +16 B | new | `new` |
| `TOTAL` | 64 B | 64 B | 0 B | 0.0% |  |
%% run
binsize report -d symbol -n 0 --json base.elf >base.json
binsize diff base.json one.elf two.elf -d symbol --filter '^m' --domain vm --format csv
%% stdout
input,symbol,vm_old_bytes,vm_new_bytes,vm_delta,change,cause,old_label
one.elf,main,64,96,32,grown,unknown,
two.elf,main,64,48,-16,shrunk,unknown,
two.elf,more,0,16,16,added,new,
