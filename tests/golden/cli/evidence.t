Shares of the bytes by what labels rest on. What nothing claims has a class of
its own where owners are asked for, and is not known; neither is a guess.
%% elf a.elf
elf 64 lsb dyn x86-64
base 0x1000
segment load rx headers cover=.text...rodata
section .text progbits ax align=16
f:
	hex 48 8d 3d
	u32 addr:text-addr:f1
f1:
	fill 57 0x90
	fill 36 0x53
section .rodata progbits a
	fill 40 1
text:
	fill 60 2
symbol f at=f size=64 type=func bind=global
%% run
binsize report a.elf -d symbol --only .text,.rodata --evidence
%% stdout
VM SIZE    VM %  FILE SIZE  FILE %  SYMBOL
  124 B   62.0%      124 B   62.0%  f
   40 B   20.0%       40 B   20.0%  [section .rodata]
   36 B   18.0%       36 B   18.0%  [section .text]
  200 B  100.0%      200 B  100.0%  TOTAL

What the labels rest on
VM SIZE    VM %  FILE SIZE  FILE %  EVIDENCE
   64 B   32.0%       64 B   32.0%  symbol
   60 B   30.0%       60 B   30.0%  guess
   76 B   38.0%       76 B   38.0%  none
  200 B  100.0%      200 B  100.0%  TOTAL
%% run
binsize report a.elf -d section,symbol -n 1 --only .text --require-known 64% --format csv
%% stdout
section,symbol,vmsize,filesize
.text,f,64,64
.text,[1 others],36,36
%% run
binsize report a.elf -d symbol -n 1 --only .text --require-known 64.1% --format csv
%% stdout
symbol,vmsize,filesize
f,64,64
[1 others],36,36
%% stderr
binsize: a.elf: 64.0% of 100 bytes are known, 64.1% are required, [section .text] 36.0%
%% status 1
%% run
binsize report a.elf --require-known 80% --only .text,.rodata --format json | grep -c '"evidence"'; binsize report a.elf --require-known 60% --no-guess --only .text,.rodata -n 1 --format csv
%% stdout
5
section,symbol,vmsize,filesize
.rodata,[section .rodata],100,100
[1 others],,100,100
%% stderr
binsize: a.elf: 32.0% of 200 bytes are known, 80.0% are required, guessed 30.0%, [section .rodata] 20.0%, [section .text] 18.0%
binsize: a.elf: 32.0% of 200 bytes are known, 60.0% are required, [section .rodata] 50.0%, [section .text] 18.0%
%% status 1
%% run
binsize report a.elf --require-known 101%
%% stderr
binsize: --require-known takes a share of the bytes, up to 100%
%% status 2
