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
LEVER                                          SAVES  UP TO  SHARE  EVIDENCE  NOTE
objcopy --strip-section-headers, behind strip  328 B  328 B  32.0%  estimate  binutils 2.41 on; nothing can be read out of it any more
objcopy -R what build tools left behind        104 B  104 B  10.2%  at least  indexes, bitcode, notes of rewriting tools
-fuse-ld=lld -Wl,--icf=safe                     96 B   96 B   9.4%  estimate  functions of equal bytes, all but one of each

"label":"objcopy -R what build tools left behind","most_bytes":104,"note":"indexes, bitcode, notes of rewriting tools","saved_bytes":104},
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
	cstr "go/build/build.go"
	cstr "text/rustc/0/lib.rs"
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
LEVER                                              SAVES  UP TO  SHARE  EVIDENCE  NOTE
objcopy --strip-section-headers, behind strip      288 B  288 B  32.4%  estimate  binutils 2.41 on; nothing can be read out of it any more
one definition of equal constant tables             40 B   40 B   4.5%  estimate  read-only objects of equal bytes, all but one of each
-ffile-prefix-map, --remap-path-prefix, -trimpath   25 B   25 B   2.8%  estimate  folders of the build machine in paths of sources
one definition of equal texts                       11 B   11 B   1.2%  estimate  texts in read-only data, all but one of each
label,saved_bytes,most_bytes,evidence,note
"objcopy --strip-section-headers, behind strip",288,288,estimate,binutils 2.41 on; nothing can be read out of it any more
one definition of equal constant tables,40,40,estimate,"read-only objects of equal bytes, all but one of each"
"-ffile-prefix-map, --remap-path-prefix, -trimpath",25,25,estimate,folders of the build machine in paths of sources
one definition of equal texts,11,11,estimate,"texts in read-only data, all but one of each"
1
1
1
1
2
%% elf kept.elf
elf 64 lsb exec x86-64
base 0x400000
set e_entry addr:main
segment load rx headers cover=.text
section .text progbits ax align=16
main:
	fill 16 0x90
used:
	fill 16 0x90
unused:
	fill 16 0x90
other:
	fill 24 0x90
own:
	fill 16 0x90
byown:
	fill 16 0x90
section .rela.text rela i align=8 entsize=24 info=index:.text link=index:.symtab
	rela addr:main+1 3 4 -4
	rela addr:unused+1 5 4 -4
	rela addr:own+1 6 4 -4
section .debug_aranges progbits - align=1
	u32 44
	u16 2
	u32 0
	u8 8
	u8 0
	u32 0
	u64 addr:main
	u64 88
	u64 0
	u64 0
section .comment progbits - align=1
	cstr "rustc version 1.95.0"
symbol main at=main size=16 type=func bind=global
symbol used at=used size=16 type=func bind=global
symbol unused at=unused size=16 type=func bind=global
symbol other at=other size=24 type=func bind=global
symbol own at=own size=16 type=func
symbol byown at=byown size=16 type=func bind=global
%% run
binsize savings --levers --format csv kept.elf
%% stdout
label,saved_bytes,most_bytes,evidence,note
"strip = ""symbols"" in [profile.release]",624,624,estimate,as strip does; in 40 programs up to 8 bytes less
"objcopy --strip-section-headers, behind strip",304,304,estimate,binutils 2.41 on; nothing can be read out of it any more
link without --emit-relocs,136,136,at least,relocations that nothing reads when the program runs
"strip = ""debuginfo"" in [profile.release]",136,136,estimate,as strip -g does; in 40 programs up to 0.1 % less
"lto, panic = ""abort"" and opt-level = ""z"" together",87,111,range,"16 to 21 % of six small programs, stripped; slower code"
"-fuse-ld=lld -Wl,--icf=safe",64,64,estimate,"functions of equal bytes, all but one of each"
"lto = ""fat"", codegen-units = 1 in [profile.release]",49,66,range,"9.3 to 12.6 % of six small programs, stripped; slower builds"
"-ffunction-sections -fdata-sections -Wl,--gc-sections",40,40,at least,nothing leads to them; in static programs only code with debug information counts
"panic = ""abort"" in [profile.release]",4,21,range,"0.8 to 4.3 % of six small programs, stripped; no unwinding"
%% elf hosts.elf
elf 64 lsb exec x86-64
base 0x400000
segment load rx headers cover=.rodata
section .rodata progbits a align=1
	cstr "built by root@builder"
	cstr "(joe@host.local)"
	cstr "mail me@example.org, git@github.com:x, a@b, @, x@"
%% run
binsize savings --levers --format csv hosts.elf | grep machine,
%% stdout
builds that do not record login and machine,26,26,estimate,logins and names of build machines; other builds of the same sources differ
