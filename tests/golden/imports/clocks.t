Clocks that disagree: what starts in the future (of whatever day this is run)
is told and kept as it is, what ends before it begins took an unknown time, and
the other runs of the log are imported.
%% file runs.jsonl
{"id":"1","project":"web","started_ms":1790000000000,"build_ms":10000}
{"id":"2","project":"web","started_ms":7258118400000,"build_ms":20000}
{"id":"3","project":"web","started_ms":7258204800000,"build_ms":30000}
{"id":"4","project":"web","started_ms":0,"build_ms":40000}
%% file runs.csv
project,started_ms,push_ms
web,7258118400000,5
%% file jobs.json
[{"id":5,"status":"success","stage":"build","name":"image","started_at":"2200-01-01T10:00:00Z","finished_at":"2200-01-01T09:00:00Z","duration":null,"queued_duration":1,"created_at":"2200-01-01T10:00:00Z","pipeline":{"id":9,"project_id":3}},
{"id":6,"status":"success","stage":"test","name":"unit","started_at":"2200-01-01T10:00:30Z","finished_at":"2200-01-01T10:01:00Z","duration":null,"queued_duration":1,"created_at":"2200-01-01T10:00:00Z","pipeline":{"id":9,"project_id":3}}]
%% run
binsize import --store a.db runs.jsonl
binsize import -q --store a.db runs.csv
binsize import --store a.db --project shop jobs.json
binsize store export --store a.db | sed 's/"uid":"[^"]*",//' | LC_ALL=C sort
%% stdout
{"project":"shop","started_ms":7258154400000,"outcome":"success","queue_ms":2000,"build_ms":60000,"wall_ms":60000,"steps":[{"name":"build / image","started_ms":7258154400000},{"name":"test / unit","started_ms":7258154430000,"wall_ms":30000}]}
{"project":"web","started_ms":1790000000000,"outcome":"success","build_ms":10000}
{"project":"web","started_ms":7258118400000,"outcome":"success","build_ms":20000}
{"project":"web","started_ms":7258118400000,"outcome":"success","push_ms":5}
{"project":"web","started_ms":7258204800000,"outcome":"success","build_ms":30000}
%% stderr
binsize: runs.jsonl: line 4: "started_ms" is 0, no time
binsize: runs.jsonl: 1 parts were left out
binsize: runs.jsonl: 2 runs start in the future, up to 2200-01-02 00:00:00: is a clock wrong? They are kept as they are
binsize: runs.jsonl: jsonl: 3 runs added, 0 known
binsize: runs.csv: 1 runs start in the future, up to 2200-01-01 00:00:00: is a clock wrong? They are kept as they are
binsize: jobs.json: 1 runs start in the future, up to 2200-01-01 10:00:00: is a clock wrong? They are kept as they are
binsize: jobs.json: 1 intervals end before they begin: what they took is unknown
binsize: jobs.json: gitlab_jobs: 1 runs added, 0 known
%% run
binsize history --store a.db --show build_ms --format csv
%% stdout
project,period,commit,runs,failed,build_ms,build_ms_p95
shop,2200-01-01,,1,0,60000,60000
web,2026-09-21,,1,0,10000,10000
web,2200-01-01,,2,0,20000,20000
web,2200-01-02,,1,0,30000,30000
%% run
binsize history --store a.db --show build_ms --until 2027-01-01 --format csv
%% stdout
project,period,commit,runs,failed,build_ms,build_ms_p95
web,2026-09-21,,1,0,10000,10000
