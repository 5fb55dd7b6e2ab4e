What is wrong with a configuration is said with its line, and exits with 2.
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
symbol two at=two size=32 type=func bind=global
%% file good.yml
schema: 1
artifacts:
  - name: app
    path: app
budgets:
  - id: text
    artifact: app
    select: {section: .text}
    warn: 200
    max: 1 KiB
    growth: {percent: 2}
waivers:
  - budget: text
    allow: 1 KiB
    until: 2027-02-01
    owner: us
    reason: because
%% run
try() {
	sed "$1" good.yml > .binsize.yml
	binsize check --now 2027-01-01 --format csv > out 2> err
	echo "$? $(wc -l < out) $(cat err)"
}
try ''
try 's/max: 1 KiB/max: 10K/'
try 's/max: 1 KiB/max: many/'
try 's/max: 1 KiB/max: 100/'
try 's/warn: 200/min: 2 KiB/'
try 's/max: 1 KiB/maximum: 1 KiB/'
try 's/percent: 2/percent: two/'
try 's/percent: 2/percents: 2/'
try 's/section: .text/sections: .text/'
try 's/section: .text/section: .text, symbol: x/'
try 's/{section: .text}/{}/'
try 's/warn: 200/warn: 200\n    each: section/'
try 's/warn: 200/warn: 200\n    measure: speed/'
try 's/warn: 200/warn: 200\n    measure: count/; s/{section: .text}/{}/'
try 's/artifact: app/artifact: lib/'
try '/warn:/d; /max:/d; /growth:/d'
try 's/schema: 1/schema: 2/'
try '/schema:/d'
try 's/until: 2027-02-01/until: 2027-02-30/'
try 's/budget: text/budget: test/'
try 's/owner: us/owner: ""/'
try '/reason:/d'
try 's/max: 1 KiB/max: [1/'
try 's/  - id: text/  - {id: text, max: 1 GiB}\n  - id: text/'
try 's/section: .text/section: "re:("/'
: > .binsize.yml; binsize check; echo $?
rm .binsize.yml; mkdir .git; binsize check; echo $?
binsize check --max 1 KiB; echo $?
binsize check --max 10M app; echo $?
binsize check --now yesterday app; echo $?
binsize check --report sarif app; echo $?
binsize check --report poem:x app; echo $?
binsize check --config good.yml lib; echo $?
binsize check --config good.yml app=nothere; echo $?
binsize report -d section app --format sarif; echo $?
%% stdout
0 4 
2 0 binsize: .binsize.yml:6:1: max: '10K' can be read two ways (write kB for a power of 1000, KiB for a power of 1024)
2 0 binsize: .binsize.yml:6:1: max: 'many' is not an amount (write 10MiB, 64 KiB or 4096)
2 0 binsize: .binsize.yml:6:1: warn: must be below max
2 0 binsize: .binsize.yml:6:1: min: is above max
2 0 binsize: .binsize.yml:10:5: the key 'maximum' is not known here
2 0 binsize: .binsize.yml:6:1: growth.percent: 'two%' is not an amount (write a percentage: 5% or 0.5%)
2 0 binsize: .binsize.yml:11:14: the key 'percents' is not known here (did you mean 'percent'?)
2 0 binsize: .binsize.yml:8:14: the key 'sections' is not known here (did you mean 'section'?)
2 0 binsize: .binsize.yml:6:1: select: takes one dimension
2 0 binsize: .binsize.yml:6:1: select: names no dimension
2 0 binsize: .binsize.yml:6:1: select: is of the dimension of each
2 0 binsize: .binsize.yml:6:1: measure: is not one of file, vm, wire, stripped, gzip, zstd, efficiency, user-waste, reuse, count, push-ms
2 0 binsize: .binsize.yml:6:1: select: names no dimension
2 0 binsize: .binsize.yml:6:1: artifact: is not the name of an artifact in artifacts
2 0 binsize: .binsize.yml:6:1: text: has no limit (warn, max, min or growth)
2 0 binsize: .binsize.yml:1:1: schema: only 1 is known (use a newer binsize)
2 0 binsize: .binsize.yml:1:1: schema: is missing (write schema: 1)
2 0 binsize: .binsize.yml:13:1: until: is no date (2027-02-01)
2 0 binsize: .binsize.yml:13:1: budget: is the id of no budget
2 0 binsize: .binsize.yml:13:1: waivers: need an owner and a reason
2 0 binsize: .binsize.yml:16:12: Missing required mapping field: reason
2 0 binsize: .binsize.yml:10:10: Expecting STRING, got event: SEQUENCE_START
2 0 binsize: .binsize.yml:6:1: text: is the id of two budgets
2 0 binsize: budget text: pattern '(': missing closing parenthesis at column 2 (write a backslash before a character that is meant itself)
3
2
FAIL: 1 artifact, 1 limit, 1 failed, 0 warned

STATUS   BUDGET        ARTIFACT  SUBJECT  KEY  VALUE  LIMIT  CHANGE  OWNER
no-data  command-line  KiB

no-data: command-line: no such file (check the path)
3
2
2
2
2
2
FAIL: 1 artifact, 1 limit, 1 failed, 0 warned

STATUS   BUDGET  ARTIFACT  SUBJECT  KEY  VALUE  LIMIT  CHANGE  OWNER
no-data  text    app

no-data: text: no such file (check the path)
the waiver of text for everything is not used (remove it)
3
2
%% stderr
binsize: .binsize.yml: is empty (was it written completely?)
binsize: no .binsize.yml here or above (binsize budget init INPUT writes one; --max and --max-growth need none)
binsize: KiB: no such file (check the path)
binsize: --max: '10M' can be read two ways (write MB for a power of 1000, MiB for a power of 1024)
binsize: --now takes a date (2027-02-01), not 'yesterday'
binsize: --report takes FORMAT:PATH, not 'sarif'
binsize: --report: there is no format 'poem' (binsize list shows them)
binsize: 'lib' is not one of the artifacts of good.yml (write NAME=PATH for another file of that name)
binsize: nothere: no such file (check the path)
binsize: --format sarif is for binsize check and lint
