Rows, order, filter, sections, domain.
%% elf a.elf
elf 64 lsb exec x86-64
base 0x400000
segment load rx headers cover=.text...bss
section .text progbits ax align=16
one:
	fill 10 0x53
two:
	fill 20 0x53
three:
	fill 30 0x53
four:
	fill 40 0x53
section .data progbits wa
five:
	fill 50 1
section .bss nobits wa size=60
symbol one at=one size=10 type=func bind=global
symbol two at=two size=20 type=func bind=global
symbol three at=three size=30 type=func bind=global
symbol four at=four size=40 type=func bind=global
symbol five at=five size=50 type=object bind=global
symbol six section=.bss value=addr:.bss size=60 type=object bind=global
%% run
binsize report a.elf -d symbol -n 2 --only .text,.data,.bss --format csv
%% stdout
symbol,vmsize,filesize
six,60,0
five,50,50
[4 others],100,100
%% run
binsize report a.elf -d symbol -n 0 --sort vm --only .text,.data,.bss --format csv
%% stdout
symbol,vmsize,filesize
six,60,0
five,50,50
four,40,40
three,30,30
two,20,20
one,10,10
%% run
binsize report a.elf -d symbol -n 0 --sort file --only .text,.data,.bss --format csv
%% stdout
symbol,vmsize,filesize
five,50,50
four,40,40
three,30,30
two,20,20
one,10,10
six,60,0
%% run
binsize report a.elf -d symbol -n 0 --filter '^t' --sort name --format csv
%% stdout
symbol,vmsize,filesize
three,30,60
two,20,48
%% run
binsize report a.elf -d section,symbol -n 0 --filter '^t' --sort name
%% stdout
VM SIZE    VM %  FILE SIZE  FILE %  SECTION / SYMBOL
    0 B    0.0%       10 B    9.3%  .strtab
    0 B    0.0%        6 B    5.6%    three
    0 B    0.0%        4 B    3.7%    two
    0 B    0.0%       48 B   44.4%  .symtab
    0 B    0.0%       24 B   22.2%    three
    0 B    0.0%       24 B   22.2%    two
   50 B  100.0%       50 B   46.3%  .text
   30 B   60.0%       30 B   27.8%    three
   20 B   40.0%       20 B   18.5%    two
   50 B  100.0%      108 B  100.0%  TOTAL

the filter left out 868 bytes of the file and 288 bytes of memory
%% run
binsize report a.elf -d symbol -n 0 --domain file --only .bss,.data --format csv
%% stdout
symbol,filesize
five,50
%% run
binsize report a.elf -d symbol -n 0 --domain vm --only .bss,.data --format csv
%% stdout
symbol,vmsize
six,60
five,50
%% run
binsize report a.elf -d symbol --only .nowhere --format csv
%% stderr
binsize: a.elf: no section is named '.nowhere' (binsize report -d section shows the names)
%% status 2
%% run
binsize report a.elf a.elf -d section -n 1 --format csv
%% stdout
input,section,vmsize,filesize
a.elf,[section headers],0,448
a.elf,[9 others],338,528
a.elf,[section headers],0,448
a.elf,[9 others],338,528
%% run
binsize report a.elf -d section --format csv -o out.csv && cmp out.csv - <<END
$(binsize report a.elf -d section --format csv)
END
ls
%% stdout
a.elf
out.csv
