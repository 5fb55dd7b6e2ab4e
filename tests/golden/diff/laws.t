A build against itself has no rows; several builds against one are a report
each; a missing one costs its report only.
%% elf a.elf
elf 64 lsb exec x86-64
base 0x400000
segment load rx headers cover=.text
section .text progbits ax align=16
main:
	fill 64 0x53
symbol main at=main size=64 type=func bind=global
%% elf b.elf
elf 64 lsb exec x86-64
base 0x400000
segment load rx headers cover=.text
section .text progbits ax align=16
main:
	fill 60 0x53
	fill 4 0x52
symbol main at=main size=64 type=func bind=global
%% elf c.elf
elf 64 lsb exec x86-64
base 0x400000
segment load rx headers cover=.text
section .text progbits ax align=16
main:
	fill 96 0x53
symbol main at=main size=96 type=func bind=global
%% run
binsize diff a.elf a.elf
%% stdout
a.elf (600 B) -> a.elf (600 B)

no row changed its size
%% run
binsize diff a.elf a.elf --format csv
%% stdout
section,symbol,vm_old_bytes,vm_new_bytes,vm_delta,file_old_bytes,file_new_bytes,file_delta,change,cause,old_label
%% run
binsize diff a.elf b.elf
%% stdout
a.elf (600 B) -> b.elf (600 B)

no row changed its size
%% run
binsize diff a.elf b.elf missing c.elf --format csv
%% stdout
input,section,symbol,vm_old_bytes,vm_new_bytes,vm_delta,file_old_bytes,file_new_bytes,file_delta,change,cause,old_label
c.elf,.text,main,64,96,32,64,96,32,grown,code,
%% stderr
binsize: missing: no such file (check the path)
%% status 3
%% run
binsize diff missing a.elf
%% stderr
binsize: missing: no such file (check the path)
%% status 3
%% run
binsize diff a.elf
%% stderr
binsize: diff needs OLD NEW... (see binsize diff --help)
%% status 2
%% run
binsize diff a.elf c.elf --sort vm
%% stderr
binsize: --sort takes delta, old, new, name, not 'vm'
%% status 2
%% run
binsize diff a.elf c.elf -d symbol,section,kind,unit,file,dir
%% stderr
binsize: c.elf: a comparison nests at most 5 dimensions
%% status 2
%% run
binsize diff a.elf c.elf --format folded
%% stderr
binsize: folded has no stacks to show here (try --format text or json)
%% status 2
