Words that were meant otherwise: what is near to them is named, and where
nothing is, all that could be given. A file named like a command nearly is a
file.
%% elf hello
elf 64 lsb exec x86-64
base 0x400000
segment load rx headers cover=.text
section .text progbits ax align=16
main:
	fill 64 0x53
symbol main at=main size=64 type=func bind=global
%% run
binsize hello
binsize repotr hello
binsize report -d symbl,section hello 2>&1 | sed 's/takes .*, not/takes ..., not/'
binsize report --sorrt name hello
binsize history hello
binsize schema foo
binsize list foo
binsize completion tcsh
binsize help hep
binsize plan --to localhost/app --from docker://localhost/app hello
%% stdout
binsize: --dimensions takes ..., not 'symbl' (did you mean 'symbol'?)
%% stderr
binsize: 'hello' is a file, not a command (did you mean 'binsize report hello'?)
binsize: there is no command 'repotr' (did you mean 'report'?)
binsize: report has no option '--sorrt' (did you mean '--sort'?)
binsize: history takes options alone, not also 'hello'
binsize: there is no schema 'foo' (report is the schema of all commands)
binsize: there is no list 'foo' (binsize list shows all)
binsize: there is no completion for 'tcsh', only for bash, zsh and fish
binsize: there is no help on 'hep' (did you mean 'help'?)
binsize: --to is a push and --from a pull: one of them at a time
%% status 2
