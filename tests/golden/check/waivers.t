A waiver moves the limits of one budget for what it matches, until the end of
its last day. Two weeks before that it warns; afterwards the budget fails and
names who asked for it. One that covers nothing is said.
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
%% file .binsize.yml
schema: 1
artifacts:
  - {name: app, path: app}
budgets:
  - {id: symbols, measure: vm, each: symbol, max: 64, owner: "@us"}
waivers:
  - {budget: symbols, match: one, allow: 32, until: 2027-02-01, owner: "@net", reason: "TLS 1.3, #412"}
  - {budget: symbols, match: two, allow: 1 KiB, until: 2027-02-01, owner: "@net", reason: "not needed"}
%% run
for day in 2027-01-18 2027-01-19 2027-02-01 2027-02-02; do
	binsize check --now $day --format csv > out
	echo "$day $? $(grep one, out)"
done
SOURCE_DATE_EPOCH=1801526399 binsize check --format csv | head -n 2 | cut -d, -f1
SOURCE_DATE_EPOCH=1801526400 binsize check --format csv | head -n 2 | cut -d, -f1
binsize check --now 2027-01-01 | tail -n 2
%% stdout
2027-01-18 0 waived,symbols,app,one,vm,max,96,64,0,no,@us,5,"one of app is 96 B in memory, more than 64 B; allowed until 2027-02-01 by @net: TLS 1.3, #412"
2027-01-19 0 warn,symbols,app,one,vm,max,96,64,0,no,@us,5,"one of app is 96 B in memory, more than 64 B; allowed until 2027-02-01 by @net: TLS 1.3, #412"
2027-02-01 0 warn,symbols,app,one,vm,max,96,64,0,no,@us,5,"one of app is 96 B in memory, more than 64 B; allowed until 2027-02-01 by @net: TLS 1.3, #412"
2027-02-02 1 fail,symbols,app,one,vm,max,96,64,0,no,@net,5,"one of app is 96 B in memory, more than 64 B; this was allowed until 2027-02-01 by @net: TLS 1.3, #412"
status
warn
status
fail

the waiver of symbols for two is not used (remove it)
%% run
# One byte more than is allowed.
sed -i 's/allow: 32/allow: 31/' .binsize.yml
binsize check --now 2027-01-01 --format csv | grep one,
%% stdout
fail,symbols,app,one,vm,max,96,64,0,no,@us,5,"one of app is 96 B in memory, more than 64 B"
