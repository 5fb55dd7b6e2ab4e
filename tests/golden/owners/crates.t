Crates with the versions of the folders Cargo unpacked them to: a dash in the
name, a number in it, two versions of one crate, a version that is none. The
crates of Rust's own library are one module; a crate of the program has no
version, and C that came with a crate is that crate's.
%% elf a.elf
elf 64 lsb exec x86-64
base 0x400000
segment load rx headers cover=.text
section .text progbits ax align=16
main:
	fill 16 0x53
core:
	fill 32 0x53
std:
	fill 48 0x53
rayon:
	fill 64 0x53
utf:
	fill 80 0x53
rand:
	fill 96 0x53
newrand:
	fill 112 0x53
odd:
	fill 128 0x53
c:
	fill 144 0x53
generic:
	fill 160 0x53
symbol _ZN5hello4main17h0123456789abcdefE at=main size=16 type=func
symbol _ZN4core3fmt5write17h0123456789abcdefE at=core size=32 type=func
symbol _ZN3std2rt4init17h0123456789abcdefE at=std size=48 type=func
symbol _RNvCs1234_10rayon_core4join at=rayon size=64 type=func
symbol _ZN5utf_86decode17h0123456789abcdefE at=utf size=80 type=func
symbol _ZN4rand4next17h0123456789abcdefE at=rand size=96 type=func
symbol _ZN4rand4fill17h0123456789abcdefE at=newrand size=112 type=func
symbol _ZN3odd4work17h0123456789abcdefE at=odd size=128 type=func
symbol _ZN7generic4work17h0123456789abcdefE at=generic size=160 type=func
section .debug_abbrev progbits -
ab:
	abbrev 1 compile_unit no name:string comp_dir:string language:data2 low_pc:addr high_pc:data4
	u8 0
section .debug_info progbits -
	unit 4 ab
	die 1 "src/main.rs/@/hello.e277c95c5737b5cf-cgu.0" "/w" 0x1c addr:main 16
	endunit
	unit 4 ab
	die 1 "/h/registry/src/i-1/rayon-core-1.12.1/src/lib.rs/@/rayon_core.1-cgu.0" "/w" 0x1c addr:rayon 64
	endunit
	unit 4 ab
	die 1 "/h/registry/src/i-1/utf-8-0.7.6/src/lib.rs/@/utf_8.1-cgu.0" "/w" 0x1c addr:utf 80
	endunit
	unit 4 ab
	die 1 "/h/registry/src/i-1/rand-0.7.3/src/lib.rs/@/rand.1-cgu.0" "/w" 0x1c addr:rand 96
	endunit
	unit 4 ab
	die 1 "/h/registry/src/i-1/rand-0.8.5-rc.1+x/src/lib.rs/@/rand.2-cgu.0" "/w" 0x1c addr:newrand 112
	endunit
	unit 4 ab
	die 1 "/h/registry/src/i-1/odd-1.2" "/w" 0x1c addr:odd 128
	endunit
	unit 4 ab
	die 1 "/h/registry/src/" "/w" 0x1c addr:odd 128
	endunit
	unit 4 ab
	die 1 "c.c" "/h/registry/src/i-1/zlib-sys-1.1.2/src" 0x0c addr:c 144
	endunit
%% run
binsize report a.elf -d module,package -n 0 --sort name --only .text --format csv
%% stdout
module,package,vmsize,filesize
generic,generic,160,160
hello,hello,16,16
odd,odd,128,128
"rand@0.7.3, 0.8.5-rc.1+x",rand,208,208
rayon-core@1.12.1,rayon_core,64,64
std,core,32,32
std,std,48,48
utf-8@0.7.6,utf_8,80,80
zlib-sys@1.1.2,/h/registry/src/i-1/zlib-sys-1.1.2/src,144,144
%% run
binsize report a.elf | sed -n '/^largest/,/TOTAL/p'
%% stdout
largest packages, crates, namespaces and directories
VM SIZE    VM %  FILE SIZE  FILE %  PACKAGE
  128 B   12.7%      668 B   24.7%  [not in any package]
  208 B   20.6%      503 B   18.6%  rand
   80 B    7.9%      229 B    8.5%  utf_8
  160 B   15.9%      221 B    8.2%  generic
   64 B    6.3%      216 B    8.0%  rayon_core
  144 B   14.3%      213 B    7.9%  /h/registry/src/i-1/zlib-sys-1.1.2/src
  128 B   12.7%      185 B    6.8%  odd
   16 B    1.6%      147 B    5.4%  hello
   48 B    4.8%      108 B    4.0%  std
    0 B    0.0%      103 B    3.8%  registry
   32 B    3.2%      111 B    4.1%  [2 others]
 1008 B  100.0%   2.64 KiB  100.0%  TOTAL
