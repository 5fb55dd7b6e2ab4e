Folders: one row a file that is an ELF file or an archive of some, whatever its
name, the largest saving first. One file with two names counts once, links and
other files do not count, and what nothing can be said of costs only that.
%% elf prog
elf 64 lsb exec x86-64
base 0x400000
segment load rx headers cover=.text
section .text progbits ax align=16
main:
	fill 32 0x90
symbol main at=main size=32 type=func bind=global
section .debug_info progbits - align=1
	fill 900 1
%% elf a.o
elf 64 lsb rel x86-64
section .text progbits ax align=16
one:
	fill 32 0x90
section .debug_info progbits - align=1
	fill 201 1
symbol one at=one size=32 type=func bind=global
%% file make
def member(name, data):
    return (name.ljust(16) + '0           0     0     644     ' +
            str(len(data)).ljust(10) + '`\n').encode() + data + \
            b'\n' * (len(data) % 2)


def write(name, *parts):
    open(name, 'wb').write(b'!<arch>\n' + b''.join(parts))


a = open('a.o', 'rb').read()
write('top/lib.a', member('a.o/', a))
write('top/texts.a', member('a/', b'text'))
open('top/cut.so', 'wb').write(open('prog', 'rb').read()[:40])
open('top/headless', 'wb').write(open('prog', 'rb').read()[:-300])
open('top/payload', 'wb').write(open('prog', 'rb').read() + b'PK' * 400)
%% run
mkdir -p top/sub/deep top/empty other
cp prog top/sub/deep/prog
cp a.o top/a.o
ln top/a.o other/second
ln -s ../prog top/linked
ln -s .. top/sub/up
echo text > top/text
: > top/nothing
python3 make
binsize savings top other
binsize savings --format csv top other | sed 1d > rows
%% stdout
FILE               COMMAND       SIZE     AFTER     CHANGE   SHARE  EVIDENCE  NOTE
top/sub/deep/prog  strip     1.52 KiB     376 B  -1.15 KiB  -75.8%  exact
other/second       strip -g     792 B     504 B     -288 B  -36.4%  exact
top/lib.a          strip -g     860 B     572 B     -288 B  -33.5%  exact
top/headless       strip     1.22 KiB  1.22 KiB        0 B    0.0%  refused   it has no section headers
top/payload                  2.30 KiB  2.30 KiB        0 B    0.0%            left as it is: strip would drop what is appended
TOTAL                        6.65 KiB  4.94 KiB  -1.71 KiB  -25.7%

5 ELF files and archives; "exact" is so for GNU strip 2.40
%% run
while IFS=, read -r file command size after rest; do
	test "$command" || continue
	case $rest in *refused*) continue ;; esac
	$command -o out $file
	test "$(stat -c %s out)" = "$after" || echo "$file: $after"
done < rows
binsize savings --format json top/sub | grep -o '"label": *"[^"]*"'
%% stdout
"label":"top/sub/deep/prog"
"label":"TOTAL"
%% run
binsize savings top/empty
binsize savings --format csv other missing top/text
%% stdout
FILE   COMMAND  SIZE  AFTER  CHANGE  SHARE  EVIDENCE  NOTE
TOTAL            0 B    0 B     0 B   0.0%

0 ELF files and archives; "exact" is so for GNU strip 2.40
label,command,filesize,after_bytes,change_bytes,evidence,note
other/second,strip -g,792,504,-288,exact,
%% stderr
binsize: missing: no such file (check the path)
binsize: top/text: is no ELF file
%% status 3
%% run
binsize savings top/sub/../../other prog -o out.txt && cat out.txt
%% stdout
FILE                        COMMAND       SIZE  AFTER     CHANGE   SHARE  EVIDENCE  NOTE
prog                        strip     1.52 KiB  376 B  -1.15 KiB  -75.8%  exact
top/sub/../../other/second  strip -g     792 B  504 B     -288 B  -36.4%  exact
TOTAL                                 2.29 KiB  880 B  -1.43 KiB  -62.5%

2 ELF files and archives; "exact" is so for GNU strip 2.40
