BuildKit's progress, written by hand from its description: a vertex that is
told three times, one that was cached, a base image, an export with a push
side by side, mixed lines of other programs and a torn last line. compile runs
twice for 3 and 1 s, so for 4 s; hits are 1 of 2 steps (FROM and what is
internal do not count).
%% file log
#1 [internal] noise of another program
{"vertexes":[{"digest":"sha256:a","name":"[internal] load build definition","started":"2026-01-01T10:00:00Z","completed":"2026-01-01T10:00:00.5Z"}]}
{"vertexes":[{"digest":"sha256:f","name":"[build 1/3] FROM docker.io/library/alpine","started":"2026-01-01T10:00:01Z","completed":"2026-01-01T10:00:02Z","cached":true}]}
{"vertexes":[{"digest":"sha256:c","inputs":["sha256:f"],"name":"[build 2/3] RUN compile","started":"2026-01-01T10:00:02Z"}],"logs":[{"vertex":"sha256:c","data":"eyI=","timestamp":"0001-01-01T00:00:00Z"}]}
{"vertexes":[{"digest":"sha256:c","inputs":["sha256:f"],"name":"[build 2/3] RUN compile","started":"2026-01-01T12:00:02.000000001+02:00","completed":"2026-01-01T10:00:05Z"}]}
{"vertexes":[{"digest":"sha256:c","name":"[build 2/3] RUN compile","started":"2026-01-01T10:00:06Z","completed":"2026-01-01T10:00:07Z"}]}
{"vertexes":[{"digest":"sha256:d","inputs":["sha256:c"],"name":"[build 3/3] COPY . .","cached":true}]}
{"vertexes":[{"digest":"sha256:e","inputs":["sha256:d"],"name":"exporting to image","started":"2026-01-01T10:00:07Z","completed":"2026-01-01T10:00:11Z"}],"statuses":[{"id":"exporting layers","vertex":"sha256:e","started":"2026-01-01T10:00:07Z","completed":"2026-01-01T10:00:08Z"},{"id":"pushing layers","vertex":"sha256:e","started":"2026-01-01T10:00:08Z","completed":"2026-01-01T10:00:10.5Z"},{"id":"pushing manifest for x","vertex":"sha256:e","started":"2026-01-01T10:00:10Z","completed":"2026-01-01T10:00:11Z"}]}
{"vertexes":[{"digest":"sha256:g","na
%% file broken
{"vertexes":[{"digest":"sha256:a","name":"RUN x","started":"2026-01-01T10:00:09Z","completed":"2026-01-01T10:00:01Z","error":"exit code: 1"}]}
%% run
binsize import --store a.db --project web log; binsize store export --store a.db | sed 's/"uid":"[^"]*",//'
%% stdout
{"project":"web","cache_formula":"BuildKit: steps but FROM","started_ms":1767261600000,"outcome":"success","build_ms":8000,"push_ms":3000,"wall_ms":11000,"cache_hits":1,"cache_lookups":2,"critical_ms":9000,"steps":[{"name":"[internal] load build definition","started_ms":1767261600000,"wall_ms":500},{"name":"[build 1/3] FROM docker.io/library/alpine","started_ms":1767261601000,"wall_ms":1000},{"name":"[build 2/3] RUN compile","started_ms":1767261602000,"wall_ms":4000,"cached":0},{"name":"[build 3/3] COPY . .","cached":1},{"name":"exporting to image","started_ms":1767261607000,"wall_ms":0},{"name":"exporting layers","started_ms":1767261607000,"wall_ms":1000},{"name":"pushing layers","started_ms":1767261608000,"wall_ms":2500},{"name":"pushing manifest for x","started_ms":1767261610000,"wall_ms":1000}]}
%% stderr
binsize: log: line 1: is no JSON
binsize: log: line 9: an object is cut off, or has more than 64 MiB
binsize: log: 2 parts were left out
binsize: log: buildkit: 1 runs added, 0 known
%% run
binsize import --store b.db --project web broken
%% stderr
binsize: broken: line 1: no step has both a start and an end
binsize: broken: 1 parts were left out
binsize: broken: 1 intervals end before they begin: what they took is unknown
binsize: broken: buildkit: 0 runs added, 0 known
%% status 3
