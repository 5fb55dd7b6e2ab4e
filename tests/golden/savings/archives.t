Archives: what strip makes of each member, their table of names and the index
of symbols; members that are no ELF files are copied. Of other archives, and
of damaged ones, nothing is foreseen.
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
write('filled.a', member('0123456789012345', a))
write('bsd.a', member('#1/4', b'a.o\0' + a))
write('cut.a', *gnu[:3], gnu[3][:-100])
write('empty.a')
write('refused.a', member('x.o/', a[:70]))
open('thin.a', 'wb').write(b'!<thin>\n' + header('a.o/', len(a)))
%% run
python3 pack
binsize savings index.a
for f in index plain filled; do
	binsize savings --format csv $f.a | sed 1d
done
%% stdout
COMMAND                 TOOL               AFTER  CHANGE   SHARE  EVIDENCE  NOTE
strip                   GNU strip 2.40     924 B  -768 B  -45.4%  exact     useless for linking: the members have no symbols and relocations
strip --strip-unneeded  GNU strip 2.40  1.36 KiB  -304 B  -18.0%  exact
strip -g                GNU strip 2.40  1.39 KiB  -272 B  -16.1%  exact

strip -g would save 272 B, 16.1% (272 bytes, exact for GNU strip 2.40)
strip,GNU strip 2.40,924,-768,exact,useless for linking: the members have no symbols and relocations
strip --strip-unneeded,GNU strip 2.40,1388,-304,exact,
strip -g,GNU strip 2.40,1420,-272,exact,
strip,GNU strip 2.40,924,-704,exact,useless for linking: the members have no symbols and relocations
strip --strip-unneeded,GNU strip 2.40,1308,-320,exact,
strip -g,GNU strip 2.40,1340,-288,exact,
strip,GNU strip 2.40,380,-480,exact,useless for linking: the members have no symbols and relocations
strip -g,GNU strip 2.40,572,-288,exact,
strip --strip-unneeded,GNU strip 2.40,572,-288,exact,
%% run
for f in bsd cut refused thin; do
	binsize savings --format csv $f.a | sed -n 2p
done
binsize savings empty.a
%% stdout
strip,GNU strip 2.40,864,0,refused,not foreseen: it is an archive of BSD
strip,GNU strip 2.40,1522,0,refused,malformed archive
strip,GNU strip 2.40,138,0,refused,not foreseen: it has a member that is refused
COMMAND                 TOOL            AFTER  CHANGE  SHARE  EVIDENCE  NOTE
strip                   GNU strip 2.40    8 B     0 B   0.0%  exact     useless for linking: the members have no symbols and relocations
strip -g                GNU strip 2.40    8 B     0 B   0.0%  exact
strip --strip-unneeded  GNU strip 2.40    8 B     0 B   0.0%  exact

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
