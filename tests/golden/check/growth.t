Growth against an older build. Of the symbols `one` grows from 64 to 96 bytes
of memory, `two` is new with 32, `gone` is gone. What is new counts against
growth.new, or against growth.max from nothing; no percentage of nothing says
anything; changes below ignore_below are none.
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
%% elf old
elf 64 lsb exec x86-64
base 0x400000
segment load rx headers cover=.text
section .text progbits ax align=16
one:
	fill 64 0x90
gone:
	fill 32 0x90
section .rodata progbits a align=16
	fill 48 0x01
symbol one at=one size=64 type=func bind=global
symbol gone at=gone size=32 type=func bind=global
%% file .binsize.yml
schema: 1
baseline: old
artifacts:
  - {name: app, path: app}
budgets:
  - {id: at, select: {section: .text}, growth: {max: 32}}
  - {id: above, select: {section: .text}, growth: {max: 31}}
  - {id: ignored, select: {section: .text}, growth: {max: 0, ignore_below: 33}}
  - {id: percent-at, measure: vm, select: {symbol: one}, growth: {percent: 50}}
  - {id: percent-above, measure: vm, select: {symbol: one}, growth: {percent: 49.9}}
  - {id: new-at, measure: vm, select: {symbol: two}, growth: {max: 0, new: 32}}
  - {id: new-above, measure: vm, select: {symbol: two}, growth: {new: 31}}
  - {id: new-from-nothing, measure: vm, select: {symbol: two}, growth: {max: 31}}
  - {id: new-percent, measure: vm, select: {symbol: two}, growth: {percent: 1}}
%% run
binsize check --format csv
%% stdout
status,budget,artifact,subject,measure,limit_key,value,limit,baseline,compared,owner,line,message
fail,above,app,,file,growth.max,128,31,96,yes,,7,".text of app is 128 B, growing by more than 31 B"
fail,percent-above,app,,vm,growth.percent,96,31,64,yes,,10,"one of app is 96 B in memory, growing by more than 31 B"
fail,new-above,app,,vm,growth.new,32,31,0,no,,12,"two of app is 32 B in memory, new and more than 31 B"
fail,new-from-nothing,app,,vm,growth.max,32,31,0,no,,13,"two of app is 32 B in memory, growing by more than 31 B"
pass,at,app,,file,growth.max,128,32,96,yes,,6,".text of app is 128 B, 0 B within the limit"
pass,ignored,app,,file,growth.max,128,0,96,yes,,8,".text of app is 128 B, 0 B within the limit"
pass,percent-at,app,,vm,growth.percent,96,32,64,yes,,9,"one of app is 96 B in memory, 0 B within the limit"
pass,new-at,app,,vm,growth.new,32,32,0,no,,11,"two of app is 32 B in memory, 0 B within the limit"
%% status 1
%% run
# Without a baseline growth is skipped, which fails only when that is asked.
binsize check --baseline none.json --format csv | cut -d, -f1 | sort | uniq -c
binsize check --baseline none.json --require-baseline --format csv > /dev/null; echo $?
%% stdout
      9 skipped
      1 status
1
%% run
# The same limits as options.
binsize check --max-growth 31 --baseline old app --format csv | tail -n 1
binsize check --max-growth 32 --baseline old --max 1 app --format csv
%% stdout
fail,command-line,app,,file,growth.max,816,31,784,yes,,0,"app is 816 B, growing by more than 31 B"
status,budget,artifact,subject,measure,limit_key,value,limit,baseline,compared,owner,line,message
fail,command-line,app,,file,max,816,1,784,yes,,0,"app is 816 B, more than 1 B"
pass,command-line,app,,file,growth.max,816,32,784,yes,,0,"app is 816 B, 0 B within the limit"
%% status 1
