Documents that are none, of another schema, or that lie: named, refused or
survived, and the sums are those of the rows.
%% elf a.elf
elf 64 lsb exec x86-64
base 0x400000
segment load rx headers cover=.text
section .text progbits ax align=16
main:
	fill 64 0x53
symbol main at=main size=64 type=func bind=global
%% file write.py
import json, sys
def write(name, rows, levels=('section',), version='1.0', schema='binsize.report', **more):
    table = {'columns': [], 'levels': list(levels), 'rows': rows}
    with open(name, 'w') as out:
        json.dump({'diagnostics': [], 'results': [{'facts': {'machine': 'x86-64', 'pages': 7},
            'input': 'b.elf', 'tables': {'rows': table, **more}}],
            'schema': schema, 'schema_version': version}, out)
row = {'label': '.text', 'file_bytes': 50, 'vm_bytes': 50}
write('newer.json', [row], version='2.0')
write('minor.json', [row], version='1.9', strange={'levels': ['flavour'], 'rows': []})
write('other.json', [row], schema='binsize.diff')
write('levels.json', [row], levels=['section'] * 7)
write('nolabel.json', [{'file_bytes': 1, 'vm_bytes': 1}])
write('nosize.json', [row, {'label': '.data', 'file_bytes': 1}])
write('negative.json', [row, dict(row, file_bytes=-1)])
write('huge.json', [dict(row, file_bytes=2 ** 63 - 1), dict(row, file_bytes=2 ** 63 - 1)])
write('lies.json', [dict(row, file_bytes=99, children=[row, row]),
    dict(row, label='TOTAL', mark='total')], levels=['section', 'symbol'])
write('empty.json', [])
write('deep.json', [dict(row, label_b64='LnRl/3h0', children=[dict(row, children=[row, row])])])
%% run
python3 write.py
for i in newer other levels nolabel nosize negative huge; do
	binsize diff $i.json a.elf; echo $?
	binsize diff a.elf $i.json; echo $?
done
%% stdout
3
3
3
3
3
3
3
3
3
3
3
3
3
3
%% stderr
binsize: newer.json: version 2.0 of binsize.report is not known (use a newer binsize)
binsize: newer.json: version 2.0 of binsize.report is not known (use a newer binsize)
binsize: other.json: no program and no saved sizes (report -d ... -n 0 --json saves them)
binsize: other.json: no program and no saved sizes (report -d ... -n 0 --json saves them)
binsize: levels.json: no table of sizes by dimensions (report -d ... -n 0 --json saves one)
binsize: levels.json: no table of sizes by dimensions (report -d ... -n 0 --json saves one)
binsize: a.elf: nolabel.json: table "rows": a row without a "label"
binsize: nolabel.json: table "rows": a row without a "label"
binsize: a.elf: nosize.json: table "rows": a row without its sizes
binsize: nosize.json: table "rows": a row without its sizes
binsize: a.elf: negative.json: table "rows": a row without its sizes
binsize: negative.json: table "rows": a row without its sizes
binsize: a.elf: huge.json: table "rows": sizes that no file has
binsize: huge.json: table "rows": sizes that no file has
%% run
for i in minor lies empty; do
	binsize diff $i.json a.elf --format csv
	binsize diff $i.json $i.json --format csv
done
%% stdout
section,vm_old_bytes,vm_new_bytes,vm_delta,file_old_bytes,file_new_bytes,file_delta,change,cause,old_label
[section headers],0,0,0,0,320,320,added,new,
[ELF header],0,64,64,0,64,64,added,new,
[program headers],0,56,56,0,56,56,added,new,
.symtab,0,0,0,0,48,48,added,new,
.shstrtab,0,0,0,0,33,33,added,new,
.text,50,64,14,50,64,14,grown,code,
[padding],0,8,8,0,9,9,added,padding,
.strtab,0,0,0,0,6,6,added,new,
section,vm_old_bytes,vm_new_bytes,vm_delta,file_old_bytes,file_new_bytes,file_delta,change,cause,old_label
section,symbol,vm_old_bytes,vm_new_bytes,vm_delta,file_old_bytes,file_new_bytes,file_delta,change,cause,old_label
[section headers],[section headers],0,0,0,0,320,320,added,new,
[ELF header],[ELF header],0,64,64,0,64,64,added,new,
[program headers],[program headers],0,56,56,0,56,56,added,new,
.symtab,[section .symtab],0,0,0,0,24,24,added,new,
.symtab,main,0,0,0,0,24,24,added,new,
.text,.text,100,0,-100,100,0,-100,removed,removed,
.text,main,0,64,64,0,64,64,added,new,
.shstrtab,[section .shstrtab],0,0,0,0,33,33,added,new,
[padding],[padding],0,8,8,0,9,9,added,padding,
.strtab,main,0,0,0,0,5,5,added,new,
.strtab,[section .strtab],0,0,0,0,1,1,added,new,
section,symbol,vm_old_bytes,vm_new_bytes,vm_delta,file_old_bytes,file_new_bytes,file_delta,change,cause,old_label
section,vm_old_bytes,vm_new_bytes,vm_delta,file_old_bytes,file_new_bytes,file_delta,change,cause,old_label
[section headers],0,0,0,0,320,320,added,new,
.text,0,64,64,0,64,64,added,new,
[ELF header],0,64,64,0,64,64,added,new,
[program headers],0,56,56,0,56,56,added,new,
.symtab,0,0,0,0,48,48,added,new,
.shstrtab,0,0,0,0,33,33,added,new,
[padding],0,8,8,0,9,9,added,padding,
.strtab,0,0,0,0,6,6,added,new,
section,vm_old_bytes,vm_new_bytes,vm_delta,file_old_bytes,file_new_bytes,file_delta,change,cause,old_label
%% stderr
binsize: a.elf: note: lies.json: table "rows": rows sum to 100 bytes (file) where 99 are said; the sum counts
binsize: a.elf: note: lies.json: table "rows": rows sum to 100 bytes (vm) where 50 are said; the sum counts
binsize: a.elf: note: lies.json: table "rows": rows sum to 100 bytes (file) where 50 are said; the sum counts
binsize: a.elf: note: lies.json: table "rows": rows sum to 100 bytes (vm) where 50 are said; the sum counts
binsize: lies.json: note: lies.json: table "rows": rows sum to 100 bytes (file) where 99 are said; the sum counts
binsize: lies.json: note: lies.json: table "rows": rows sum to 100 bytes (vm) where 50 are said; the sum counts
binsize: lies.json: note: lies.json: table "rows": rows sum to 100 bytes (file) where 50 are said; the sum counts
binsize: lies.json: note: lies.json: table "rows": rows sum to 100 bytes (vm) where 50 are said; the sum counts
binsize: lies.json: note: lies.json: table "rows": rows sum to 100 bytes (file) where 99 are said; the sum counts
binsize: lies.json: note: lies.json: table "rows": rows sum to 100 bytes (vm) where 50 are said; the sum counts
binsize: lies.json: note: lies.json: table "rows": rows sum to 100 bytes (file) where 50 are said; the sum counts
binsize: lies.json: note: lies.json: table "rows": rows sum to 100 bytes (vm) where 50 are said; the sum counts
%% run
binsize diff deep.json a.elf --format jsonl | grep b64
%% stdout
{"cause":"removed","change":"removed","file_delta":-50,"file_new_bytes":0,"file_old_bytes":50,"old_label":null,"path":[".te�xt"],"path_b64":["LnRl/3h0"],"vm_delta":-50,"vm_new_bytes":0,"vm_old_bytes":50}
%% run
printf '{' >cut.json
binsize diff cut.json a.elf
%% stderr
binsize: cut.json: not valid JSON: string or '}' expected near end of file at line 1, column 1
%% status 3
%% run
binsize report newer.json
%% stderr
binsize: newer.json: not an ELF file: this is text (give the program it was built into)
%% status 3
