The same report in every format.
%% elf a.elf
elf 64 lsb exec x86-64
base 0x400000
segment load rx headers cover=.text...rodata
section .text progbits ax align=16
main:
	fill 4000 0x53
helper:
	fill 96 0x53
section .rodata progbits a align=16
table:
	fill 1500 1
symbol main at=main size=4000 type=func bind=global
symbol helper at=helper size=96 type=func
symbol table at=table size=1500 type=object bind=global
%% run
binsize report a.elf
%% stdout
ELF 64-bit x86-64 executable, statically linked, not stripped

bytes by kind
 VM SIZE    VM %  FILE SIZE  FILE %  KIND
4.00 KiB   71.6%   4.00 KiB   65.3%  code
1.46 KiB   26.2%   1.46 KiB   23.9%  read-only data
   120 B    2.1%      504 B    8.0%  headers
     0 B    0.0%      115 B    1.8%  symbol tables
     0 B    0.0%       41 B    0.7%  section names
     8 B    0.1%       16 B    0.3%  padding
5.59 KiB  100.0%   6.13 KiB  100.0%  TOTAL

largest symbols
 VM SIZE    VM %  FILE SIZE  FILE %  SYMBOL
3.91 KiB   69.9%   3.93 KiB   64.2%  main
1.46 KiB   26.2%   1.49 KiB   24.4%  table
   128 B    2.2%      586 B    9.3%  [not in any symbol]
    96 B    1.7%      127 B    2.0%  helper
5.59 KiB  100.0%   6.13 KiB  100.0%  TOTAL

debug information and symbol tables are 115 B, 1.8% of the file, and are not loaded when it runs
strip would save 264 B, 4.2% (264 bytes, exact for GNU strip 2.40)
symbols by section: binsize report -d section,symbol a.elf
there is no debug information: build with -g to see owners, files and inlining
%% run
for format in text csv tsv json jsonl markdown folded; do
	echo "== $format"
	binsize report a.elf -d section,symbol -n 3 --format $format
done
%% stdout
== text
 VM SIZE    VM %  FILE SIZE  FILE %  SECTION / SYMBOL
4.00 KiB   71.6%   4.00 KiB   65.3%  .text
3.91 KiB   69.9%   3.91 KiB   63.8%    main
    96 B    1.7%       96 B    1.5%    helper
1.46 KiB   26.2%   1.46 KiB   23.9%  .rodata
1.46 KiB   26.2%   1.46 KiB   23.9%    table
     0 B    0.0%      384 B    6.1%  [section headers]
     0 B    0.0%      384 B    6.1%    [section headers]
   128 B    2.2%      292 B    4.7%  [6 others]
5.59 KiB  100.0%   6.13 KiB  100.0%  TOTAL

rows are limited to 3 a level; -n 0 shows all
== csv
section,symbol,vmsize,filesize
.text,main,4000,4000
.text,helper,96,96
.rodata,table,1500,1500
[section headers],[section headers],0,384
[6 others],,128,292
== tsv
section	symbol	vmsize	filesize
.text	main	4000	4000
.text	helper	96	96
.rodata	table	1500	1500
[section headers]	[section headers]	0	384
[6 others]		128	292
== json
{"diagnostics":[],
"results":[
{"facts":{"class":"64-bit","endianness":"little-endian","format":"ELF","linking":"static","machine":"x86-64","sections":"6","segments":"1","stripped":"no","type":"executable"},"input":"a.elf","tables":{
"rows":{"columns":[{"key":"label","kind":"text"},{"key":"vm_bytes","kind":"bytes"},{"key":"file_bytes","kind":"bytes"}],"levels":["section","symbol"],"rows":[
{"children":[
{"file_bytes":4000,"label":"main","vm_bytes":4000},
{"file_bytes":96,"label":"helper","vm_bytes":96}],"file_bytes":4096,"label":".text","vm_bytes":4096},
{"children":[
{"file_bytes":1500,"label":"table","vm_bytes":1500}],"file_bytes":1500,"label":".rodata","vm_bytes":1500},
{"children":[
{"file_bytes":384,"label":"[section headers]","vm_bytes":0}],"file_bytes":384,"label":"[section headers]","vm_bytes":0},
{"file_bytes":292,"label":"[6 others]","mark":"others","vm_bytes":128},
{"file_bytes":6272,"label":"TOTAL","mark":"total","vm_bytes":5724}]}}}],
"schema":"binsize.report","schema_version":"1.0","tool":{"name":"binsize","version":"0.1.0"}}
== jsonl
{"columns":[{"key":"label","kind":"text"},{"key":"vm_bytes","kind":"bytes"},{"key":"file_bytes","kind":"bytes"}],"input":"a.elf","levels":["section","symbol"],"schema":"binsize.report","schema_version":"1.0","table":"rows","tool":{"name":"binsize","version":"0.1.0"}}
{"file_bytes":4000,"path":[".text","main"],"vm_bytes":4000}
{"file_bytes":96,"path":[".text","helper"],"vm_bytes":96}
{"file_bytes":1500,"path":[".rodata","table"],"vm_bytes":1500}
{"file_bytes":384,"path":["[section headers]","[section headers]"],"vm_bytes":0}
{"file_bytes":292,"mark":"others","path":["[6 others]"],"vm_bytes":128}
== markdown
| SECTION / SYMBOL | VM SIZE | VM % | FILE SIZE | FILE % |
| :--- | ---: | ---: | ---: | ---: |
| `.text` | 4.00 KiB | 71.6% | 4.00 KiB | 65.3% |
| &emsp;`main` | 3.91 KiB | 69.9% | 3.91 KiB | 63.8% |
| &emsp;`helper` | 96 B | 1.7% | 96 B | 1.5% |
| `.rodata` | 1.46 KiB | 26.2% | 1.46 KiB | 23.9% |
| &emsp;`table` | 1.46 KiB | 26.2% | 1.46 KiB | 23.9% |
| `[section headers]` | 0 B | 0.0% | 384 B | 6.1% |
| &emsp;`[section headers]` | 0 B | 0.0% | 384 B | 6.1% |
| `[6 others]` | 128 B | 2.2% | 292 B | 4.7% |
| `TOTAL` | 5.59 KiB | 100.0% | 6.13 KiB | 100.0% |

- `rows are limited to 3 a level; -n 0 shows all`
== folded
.text;main 4000
.text;helper 96
.rodata;table 1500
[section headers];[section headers] 384
[6 others] 292
%% run
binsize explain a.elf 0x400080
%% stdout
address 0x400080, file offset +0x80

DIMENSION  VERDICT      LABEL            EVIDENCE     START      SIZE
segment    wins         LOAD #1 [RX]     format    0x400000  5.59 KiB
segment    last resort  [section .text]  format    0x400080  4.00 KiB
section    wins         .text            format    0x400080  4.00 KiB
kind       wins         code             format    0x400080  4.00 KiB
symbol     wins         main             symbol    0x400080  3.91 KiB
symbol     last resort  [section .text]  format    0x400080  4.00 KiB
unit       wins         [section .text]  format    0x400080  4.00 KiB
file       wins         [section .text]  format    0x400080  4.00 KiB
dir        wins         [section .text]  format    0x400080  4.00 KiB
line       wins         [section .text]  format    0x400080  4.00 KiB
inline     wins         [section .text]  format    0x400080  4.00 KiB
language   wins         [section .text]  format    0x400080  4.00 KiB
package    wins         [section .text]  format    0x400080  4.00 KiB
instance   wins         [section .text]  format    0x400080  4.00 KiB
origin     wins         [section .text]  format    0x400080  4.00 KiB
generic    wins         [not generic]    symbol    0x400080  5.46 KiB
generic    last resort  [section .text]  format    0x400080  4.00 KiB
module     wins         [section .text]  format    0x400080  4.00 KiB
member     wins         [section .text]  format    0x400080  4.00 KiB
layer      wins         [section .text]  format    0x400080  4.00 KiB
path       wins         [section .text]  format    0x400080  4.00 KiB
waste      wins         [section .text]  format    0x400080  4.00 KiB
%% run
binsize map a.elf -d symbol
%% stdout
DOMAIN     START      SIZE  LABEL                         EVIDENCE
file         0x0      64 B  [ELF header]                  format
file        0x40      56 B  [program headers]             format
file        0x78       8 B  [padding: section alignment]  format
file        0x80  3.91 KiB  main                          symbol
file      0x1020      96 B  helper                        symbol
file      0x1080  1.46 KiB  table                         symbol
file      0x165c       4 B  [padding: section alignment]  format
file      0x1660      24 B  [section .symtab]             format
file      0x1678      24 B  helper                        table
file      0x1690      24 B  main                          table
file      0x16a8      24 B  table                         table
file      0x16c0       1 B  [section .strtab]             format
file      0x16c1       5 B  main                          table
file      0x16c6       7 B  helper                        table
file      0x16cd       6 B  table                         table
file      0x16d3      41 B  [section .shstrtab]           format
file      0x16fc       4 B  [padding: section alignment]  format
file      0x1700     384 B  [section headers]             format
vm      0x400000      64 B  [ELF header]                  format
vm      0x400040      56 B  [program headers]             format
vm      0x400078       8 B  [padding: section alignment]  format
vm      0x400080  3.91 KiB  main                          symbol
vm      0x401020      96 B  helper                        symbol
vm      0x401080  1.46 KiB  table                         symbol
