Instances of generics and templates under one name each, with how many there
are and what one in place of all would leave out. A legacy name of Rust is an
instance only beside another with the same path; an impl is for any type when
it has several. A clone is part of its instance, an import no copy.
%% elf a.elf flavours
elf 64 lsb exec x86-64
base 0x400000
segment load rx headers cover=.text
section .text progbits ax align=16
v1:
	fill 16 0x53
v2:
	fill 48 0x53
c1:
	fill 32 0x53
c2:
	fill 80 0x53
cold:
	fill 16 0x53
l1:
	fill 64 0x53
l2:
	fill 16 0x53
alone:
	fill 16 0x53
i1:
	fill 32 0x53
i2:
	fill 48 0x53
p:
	fill 96 0x53
none:
	fill 16 0x53
symbol _RINvC3one3medhE at=v1 size=16 type=func
symbol _RINvC3one3medNtC3two3BarEC3two at=v2 size=48 type=func
symbol _ZNSt6vectorIiSaIiEE9push_backERKi at=c1 size=32 type=func bind=weak
symbol _ZNSt6vectorIdSaIdEE9push_backERKd at=c2 size=80 type=func bind=weak
symbol _ZNSt6vectorIdSaIdEE9push_backERKd.cold at=cold size=16 type=func
symbol _ZN3one3run17h0123456789abcdefE at=l1 size=64 type=func
symbol _ZN3one3run17hfedcba9876543210E at=l2 size=16 type=func
symbol _ZN3one4lone17hfedcba9876543210E at=alone size=16 type=func
symbol _RNvXC3onehNtC3one2Tr2go at=i1 size=32 type=func
symbol _RNvXC3onetNtC3one2Tr2go at=i2 size=48 type=func
symbol main at=p size=96 type=func
%% run
binsize report a.elf -d generic --only .text --domain vm --format csv
%% stdout
generic,vmsize,copies,largest_copy_bytes,one_copy_saves_bytes
std::vector<_>::push_back(_ const&),128,2,96,32
[not generic],112,0,0,0
<_ as one::Tr>::go,80,2,48,32
one::run,80,2,64,16
one::med::<_>,64,2,48,16
[section .text],16,0,0,0
%% run
binsize report a.elf -d generic,symbol --only .text --domain vm --filter 'vector|Tr' --sort name
%% stdout
VM SIZE    VM %  GENERIC / SYMBOL
   80 B   38.5%  <_ as one::Tr>::go
   48 B   23.1%    <u16 as one::Tr>::go
   32 B   15.4%    <u8 as one::Tr>::go
  128 B   61.5%  std::vector<_>::push_back(_ const&)
   96 B   46.2%    std::vector<double, std::allocator<double> >::push_back(double const&)
   32 B   15.4%    std::vector<int, std::allocator<int> >::push_back(int const&)
  208 B  100.0%  TOTAL

the filter left out 0 bytes of the file and 272 bytes of memory
%% run
binsize savings a.elf --levers --format csv | grep generic
%% stdout
one body for the copies of a generic or template,301,301,at most,91 B of it in 2 copies of std::vector<_>::push_back(_ const&); report -d generic has all
