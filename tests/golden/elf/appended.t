What stands behind the end is named by its magic, at its start or its end.
%% elf zip.elf
elf 64 lsb exec x86-64
segment load r p_vaddr=0x400000 p_filesz=120 p_memsz=120
append
	str "PK" 
	hex 03 04
	fill 96
%% elf squashfs.elf
elf 64 lsb exec x86-64
segment load r p_vaddr=0x400000 p_filesz=120 p_memsz=120
append
	str "hsqs"
	fill 196
%% elf upx.elf
elf 64 lsb exec x86-64
noheaders
segment load rx p_vaddr=0x400000 p_filesz=120 p_memsz=4096
append
	fill 64 0xaa
	str "UPX!"
	fill 32 0xbb
%% elf trailer.elf
elf 64 lsb exec x86-64
noheaders
segment load rx p_vaddr=0x400000 p_filesz=120 p_memsz=120
append
	fill 50 0xaa
	str "PK"
	hex 05 06
	fill 18
%% elf data.elf
elf 64 lsb exec x86-64
noheaders
segment load rx p_vaddr=0x400000 p_filesz=120 p_memsz=120
append
	str "no magic of anything"
%% elf elf.elf
elf 64 lsb exec x86-64
noheaders
segment load rx p_vaddr=0x400000 p_filesz=120 p_memsz=120
append
	hex 7f 45 4c 46 02 01 01
	fill 57
%% run
for f in zip squashfs upx trailer data elf; do
	binsize report $f.elf -d section --filter appended --format csv | tail -n +2
done
%% stdout
[appended ZIP],0,100
[appended squashfs],0,200
[appended UPX],0,100
[appended ZIP],0,72
[appended data],0,20
[appended ELF],0,64
