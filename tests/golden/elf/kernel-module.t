A kernel module is an object file with a signature behind its end.
%% elf a.ko
elf 64 lsb rel x86-64
section .text progbits ax align=16
	fill 32 0x90
section .init.text progbits ax align=16
	fill 16 0x90
section .modinfo progbits a
	cstr "license=GPL"
section .gnu.linkonce.this_module progbits wa align=64
	fill 64
symbol init_module section=.init.text value=0 size=16 type=func bind=global
symbol work section=.text value=0 size=32 type=func
append
	fill 400 0x30
	hex 00 00 02 00 00 00 00 00 00 00 01 90
	str "~Module signature appended~\n"
%% run
binsize report a.ko -d section -n 0 --sort name --filter 'text|appended' --format csv
%% stdout
section,vmsize,filesize
.init.text,16,16
.text,32,32
[appended signature],0,440
