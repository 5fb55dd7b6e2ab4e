Names that mean something to a terminal, a browser, a spreadsheet or a reader
of tables, in each format: as rows that came, that went and that were renamed
(the same bytes under another hostile name). What programs read tells them
exactly; what people read shows no byte of them that acts.
%% elf old.elf
elf 64 lsb exec x86-64
base 0x400000
segment load rx headers cover=.text
section .text progbits ax align=16
one:
	fill 16 0x53
two:
	fill 32 0x51
symbol "=cmd(\",\")|x" at=one size=16 type=func bind=global
symbol "</script><b>|`\x1b[31m" at=two size=32 type=func bind=global
%% elf new.elf
elf 64 lsb exec x86-64
base 0x400000
segment load rx headers cover=.text
section .text progbits ax align=16
two:
	fill 32 0x51
three:
	fill 48 0x54
symbol "a\nb\tc\xff\"'" at=two size=32 type=func bind=global
symbol "${x}|[](y) \xe2\x80\xae" at=three size=48 type=func bind=global
%% file read.py
import csv, json, sys
due = [b'${x}|[](y) \xe2\x80\xae', b'=cmd(",")|x', b'a\nb\tc\xff"\'']
was = b'</script><b>|`\x1b[31m'
rows = list(csv.DictReader(open('csv', encoding='utf-8', errors='surrogateescape', newline='')))
print([(r['cause'], r['file_delta']) for r in rows])
assert sorted(r['symbol'].encode('utf-8', 'surrogateescape') for r in rows) == sorted(due), rows
assert len(open('tsv', 'rb').read().splitlines()) == 4
import base64
def exact(row, key):
    return base64.b64decode(row[key + '_b64']) if key + '_b64' in row else row[key].encode()
doc = json.load(open('json', encoding='utf-8'))
rows = [r for r in doc['results'][0]['tables']['rows']['rows'] if 'mark' not in r]
assert sorted(exact(r, 'label') for r in rows) == sorted(due), rows
assert [exact(r, 'old_label') for r in rows if r['old_label']] == [was]
lines = [json.loads(line) for line in open('jsonl', encoding='utf-8')]
assert len(lines) == 4, lines
for name in ('markdown', 'html', 'text'):
    text = open(name, 'rb').read()
    assert b'\x1b' not in text, name
    assert name != 'html' or b'</script><b>' not in text
    assert name == 'html' or all(byte >= 32 or byte in b'\n\t' for byte in text), name
table = [line for line in open('markdown', encoding='utf-8') if line.startswith('|')]
import re
assert len({len(re.findall(r'(?<!\\)\|', line)) for line in table[-6:]}) == 1, table
print('fine')
%% run
for f in text csv tsv json jsonl markdown html; do
	binsize diff old.elf new.elf -d symbol --only .text --format $f >$f
done
python3 read.py
tail -n 6 text
tail -n 5 markdown
%% stdout
[('new', '48'), ('removed', '-16'), ('renamed', '0')]
fine

VM DELTA     VM %  FILE OLD  FILE NEW  FILE DELTA   FILE %  CAUSE    WAS                     SYMBOL
   +48 B      new       0 B      48 B       +48 B      new  new                              ${x}|[](y) \u202e
   -16 B  -100.0%      16 B       0 B       -16 B  -100.0%  removed                          =cmd(",")|x
     0 B     0.0%      32 B      32 B         0 B     0.0%  renamed  </script><b>|`\x1b[31m  a\x0ab\x09c\xff"'
   +32 B   +66.7%      48 B      80 B       +32 B   +66.7%                                   TOTAL
| :--- | ---: | ---: | ---: | ---: | ---: | ---: | :--- | :--- |
| `${x}\|[](y) \u202e` | +48 B | new | 0 B | 48 B | +48 B | new | `new` |  |
| `=cmd(",")\|x` | -16 B | -100.0% | 16 B | 0 B | -16 B | -100.0% | `removed` |  |
| `a\x0ab\x09c\xff"'` | 0 B | 0.0% | 32 B | 32 B | 0 B | 0.0% | `renamed` | `` </script><b>\|`\x1b[31m `` |
| `TOTAL` | +32 B | +66.7% | 48 B | 80 B | +32 B | +66.7% |  |  |
