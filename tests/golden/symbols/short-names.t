Short names leave parameters out, and nothing else: arguments of Rust's generics
stay, so that instances are rows of their own, and what was filtered out is
said.
%% elf a.elf
elf 64 lsb exec x86-64
base 0x400000
segment load rx headers cover=.text
section .text progbits ax align=16
a:
	fill 16 0x53
b:
	fill 32 0x53
c:
	fill 48 0x53
d:
	fill 64 0x53
symbol _RINvC3one3medhE at=a size=16 type=func
symbol _RINvC3one3medNtC3two3BarE at=b size=32 type=func
symbol _ZN3one3twoEi at=c size=48 type=func
symbol _ZN3one3twoEd at=d size=64 type=func
%% run
binsize report a.elf -d symbol --only .text --domain vm --names short
%% stdout
VM SIZE    VM %  SYMBOL
  112 B   70.0%  one::two
   32 B   20.0%  one::med::<two::Bar>
   16 B   10.0%  one::med::<u8>
  160 B  100.0%  TOTAL
%% run
binsize report a.elf -d symbol --only .text --domain vm --names short --filter med
%% stdout
VM SIZE    VM %  SYMBOL
   32 B   66.7%  one::med::<two::Bar>
   16 B   33.3%  one::med::<u8>
   48 B  100.0%  TOTAL

the filter left out 0 bytes of the file and 112 bytes of memory
