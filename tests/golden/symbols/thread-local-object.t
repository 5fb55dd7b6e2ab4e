In an object file the value of a TLS symbol is an offset into its section.
%% elf a.o flavours
elf 64 lsb rel x86-64
section .tdata progbits wat align=4
	fill 8 1
section .tbss nobits wat align=4 size=12
symbol one section=.tdata value=0 size=4 type=tls bind=global
symbol two section=.tdata value=4 size=4 type=tls
symbol three section=.tbss value=4 size=8 type=tls bind=global
%% run
binsize report a.o -d section,symbol -n 0 --sort name --only .tdata,.tbss --format csv
%% stdout
section,symbol,vmsize,filesize
.tbss,[section .tbss],4,0
.tbss,three,8,0
.tdata,one,4,4
.tdata,two,4,4
