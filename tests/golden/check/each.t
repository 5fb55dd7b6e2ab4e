One check for each label: those that do not pass are told, and the tightest of
the others. A budget with both a selection and an each sums what is selected
below each label.
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
  - {id: symbols, each: symbol, max: 90}
  - {id: grown, each: symbol, growth: {max: 16}}
  - {id: of-text, each: section, select: {symbol: one}, max: 64}
%% run
binsize check --format csv
%% stdout
status,budget,artifact,subject,measure,limit_key,value,limit,baseline,compared,owner,line,message
fail,symbols,app,one,file,max,124,90,0,no,,6,"one of app is 124 B, more than 90 B"
fail,grown,app,one,file,growth.max,124,16,92,yes,,7,"one of app is 124 B, growing by more than 16 B"
fail,grown,app,two,file,growth.max,60,16,0,no,,7,"two of app is 60 B, growing by more than 16 B"
fail,of-text,app,.text,file,max,96,64,0,no,,8,".text of app is 96 B, more than 64 B"
pass,symbols,app,two,file,max,60,90,0,no,,6,"two of app is 60 B, 30 B within the limit"
pass,of-text,app,.symtab,file,max,24,64,0,no,,8,".symtab of app is 24 B, 40 B within the limit"
%% status 1
