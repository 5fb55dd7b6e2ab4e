Packages of Go by names: escapes, type arguments, receivers, what the linker
makes, and what C compilers put behind a dot.
%% elf a.elf
elf 64 lsb exec x86-64
base 0x400000
segment load rx headers cover=.gopclntab
section .text progbits ax align=16
a:
	fill 1 0x53
b:
	fill 2 0x53
c:
	fill 4 0x53
d:
	fill 8 0x53
e:
	fill 16 0x53
f:
	fill 32 0x53
g:
	fill 64 0x53
h:
	fill 128 0x53
i:
	fill 256 0x53
j:
	fill 512 0x53
section .gopclntab progbits a align=16
table:
	fill 100 0
symbol main.main.func1 at=a size=1 type=func
symbol gopkg.in/yaml%2ev3.(*Decoder).Decode at=b size=2 type=func
symbol slices.SortFunc[go.shape.[]net/http.Header] at=c size=4 type=func
symbol type:.eq.[2]net/http.Header at=d size=8 type=func
symbol go:itab.*os.File,io.Reader at=e size=16 type=object
symbol go:string.* at=f size=32 type=object
symbol go.uber.org/zap.New at=g size=64 type=func
symbol work.cold at=h size=128 type=func
symbol _cgo_callers at=i size=256 type=func
symbol _RNvC3log4warn at=j size=512 type=func
symbol runtime.pclntab at=table size=0 type=object
%% run
binsize report a.elf -d package -n 0 --sort name --only .text,.gopclntab --format csv
%% stdout
package,vmsize,filesize
[Go strings],32,32
[cgo],256,256
[section .gopclntab],100,100
[section .text],128,128
go.uber.org/zap,64,64
gopkg.in/yaml.v3,2,2
log (Rust),512,512
main,1,1
net/http,8,8
os,16,16
slices,4,4
