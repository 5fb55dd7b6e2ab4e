Traps of layers that others make, or made: how an archive ends, what names it
twice, what its headers override, and which bytes a name is made of.
%% image plain.layer
form layer
layer none
text a one
text b/c two
%% image twice.layer
form layer
layer none
text file-then-folder one
text file-then-folder/below 22
dir folder-then-file
text folder-then-file/below 333
text folder-then-file 4444
text ./same 55555
text same 666666
text /same 7777777
%% image links.tar
layer
text kept 22
text gone 333
text x ""
layer
hardlink link kept
hardlink lost gone
layer
delete gone
delete kept
layer
hardlink late gone
hardlink self self
%% image pax.layer
form layer
layer none
header size 6
text size-from-record sixsix
header SCHILY.xattr.user.x aGk=
header path named/by-record
text not-this-name seven
header linkpath by/record
symlink link not/this
%% run
# How it ends: no padding of the last file, no end, two ends, a record's size.
size=$(stat -c %s plain.layer)
head -c $((size - 1024)) plain.layer > no-end
head -c $((size - 1024 - 509)) plain.layer > no-padding
head -c $((size - 1024 - 510)) plain.layer > inside
cat plain.layer plain.layer > two
{ cat plain.layer; head -c 6144 /dev/zero; } > record
for i in no-end no-padding two record; do
	echo "$i"
	binsize report -d path --format csv $i | tail -n +2
	binsize report --json $i 2>/dev/null | grep -o "sha256:$(sha256sum < $i | cut -c1-64)" | sort -u | wc -l
done
binsize report inside
%% stdout
no-end
a,1024
b/c,1024
1
no-padding
a,1024
b/c,515
1
two
[end of archive],4096
a,1024
b/c,1024
1
record
[end of archive],7168
a,1024
b/c,1024
1
%% stderr
binsize: no-end: note: layer 1: the tar has no end marker
binsize: no-padding: note: layer 1: the tar has no end marker
binsize: two: note: layer 1: bytes behind the end of the tar are part of its diff_id, but no entry
binsize: inside: tar: ends inside a file's content at byte 1536
%% status 3
%% run
binsize report -d waste,path --format csv --sort name twice.layer
binsize report -d waste,path --format csv --sort name links.tar
%% stdout
waste,path,filesize
live,file-then-folder/below,2
live,folder-then-file,4
live,same,7
shadowed,file-then-folder,3
shadowed,folder-then-file/below,3
shadowed,same,11
tar overhead,[end of archive],1024
tar overhead,file-then-folder,1021
tar overhead,file-then-folder/below,1022
tar overhead,folder-then-file,1532
tar overhead,folder-then-file/below,1021
tar overhead,same,3054
waste,path,filesize
live,gone,3
live,kept,2
tar overhead,.wh.gone,512
tar overhead,.wh.kept,512
tar overhead,[end of archive],4096
tar overhead,gone,1021
tar overhead,kept,1022
tar overhead,late,512
tar overhead,link,512
tar overhead,lost,512
tar overhead,self,512
tar overhead,x,512
%% run
binsize report -d path --format csv --sort name pax.layer
%% stdout
path,filesize
[end of archive],1024
link,1536
named/by-record,2048
size-from-record,2048
%% run
# Names are bytes, whatever the locale; JSON has them all.
mkdir n
for name in 'latin-\351' 'esc-\033[31m' 'line\nbreak' 'utf8-\303\251' 'quote"\\'; do
	printf 1 > "n/$(printf "$name")"
done
tar -C n --owner=0 --group=0 --mtime=@0 -cf odd.layer .
for locale in C C.UTF-8; do
	LC_ALL=$locale binsize report -d path --json odd.layer > out.json
	python3 - << 'END'
import json
rows = json.load(open('out.json'))['results'][0]['tables']['rows']['rows']
print(sorted(ascii(r['label']) for r in rows if r['label'][0] in 'lequ'))
END
	LC_ALL=$locale binsize report -d path --sort name --format csv odd.layer
done
%% stdout
["'esc-\\x1b[31m'", "'latin-\\ufffd'", "'line\\nbreak'", '\'quote"\\\\\'', "'utf8-\\xe9'"]
path,filesize
.,512
[end of archive],4608
esc-[31m,1024
latin-é,1024
"line
break",1024
"quote""\",1024
utf8-Ã©,1024
["'esc-\\x1b[31m'", "'latin-\\ufffd'", "'line\\nbreak'", '\'quote"\\\\\'', "'utf8-\\xe9'"]
path,filesize
.,512
[end of archive],4608
esc-[31m,1024
latin-é,1024
"line
break",1024
"quote""\",1024
utf8-Ã©,1024
%% run
# The same tar by several compressors, and what is behind it.
gzip -1 < plain.layer > one.gz
gzip -9 < plain.layer > nine.gz
cat one.gz one.gz > double.gz
{ cat one.gz; printf junk; } > junk.gz
binsize reuse nine.gz one.gz | sed -n '2,3p'
binsize report -d path --format csv junk.gz
{ cat one.gz; head -c 12 nine.gz; } > cut.gz
binsize report -d path --format csv cut.gz
%% stdout
LAYER  KNOWN BY  WIRE SIZE  CONTENT  KNOWN  MAIN CAUSE                                BUILD STEP
1      diff_id        98 B      6 B    6 B  compression: another compressor or level
path,filesize
[end of archive],1024
a,1024
b/c,1024
%% stderr
binsize: junk.gz: note: layer 1: 4 bytes behind the compressed data
binsize: cut.gz: gzip: deflate: ends inside a block at bit 1051
%% status 3
%% run
# The empty layer that Docker puts everywhere, and its tar of 1024 zeros.
printf '\037\213\010\0\0\011\156\210\0\377\142\030\005\243\140\024\214\130\0\010\0\0\377\377\056\257\265\357\0\004\0\0' > empty.gz
sha256sum < empty.gz | cut -c1-12
binsize report --json empty.gz | grep -o '"diff_id":"sha256:[0-9a-f]\{12\}'
binsize report -d path --format csv empty.gz
%% stdout
a3ed95caeb02
"diff_id":"sha256:5f70bf18a086
path,filesize
[end of archive],1024
%% run
# Deep paths, long names, and a name of nothing.
python3 - << 'END'
import io, tarfile
def tar(path, *names):
    with tarfile.open(path, 'w', format=tarfile.GNU_FORMAT) as out:
        for name in names:
            out.addfile(tarfile.TarInfo(name))
tar('deep.layer', 'a/' * 20000 + 'b')
tar('long.layer', 'c' * 70000)
info = tarfile.TarInfo('x')
data = bytearray(info.tobuf())
data[0] = 0
data[148:156] = b'        '
data[148:156] = b'%06o\0 ' % sum(data)
open('nameless.layer', 'wb').write(data + bytes(1024))
END
binsize report -d path --format csv deep.layer | awk -F, 'NR > 1 { print length($1), $2 }'
binsize report -d path --format csv long.layer
binsize report -d path --format csv nameless.layer
%% stdout
40001 41472
16 9728
path,filesize
[end of archive],1024
.,512
%% stderr
binsize: long.layer: tar: a name of more than 65536 bytes (limit: name bytes) at byte 71168
%% image far.layer
form layer
layer none
header mtime 99999999999.5
text later x
header mtime -99999999999
text earlier y
header GNU.sparse.name real/name
header path GNUSparseFile.1/name
text field z
%% run
# What GNU tar alone writes: a label, and folders with the names in them; then
# times that no clock of 64 bits has, and a name that beats its stand-in.
mkdir -p g/deep; printf 1 > g/deep/file; chmod 755 g g/deep
tar --format=gnu -V label --mtime=@0 --owner=0 --group=0 --sort=name \
	--listed-incremental=/dev/null -C g -cf g.layer . 2>/dev/null
binsize report -d waste,path --sort name --format csv g.layer | grep -v 'end of archive'
binsize report -d path --format csv --sort name far.layer
%% stdout
waste,path,filesize
live,deep/file,1
tar overhead,.,1024
tar overhead,deep,1024
tar overhead,deep/file,1023
tar overhead,label,512
path,filesize
[end of archive],1024
earlier,2048
later,2048
real/name,2048
