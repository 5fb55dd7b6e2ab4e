Archives: each byte is charged once, to the archive's own tables or to a
member; members that are ELF files are looked into. Damage costs what is
behind it.
%% elf a.o
elf 64 lsb rel x86-64
section .text progbits ax align=16
one:
	fill 32 0x90
section .data progbits wa align=8
	fill 24 1
symbol one at=one size=32 type=func bind=global
%% elf b.o
elf 64 lsb rel x86-64
section .text progbits ax align=16
two:
	fill 48 0x90
symbol two at=two size=48 type=func bind=global
%% file pack
def read(name):
    return open(name, 'rb').read()


def header(name, size):
    return (name.ljust(16) + '0           0     0     644     ' +
            str(size).ljust(10) + '`\n').encode()


def member(name, data):
    return header(name, len(data)) + data + b'\n' * (len(data) % 2)


def write(name, *parts):
    open(name, 'wb').write(b'!<arch>\n' + b''.join(parts))


a, b = read('a.o'), read('b.o')
longest = b'a_name_of_more_than_16_bytes.o/\n'
odd = b'only text'
gnu = [member('/', bytes(12)), member('//', longest), member('/0', a),
       member('b.o/', b), member('note/', odd)]
write('gnu.a', *gnu)
write('bsd.a', member('#1/20', b'__.SYMDEF SORTED\0\0\0\0' + bytes(8)),
      member('#1/32', b'a_name_of_more_than_16_bytes.o\0\0' + a),
      member('b.o', b), member('note', odd))
write('empty.a')
write('cut.a', *gnu[:3], gnu[3][:-100])
write('header.a', *gnu[:4], gnu[4][:30])
write('size.a', *gnu[:3], header('b.o/', 99999), b)
write('number.a', *gnu[:3], header('b.o/', 'many'), b)
write('mark.a', *gnu[:3], b'#' * 100)
write('name.a', *gnu[:3], member('/77', b), *gnu[4:])
write('elf.a', member('x.o/', a[:20]), member('b.o/', b))
open('thin.a', 'wb').write(b'!<thin>\n' + header('a.o/', len(a)))
%% run
python3 pack
for f in gnu bsd; do
	binsize report $f.a -d member --sort name --format csv
	binsize report $f.a -d section,symbol --only .text --format csv
done
%% stdout
member,vmsize,filesize
[archive header],0,8
[member header],0,120
[member names],0,32
[symbol index],0,12
a_name_of_more_than_16_bytes.o,56,660
b.o,48,580
note,0,70
section,symbol,vmsize,filesize
.text,two,48,48
.text,one,32,32
member,vmsize,filesize
[archive header],0,8
[member header],0,80
[symbol index],0,8
a_name_of_more_than_16_bytes.o,56,692
b.o,48,580
note,0,70
section,symbol,vmsize,filesize
.text,two,48,48
.text,one,32,32
%% run
binsize map bsd.a -d section --domain file --format csv | sed 6q
binsize map bsd.a -d member --domain vm --format csv
binsize report bsd.a | sed 1q
%% stdout
domain,start,size,label,evidence
file,0,8,[archive header],format
file,8,80,[member header],format
file,88,8,[symbol index],format
file,96,92,[member header],format
file,188,64,[ELF header],format
domain,start,size,label,evidence
vm,65536,56,a_name_of_more_than_16_bytes.o,format
vm,131072,48,b.o,format
ar 64-bit x86-64 archive of 3 members, not stripped
%% run
for f in empty cut header size number mark name elf; do
	binsize report $f.a -d member --sort name --format csv > out
	echo "$f: $? $(awk -F, 'NR > 1 { sum += $NF } END { print sum }' out)" \
	    "$(wc -c < $f.a)"
	grep -v '^\[.*r\]\|^\[member\|^\[symbol\|^member' out
done 2>&1
%% stdout
empty: 0 8 8
binsize: cut.a: note: a member reaches past the end of the archive at offset 0x340
binsize: cut.a: note: member 'b.o': the section headers cannot be read; the report is by segments at offset 0x444
cut: 0 1312 1312
a_name_of_more_than_16_bytes.o,56,660
b.o,0,480
binsize: header.a: note: a member's header is cut off at offset 0x584
header: 0 1442 1442
[unknown],0,30
a_name_of_more_than_16_bytes.o,56,660
b.o,48,580
binsize: size.a: note: a member reaches past the end of the archive at offset 0x340
size: 0 1412 1412
a_name_of_more_than_16_bytes.o,56,660
b.o,48,580
binsize: number.a: note: a member's size is no number at offset 0x340
number: 0 1412 1412
[unknown],0,580
a_name_of_more_than_16_bytes.o,56,660
binsize: mark.a: note: no member's header is where one is expected at offset 0x340
mark: 0 932 932
[unknown],0,100
a_name_of_more_than_16_bytes.o,56,660
binsize: name.a: note: a member's name is not in the table of long names at offset 0x340
name: 0 1482 1482
[unknown],0,650
a_name_of_more_than_16_bytes.o,56,660
binsize: elf.a: note: member 'x.o': the ELF header is cut off: the file has 20 bytes, at least 52 are needed at offset 0x44
elf: 0 668 668
b.o,48,580
x.o,0,80
%% run
binsize report thin.a
%% stderr
binsize: thin.a: not an ELF file: this is a thin ar archive (give one of its files)
%% status 3
%% run
binsize explain gnu.a 0x20008 --format csv | grep -e sym -e member
%% stdout
symbol,wins,two,symbol,131072,48
symbol,last resort,[section .text],format,131072,48
generic,wins,[not generic],symbol,131072,48
member,wins,b.o,format,131072,48
member,last resort,[section .text],format,131072,48
