What releases of LLVM do otherwise: 15 leaves .zdebug sections alone, 19 keeps
.gnu_debuglink, and packs a segment behind the larger alignment of the one
that begins at the same place. Notes of the compiler have addresses though they
are not loaded, and objcopy does not believe in sections that are ten times the
file.
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
%% run
binsize savings --format csv a.elf | grep llvm
binsize savings --format csv a.elf | grep '^strip'
binsize savings --format csv b.elf | grep decompress
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
%% stderr
binsize: a.elf: note: the section .gnu_debuglink holds no name of a file and is ignored at offset 0x20b0
binsize: a.elf: note: the section .gnu_debuglink holds no name of a file and is ignored at offset 0x20b0
