Exit statuses and where words go.
%% elf a.elf
elf 64 lsb exec x86-64
base 0x400000
segment load rx headers cover=.text
section .text progbits ax align=16
main:
	fill 64 0x53
symbol main at=main size=64 type=func bind=global
%% run
try() {
	"$@" >out 2>err
	echo "$? $(wc -l <out) $(wc -l <err) $*"
}
try binsize --version
try binsize frobnicate
try binsize report
try binsize report --frobnicate a.elf
try binsize report -d frobnicate a.elf
try binsize report -d section,section a.elf
try binsize report -d section,symbol,unit,file,inline,kind,language a.elf
try binsize report --format frobnicate a.elf
try binsize report -n many a.elf
try binsize report -n -1 a.elf
try binsize report --filter '(' a.elf
try binsize report --sort frobnicate a.elf
try binsize report --domain frobnicate a.elf
try binsize report --color frobnicate a.elf
try binsize report --aliases frobnicate a.elf
try binsize report --names frobnicate a.elf
try binsize report --prefix-map nothing a.elf
try binsize report -j 0 a.elf
try binsize report -j lots a.elf
try binsize map a.elf
try binsize map a.elf -d frobnicate
try binsize explain a.elf
try binsize explain a.elf nonsense
try binsize explain a.elf 0x400080
try binsize explain a.elf +0
try binsize explain a.elf 0x900000
try binsize explain a.elf +99999
try binsize schema frobnicate
try binsize report -o no/such/folder/out a.elf
try binsize report missing
try binsize list
try binsize doctor
try binsize help
try binsize help report
try binsize report --help
%% stdout
0 1 0 binsize --version
2 0 1 binsize frobnicate
2 0 1 binsize report
2 0 1 binsize report --frobnicate a.elf
2 0 1 binsize report -d frobnicate a.elf
2 0 1 binsize report -d section,section a.elf
2 0 1 binsize report -d section,symbol,unit,file,inline,kind,language a.elf
2 0 1 binsize report --format frobnicate a.elf
2 0 1 binsize report -n many a.elf
2 0 1 binsize report -n -1 a.elf
2 0 1 binsize report --filter ( a.elf
2 0 1 binsize report --sort frobnicate a.elf
2 0 1 binsize report --domain frobnicate a.elf
2 0 1 binsize report --color frobnicate a.elf
2 0 1 binsize report --aliases frobnicate a.elf
2 0 1 binsize report --names frobnicate a.elf
2 0 1 binsize report --prefix-map nothing a.elf
2 0 1 binsize report -j 0 a.elf
2 0 1 binsize report -j lots a.elf
0 14 0 binsize map a.elf
2 0 1 binsize map a.elf -d frobnicate
2 0 1 binsize explain a.elf
2 0 1 binsize explain a.elf nonsense
0 16 0 binsize explain a.elf 0x400080
0 15 0 binsize explain a.elf +0
2 0 1 binsize explain a.elf 0x900000
2 0 1 binsize explain a.elf +99999
2 0 1 binsize schema frobnicate
4 0 1 binsize report -o no/such/folder/out a.elf
3 0 1 binsize report missing
0 64 0 binsize list
0 24 0 binsize doctor
0 21 0 binsize help
0 57 0 binsize help report
0 57 0 binsize report --help
%% run
binsize report a.elf >/dev/full
%% stderr
binsize: standard output: cannot be written: No space left on device
%% status 4
%% run
binsize repotr a.elf
%% stderr
binsize: there is no command 'repotr' (did you mean 'report'?)
%% status 2
