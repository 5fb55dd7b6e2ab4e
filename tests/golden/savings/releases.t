What releases of LLVM do otherwise: 15 leaves .zdebug sections alone, 19 keeps
.gnu_debuglink, and packs a segment behind the larger alignment of the one
that begins at the same place. Notes of the compiler have addresses though they
are not loaded, and objcopy does not believe in sections that are ten times the
file. Program headers that stand elsewhere are BOLT's: GNU strip lays their
segment where the file ends so far.
%% elf a.elf
elf 64 lsb dyn x86-64
base 0
segment load r headers cover=.rodata p_align=0x1000
segment note r cover=.note.gnu.build-id p_align=4
segment load rw cover=.note.gnu.build-id...data p_align=0x1000
section .rodata progbits a offset=0x200
	fill 0x180 0x41
section .note.gnu.build-id note a align=4 offset=0x2000 addr=0x3000
	note "GNU" 3 "0123456789abcdef0123"
section .data progbits wa offset=0x2024 addr=0x3024
	fill 0x50 0x43
section .gnu.build.attributes note - align=4 addr=0x4000
	note "GA" 256 "0123456789abcdef"
section .zdebug_str progbits - compress=zdebug
	fill 400 0x44
section .gnu_debuglink progbits - align=4
	fill 16 0x45
symbol one size=16 type=object value=0x3024 section=.data
%% elf b.elf
elf 64 lsb dyn x86-64
base 0
segment load r headers cover=.rodata p_align=0x1000
section .rodata progbits a offset=0x200
	fill 0x180 0x41
section .debug_str progbits - compress=zlib
	fill 0x10000 0x44
%% elf c.elf odd
elf 64 lsb dyn x86-64
base 0
segment phdr r p_offset=0x20000 p_vaddr=0x20000 p_paddr=0x20000 p_filesz=0xa8 p_memsz=0xa8 p_align=8
segment load r headers cover=.rodata p_align=0x1000
segment load rx p_offset=0x20000 p_vaddr=0x20000 p_paddr=0x20000 p_filesz=0x1140 p_memsz=0x1140 p_align=0x10000
section .rodata progbits a offset=0x200
	fill 0x180 0x41
gap 0x20c80
section .text progbits ax align=16 addr=0x21000
	fill 0x140 0x90
section .comment progbits -
	fill 20 0x42
symbol one size=16 type=object value=0x21000 section=.text
set e_phoff 0x20000
poke 0x20000 06000000 04000000 0000020000000000 0000020000000000 0000020000000000 a800000000000000 a800000000000000 0800000000000000
poke 0x20038 01000000 04000000 0000000000000000 0000000000000000 0000000000000000 8003000000000000 8003000000000000 0010000000000000
poke 0x20070 01000000 05000000 0000020000000000 0000020000000000 0000020000000000 4011000000000000 4011000000000000 0000010000000000
%% elf d.elf odd
elf 64 lsb dyn x86-64
base 0
segment phdr r p_offset=0x20000 p_vaddr=0x20000 p_paddr=0x20000 p_filesz=0xa8 p_memsz=0xa8 p_align=8
segment load r headers cover=.rodata p_align=0x1000
segment load rx p_offset=0x20000 p_vaddr=0x20000 p_paddr=0x20000 p_filesz=0x10140 p_memsz=0x10140 p_align=0x10000
section .rodata progbits a offset=0x200
	fill 0x180 0x41
gap 0x2fc80
section .text progbits ax align=0x10000 addr=0x30000
	fill 0x140 0x90
section .comment progbits -
	fill 20 0x42
symbol one size=16 type=object value=0x30000 section=.text
set e_phoff 0x20000
poke 0x20000 06000000 04000000 0000020000000000 0000020000000000 0000020000000000 a800000000000000 a800000000000000 0800000000000000
poke 0x20038 01000000 04000000 0000000000000000 0000000000000000 0000000000000000 8003000000000000 8003000000000000 0010000000000000
poke 0x20070 01000000 05000000 0000020000000000 0000020000000000 0000020000000000 4001010000000000 4001010000000000 0000010000000000
%% run
binsize savings --format csv a.elf | grep llvm
binsize savings --format csv a.elf | grep '^strip'
binsize savings --format csv b.elf | grep decompress
for file in c.elf d.elf; do
	binsize savings --format csv $file | grep '^strip,\|^eu-strip,\|^llvm-strip --only'
done
%% stdout
llvm-objcopy --strip-sections,llvm-objcopy 14 to 18,1012,-8180,exact,the output does not load: a segment is moved to a place that does not fit its address
llvm-strip,llvm-strip 14 to 18,1376,-7816,exact,the output does not load: a segment is moved to a place that does not fit its address
llvm-strip --strip-unneeded,llvm-strip 14,1592,-7600,exact,the output does not load: a segment is moved to a place that does not fit its address
llvm-strip --strip-all-gnu,llvm-strip 14,1592,-7600,exact,the output does not load: a segment is moved to a place that does not fit its address
llvm-strip --strip-unneeded,llvm-strip 15 to 18,1696,-7496,exact,the output does not load: a segment is moved to a place that does not fit its address
llvm-strip --strip-all-gnu,llvm-strip 15 to 18,1696,-7496,exact,the output does not load: a segment is moved to a place that does not fit its address
llvm-strip -g,llvm-strip 14,1792,-7400,exact,the output does not load: a segment is moved to a place that does not fit its address
llvm-objcopy --compress-debug-sections=zlib,llvm-objcopy 14 to 18,1896,-7296,exact,the output does not load: a segment is moved to a place that does not fit its address
llvm-strip -g,llvm-strip 15 to 18,1896,-7296,exact,the output does not load: a segment is moved to a place that does not fit its address
llvm-objcopy --strip-sections,llvm-objcopy 19 to 22,4212,-4980,exact,
llvm-strip,llvm-strip 19 to 22,4672,-4520,exact,
llvm-strip --strip-unneeded,llvm-strip 19 to 22,4896,-4296,exact,
llvm-strip --strip-all-gnu,llvm-strip 19 to 22,4896,-4296,exact,
llvm-strip -g,llvm-strip 19 to 22,5096,-4096,exact,
llvm-objcopy --compress-debug-sections=zlib,llvm-objcopy 19 to 22,5096,-4096,exact,
llvm-strip --only-keep-debug,llvm-strip 14 to 22,1432,-7760,exact,"the debug file, no program"
strip -g,GNU strip 2.40,4992,-4200,exact,
strip,GNU strip 2.40,null,null,not foreseen,"it has build attribute notes, which are merged"
strip --strip-unneeded,GNU strip 2.40,null,null,not foreseen,"it has build attribute notes, which are merged"
objcopy --decompress-debug-sections,GNU objcopy 2.40,null,null,refused,"a section is too large, decompressed: more than ten times the file"
strip,GNU strip 2.40,null,null,not foreseen,"the program headers stand elsewhere, in front of a section that is not on a page"
eu-strip,eu-strip 0.188,null,null,not foreseen,the program headers do not stand behind the ELF header (BOLT)
llvm-strip --only-keep-debug,llvm-strip 14 to 22,null,null,not foreseen,"it crashes, for the most part, where program headers stand elsewhere (BOLT)"
strip,GNU strip 2.40,67128,-130376,exact,the output may not load: the program headers move (BOLT put them elsewhere)
eu-strip,eu-strip 0.188,null,null,not foreseen,the program headers do not stand behind the ELF header (BOLT)
llvm-strip --only-keep-debug,llvm-strip 14 to 22,null,null,not foreseen,"it crashes, for the most part, where program headers stand elsewhere (BOLT)"
%% stderr
binsize: a.elf: note: the section .gnu_debuglink holds no name of a file and is ignored at offset 0x20b0
binsize: a.elf: note: the section .gnu_debuglink holds no name of a file and is ignored at offset 0x20b0
