Names with escape sequences, newlines, invalid UTF-8, quotes and separators of
every format.
%% elf a.elf
elf 64 lsb exec x86-64
base 0x400000
segment load rx headers cover=.text
section .text progbits ax align=16
a:
	fill 16 0x53
b:
	fill 17 0x53
c:
	fill 18 0x53
d:
	fill 19 0x53
e:
	fill 20 0x53
f:
	fill 21 0x53
g:
	fill 22 0x53
h:
	fill 23 0x53
section "=1+1,\x1b[31m\nred" progbits -
	fill 30 1
symbol "\x1b[31mred\x1b[0m" at=a size=16 type=func bind=global
symbol "new\nline" at=b size=17 type=func bind=global
symbol "bad\xff\xfe\x80utf8" at=c size=18 type=func bind=global
symbol "quote\"comma,tab\tsemi;pipe|" at=d size=19 type=func bind=global
symbol "=cmd()" at=e size=20 type=func bind=global
symbol "[padding: code fill]" at=f size=21 type=func bind=global
symbol "`tick` @team #1 <b>&amp;" at=g size=22 type=func bind=global
symbol "\xe2\x80\xae bidi \xc3\xa9" at=h size=23 type=func bind=global
%% run
for format in text csv tsv json jsonl markdown folded; do
	echo "== $format"
	binsize report a.elf -d section,symbol -n 0 --sort name --only .text --format $format
done
%% stdout
== text
VM SIZE    VM %  FILE SIZE  FILE %  SECTION / SYMBOL
  156 B  100.0%      156 B  100.0%  .text
   16 B   10.3%       16 B   10.3%    \x1b[31mred\x1b[0m
   20 B   12.8%       20 B   12.8%    =cmd()
   21 B   13.5%       21 B   13.5%    [padding: code fill]
   22 B   14.1%       22 B   14.1%    `tick` @team #1 <b>&amp;
   18 B   11.5%       18 B   11.5%    bad\xff\xfe\x80utf8
   17 B   10.9%       17 B   10.9%    new\x0aline
   19 B   12.2%       19 B   12.2%    quote"comma,tab\x09semi;pipe|
   23 B   14.7%       23 B   14.7%    \u202e bidi Ã©
  156 B  100.0%      156 B  100.0%  TOTAL
== csv
section,symbol,vmsize,filesize
.text,[31mred[0m,16,16
.text,=cmd(),20,20
.text,[padding: code fill],21,21
.text,`tick` @team #1 <b>&amp;,22,22
.text,badÿþ€utf8,18,18
.text,"new
line",17,17
.text,"quote""comma,tab	semi;pipe|",19,19
.text,â€® bidi Ã©,23,23
== tsv
section	symbol	vmsize	filesize
.text	[31mred[0m	16	16
.text	=cmd()	20	20
.text	[padding: code fill]	21	21
.text	`tick` @team #1 <b>&amp;	22	22
.text	badÿþ€utf8	18	18
.text	new\nline	17	17
.text	quote"comma,tab\tsemi;pipe|	19	19
.text	â€® bidi Ã©	23	23
== json
{"diagnostics":[],
"results":[
{"facts":{"class":"64-bit","endianness":"little-endian","format":"ELF","linking":"static","machine":"x86-64","sections":"6","segments":"1","stripped":"no","type":"executable"},"input":"a.elf","tables":{
"rows":{"columns":[{"key":"label","kind":"text"},{"key":"vm_bytes","kind":"bytes"},{"key":"file_bytes","kind":"bytes"}],"levels":["section","symbol"],"rows":[
{"children":[
{"file_bytes":16,"label":"\u001b[31mred\u001b[0m","vm_bytes":16},
{"file_bytes":20,"label":"=cmd()","vm_bytes":20},
{"file_bytes":21,"label":"[padding: code fill]","vm_bytes":21},
{"file_bytes":22,"label":"`tick` @team #1 <b>&amp;","vm_bytes":22},
{"file_bytes":18,"label":"badï¿½ï¿½ï¿½utf8","label_b64":"YmFk//6AdXRmOA==","vm_bytes":18},
{"file_bytes":17,"label":"new\u000aline","vm_bytes":17},
{"file_bytes":19,"label":"quote\"comma,tab\u0009semi;pipe|","vm_bytes":19},
{"file_bytes":23,"label":"\u202e bidi Ã©","vm_bytes":23}],"file_bytes":156,"label":".text","vm_bytes":156},
{"file_bytes":156,"label":"TOTAL","mark":"total","vm_bytes":156}]}}}],
"schema":"binsize.report","schema_version":"1.0","tool":{"name":"binsize","version":"0.1.0"}}
== jsonl
{"columns":[{"key":"label","kind":"text"},{"key":"vm_bytes","kind":"bytes"},{"key":"file_bytes","kind":"bytes"}],"input":"a.elf","levels":["section","symbol"],"schema":"binsize.report","schema_version":"1.0","table":"rows","tool":{"name":"binsize","version":"0.1.0"}}
{"file_bytes":16,"path":[".text","\u001b[31mred\u001b[0m"],"vm_bytes":16}
{"file_bytes":20,"path":[".text","=cmd()"],"vm_bytes":20}
{"file_bytes":21,"path":[".text","[padding: code fill]"],"vm_bytes":21}
{"file_bytes":22,"path":[".text","`tick` @team #1 <b>&amp;"],"vm_bytes":22}
{"file_bytes":18,"path":[".text","badï¿½ï¿½ï¿½utf8"],"path_b64":["LnRleHQ=","YmFk//6AdXRmOA=="],"vm_bytes":18}
{"file_bytes":17,"path":[".text","new\u000aline"],"vm_bytes":17}
{"file_bytes":19,"path":[".text","quote\"comma,tab\u0009semi;pipe|"],"vm_bytes":19}
{"file_bytes":23,"path":[".text","\u202e bidi Ã©"],"vm_bytes":23}
== markdown
| SECTION / SYMBOL | VM SIZE | VM % | FILE SIZE | FILE % |
| :--- | ---: | ---: | ---: | ---: |
| `.text` | 156 B | 100.0% | 156 B | 100.0% |
| &emsp;`\x1b[31mred\x1b[0m` | 16 B | 10.3% | 16 B | 10.3% |
| &emsp;`=cmd()` | 20 B | 12.8% | 20 B | 12.8% |
| &emsp;`[padding: code fill]` | 21 B | 13.5% | 21 B | 13.5% |
| &emsp;`` `tick` @team #1 <b>&amp; `` | 22 B | 14.1% | 22 B | 14.1% |
| &emsp;`bad\xff\xfe\x80utf8` | 18 B | 11.5% | 18 B | 11.5% |
| &emsp;`new\x0aline` | 17 B | 10.9% | 17 B | 10.9% |
| &emsp;`quote"comma,tab\x09semi;pipe\|` | 19 B | 12.2% | 19 B | 12.2% |
| &emsp;`\u202e bidi Ã©` | 23 B | 14.7% | 23 B | 14.7% |
| `TOTAL` | 156 B | 100.0% | 156 B | 100.0% |
== folded
.text;\x1b[31mred\x1b[0m 16
.text;=cmd() 20
.text;[padding: code fill] 21
.text;`tick` @team #1 <b>&amp: 22
.text;bad\xff\xfe\x80utf8 18
.text;new\x0aline 17
.text;quote"comma,tab\x09semi:pipe| 19
.text;\u202e bidi Ã© 23
%% run
binsize report a.elf -d section -n 0 --sort name --format csv
%% stdout
section,vmsize,filesize
.shstrtab,0,48
.strtab,0,126
.symtab,0,216
.text,156,156
"=1+1,[31m
red",0,30
[ELF header],64,64
[padding: section alignment],8,16
[program headers],56,56
[section headers],0,384
