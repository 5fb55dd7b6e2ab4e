A baseline that is written, read back, compared with, and let grow only with a
reason. Names that are not UTF-8 survive. The next larger build is the same
with one more section.
%% elf app
elf 64 lsb exec x86-64
base 0x400000
segment load rx headers cover=.text
section .text progbits ax align=16
one:
	fill 96 0x90
two:
	fill 32 0x90
section .rodata progbits a align=16
	fill 48 0x01
symbol one at=one size=96 type=func bind=global
symbol \xfftwo at=two size=32 type=func bind=global
%% elf large
elf 64 lsb exec x86-64
base 0x400000
segment load rx headers cover=.text
section .text progbits ax align=16
one:
	fill 96 0x90
two:
	fill 32 0x90
section .rodata progbits a align=16
	fill 5000 0x01
symbol one at=one size=96 type=func bind=global
symbol two at=two size=32 type=func bind=global
%% file .binsize.yml
schema: 1
baseline: base.json
artifacts:
  - {name: app, path: app}
budgets:
  - {id: growth, each: symbol, growth: {max: 0}}
%% run
binsize baseline update; echo $?
grep -c '"label"' base.json
binsize check -q --format csv | cut -d, -f1,4 ; echo $?
binsize baseline update -q app=large; echo $?
binsize baseline update -q --only-shrink app=large; echo $?
grep -o '"file_bytes":[0-9]*,"label":".rodata"' base.json
binsize baseline update -q --reason 'a table' app=large; echo $?
grep -o '"file_bytes":[0-9]*,"label":".rodata"' base.json
grep -o '"reason":"[^"]*"' base.json
binsize baseline update -q; echo $?
grep -o '"file_bytes":[0-9]*,"label":".rodata"' base.json
binsize baseline show --format csv | grep text
binsize baseline show | head -n 5
%% stdout
0
31
status,subject
pass,\xfftwo
0
2
0
"file_bytes":48,"label":".rodata"
0
"file_bytes":5000,"label":".rodata"
"reason":"a table"
0
"file_bytes":48,"label":".rodata"
.text,128,128
app

package
VM SIZE  FILE SIZE  LABEL
   64 B       64 B  [ELF header]
%% stderr
binsize: base.json: written
binsize: app has grown from 816 to 5768 bytes (say why with --reason, or keep the old sizes with --only-shrink)
%% run
# Documents that are none, or of later versions.
try() { printf '%s' "$1" > bad.json; binsize check -q --baseline bad.json --format csv; echo $?; }
try '{}'
try '{"schema": "binsize.baseline"}'
try '{"schema": "binsize.baseline", "schema_version": "2.0"}'
try '{"schema": "binsize.baseline", "schema_version": "1.9", "results": [{}]}'
try '{"schema": "binsize.baseline", "schema_version": "1.9", "results": [{"tables": {"section": {"levels": ["section"], "rows": [{"file_bytes": 1}]}}}]}'
try '{"schema": "binsize.baseline", "schema_version": "1.9", "results": [{"tables": {"section": {"levels": ["section"], "rows": [{"label": "x", "file_bytes": -1}]}}}]}'
try '{"schema": "binsize.baseline", '
%% stdout
3
3
3
3
3
3
3
%% stderr
binsize: baseline bad.json: not a baseline (save one with binsize baseline update)
binsize: baseline bad.json: not a baseline (save one with binsize baseline update)
binsize: baseline bad.json: version 2.0 of binsize.baseline is not known (use a newer binsize)
binsize: baseline bad.json: no table of sizes by dimensions (save one with binsize baseline update)
binsize: baseline bad.json: table "section": a row without a "label"
binsize: baseline bad.json: table "section": a row without "file_bytes" or "vm_bytes"
binsize: baseline bad.json: not valid JSON: string or '}' expected near end of file at line 1, column 31
%% run
# In version control.
git init -q . && git add base.json && git -c user.name=a -c user.email=a@b commit -qm base
binsize check -q --baseline git:HEAD:base.json --format csv | cut -d, -f1,4; echo $?
binsize check -q --baseline git:HEAD:other.json --format csv | cut -d, -f1
binsize check -q --baseline git:nowhere:base.json --format csv; echo $?
binsize check -q --baseline git:--help:x --format csv; echo $?
%% stdout
status,subject
pass,\xfftwo
0
status
skipped
3
2
%% stderr
binsize: baseline git:nowhere:base.json: git show nowhere:base.json: invalid object name 'nowhere'.
binsize: baseline git:--help:x: git:--help:x: a revision and a path are wanted (git:REF:PATH)
%% run
binsize budget init app; echo $?
rm .binsize.yml
binsize budget init app large; echo $?
cat .binsize.yml
binsize baseline update -q -o .binsize/baseline.json; binsize check -q; echo $?
binsize budget start app; echo $?
%% stdout
2
0
# Budgets of this project: binsize help check says more.
schema: 1
baseline: .binsize/baseline.json
artifacts:
  - name: "app"
    path: "app"
  - name: "large"
    path: "large"
budgets:
  - id: "app"
    artifact: "app"
    # 816 bytes when this was written
    max: 1 KiB
    growth: {percent: 2, ignore_below: 4 KiB}
  - id: "large"
    artifact: "large"
    # 5768 bytes when this was written
    max: 6 KiB
    growth: {percent: 2, ignore_below: 4 KiB}
ok: 2 artifacts, 4 limits, 0 failed, 0 warned

STATUS  BUDGET  ARTIFACT  SUBJECT  KEY             VALUE    LIMIT    CHANGE  OWNER
pass    app     app                max             816 B    1.0 KiB  +0 B
pass    app     app                growth.percent  816 B    16 B     +0 B
pass    large   large              max             5.6 KiB  6.0 KiB  +0 B
pass    large   large              growth.percent  5.6 KiB  115 B    +0 B
0
2
%% stderr
binsize: .binsize.yml is there already (name another with -o, or -o - to see what would be written)
binsize: .binsize.yml: written; next: binsize baseline update, then binsize check
binsize: budget has no 'start' (init)
