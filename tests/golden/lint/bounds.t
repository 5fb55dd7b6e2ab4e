Files that mean harm: values that double from line to line, words that are held
against each other by the million, folders in folders. They end soon, in little
memory, and what cannot be told is left out.
%% run
$LIMIT
{
	echo FROM a:1; echo 'ENV A=aaaaaaaaaa'
	for i in 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20 21 22 23 24 25 26 27 28; do
		echo 'ENV A=$A$A$A$A$A$A$A$A'
	done
	echo 'COPY $A$A$A /x'
} > doubling
awk 'BEGIN {
	print "FROM x:1 AS s"; printf "RUN "
	for (i = 0; i < 9000; i++) printf "make -C /b%d; ", i
	print "true"; print "FROM y:1"
	for (i = 0; i < 1900; i++) print "COPY --from=s /c /d"
}' > builds
awk 'BEGIN {
	print "FROM x:1"
	for (i = 0; i < 1500; i++) printf "COPY a%d.tar /x/\n", i
	printf "RUN "; for (i = 0; i < 30000; i++) printf "rm b; "; print "tar c"
}' > archives
awk 'BEGIN {
	printf "FROM x:1\nRUN "; for (i = 0; i < 15000; i++) printf "cd aaaaaaaa; "; print "make"
}' > folders
awk 'BEGIN { print "FROM x:1"; for (i = 0; i < 2000; i++) print "RUN a" }' > many
for file in doubling builds archives folders many; do
	binsize lint -q --context . --fail-on never --format csv $file 2>&1 | cut -c 1-60
	echo "$file ended"
done
%% stdout
line,status,rule,stage,message,context_bytes,reason,fix,inst
doubling ended
line,status,rule,stage,message,context_bytes,reason,fix,inst
builds ended
line,status,rule,stage,message,context_bytes,reason,fix,inst
archives ended
line,status,rule,stage,message,context_bytes,reason,fix,inst
2,fail,build-dir-kept,0,make leaves what it built in /aaaaaa
folders ended
binsize: many: more than 2000 instructions
many ended
