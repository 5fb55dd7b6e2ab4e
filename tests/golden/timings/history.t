Days of two projects: medians of runs that succeeded, ratios of sums, gaps in
the line where nothing ran.
%% file runs.jsonl
{"id":"1","project":"web","branch":"main","commit":"c1","started_ms":1790000000000,"build_ms":10000,"image_bytes":40000000,"cache_hits":1,"cache_lookups":10}
{"id":"2","project":"web","branch":"main","commit":"c2","started_ms":1790000600000,"build_ms":30000,"image_bytes":50000000,"cache_hits":4,"cache_lookups":5}
{"id":"3","project":"web","branch":"main","commit":"c3","started_ms":1790001200000,"build_ms":1,"outcome":"failure"}
{"id":"4","project":"web","branch":"main","started_ms":1790001300000,"build_ms":1,"outcome":"cancelled"}
{"id":"5","project":"web","branch":"side","started_ms":1790086400000,"image_bytes":60000000}
{"id":"6","project":"web","branch":"main","started_ms":1790800000000,"build_ms":862000,"image_bytes":60000000}
{"id":"7","project":"api","started_ms":1789000000000,"build_ms":187}
%% run
binsize import -q --store a.db runs.jsonl; LC_ALL=C.UTF-8 binsize history --store a.db
%% stdout
7 runs of 2 projects, 2026-09-10 to 2026-09-30

PROJECT  METRIC       RUNS  MEDIAN   P95      LAST     CHANGE  TREND
api      build_ms        1  187 ms   187 ms   187 ms   -       ▄
web      build_ms        3  30.0 s   12m59s   14m22s   -       ▁    █
web      image_bytes     4  55.0 MB  60.0 MB  60.0 MB  -       ▁    █
web      cache_ratio     2  33.3%    -        80.0%    -       ▄

PROJECT  WHEN        RUNS  FAILED   BUILD  BUILD P95    IMAGE   HITS
api      2026-09-10     1       0  187 ms     187 ms        -      -
web      2026-09-21     3       1  20.0 s     29.0 s  45.0 MB  33.3%
web      2026-09-22     1       0       -          -  60.0 MB      -
web      2026-09-30     1       0  14m22s     14m22s  60.0 MB      -

1 cancelled run is left out
%% run
binsize history --store a.db --project web --branch main --by month --show image_bytes,oom_kills --json
binsize history --store a.db --by run --show build_ms -n 2 --format csv
%% stdout
{"diagnostics":[],
"results":[
{"facts":{},"input":"a.db","tables":{
"rows":{"columns":[{"key":"project","kind":"text"},{"key":"period","kind":"text"},{"key":"commit","kind":"text"},{"key":"runs","kind":"count"},{"key":"failed","kind":"count"},{"key":"image_bytes","kind":"size"},{"key":"oom_kills","kind":"real"}],"rows":[
{"commit":"","failed":1,"image_bytes":50000000,"oom_kills":null,"period":"2026-09","project":"web","runs":4}]},
"trends":{"columns":[{"key":"project","kind":"text"},{"key":"metric","kind":"text"},{"key":"runs","kind":"count"},{"key":"median","kind":"real"},{"key":"p95","kind":"real"},{"key":"last","kind":"real"},{"key":"change","kind":"real"}],"rows":[
{"change":null,"last":60000000,"median":50000000,"metric":"image_bytes","p95":59000000,"project":"web","runs":3}]}}}],
"schema":"binsize.history","schema_version":"1.0","tool":{"name":"binsize","version":"0.1.0"}}
project,period,commit,runs,failed,build_ms,build_ms_p95
api,2026-09-10 00:26:40,,1,0,187,187
web,2026-09-22 14:13:20,,1,0,null,null
web,2026-09-30 20:26:40,,1,0,862000,862000
%% run
binsize history --store a.db --project none
%% stderr
binsize: no runs are kept of what was asked for (binsize store info says what is)
%% status 5
%% run
binsize history --store a.db --show speed
%% stderr
binsize: --show takes queue_ms, build_ms, push_ms, wall_ms, cpu_ms, peak_bytes, image_bytes, wire_bytes, new_bytes, binary_bytes, debug_bytes, cache_hits, cache_lookups, exit_status, cpu_wait_ms, io_wait_ms, memory_wait_ms, throttled_ms, memory_high, memory_max, oom_kills, critical_ms, fetch_ms, upload_ms, setup_ms, not 'speed'
%% status 2
%% run
binsize history --store none.db
%% stderr
binsize: none.db: No such file or directory (binsize record and binsize import make a store)
%% status 4
