What the commits of a change allow themselves, only when they are asked: a
trailer moves one budget by its size, is shown with author and reason, counts
in its range alone, and allows nothing when it cannot be read.
%% elf app
elf 64 lsb exec x86-64
base 0x400000
segment load rx headers cover=.text
section .text progbits ax align=16
	fill 96 0x90
%% file .binsize.yml
schema: 1
artifacts:
  - {name: app, path: app}
budgets:
  - {id: text, select: {section: .text}, max: 64}
  - {id: sections, measure: count, select: {section: "*"}, max: 2}
%% run
git() { GIT_AUTHOR_NAME=Ann GIT_AUTHOR_EMAIL=ann@b.example command git -c user.name=a -c user.email=a@b.example -c init.defaultBranch=main "$@" > /dev/null; }
commit() { git commit --allow-empty -m "a change

No trailer: Binary-Size: text 1 GiB

$1"; }
show() { binsize check --now 2027-01-01 --format csv "$@" > out 2> err; echo "-- $? $(sed 's/of [0-9a-f]*:/of N:/' err)"; tail -n +2 out | cut -d, -f1,2,7,8,13-; }
git init
commit "Binary-Size: text 1 GiB before the range"
git tag base
commit "Reviewed-by: nobody"
show --waiver-trailers base..HEAD
commit "Binary-Size: text 32 the new parser"
show
show --waiver-trailers base..HEAD
commit "Binary-Size: sections 9 more
 of them"
show --waiver-trailers base..HEAD
git tag base -f
commit "Binary-Size: text 1 KiB a size of two words"
show --waiver-trailers base..HEAD
git tag base -f
commit "Binary-Size: text 31 a byte too few"
show --waiver-trailers base..HEAD
git tag base -f
commit "Binary-Size: text 32
Binary-Size: text 10K why
Binary-Size: texts 32 why
Binary-Size: text"
show --waiver-trailers base..HEAD
binsize check --waiver-trailers nowhere..HEAD > out; echo "$? $(wc -c < out)"
binsize check --waiver-trailers --all > out; echo "$? $(wc -c < out)"
binsize check --waiver-trailers '' > out; echo "$? $(wc -c < out)"
%% stdout
-- 1 
fail,text,96,64,".text of app is 96 B, more than 64 B"
fail,sections,6,2,"* of app is 6, more than 2"
-- 1 
fail,text,96,64,".text of app is 96 B, more than 64 B"
fail,sections,6,2,"* of app is 6, more than 2"
-- 1 
fail,sections,6,2,"* of app is 6, more than 2"
waived,text,96,64,".text of app is 96 B, more than 64 B; allowed by Ann <ann@b.example>: the new parser"
-- 0 
waived,text,96,64,".text of app is 96 B, more than 64 B; allowed by Ann <ann@b.example>: the new parser"
waived,sections,6,2,"* of app is 6, more than 2; allowed by Ann <ann@b.example>: more of them"
-- 1 
fail,sections,6,2,"* of app is 6, more than 2"
waived,text,96,64,".text of app is 96 B, more than 64 B; allowed by Ann <ann@b.example>: a size of two words"
-- 1 
fail,text,96,64,".text of app is 96 B, more than 64 B"
fail,sections,6,2,"* of app is 6, more than 2"
-- 1 binsize: Binary-Size of N: 'text 32' is not BUDGET SIZE REASON (text 64KiB the new parser)
binsize: Binary-Size of N: 'text 10K why' is not BUDGET SIZE REASON (text 64KiB the new parser)
binsize: Binary-Size of N: 'texts 32 why' is not BUDGET SIZE REASON (text 64KiB the new parser)
binsize: Binary-Size of N: 'text' is not BUDGET SIZE REASON (text 64KiB the new parser)
fail,text,96,64,".text of app is 96 B, more than 64 B"
fail,sections,6,2,"* of app is 6, more than 2"
3 0
2 0
2 0
%% stderr
binsize: git log nowhere..HEAD: bad revision 'nowhere..HEAD'
binsize: --all: a range of commits is wanted (A..B)
binsize: --waiver-trailers takes a range of commits (A..B)
