Limits on what is there: at the limit passes, above fails, warn only warns, min
catches a file that is not what it should be, and what selects nothing fails
unless it may. Sizes are decided by the recipe: .text 128, one 96, .rodata 48.
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
  - {id: at, select: {section: .text}, max: 128}
  - {id: above, select: {section: .text}, max: 127, owner: "@us", message: "See docs."}
  - {id: warned, select: {section: .text}, warn: 100, max: 1 KiB}
  - {id: least, select: {section: .text}, min: 129}
  - {id: least-at, select: {section: .text}, min: 128}
  - {id: two-sections, select: {section: "re:^\\.(text|rodata)$"}, max: 176}
  - {id: nothing, select: {section: .data}, max: 1}
  - {id: may-be-nothing, select: {section: .data}, max: 1, required: false}
  - {id: memory, measure: vm, select: {symbol: "o*"}, max: 95}
  - {id: functions, measure: count, select: {symbol: "[ot][nw][eo]"}, max: 1}
%% run
binsize check --format csv
%% stdout
status,budget,artifact,subject,measure,limit_key,value,limit,baseline,compared,owner,line,message
fail,above,app,,file,max,128,127,0,no,@us,6,".text of app is 128 B, more than 127 B"
fail,least,app,,file,min,128,129,0,no,,8,".text of app is 128 B, less than 129 B"
fail,memory,app,,vm,max,96,95,0,no,,13,"o* of app is 96 B in memory, more than 95 B"
fail,functions,app,,count,max,2,1,0,no,,14,"[ot][nw][eo] of app is 2, more than 1"
no-match,nothing,app,,file,,0,0,0,no,,11,"nothing of app matches (mend the selection, or set required: false)"
warn,warned,app,,file,warn,128,100,0,no,,7,".text of app is 128 B, more than 100 B"
pass,at,app,,file,max,128,128,0,no,,5,".text of app is 128 B, 0 B within the limit"
pass,warned,app,,file,max,128,1024,0,no,,7,".text of app is 128 B, 896 B within the limit"
pass,least-at,app,,file,min,128,128,0,no,,9,".text of app is 128 B, 0 B within the limit"
pass,two-sections,app,,file,max,176,176,0,no,,10,"re:^\.(text|rodata)$ of app is 176 B, 0 B within the limit"
%% status 1
%% run
binsize check | tail -n 9
%% stdout
pass      two-sections  app                max   176 B  176 B

fail: above: .text of app is 128 B, more than 127 B; owner @us
See docs.
fail: least: .text of app is 128 B, less than 129 B
fail: memory: o* of app is 96 B in memory, more than 95 B
fail: functions: [ot][nw][eo] of app is 2, more than 1
no-match: nothing: nothing of app matches (mend the selection, or set required: false)
warn: warned: .text of app is 128 B, more than 100 B
%% run
for level in error warn never; do binsize check -q --fail-on $level --format csv >/dev/null; echo $?; done
%% stdout
1
1
0
