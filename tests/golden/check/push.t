Times of pushes that are foreseen by the runs of a store, held against limits:
what a size takes is the line through all runs, what came to it since the
baseline the slope within projects, both as in a prediction. Growth that is
too much tells what it costs. Few runs warn, and too few are no baseline.
%% elf app
elf 64 lsb exec x86-64
base 0x400000
segment load rx headers cover=.text
section .text progbits ax align=16
	fill 4096 0x90
%% elf old
elf 64 lsb exec x86-64
base 0x400000
segment load rx headers cover=.text
section .text progbits ax align=16
	fill 2048 0x90
%% file make
import json, random, sys
r = random.Random(7)
for i in range(int(sys.argv[1])):
    size = 1000 + 17 * (i * 37 % 400)
    push = 500 + size * (0.6 + 0.2 * r.random()) + 20 * (i % 12)
    print(json.dumps({"id": str(i), "project": "p%02d" % (i % 12),
        "started_ms": 1790000000000 + i * 3600000, "push_ms": round(push),
        "binary_bytes": size}))
%% file .binsize.yml
schema: 1
store: runs.db
baseline: old
artifacts:
  - {name: app, path: app}
budgets:
  - {id: whole, measure: push-ms, warn: 100ms, max: 4s}
  - {id: tight, measure: push-ms, max: 1s}
  - {id: grown, measure: push-ms, growth: {max: 1s, percent: 50}}
  - {id: bytes, growth: {max: 1 kB}, owner: "@team"}
%% run
python3 make 400 | binsize import -q --store runs.db -
binsize check
binsize check --format csv | cut -d, -f1,2,5-10
binsize check --format openmetrics | grep time_seconds{
binsize predict --store runs.db --from old --to app | sed -n '3,4p'
size=$(stat -c %s app)
binsize predict --store runs.db --size $size --add 0 | sed -n '3,4p'
%% stdout
FAIL: 1 artifact, 5 limits, 5 failed, 0 warned

STATUS  BUDGET  ARTIFACT  SUBJECT  KEY             VALUE    LIMIT   CHANGE    OWNER
fail    whole   app                max             4.13 s   4.00 s
fail    tight   app                max             4.13 s   1.00 s
fail    grown   app                growth.max      4.13 s   1.00 s  +1.58 s
fail    grown   app                growth.percent  4.13 s   1.28 s  +1.58 s
fail    bytes   app                growth.max      4.3 KiB  1000 B  +2.0 KiB  @team

fail: whole: app is 4.13 s of push at p95 (4.09 s..4.17 s; 400 runs), more than 4.00 s
fail: tight: app is 4.13 s of push at p95 (4.09 s..4.17 s; 400 runs), more than 1.00 s
fail: grown: app is 4.13 s of push at p95 (4.09 s..4.17 s; 400 runs), 1.58 s more than before (1.57 s..1.59 s), growing by more than 1.00 s
fail: grown: app is 4.13 s of push at p95 (4.09 s..4.17 s; 400 runs), 1.58 s more than before (1.57 s..1.59 s), growing by more than 1.28 s
fail: bytes: app is 4.3 KiB, growing by more than 1000 B, which costs +1.58 s of push at p95 (1.57 s..1.59 s); owner @team
status,budget,measure,limit_key,value,limit,baseline,compared
fail,whole,push-ms,max,4134,4000,0,no
fail,tight,push-ms,max,4134,1000,0,no
fail,grown,push-ms,growth.max,4134,1000,2555,yes
fail,grown,push-ms,growth.percent,4134,1277,2555,yes
fail,bytes,file,growth.max,4440,1000,2392,yes
binsize_time_seconds{artifact="app",budget="whole",limit="max",measure="push-ms"} 4.134000
binsize_time_seconds{artifact="app",budget="tight",limit="max",measure="push-ms"} 4.134000
binsize_time_seconds{artifact="app",budget="grown",limit="growth.max",measure="push-ms"} 4.134000
binsize_time_seconds{artifact="app",budget="grown",limit="growth.percent",measure="push-ms"} 4.134000
ESTIMATE                   BEFORE  AFTER   CHANGE   BETWEEN         HOW SURE
push, p95                  2.55 s  4.13 s  +1.58 s  1.57 s..1.59 s  ok
ESTIMATE                   BEFORE  AFTER   CHANGE  BETWEEN         HOW SURE
push, p95                  4.13 s  4.13 s  0 ms    0 ms..0 ms      not distinguishable from 0
%% run
# Few runs warn, fewer say nothing, and nobody needs a store.
for count in 150 50; do
	rm runs.db
	python3 make $count | binsize import -q --store runs.db -
	binsize check | grep -E ': (whole|tight|bytes): '
done
binsize check --store none.db | grep -E ': (whole|bytes): '
echo 'schema' > none.db
binsize check --store none.db
%% stdout
fail: bytes: app is 4.3 KiB, growing by more than 1000 B; owner @team
warn: whole: app is 4.12 s of push at p95 (no interval, indicative; 150 runs), more than 4.00 s
warn: tight: app is 4.12 s of push at p95 (no interval, indicative; 150 runs), more than 1.00 s
fail: bytes: app is 4.3 KiB, growing by more than 1000 B; owner @team
skipped: whole: what a push of app takes is not known: runs that know push_ms and binary_bytes: needs 200 runs, has 50; at 24.49 a day: 7 days
skipped: tight: what a push of app takes is not known: runs that know push_ms and binary_bytes: needs 200 runs, has 50; at 24.49 a day: 7 days
fail: bytes: app is 4.3 KiB, growing by more than 1000 B; owner @team
skipped: whole: what a push of app takes is not known: there is no store of runs at none.db
%% stderr
binsize: budget whole: none.db: store: file is not a database
%% status 4
%% run
sed -i 's/max: 4s/max: 4 kB/' .binsize.yml
binsize check
%% stderr
binsize: .binsize.yml:7:1: max: '4 kB' has no known unit (write ns, us, ms, s, min or h)
%% status 2
