Programs that patchelf has changed: a segment begins with room for program
headers, and its place in the stripped file counts from there. Where a segment
with a hole loses its first section, nothing is foreseen.
%% elf a.elf
elf 64 lsb dyn x86-64
base 0
segment load r headers cover=.rodata p_align=0x1000
segment load rw cover=.data...note.gnu.build-id p_offset=0x4000 p_vaddr=0x5000 p_filesz=0x774 p_memsz=0x774 p_align=0x1000
segment note r cover=.note.gnu.build-id p_align=4
section .rodata progbits a offset=0x1800
	fill 0x980 0x41
section .comment progbits -
	fill 20 0x42
section .data progbits wa offset=0x4700 addr=0x5700
	fill 0x50 0x43
section .note.gnu.build-id note a align=4 offset=0x4750 addr=0x5750
	note "GNU" 3 "0123456789abcdef0123"
symbol one size=16 type=object value=0x5700 section=.data
%% elf b.elf
elf 64 lsb dyn x86-64
base 0
segment load r headers cover=.rodata p_align=0x1000
segment load rw cover=.note.gnu.build-id...more p_align=0x1000
segment note r cover=.note.gnu.build-id p_align=4
section .rodata progbits a offset=0x1800
	fill 0x980 0x41
section .note.gnu.build-id note a align=4 offset=0x4000 addr=0x5000
	note "GNU" 3 "0123456789abcdef0123"
section .data progbits wa offset=0x4024 addr=0x5024
	fill 0x50 0x43
section .more progbits wa offset=0x6080 addr=0x7080
	fill 0x50 0x43
symbol one size=16 type=object value=0x5024 section=.data
%% run
for file in a.elf b.elf; do
	binsize savings --format csv $file | grep -E '^(strip|objcopy (--only|-R .note))'
done
%% stdout
strip,GNU strip 2.40,14656,-4280,exact,
strip --strip-unneeded,GNU strip 2.40,14656,-4280,exact,
objcopy -R .note.gnu.build-id,GNU objcopy 2.40,14736,-4200,exact,
strip -g,GNU strip 2.40,14856,-4080,exact,
objcopy --only-keep-debug,GNU objcopy 2.40,8456,-10480,exact,"the debug file, no program"
strip,GNU strip 2.40,21128,-4288,exact,
strip --strip-unneeded,GNU strip 2.40,21128,-4288,exact,
strip -g,GNU strip 2.40,21320,-4096,exact,
objcopy --only-keep-debug,GNU objcopy 2.40,4768,-20648,exact,"the debug file, no program"
objcopy -R .note.gnu.build-id,GNU objcopy 2.40,null,null,not foreseen,a segment with a hole of a page loses its first section
