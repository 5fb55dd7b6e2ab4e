Help of the program and of each command: no line is wider than a terminal or
ends in blanks, all commands are there once, and in a command's help no blank
line parts options that stand below one heading.
%% run
binsize help | sed -n '/^Usage/,/^More/p' | grep -c '^  [a-z]'
binsize --dump-cli | grep -o '"operands"' | wc -l
binsize help | grep '^[A-Z].*:$'
for topic in "" report diff savings reuse plan lint check baseline budget \
    record import history steps regress model predict store map explain \
    list schema doctor completion help exit-status evidence labels; do
	binsize help $topic | awk -v topic="$topic" '
		length > 79 { print topic ": wide: " $0 }
		/ $/ { print topic ": blanks: " $0 }'
done
binsize help check | sed -n '/Configuration:/,/^$/p'
%% stdout
24
24
Programs and images:
Images:
Budgets:
Runs of builds and pipelines:
Single bytes:
About binsize:
 Configuration:
      --baseline=SOURCE      what growth is measured against: a saved baseline,
                             an older build, git:REF:PATH, or store:BRANCH
      --config=FILE          the configuration ($BINSIZE_CONFIG, else the
                             nearest .binsize.yml upwards)

