Go's build information that lies: a string longer than the section, one at an
address that nothing maps, an order of bytes that is not the file's, lines
without their fields.
%% elf long truncated
elf 64 lsb exec x86-64
base 0x400000
segment load rw headers cover=.go.buildinfo
section .go.buildinfo progbits wa align=16
	hex ff
	str " Go buildinf:"
	u8 8 2
	fill 16 0
	u8 8
	str "go1.20.1"
	uleb 0xffffffffffffffff
%% elf wild
elf 64 lsb exec x86-64
base 0x400000
segment load rw headers cover=.go.buildinfo
section .go.buildinfo progbits wa align=16
	hex ff
	str " Go buildinf:"
	u8 8 0
header:
	word addr:header 0xfffffffffffffff8
%% elf order
elf 64 lsb exec x86-64
base 0x400000
segment load rw headers cover=.go.buildinfo
section .go.buildinfo progbits wa align=16
	hex ff
	str " Go buildinf:"
	u8 8 1
	fill 16 0
%% elf lines
elf 64 lsb exec x86-64
base 0x400000
segment load rw headers cover=.go.buildinfo
section .go.buildinfo progbits wa align=16
	hex ff
	str " Go buildinf:"
	u8 8 2
	fill 16 0
	u8 0
	uleb @behind-@text
text:
	str "0123456789abcdef"
	str "=>\tx\nmod\ndep\t\t\t\n\n\tdep\nbuild\npath\n"
	str "0123456789abcdef"
behind:
%% run
for f in long wild order lines; do
	binsize report $f --format json 2>&1 | grep -o 'binsize: .*\|"go_[a-z]*":"[^,]*'
done
%% stdout
binsize: long: note: Go's build information is damaged at offset 0x80
"go_version":"go1.20.1"
binsize: wild: note: Go's build information is damaged at offset 0x80
binsize: order: note: Go's build information is damaged at offset 0x80
%% status 1
