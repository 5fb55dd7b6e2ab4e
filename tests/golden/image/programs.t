Programs inside of layers, down to the symbol, in bytes of the file and of the
wire: the rows sum to the layers, whatever they are divided by.
%% file a.recipe
elf 64 lsb exec x86-64
base 0x400000
segment load rx headers cover=.text
section .text progbits ax align=16
main:
	fill 1600 0x90
table:
	fill 200 0x41
symbol main at=main size=1600 type=func bind=global
symbol table at=table size=200 type=object bind=global
%% file image.recipe
layer gzip
text etc/x 0123456789
elf usr/bin/a a.elf
layer none
elf usr/bin/a a.elf
elf broken broken
%% run
mkelf a.recipe -o a.elf
printf '\177ELF' > broken
mkimage image.recipe -o a.tar
binsize report a.tar -d section,symbol --only .text --format csv
binsize report a.elf -d section,symbol --only .text --domain file --format csv
%% stdout
section,symbol,filesize
.text,main,3200
.text,table,400
section,symbol,filesize
.text,main,1600
.text,table,200
%% stderr
binsize: a.tar: note: layer 2: 'broken' is not looked into: the ELF header is cut off: the file has 4 bytes, at least 52 are needed at offset 0x2200
%% run
binsize report a.tar -d layer,path,symbol --wire --format csv --sort name
%% stdout
layer,path,symbol,filesize,wire_bits
1 3c79c26bd69a COPY layer1 /,[compression],[compression],0,159
1 3c79c26bd69a COPY layer1 /,[end of archive],[end of archive],1024,61
1 3c79c26bd69a COPY layer1 /,etc/x,[file content],10,75
1 3c79c26bd69a COPY layer1 /,etc/x,[padding: tar blocks],502,53
1 3c79c26bd69a COPY layer1 /,etc/x,[tar header],512,394
1 3c79c26bd69a COPY layer1 /,usr/bin/a,[ELF header],64,209
1 3c79c26bd69a COPY layer1 /,usr/bin/a,[padding: section alignment],11,2
1 3c79c26bd69a COPY layer1 /,usr/bin/a,[padding: tar blocks],192,9
1 3c79c26bd69a COPY layer1 /,usr/bin/a,[program headers],56,145
1 3c79c26bd69a COPY layer1 /,usr/bin/a,[section .shstrtab],33,149
1 3c79c26bd69a COPY layer1 /,usr/bin/a,[section .strtab],1,4
1 3c79c26bd69a COPY layer1 /,usr/bin/a,[section .symtab],24,23
1 3c79c26bd69a COPY layer1 /,usr/bin/a,[section headers],320,502
1 3c79c26bd69a COPY layer1 /,usr/bin/a,[tar header],512,236
1 3c79c26bd69a COPY layer1 /,usr/bin/a,main,1629,258
1 3c79c26bd69a COPY layer1 /,usr/bin/a,table,230,161
2 968c053715d1 COPY layer2 /,[end of archive],[end of archive],1024,8192
2 968c053715d1 COPY layer2 /,broken,[file content],4,32
2 968c053715d1 COPY layer2 /,broken,[padding: tar blocks],508,4064
2 968c053715d1 COPY layer2 /,broken,[tar header],512,4096
2 968c053715d1 COPY layer2 /,usr/bin/a,[ELF header],64,512
2 968c053715d1 COPY layer2 /,usr/bin/a,[padding: section alignment],11,88
2 968c053715d1 COPY layer2 /,usr/bin/a,[padding: tar blocks],192,1536
2 968c053715d1 COPY layer2 /,usr/bin/a,[program headers],56,448
2 968c053715d1 COPY layer2 /,usr/bin/a,[section .shstrtab],33,264
2 968c053715d1 COPY layer2 /,usr/bin/a,[section .strtab],1,8
2 968c053715d1 COPY layer2 /,usr/bin/a,[section .symtab],24,192
2 968c053715d1 COPY layer2 /,usr/bin/a,[section headers],320,2560
2 968c053715d1 COPY layer2 /,usr/bin/a,[tar header],512,4096
2 968c053715d1 COPY layer2 /,usr/bin/a,main,1629,13032
2 968c053715d1 COPY layer2 /,usr/bin/a,table,230,1840
%% stderr
binsize: a.tar: note: layer 2: 'broken' is not looked into: the ELF header is cut off: the file has 4 bytes, at least 52 are needed at offset 0x2200
%% run
for d in section symbol unit layer path waste kind package; do
	binsize report a.tar -d $d --wire --format csv | awk -F, '
		NR > 1 { bytes += $2; bits += $3 } END { print bytes, bits }'
done
%% stdout
10240 43400
10240 43400
10240 43400
10240 43400
10240 43400
10240 43400
10240 43400
10240 43400
%% stderr
binsize: a.tar: note: layer 2: 'broken' is not looked into: the ELF header is cut off: the file has 4 bytes, at least 52 are needed at offset 0x2200
binsize: a.tar: note: layer 2: 'broken' is not looked into: the ELF header is cut off: the file has 4 bytes, at least 52 are needed at offset 0x2200
binsize: a.tar: note: layer 2: 'broken' is not looked into: the ELF header is cut off: the file has 4 bytes, at least 52 are needed at offset 0x2200
binsize: a.tar: note: layer 2: 'broken' is not looked into: the ELF header is cut off: the file has 4 bytes, at least 52 are needed at offset 0x2200
binsize: a.tar: note: layer 2: 'broken' is not looked into: the ELF header is cut off: the file has 4 bytes, at least 52 are needed at offset 0x2200
