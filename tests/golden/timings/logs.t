Logs of ninja, where a time that goes back begins another build; CSV with a
map; what is empty is unknown.
%% file log
# ninja log v5
0	100	1790000000000000000	a.o	1
20	300	1790000000300000000	b.o	2
5	50	1790000600000000000	a.o	3
9	5
torn	li
%% file runs.csv
Repo,When,Push,image_bytes,Note
web,1790000000000,4100,"120 MB","a ""quoted"", thing"
web,1790000600000,,40000000,
web,1790001200000,soon,1,
web,1790001200000,7
%% run
binsize import --store a.db --project p log
%% stderr
binsize: log: line 5: is not START, END, MTIME, OUTPUT, HASH with tabs between
binsize: log: line 6: is not START, END, MTIME, OUTPUT, HASH with tabs between
binsize: log: 2 parts were left out
binsize: log: ninja_log: 2 runs added, 0 known
%% status 3
%% run
binsize import --store a.db --map project=Repo,started_ms=When,push_ms=Push runs.csv
%% stderr
binsize: runs.csv: line 4: column 3: 'soon' cannot be taken
binsize: runs.csv: line 5: has fewer fields than the heading
binsize: runs.csv: 2 parts were left out
binsize: runs.csv: csv: 2 runs added, 0 known
%% status 3
%% run
binsize store export --store a.db | sed 's/"uid":"[^"]*",//' | LC_ALL=C sort
%% stdout
{"project":"p","started_ms":1790000000000,"outcome":"success","build_ms":300,"steps":[{"name":"a.o","started_ms":1790000000000,"wall_ms":100},{"name":"b.o","started_ms":1790000000020,"wall_ms":280}]}
{"project":"p","started_ms":1790000599955,"outcome":"success","build_ms":45,"steps":[{"name":"a.o","started_ms":1790000599955,"wall_ms":45}]}
{"project":"web","started_ms":1790000000000,"outcome":"success","push_ms":4100,"image_bytes":120000000}
{"project":"web","started_ms":1790000600000,"outcome":"success","image_bytes":40000000}
%% run
printf '\177ELF\001\002' > x; binsize import --store a.db x
%% stderr
binsize: x: is no log of a kind that can be read (binsize import --help names them)
%% status 3
