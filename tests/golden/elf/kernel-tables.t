Tables that Linux and its modules keep about their code: an entry follows the
function it is about, which a relocation tells in a module and the entry
itself in a kernel; entries of the unwinder (ORC) have their place in another
table, in the same order. A table that has not as many is left alone.
%% elf a.ko truncated
elf 64 lsb rel x86-64
section .text progbits ax align=16
one:
	fill 32 0x90
two:
	fill 16 0x90
section .orc_unwind_ip progbits a
	u32 0 0 0
section .orc_unwind progbits a
	fill 18 1
section __patchable_function_entries progbits wa align=8
	u64 0 0
section .rela.ip rela i align=8 entsize=24 info=index:.orc_unwind_ip link=index:.symtab
	rela 0 1 2 0
	rela 4 1 2 8
	rela 8 1 2 40
section .rela.fn rela i align=8 entsize=24 info=index:__patchable_function_entries link=index:.symtab
	rela 0 1 1 0
	rela 8 1 1 32
symbol - section=index:.text value=0 type=section
symbol one section=index:.text value=0 size=32 type=func
symbol two section=index:.text value=32 size=16 type=func
%% elf vmlinux
elf 64 lsb exec x86-64
base 0x100000
segment load rx headers cover=.text..short
section .text progbits ax align=16
one:
	fill 32 0x90
two:
	fill 16 0x90
section .orc_unwind_ip progbits a
ip:
	u32 addr:one-addr:ip addr:one-addr:ip+4 addr:two-addr:ip-8
section .orc_unwind progbits a
	fill 18 1
section .return_sites progbits a
sites:
	u32 addr:two-addr:sites addr:one-addr:sites-4 0x7fffffff
section short progbits a
	fill 6 1
symbol one at=one size=32 type=func
symbol two at=two size=16 type=func
%% elf uneven
elf 32 msb exec ppc
base 0x100000
segment load rx headers cover=.text...orc_unwind
section .text progbits ax align=16
one:
	fill 32 0x90
section .orc_unwind_ip progbits a
ip:
	u32 addr:one-addr:ip
	u16 7
section .orc_unwind progbits a
	fill 7 1
symbol one at=one size=32 type=func
%% run
for f in a.ko vmlinux uneven; do
	binsize map $f -d symbol --domain vm --format csv | tail -n +2
done
%% stdout
vm,65536,32,one,symbol
vm,65568,16,two,symbol
vm,65584,8,one,table
vm,65592,4,two,table
vm,65596,12,one,table
vm,65608,6,two,table
vm,65616,8,one,table
vm,65624,8,two,table
vm,1048576,64,[ELF header],format
vm,1048640,56,[program headers],format
vm,1048696,8,[padding: section alignment],format
vm,1048704,32,one,symbol
vm,1048736,16,two,symbol
vm,1048752,8,one,table
vm,1048760,4,two,table
vm,1048764,12,one,table
vm,1048776,10,two,table
vm,1048786,4,one,table
vm,1048790,4,[section .return_sites],format
vm,1048794,6,[section short],format
vm,1048576,52,[ELF header],format
vm,1048628,32,[program headers],format
vm,1048660,12,[padding: section alignment],format
vm,1048672,32,one,symbol
vm,1048704,4,one,table
vm,1048708,2,[section .orc_unwind_ip],format
vm,1048710,7,[section .orc_unwind],format
