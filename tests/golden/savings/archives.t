Archives: what the tools make of each member, the table of names and the index
of symbols. GNU copies members that are no ELF files or damaged ones, LLVM
refuses such archives, elfutils all of them.
%% elf a.o
elf 64 lsb rel x86-64
section .text progbits ax align=16
one:
	fill 32 0x90
section .debug_info progbits - align=1
	fill 201 1
symbol one at=one size=32 type=func bind=global
%% elf b.o
elf 64 lsb rel x86-64
section .text progbits ax align=16
two:
	fill 48 0x90
symbol two at=two size=48 type=func bind=global
symbol local at=two size=48 type=func
%% file pack
def header(name, size):
    return (name.ljust(16) + '0           0     0     644     ' +
            str(size).ljust(10) + '`\n').encode()


def member(name, data):
    return header(name, len(data)) + data + b'\n' * (len(data) % 2)


def write(name, *parts):
    open(name, 'wb').write(b'!<arch>\n' + b''.join(parts))


a, b = open('a.o', 'rb').read(), open('b.o', 'rb').read()
gnu = [member('/', bytes(4)), member('//', b'a_name_of_more_than_16.o/\n'),
       member('/0', a), member('b.o/', b), member('note/', b'odd text!')]
write('index.a', *gnu)
write('plain.a', *gnu[1:])
write('objects.a', *gnu[:4])
write('filled.a', member('0123456789012345', a))
write('bsd.a', member('#1/4', b'a.o\0' + a))
write('cut.a', *gnu[:3], gnu[3][:-100])
write('empty.a')
write('refused.a', member('x.o/', a[:70]))
open('thin.a', 'wb').write(b'!<thin>\n' + header('a.o/', len(a)))
%% run
python3 pack
binsize savings objects.a
for f in index plain filled; do
	binsize savings --format csv $f.a | grep strip,
done
%% stdout
COMMAND                                      TOOL                      AFTER     CHANGE   SHARE  EVIDENCE           NOTE
llvm-objcopy --strip-sections                llvm-objcopy 14 to 22     410 B  -1.18 KiB  -74.7%  exact              useless for linking: the members have no symbols and relocations
strip                                        GNU strip 2.40            854 B     -768 B  -47.3%  exact              useless for linking: the members have no symbols and relocations
llvm-strip                                   llvm-strip 14 to 22       922 B     -700 B  -43.2%  exact              useless for linking: the members have no symbols and relocations
llvm-strip --strip-all-gnu                   llvm-strip 14 to 22       922 B     -700 B  -43.2%  exact              useless for linking: the members have no symbols and relocations
strip --strip-unneeded                       GNU strip 2.40         1.29 KiB     -304 B  -18.7%  exact
llvm-strip --strip-unneeded                  llvm-strip 14 to 22    1.29 KiB     -304 B  -18.7%  exact
strip -g                                     GNU strip 2.40         1.32 KiB     -272 B  -16.8%  exact
llvm-strip -g                                llvm-strip 14 to 22    1.32 KiB     -272 B  -16.8%  exact
objcopy --compress-debug-sections=zlib       GNU objcopy 2.40       1.44 KiB     -152 B   -9.4%  exact, this codec
objcopy --compress-debug-sections=zstd       GNU objcopy 2.40       1.44 KiB     -152 B   -9.4%  exact, this codec  binutils 2.40 compresses members of archives by zlib all the same
llvm-objcopy --compress-debug-sections=zlib  llvm-objcopy 14 to 22  1.44 KiB     -152 B   -9.4%  exact, this codec
objcopy --decompress-debug-sections          GNU objcopy 2.40       1.60 KiB      +16 B   +1.0%  exact
objcopy -R .comment                          GNU objcopy 2.40       1.60 KiB      +16 B   +1.0%  exact
objcopy -R .note.gnu.build-id                GNU objcopy 2.40       1.60 KiB      +16 B   +1.0%  exact
objcopy --only-keep-debug                    GNU objcopy 2.40       1.52 KiB      -64 B   -3.9%  exact              the debug file, no program
llvm-strip --only-keep-debug                 llvm-strip 14 to 22    1.52 KiB      -64 B   -3.9%  exact              the debug file, no program
eu-strip                                     eu-strip 0.188                -          -       -  refused            no support for stripping archives
eu-strip -g                                  eu-strip 0.188                -          -       -  refused            no support for stripping archives
eu-strip -f FILE.debug                       eu-strip 0.188                -          -       -  refused            no support for stripping archives
eu-strip -f FILE.debug: the debug file       eu-strip 0.188                -          -       -  refused            no support for stripping archives

strip -g would save 272 B, 16.8% (272 bytes, exact for GNU strip 2.40)
strip,GNU strip 2.40,924,-768,exact,useless for linking: the members have no symbols and relocations
eu-strip,eu-strip 0.188,null,null,refused,no support for stripping archives
llvm-strip,llvm-strip 14 to 22,null,null,refused,a member was not recognized as a valid object file
strip,GNU strip 2.40,924,-704,exact,useless for linking: the members have no symbols and relocations
eu-strip,eu-strip 0.188,null,null,refused,no support for stripping archives
llvm-strip,llvm-strip 14 to 22,null,null,refused,a member was not recognized as a valid object file
strip,GNU strip 2.40,380,-480,exact,useless for linking: the members have no symbols and relocations
eu-strip,eu-strip 0.188,null,null,refused,no support for stripping archives
llvm-strip,llvm-strip 14 to 22,null,null,not foreseen,a name without an end
%% run
for f in bsd cut refused thin; do
	binsize savings --format csv $f.a | grep strip,
done
binsize savings empty.a
%% stdout
strip,GNU strip 2.40,null,null,not foreseen,"it is an archive of BSD, or one of more than 4 GiB"
eu-strip,eu-strip 0.188,null,null,refused,no support for stripping archives
llvm-strip,llvm-strip 14 to 22,null,null,not foreseen,"it is an archive of BSD, or one of more than 4 GiB"
strip,GNU strip 2.40,null,null,refused,malformed archive
eu-strip,eu-strip 0.188,null,null,refused,no support for stripping archives
llvm-strip,llvm-strip 14 to 22,null,null,refused,malformed archive
strip,GNU strip 2.40,138,0,exact,useless for linking: the members have no symbols and relocations
eu-strip,eu-strip 0.188,null,null,refused,no support for stripping archives
llvm-strip,llvm-strip 14 to 22,null,null,refused,the section header table is past the end of the file
COMMAND                                      TOOL                   AFTER  CHANGE  SHARE  EVIDENCE  NOTE
strip                                        GNU strip 2.40           8 B     0 B   0.0%  exact     useless for linking: the members have no symbols and relocations
strip -g                                     GNU strip 2.40           8 B     0 B   0.0%  exact
strip --strip-unneeded                       GNU strip 2.40           8 B     0 B   0.0%  exact
objcopy --compress-debug-sections=zlib       GNU objcopy 2.40         8 B     0 B   0.0%  exact
objcopy --compress-debug-sections=zstd       GNU objcopy 2.40         8 B     0 B   0.0%  exact
objcopy --decompress-debug-sections          GNU objcopy 2.40         8 B     0 B   0.0%  exact
objcopy -R .comment                          GNU objcopy 2.40         8 B     0 B   0.0%  exact
objcopy -R .note.gnu.build-id                GNU objcopy 2.40         8 B     0 B   0.0%  exact
llvm-strip                                   llvm-strip 14 to 22      8 B     0 B   0.0%  exact     useless for linking: the members have no symbols and relocations
llvm-strip -g                                llvm-strip 14 to 22      8 B     0 B   0.0%  exact
llvm-strip --strip-unneeded                  llvm-strip 14 to 22      8 B     0 B   0.0%  exact
llvm-strip --strip-all-gnu                   llvm-strip 14 to 22      8 B     0 B   0.0%  exact     useless for linking: the members have no symbols and relocations
llvm-objcopy --strip-sections                llvm-objcopy 14 to 22    8 B     0 B   0.0%  exact     useless for linking: the members have no symbols and relocations
llvm-objcopy --compress-debug-sections=zlib  llvm-objcopy 14 to 22    8 B     0 B   0.0%  exact
objcopy --only-keep-debug                    GNU objcopy 2.40         8 B     0 B   0.0%  exact     the debug file, no program
llvm-strip --only-keep-debug                 llvm-strip 14 to 22      8 B     0 B   0.0%  exact     the debug file, no program
eu-strip                                     eu-strip 0.188             -       -      -  refused   no support for stripping archives
eu-strip -g                                  eu-strip 0.188             -       -      -  refused   no support for stripping archives
eu-strip -f FILE.debug                       eu-strip 0.188             -       -      -  refused   no support for stripping archives
eu-strip -f FILE.debug: the debug file       eu-strip 0.188             -       -      -  refused   no support for stripping archives

strip -g would save nothing (exact for GNU strip 2.40)
%% stderr
binsize: cut.a: note: a member reaches past the end of the archive at offset 0x3f2
binsize: cut.a: note: member 'b.o': the section headers cannot be read; the report is by segments at offset 0x516
binsize: refused.a: note: member 'x.o': the section headers cannot be read; the report is by segments at offset 0x1dc
binsize: thin.a: not an ELF file: this is a thin ar archive (give one of its files)
%% run
for f in index plain filled; do
	for way in -s -g --strip-unneeded; do
		strip $way -o out $f.a 2> said
		binsize savings --format csv $f.a |
		    grep -q ",$(stat -c %s out)," && echo $f $way
	done
done
%% stdout
index -s
index -g
index --strip-unneeded
plain -s
plain -g
plain --strip-unneeded
filled -s
filled -g
filled --strip-unneeded
