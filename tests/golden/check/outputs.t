A format that cannot be written is said with its place, exits with 4, and
leaves what was there, whatever the format. Nothing is left beside it.
%% elf app
elf 64 lsb exec x86-64
base 0x400000
segment load rx headers cover=.text
section .text progbits ax align=16
	fill 96 0x90
%% file .binsize.yml
schema: 1
artifacts:
  - {name: app, path: app}
budgets:
  - {id: file, max: 1 kB}
%% run
mkdir out
for format in text json jsonl csv tsv markdown html github codequality sarif junit openmetrics dotenv benchmark bmf; do
	echo old > out/$format
	binsize check -q --ci none --report $format:/dev/full > /dev/null; full=$?
	binsize check -q --ci none --report $format:none/x > /dev/null; none=$?
	(trap '' XFSZ; ulimit -f 0; binsize check -q --ci none --report $format:out/$format > /dev/null 2>&1); large=$?
	echo "$format $full $none $large $(cat out/$format)"
done > lines 2> errors
sed 's/^[a-z]* //' lines | sort | uniq -c | sed 's/^ *//'
sed 's/^binsize: //' errors | sort | uniq -c | sed 's/^ *//'
ls out | wc -l
%% stdout
15 4 4 4 old
15 /dev/full: cannot be written: No space left on device
15 none/x: cannot be written: No such file or directory
15
