Bazel's build events: numbers as texts, durations as "1.5s", zeros left out. An
execution log, pretty or a line an action: hits among what may be cached,
queues summed up, an action that runs inside of Bazel, a torn end. And a
profile, where the time of an event is without that of those inside of it.
%% file events.json
{"id":{"started":{}},"children":[{"progress":{}}],"started":{"uuid":"u-1","startTimeMillis":"1790000000000","command":"build"}}
{"id":{"buildFinished":{}},"finished":{"overallSuccess":false,"exitCode":{"name":"BUILD_FAILURE","code":1},"finishTimeMillis":"1790000060000"}}
{"id":{"buildMetrics":{}},"buildMetrics":{"actionSummary":{"actionsExecuted":"3","actionData":[{"mnemonic":"GoCompilePkg","firstStartedMs":"1790000001000","lastEndedMs":"1790000041000"},{"mnemonic":"GoLink","firstStartedMs":"1790000050000"}],"actionCacheStatistics":{"hits":30,"misses":10}},"timingMetrics":{"cpuTimeInMs":"90000","wallTimeInMs":"59500","criticalPathTime":"41.25s"},"artifactMetrics":{"topLevelArtifacts":{"sizeInBytes":"85000000","count":1}}}}
%% file spawns.json
{
  "commandArgs": ["gcc", "}{"],
  "mnemonic": "CppCompile", "cacheable": true, "cacheHit": false, "runner": "remote", "exitCode": 0,
  "metrics": {"totalTime": "2.500s", "queueTime": "0.750s", "startTime": "2026-01-01T10:00:00Z"}
}
{
  "commandArgs": [], "mnemonic": "CppCompile", "cacheable": true, "cacheHit": true, "runner": "remote cache hit",
  "metrics": {"totalTime": "0.100s", "fetchTime": "0.080s", "startTime": "2026-01-01T10:00:01Z"}
}
{"commandArgs":[],"mnemonic":"FileWrite","cacheable":true,"runner":"internal","metrics":{"totalTime":"0.001s"}}
garbage
{"commandArgs":[],"mnemonic":"CppLink","cacheable":true,"runner":"linux-sandbox","metrics":{"totalTime":"NaNs","startTime":"2026-01-01T10:00:04Z"}}
{"commandArgs":[],"mnemo
%% file profile.json
{"otherData":{"build_id":"b-1","profile_start_ts":1790000000000},"traceEvents":[
{"cat":"build phase marker","name":"Launch","ph":"X","ts":0,"dur":1000000,"pid":1,"tid":1},
{"cat":"action processing","name":"//a:b","ph":"X","ts":1000000,"dur":4000000,"pid":1,"tid":2},
{"cat":"remote output download","name":"x","ph":"X","ts":2000000,"dur":1500000,"pid":1,"tid":2},
{"cat":"critical path component","name":"action 'x'","ph":"X","ts":1000000,"dur":3500000,"pid":1,"tid":9},
{"name":"gc","ph":"C","ts":5,"pid":1},
{"cat":"x","name":"reversed","ph":"X","ts":5,"dur":-4,"pid":1,"tid":1}
]}
%% run
binsize import --store a.db --project core events.json spawns.json profile.json
%% stderr
binsize: events.json: bazel_events: 1 runs added, 0 known
binsize: spawns.json: line 11: is no JSON
binsize: spawns.json: line 13: an object is cut off, or has more than 64 MiB
binsize: spawns.json: 2 parts were left out
binsize: spawns.json: bazel_spawns: 1 runs added, 0 known
binsize: profile.json: line 7: an event has no time, or one that runs backwards
binsize: profile.json: 1 parts were left out
binsize: profile.json: trace_events: 1 runs added, 0 known
%% status 3
%% run
binsize store export --store a.db | sed 's/"uid":"[^"]*",//' | LC_ALL=C sort
%% stdout
{"project":"core","cache_formula":"Bazel: cacheable actions, by remote and disk cache","started_ms":1767261600000,"outcome":"success","queue_ms":750,"build_ms":4000,"wall_ms":4000,"cache_hits":1,"cache_lookups":3,"fetch_ms":80,"steps":[{"name":"CppCompile","started_ms":1767261600000,"wall_ms":2600},{"name":"FileWrite","wall_ms":1},{"name":"CppLink","started_ms":1767261604000}]}
{"project":"core","cache_formula":"Bazel: local action cache","started_ms":1790000000000,"outcome":"failure","build_ms":59500,"wall_ms":59500,"cpu_ms":90000,"binary_bytes":85000000,"cache_hits":30,"cache_lookups":40,"exit_status":1,"critical_ms":41250,"steps":[{"name":"GoCompilePkg","started_ms":1790000001000,"wall_ms":40000},{"name":"GoLink","started_ms":1790000050000}]}
{"project":"core","started_ms":1790000000000,"outcome":"success","build_ms":5000,"wall_ms":5000,"critical_ms":3500,"fetch_ms":1500,"steps":[{"name":"action processing","started_ms":1790000001000,"wall_ms":2500},{"name":"remote output download","started_ms":1790000002000,"wall_ms":1500},{"name":"build phase marker","started_ms":1790000000000,"wall_ms":1000}]}
