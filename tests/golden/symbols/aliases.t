Several names for the same bytes. primary: GLOBAL before WEAK before LOCAL,
then no leading underscore, then the shortest, then by bytes. split: each its
share, the remainder to the first. list: as primary, the others beside it.
%% elf a.elf flavours
elf 64 lsb exec x86-64
base 0x400000
segment load rx headers cover=.text
section .text progbits ax align=16
shared:
	fill 32 0x90
other:
	fill 16 0x90
third:
	fill 10 0x90
symbol weak_name at=shared size=32 type=func bind=weak
symbol local_name at=shared size=32 type=func
symbol strong_name at=shared size=32 type=func bind=global
symbol _under at=other size=16 type=func bind=global
symbol longer_name at=other size=16 type=func bind=global
symbol shorter at=other size=16 type=func bind=global
symbol bbb at=third size=10 type=func bind=global
symbol aaa at=third size=10 type=func bind=global
%% run
binsize report a.elf -d symbol -n 0 --sort name --only .text --aliases primary --format csv
%% stdout
symbol,vmsize,filesize
aaa,10,10
shorter,16,16
strong_name,32,32
%% run
binsize report a.elf -d symbol -n 0 --sort name --only .text --aliases split --format csv
%% stdout
symbol,vmsize,filesize
_under,5,5
aaa,5,5
bbb,5,5
local_name,10,10
longer_name,5,5
shorter,6,6
strong_name,11,11
weak_name,11,11
%% run
binsize report a.elf -d symbol -n 0 --only .text --aliases list
%% stdout
VM SIZE    VM %  FILE SIZE  FILE %  SYMBOL
   32 B   55.2%       32 B   55.2%  (also) local_name
   32 B   55.2%       32 B   55.2%  strong_name
   32 B   55.2%       32 B   55.2%  (also) weak_name
   16 B   27.6%       16 B   27.6%  (also) _under
   16 B   27.6%       16 B   27.6%  (also) longer_name
   16 B   27.6%       16 B   27.6%  shorter
   10 B   17.2%       10 B   17.2%  aaa
   10 B   17.2%       10 B   17.2%  (also) bbb
   58 B  100.0%       58 B  100.0%  TOTAL
