The command's own status comes back; what it took is kept, stages included.
%% run
binsize record -q --store a.db --project web -- sh -c 'binsize record --step a -- true; binsize record --step b -- sh -c "binsize record --step c -- true"; exit 3'; echo $?
binsize record -q --store a.db -- sh -c 'kill -9 $$'; echo $?
binsize record -q --store a.db -- ./missing; echo $?
binsize record -q --spool s.jsonl --metric image_bytes=120MB --metric push_ms=4100 -- true; echo $?
binsize import -q --store a.db s.jsonl
binsize store export --store a.db | sed 's/_ms":[0-9]*/_ms":N/g; s/"uid":"[^"]*",//; s/"peak_bytes":[0-9]*,//; s/"[a-z]*_wait_ms":N,*//g; s/"throttled_ms":N,*//; s/"memory_[a-z]*":[0-9]*,*//g; s/"oom_kills":[0-9]*,*//; s/,}/}/' | LC_ALL=C sort
%% stdout
3
137
127
0
{"project":"local","started_ms":N,"outcome":"cancelled","build_ms":N,"wall_ms":N,"cpu_ms":N,"exit_status":137}
{"project":"local","started_ms":N,"outcome":"success","build_ms":N,"push_ms":N,"wall_ms":N,"cpu_ms":N,"image_bytes":120000000,"exit_status":0}
{"project":"web","started_ms":N,"outcome":"failure","build_ms":N,"wall_ms":N,"cpu_ms":N,"exit_status":3,"steps":[{"name":"a","started_ms":N,"wall_ms":N},{"name":"b/c","started_ms":N,"wall_ms":N},{"name":"b","started_ms":N,"wall_ms":N}]}
%% stderr
binsize: ./missing: cannot be run: No such file or directory
