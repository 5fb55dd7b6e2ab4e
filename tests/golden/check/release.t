Growth against the last release: steps that each pass the common baseline add
up there. Without a tag there is no release yet.
%% elf app
elf 64 lsb exec x86-64
base 0x400000
segment load rx headers cover=.text
section .text progbits ax align=16
	fill 96 0x90
%% elf larger
elf 64 lsb exec x86-64
base 0x400000
segment load rx headers cover=.text
section .text progbits ax align=16
	fill 196 0x90
%% elf largest
elf 64 lsb exec x86-64
base 0x400000
segment load rx headers cover=.text
section .text progbits ax align=16
	fill 296 0x90
%% file .binsize.yml
schema: 1
baseline: git:HEAD:kept.json
artifacts:
  - {name: app, path: app}
budgets:
  - {id: step, growth: {max: 120}}
  - {id: creep, growth: {max: 150}, against: release}
  - {id: file, growth: {max: 1}, against: other.json}
  - {id: code, select: {section: .text}, growth: {max: 150}, against: release}
%% run
git() { command git -c user.name=a -c user.email=a@b.example -c init.defaultBranch=main "$@" > /dev/null; }
show() { binsize check --format csv | tail -n +2 | cut -d, -f1,2,7,9 | sort; }
step() { cp "$1" app; show; binsize baseline update -q -o kept.json --reason step; git add -A; git commit -m step; }
git init
binsize baseline update -q -o kept.json && git add -A && git commit -m first
show
git tag v1
step larger
show
step largest
git tag v2
show
cp kept.json other.json; show | grep file
%% stdout
pass,step,440,440
skipped,code,0,0
skipped,creep,0,0
skipped,file,0,0
pass,code,196,96
pass,creep,536,440
pass,step,536,440
skipped,file,0,0
pass,code,196,96
pass,creep,536,440
pass,step,536,536
skipped,file,0,0
fail,code,296,96
fail,creep,640,440
pass,step,640,536
skipped,file,0,0
pass,code,296,296
pass,creep,640,640
pass,step,640,640
skipped,file,0,0
pass,file,640,640
%% run
sed -i 's/against: release/against: git:nowhere/' .binsize.yml
binsize check
%% stderr
binsize: baseline git:nowhere: git:nowhere: a revision and a path are wanted (git:REF:PATH)
%% status 2
