A baseline from the store of runs: the last good run of a branch, the last one
of a week ago, a commit. What is 440 bytes today was 400 in the last run of
main, 300 a week before; a failed run and other branches do not count.
%% elf app
elf 64 lsb exec x86-64
base 0x400000
segment load rx headers cover=.text
section .text progbits ax align=16
	fill 96 0x90
%% file runs.jsonl
{"schema":"binsize.run","project":"p","branch":"main","commit":"aaaa1111","started_ms":1765464000000,"outcome":"success","artifacts":[{"name":"out/app","file_bytes":300}]}
{"schema":"binsize.run","project":"p","branch":"main","commit":"bbbb2222","started_ms":1766464000000,"outcome":"success","artifacts":[{"name":"out/app","file_bytes":400,"stripped_bytes":350}]}
{"schema":"binsize.run","project":"p","branch":"main","commit":"cccc3333","started_ms":1766564000000,"outcome":"failure","artifacts":[{"name":"out/app","file_bytes":1}]}
{"schema":"binsize.run","project":"p","branch":"topic","commit":"dddd4444","started_ms":1766664000000,"outcome":"success","artifacts":[{"name":"out/app","file_bytes":2}]}
%% file .binsize.yml
schema: 1
baseline: store:main
artifacts:
  - {name: app, path: app}
budgets:
  - {id: file, growth: {max: 1}}
  - {id: stripped, measure: stripped, growth: {max: 1 kB}}
  - {id: part, select: {section: .text}, growth: {max: 1}}
%% run
binsize check --format csv | tail -n +2 | cut -d, -f1,2,7,9 | sort
%% stdout
skipped,file,0,0
skipped,part,0,0
skipped,stripped,0,0
%% run
binsize import -q runs.jsonl
for source in store:main store:main@~7d store:@aaaa store:topic store:@eeee store:none; do
	echo "-- $source"
	binsize check --now 2025-12-24 --baseline "$source" --format csv |
	tail -n +2 | cut -d, -f1,2,7,9 | sort
done
%% stdout
-- store:main
fail,file,440,400
pass,stripped,440,350
skipped,part,0,0
-- store:main@~7d
fail,file,440,300
skipped,part,0,0
skipped,stripped,0,0
-- store:@aaaa
fail,file,440,300
skipped,part,0,0
skipped,stripped,0,0
-- store:topic
fail,file,440,2
skipped,part,0,0
skipped,stripped,0,0
-- store:@eeee
skipped,file,0,0
skipped,part,0,0
skipped,stripped,0,0
-- store:none
skipped,file,0,0
skipped,part,0,0
skipped,stripped,0,0
%% run
# A server that cannot be reached is no first build.
BINSIZE_STORE=postgresql://x@127.0.0.1:1/none binsize check > all 2> said
status=$?
# Without libpq it is the command line that is wrong.
test $status -eq 4 || grep -q libpq said && wc -c < all
%% stdout
0
%% run
binsize check --baseline store:main@~x
%% stderr
binsize: baseline store:main@~x: '~x' is no age (~7d: the last run that was a week old)
%% status 2
%% run
binsize check --baseline store:
%% stderr
binsize: baseline store:: names no run (store:main, store:main@~7d, store:@COMMIT)
%% status 2
