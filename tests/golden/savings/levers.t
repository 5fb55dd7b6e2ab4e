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
LEVER                                          SAVES  SHARE  EVIDENCE  NOTE
objcopy --strip-section-headers, behind strip  328 B  32.0%  estimate  binutils 2.41 on; nothing can be read out of it any more
objcopy -R what build tools left behind        104 B  10.2%  at least  indexes, bitcode, notes of rewriting tools
-fuse-ld=lld -Wl,--icf=safe                     96 B   9.4%  estimate  functions of equal bytes, all but one of each

"label":"objcopy -R what build tools left behind","note":"indexes, bitcode, notes of rewriting tools","saved_bytes":104},
%% elf b.elf
elf 64 lsb exec x86-64
base 0x400000
segment load rx headers cover=.rodata...text
section .rodata progbits a align=16
one_table:
	fill 40 0x53
two_table:
	fill 40 0x53
	cstr "/home/builder/a/main.c"
	cstr "equal text"
	cstr "equal text"
	cstr "/home/builder/a/none"
	cstr "abc"
	cstr "abc"
section .text progbits ax align=16
main:
	fill 16 0x54
symbol one_table at=one_table size=40 type=object bind=global
symbol two_table at=two_table size=40 type=object
symbol main at=main size=16 type=func bind=global
%% run
binsize savings --levers b.elf
binsize savings --levers --format csv b.elf
for format in tsv jsonl json markdown html; do
	binsize savings --levers --format $format b.elf |
	    grep -c 'one definition of equal texts'
done
%% stdout
LEVER                                              SAVES  SHARE  EVIDENCE  NOTE
objcopy --strip-section-headers, behind strip      288 B  33.6%  estimate  binutils 2.41 on; nothing can be read out of it any more
one definition of equal constant tables             40 B   4.7%  estimate  read-only objects of equal bytes, all but one of each
-ffile-prefix-map, --remap-path-prefix, -trimpath   16 B   1.9%  estimate  folders of the build machine in paths of sources
one definition of equal texts                       11 B   1.3%  estimate  texts in read-only data, all but one of each
label,saved_bytes,evidence,note
"objcopy --strip-section-headers, behind strip",288,estimate,binutils 2.41 on; nothing can be read out of it any more
one definition of equal constant tables,40,estimate,"read-only objects of equal bytes, all but one of each"
"-ffile-prefix-map, --remap-path-prefix, -trimpath",16,estimate,folders of the build machine in paths of sources
one definition of equal texts,11,estimate,"texts in read-only data, all but one of each"
1
1
1
1
2
