The kind of each section, by type and flags first.
%% elf a.so
elf 64 lsb dyn x86-64
base 0
segment load r headers cover=.interp...got
segment note r cover=.note.gnu.build-id
section .interp progbits a
	cstr "/lib64/ld-linux-x86-64.so.2"
section .note.gnu.build-id note a align=4
	note "GNU" 3 "01234567890123456789"
section .hash hash a align=8
	u32 1 1 0 0
section .gnu.hash gnu_hash a align=8
	u32 1 1 1 0
	u64 0
	u32 0
section .gnu.version versym a align=2
	u16 0
section .gnu.version_r verneed a align=8
	fill 16
section .dynsym dynsym a align=8
section .dynstr strtab a
section .rela.plt rela a align=8 entsize=24
	fill 24
section .plt progbits ax align=16
	fill 16 0x90
section .text progbits ax align=16
	fill 16 0x90
section .rodata progbits a
	fill 10 1
section .eh_frame_hdr progbits a align=4
	fill 12
section .eh_frame progbits a align=8
	u32 0
section .gcc_except_table progbits a align=4
	fill 20
section .data progbits wa
	fill 10 1
section .init_array init_array wa align=8
	u64 0
section .dynamic dynamic wa align=8
	dyn 0 0
section .got progbits wa align=8
	fill 24
section .bss nobits wa size=100
section .comment progbits ms
	cstr "GCC"
section .debug_str progbits ms
	cstr "x"
section .custom progbits -
	fill 5 1
%% run
binsize report a.so -d kind,section -n 0 --sort name --format csv
%% stdout
kind,section,vmsize,filesize
code,.plt,16,16
code,.text,16,16
data,.data,10,10
data,.init_array,8,8
debug info,.debug_str,0,2
dynamic linking,.dynamic,16,16
dynamic linking,.dynstr,1,1
dynamic linking,.dynsym,24,24
dynamic linking,.gnu.hash,28,28
dynamic linking,.gnu.version,2,2
dynamic linking,.gnu.version_r,16,16
dynamic linking,.got,24,24
dynamic linking,.hash,16,16
dynamic linking,.interp,28,28
headers,[ELF header],64,64
headers,[program headers],112,112
headers,[section headers],0,1600
notes,.comment,0,4
notes,.note.gnu.build-id,36,36
other sections,.custom,0,5
padding,[padding: section alignment],25,28
read-only data,.rodata,10,10
relocations,.rela.plt,24,24
section names,.shstrtab,0,234
unwind tables,.eh_frame,4,4
unwind tables,.eh_frame_hdr,12,12
unwind tables,.gcc_except_table,20,20
