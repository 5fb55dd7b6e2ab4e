Modules with versions: build information behind its header (1.18) and by
addresses of strings (before); the longest path at a border of elements owns
a package, a replaced module says by what, and what no module holds is of the
standard library when it has no host.
%% elf inline
elf 64 lsb exec x86-64
base 0x400000
segment load rx headers cover=.text
segment load rw cover=.gopclntab...go.buildinfo
section .text progbits ax align=16
main:
	fill 1 0x53
a1:
	fill 2 0x53
a2:
	fill 4 0x53
ab:
	fill 8 0x53
dep:
	fill 16 0x53
std:
	fill 32 0x53
end:
section .gopclntab progbits a align=16
	u32 0xfffffff1
	u8 0 0 1 8
	word 6 0 addr:main @names @names @names @pcs @functions
names:
	cstr "main.main"
n1:
	cstr "example.com/a.A"
n2:
	cstr "example.com/a/inner.B"
n3:
	cstr "example.com/ab.C"
n4:
	cstr "gopkg.in/dep%2ev2.D"
n5:
	cstr "net/http.E"
pcs:
	u8 0
	align 8
functions:
	u32 0 @record-@functions 1 @r1-@functions 3 @r2-@functions
	u32 7 @r3-@functions 15 @r4-@functions 31 @r5-@functions 63
record:
	u32 0 0 0 0 0 0 0 0 0 1 0
r1:
	u32 1 @n1-@names 0 0 0 0 0 0 0 1 0
r2:
	u32 3 @n2-@names 0 0 0 0 0 0 0 1 0
r3:
	u32 7 @n3-@names 0 0 0 0 0 0 0 1 0
r4:
	u32 15 @n4-@names 0 0 0 0 0 0 0 1 0
r5:
	u32 31 @n5-@names 0 0 0 0 0 0 0 1 0
section .go.buildinfo progbits wa align=16
	hex ff
	str " Go buildinf:"
	u8 8 2
	fill 16 0
	u8 8
	str "go1.20.1"
	uleb @behind-@text
text:
	str "0123456789abcdef"
	str "path\texample.com/a/cmd/x\n"
	str "mod\texample.com/a\tv1.0.0\th1:x=\n"
	str "dep\tgopkg.in/dep.v2\tv2.1.0\n=>\texample.org/fork\tv2.1.1\th1:y=\n"
	str "dep\texample.com/ab\tv0.1.0\th1:z=\n"
	str "build\t-ldflags=\"-s -w\"\nbuild\t-trimpath=true\nbuild\tCGO_ENABLED=0\n"
	str "0123456789abcdef"
behind:
%% elf far
elf 32 msb exec mips
base 0x400000
segment load rx headers cover=.text
segment load rw cover=.gopclntab...data
section .text progbits ax align=16
main:
	fill 4 0x53
a1:
	fill 8 0x53
end:
section .gopclntab progbits a align=16
	u32 0xfffffffa
	u8 0 0 4 4
	word 2 0 @names @names @names @pcs @functions
	fill 32 0
names:
	cstr "main.main"
n1:
	cstr "example.com/a.A"
pcs:
	u8 0
	align 8
functions:
	u32 addr:main @record-@functions addr:a1 @r1-@functions addr:end
record:
	u32 addr:main 0 0 0 0 0 0 0 0 1 0
r1:
	u32 addr:a1 @n1-@names 0 0 0 0 0 0 0 1 0
section .go.buildinfo progbits wa align=16
	hex ff
	str " Go buildinf:"
	u8 4 1
	u32 addr:version addr:modules
	fill 8 0
section .data progbits wa align=16
version:
	u32 addr:vtext 6
modules:
	u32 addr:mtext @mend-@mtext
vtext:
	str "go1.16"
mtext:
	str "0123456789abcdef"
	str "path\texample.com/p\nmod\texample.com/p\t(devel)\t\n"
	str "dep\texample.com/a\tv1.5.0+incompatible\th1:z=\n"
	str "0123456789abcdef"
mend:
%% run
binsize report inline -d module,package -n 0 --sort name --only .text --format csv
%% stdout
module,package,vmsize,filesize
example.com/a@v1.0.0,example.com/a,2,2
example.com/a@v1.0.0,example.com/a/inner,4,4
example.com/a@v1.0.0,main,1,1
example.com/ab@v0.1.0,example.com/ab,8,8
gopkg.in/dep.v2@v2.1.0 => example.org/fork@v2.1.1,gopkg.in/dep.v2,16,16
std,net/http,32,32
%% run
binsize report far -d module,package -n 0 --sort name --only .text --format csv
binsize report inline | head -n 1
binsize report far | head -n 1
binsize report inline --format json | grep -o '"go_[a-z]*":"[^,]*'
%% stdout
module,package,vmsize,filesize
example.com/a@v1.5.0+incompatible,example.com/a,8,8
example.com/p@(devel),main,4,4
ELF 64-bit x86-64 executable, statically linked, stripped, Go (go1.20.1)
ELF 32-bit MIPS executable, statically linked, stripped, Go (go1.16)
"go_cgo":"0"
"go_ldflags":"\"-s -w\""
"go_module":"example.com/a@v1.0.0"
"go_modules":"3"
"go_path":"example.com/a/cmd/x"
"go_trimpath":"true"
"go_version":"go1.20.1"
