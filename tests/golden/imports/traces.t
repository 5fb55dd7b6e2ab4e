A trace of clang: events nest, sums that clang adds ("Total ...") are left out,
and the time of each event is without that of those inside of it: Frontend 30
- 20 = 10 ms, Source 20 - 4, ParseClass 4, Backend 5.
%% file a.json
{"traceEvents":[
{"pid":1,"tid":1,"ph":"X","ts":10000,"dur":20000,"name":"Source"},
{"pid":1,"tid":1,"ph":"X","ts":0,"dur":30000,"name":"Frontend"},
{"pid":1,"tid":1,"ph":"X","ts":12000,"dur":4000,"name":"ParseClass"},
{"pid":1,"tid":1,"ph":"X","ts":30000,"dur":5000,"name":"Backend"},
{"pid":1,"tid":2,"ph":"X","ts":0,"dur":30000,"name":"Total Frontend"},
{"cat":"","pid":1,"tid":1,"ts":0,"ph":"M","name":"process_name","args":{"name":"clang"}}
],"beginningOfTime":1790000000000000}
%% file cut.json
{"traceEvents":[{"pid":1,"tid":1,"ph":"X","ts":1e99,"dur":2,"name":"far"},
{"pid":1,"tid":1,"ph":"X","ts":5,"dur":200000,"name":"x"},
{"pid":1,"tid":1,"ph":"X","ts":
%% run
binsize import --store a.db --project llvm a.json cut.json
%% stderr
binsize: a.json: trace_events: 1 runs added, 0 known
binsize: cut.json: line 1: an event has no time, or one that runs backwards
binsize: cut.json: line 3: an object is cut off, or has more than 64 MiB
binsize: cut.json: 2 parts were left out
binsize: cut.json: trace_events: 1 runs added, 0 known
%% status 3
%% run
binsize store export --store a.db | sed 's/"uid":"[^"]*",//; s/1[78][0-9]*\(,"outcome":"success","build_ms":200\)/N\1/; s/\("name":"x","started_ms":\)[0-9]*/\1N/' | LC_ALL=C sort
%% stdout
{"project":"llvm","started_ms":1790000000000,"outcome":"success","build_ms":35,"wall_ms":35,"steps":[{"name":"Source","started_ms":1790000000010,"wall_ms":16},{"name":"Frontend","started_ms":1790000000000,"wall_ms":10},{"name":"Backend","started_ms":1790000000030,"wall_ms":5},{"name":"ParseClass","started_ms":1790000000012,"wall_ms":4}]}
{"project":"llvm","started_ms":N,"outcome":"success","build_ms":200,"wall_ms":200,"steps":[{"name":"x","started_ms":N,"wall_ms":200}]}
