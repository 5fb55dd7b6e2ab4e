What doctor says of a configuration: which file, why that one, each setting
with its line. A wrong one is said behind everything else.
%% elf app
elf 64 lsb exec x86-64
base 0x400000
segment load rx headers cover=.text
section .text progbits ax align=16
	fill 96 0x90
%% file .binsize.yml
schema: 1
baseline: kept.json
artifacts:
  - {name: app, path: app}
  - {name: other, path: lib/other}
budgets:
  - {id: all, max: 1 MiB}
  - {id: some, artifact: app, each: package, select: {section: .text}, max: 1 KiB}
waivers:
  - budget: some
    allow: 1 KiB
    until: 2027-02-01
    owner: "@us"
    reason: "later"
%% file wrong.yml
schema: 1
budgets:
  - {id: all, max: 10K}
%% run
show() { binsize doctor "$@" | sed -n '/^configuration/,$p'; }
show
BINSIZE_CONFIG=.binsize.yml show | sed -n 3p
mkdir -p down/there; cd down/there; show | sed -n '3p;5p'
cd /; show
%% stdout
configuration
SETTING         VALUE                                ORIGIN
file            .binsize.yml                         found
baseline        kept.json                            .binsize.yml
artifact app    app                                  .binsize.yml
artifact other  lib/other (not there)                .binsize.yml
budget all      file of all                          .binsize.yml:7
budget some     file of each package, section .text  .binsize.yml:8
waiver of some  until 2027-02-01, @us                .binsize.yml:10
file            .binsize.yml                         environment
file            ../../.binsize.yml                   found
artifact app    ../../app                            ../../.binsize.yml
configuration
SETTING  VALUE  ORIGIN
file            none found
%% run
binsize doctor --config wrong.yml | sed -n '/^configuration/,$p'
%% stdout
configuration
SETTING  VALUE      ORIGIN
file     wrong.yml  option
%% stderr
binsize: wrong.yml:3:1: max: '10K' can be read two ways (write kB for a power of 1000, KiB for a power of 1024)
%% run
binsize doctor --config wrong.yml > all
%% stderr
binsize: wrong.yml:3:1: max: '10K' can be read two ways (write kB for a power of 1000, KiB for a power of 1024)
%% status 2
