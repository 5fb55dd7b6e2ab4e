Names with escape sequences, newlines, invalid UTF-8, quotes and separators of
every format.
%% elf a.elf
elf 64 lsb exec x86-64
base 0x400000
segment load rx headers cover=.text
section .text progbits ax align=16
a:
	fill 16 0x53
b:
	fill 17 0x53
c:
	fill 18 0x53
d:
	fill 19 0x53
e:
	fill 20 0x53
f:
	fill 21 0x53
g:
	fill 22 0x53
h:
	fill 23 0x53
section "=1+1,\x1b[31m\nred" progbits -
	fill 30 1
symbol "\x1b[31mred\x1b[0m" at=a size=16 type=func bind=global
symbol "new\nline" at=b size=17 type=func bind=global
symbol "bad\xff\xfe\x80utf8" at=c size=18 type=func bind=global
symbol "quote\"comma,tab\tsemi;pipe|" at=d size=19 type=func bind=global
symbol "=cmd()" at=e size=20 type=func bind=global
symbol "[padding: code fill]" at=f size=21 type=func bind=global
symbol "`tick` @team #1 <b>&amp;" at=g size=22 type=func bind=global
symbol "\xe2\x80\xae bidi \xc3\xa9" at=h size=23 type=func bind=global
%% run
for format in text csv tsv json jsonl markdown folded; do
	echo "== $format"
	binsize report a.elf -d section,symbol -n 0 --sort name --only .text --format $format
done
%% run
binsize report a.elf -d section -n 0 --sort name --format csv
