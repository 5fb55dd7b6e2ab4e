Runs go in once, whatever is delivered again; others say which line is bad.
%% file runs.jsonl
{"id":"1","project":"web","branch":"main","started_ms":1790000000000,"build_ms":24100,"image_bytes":40000000,"steps":[{"name":"compile","wall_ms":20000,"cached":0}]}
{"id":"2","project":"web","started_ms":1790000600000,"push_ms":4100,"outcome":"failure","cache":"warm"}
%% file again.jsonl
{"id":"1","project":"web","branch":"main","started_ms":1790000000000,"build_ms":24100,"image_bytes":40000000,"steps":[{"name":"compile","wall_ms":20000,"cached":0}]}
{"id":"2","project":"web","started_ms":1790000600000,"push_ms":5000}
%% file odd.jsonl
{"id":"3","project":"web","started_ms":1790001200000,"push_ms":1}
{"id":"4","project":"web","push_ms":1}
{"id":"5","started_ms":1790001200000}
{"id":"6","project":"web","started_ms":1790001200000,"push_ms":-5}
{"id":"7","project":"web","started_ms":1790001200000,"outcome":"splendid"}
{"id":"9","project":"web","started_ms":0,"push_ms":1}
garbage
{"id":"8","project":"web","started_ms":17900
%% run
binsize import --store a.db runs.jsonl
binsize import --store a.db runs.jsonl again.jsonl
binsize store export --store a.db
%% stdout
{"uid":"6b86b273ff34fce19d6b804eff5a3f57","project":"web","branch":"main","started_ms":1790000000000,"outcome":"success","build_ms":24100,"image_bytes":40000000,"steps":[{"name":"compile","wall_ms":20000,"cached":0}]}
{"uid":"d4735e3a265e16eee03f59718b9b5d03","project":"web","started_ms":1790000600000,"outcome":"failure","cache":"warm","push_ms":4100}
%% stderr
binsize: runs.jsonl: jsonl: 2 runs added, 0 known
binsize: runs.jsonl: jsonl: 0 runs added, 2 known
binsize: again.jsonl: 1 runs are in the store with other values, which stay
binsize: again.jsonl: jsonl: 0 runs added, 1 known
%% run
binsize import --store a.db odd.jsonl
%% stderr
binsize: odd.jsonl: line 2: has no "started_ms"
binsize: odd.jsonl: line 3: has no "project" (--project gives one)
binsize: odd.jsonl: line 4: "push_ms" is no amount (0 to 2^53)
binsize: odd.jsonl: line 5: "outcome" is none of the words that it may be
binsize: odd.jsonl: line 6: "started_ms" is 0, no time
binsize: odd.jsonl: line 7: not valid JSON: invalid token near 'garbage' at line 1, column 7
binsize: odd.jsonl: line 8: not valid JSON: '}' expected near end of file at line 1, column 44
binsize: odd.jsonl: 7 parts were left out
binsize: odd.jsonl: jsonl: 1 runs added, 0 known
%% status 3
%% run
binsize store info --store a.db --format csv | grep -v bytes
binsize store export --store a.db | binsize import -q --store b.db -
binsize store export --store a.db > a; binsize store export --store b.db > b; cmp a b
binsize store merge --store b.db a.db
binsize store prune --store b.db --keep 0
%% stdout
name,value
schema,3
projects,1
runs,3
unfinished,0
steps,1
artifacts,0
pruned_days,0
pruned_runs,0
first,2026-09-21 14:13:20
last,2026-09-21 14:33:20
%% stderr
binsize: a.db: 0 runs added, 3 known, 0 known with other values
binsize: b.db: 3 runs removed, whose days are kept
%% run
printf 'no database at all, just text that is long enough' > c.db; binsize store info --store c.db
%% stderr
binsize: c.db: store: file is not a database
%% status 4
%% run
binsize store info --store missing/none.db
%% stderr
binsize: missing/none.db: No such file or directory (binsize record and binsize import make a store)
%% status 4
%% run
binsize store fly
%% stderr
binsize: store has no 'fly' (info, prune, merge, export or vacuum)
%% status 2
