Levers beside stripping: equal bodies at two places count once, aliases not at
all; sections that build tools left.
%% elf a.elf
elf 64 lsb exec x86-64
base 0x400000
segment load rx headers cover=.text
section .text progbits ax align=16
one:
	fill 96 0x53
two:
	fill 96 0x53
three:
	fill 96 0x54
section .llvmbc progbits -
	fill 40 1
symbol one at=one size=96 type=func bind=global
symbol alias at=one size=96 type=func bind=global
symbol two at=two size=96 type=func
symbol three at=three size=96 type=func
%% run
binsize savings a.elf | sed -n '/^other/,/^$/p'
binsize savings --format json a.elf | grep -o '"label":"objcopy -R what.*saved_bytes.*'
%% stdout
other levers, which may save the same bytes
LEVER                                    SAVES  SHARE  EVIDENCE  NOTE
objcopy -R what build tools left behind  104 B  10.2%  at least  indexes, bitcode, notes of rewriting tools
-fuse-ld=lld -Wl,--icf=safe               96 B   9.4%  estimate  functions of equal bytes, all but one of each

"label":"objcopy -R what build tools left behind","note":"indexes, bitcode, notes of rewriting tools","saved_bytes":104},
