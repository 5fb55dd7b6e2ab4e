Limits on times of runs: the median of the newest is held against the median
of those before, by a factor or by the spread they had. One slow run, or two
of five, do not fail; runs of another branch or runner, and failed ones, do
not count; too few runs, and no store, are skipped.
%% file make
import json, sys
count, slow, factor = int(sys.argv[1]), int(sys.argv[2]), float(sys.argv[3])
for i in range(count):
    build = 60000 + i * 7919 % 13 * 300
    run = {"id": str(i), "project": "app", "branch": "main", "runner": "r",
        "started_ms": 1790000000000 + i * 3600000,
        "build_ms": round(build * (factor if i >= count - slow else 1)),
        "push_ms": 4000 + i * 31 % 7 * 100}
    print(json.dumps(run))
    # Before it, and slower still.
    for key, value in ("branch", "topic"), ("runner", "other"), \
            ("outcome", "failure"):
        print(json.dumps(run | {"id": "%d-%s" % (i, key), key: value,
            "started_ms": run["started_ms"] - 60000, "build_ms": 900000}))
%% file .binsize.yml
schema: 1
store: runs.db
timing:
  - id: build
    metric: build_ms
    factor: 1.2
    deviations: 4
    owner: "@infra"
    message: Look at the cache.
  - {id: push, metric: push_ms, runs: 7, window: 20, factor: 1.1}
%% file try
rm -f runs.db
python3 make $1 $2 $3 | binsize import -q --store runs.db -
binsize check > all; echo "$1 $2 $3: status $?"
%% run
bash try 40 5 1.5
cat all
binsize check --format csv | cut -d, -f1-3,5-10
binsize check --format openmetrics | grep seconds{
binsize check --ci none --format github
binsize doctor | grep '^timing'
%% stdout
40 5 1.5: status 1
FAIL: 0 artifacts, 3 limits, 2 failed, 0 warned

STATUS  BUDGET  ARTIFACT  SUBJECT  KEY         VALUE   LIMIT   CHANGE   OWNER
fail    build   app                factor      1m33s   1m14s   +31.4 s  @infra
fail    build   app                deviations  1m33s   1m08s   +31.4 s  @infra
pass    push    app                factor      4.30 s  4.73 s  +0 ms

fail: build: build_ms of app is 1m33s in the median of 5 runs, more than 1.2 times the 1m02s before; owner @infra
Look at the cache.
fail: build: build_ms of app is 1m33s in the median of 5 runs, more than 4 deviations above the 1m02s before; owner @infra
status,budget,artifact,measure,limit_key,value,limit,baseline,compared
fail,build,app,build_ms,factor,93150,74160,61800,yes
fail,build,app,build_ms,deviations,93150,68027,61800,yes
pass,push,app,push_ms,factor,4300,4730,4300,yes
binsize_time_seconds{artifact="app",budget="build",limit="factor",measure="build_ms"} 93.150000
binsize_time_seconds{artifact="app",budget="build",limit="deviations",measure="build_ms"} 93.150000
binsize_time_seconds{artifact="app",budget="push",limit="factor",measure="push_ms"} 4.300000
::error title=binsize%3A build,file=.binsize.yml,line=4::build_ms of app is 1m33s in the median of 5 runs, more than 4 deviations above the 1m02s before Look at the cache.
::error title=binsize%3A build,file=.binsize.yml,line=4::build_ms of app is 1m33s in the median of 5 runs, more than 1.2 times the 1m02s before Look at the cache.
::notice title=binsize::FAIL: 0 artifacts, 3 limits, 2 failed, 0 warned
timing build  build_ms, 5 runs against 30  .binsize.yml:4
timing push   push_ms, 7 runs against 20   .binsize.yml:10
%% run
# Few slow runs, faster ones, and slower ones within the limits.
for case in '40 1 9' '40 2 9' '40 3 9' '40 5 0.5' '40 5 1.05' '15 5 9' '14 5 9'
do
	bash try $case
	grep '  *build  ' all | cut -c1-54
done
grep 'skipped: build' all
binsize check --store none.db | sed -n '/: build/p'
echo 'schema' > odd.db
binsize check --store odd.db
%% stdout
40 1 9: status 0
pass    build   app                factor      1m03s  
pass    build   app                deviations  1m03s  
40 2 9: status 0
pass    build   app                factor      1m03s  
pass    build   app                deviations  1m03s  
40 3 9: status 1
fail    build   app                factor      9m00s  
fail    build   app                deviations  9m00s  
40 5 0.5: status 0
pass    build   app                factor      31.1 s 
pass    build   app                deviations  31.1 s 
40 5 1.05: status 0
pass    build   app                factor      1m05s  
pass    build   app                deviations  1m05s  
15 5 9: status 1
fail     build   app                factor      9m19s 
fail     build   app                deviations  9m19s 
14 5 9: status 0
skipped  build   app                                  
skipped: build: 14 runs of one project, branch and runner know their build_ms, 15 are needed; owner @infra
skipped: build: no times are known: there is no store of runs at none.db; owner @infra
%% stderr
binsize: odd.db: store: file is not a database
%% status 4
%% run
# A budget beside it still wants to know what it is about.
echo 'budgets: [{id: b, max: 1 MiB}]' >> .binsize.yml
binsize check
%% stderr
binsize: nothing says what to check: give an INPUT
%% status 2
%% file good.yml
schema: 1
artifacts: [{name: app, path: app}]
budgets: [{id: text, max: 1 MiB}]
timing:
  - id: build
    metric: build_ms
    factor: 1.2
%% run
try() {
	sed -E "$@" good.yml > .binsize.yml
	binsize check > out 2> said
	echo "$? $(cat out said)"
}
try 's/build_ms/file_bytes/'
try 's/build_ms/builds/'
try 's/factor: 1.2/runs: 5/'
try 's/1.2/1/'
try 's/1.2/1.2x/'
try 's/1.2/nan/'
try 's/1.2/1.2\n    runs: 2/'
try 's/1.2/1.2\n    window: 9/'
try 's/1.2/1.2\n    deviations: 0/'
try 's/1.2/1.2\n    ignore_below: 4 kB/'
try 's/1.2/1.2\n    ignored_below: 4s/'
try 's/id: build/id: text/'
try '$s/$/\n  - {id: build, metric: push_ms, factor: 2}/'
try '/factor/d;/metric/d'
%% stdout
2 binsize: .binsize.yml:5:1: metric: is no time of runs (build_ms, push_ms, wall_ms, queue_ms ...)
2 binsize: .binsize.yml:5:1: metric: is no time of runs (build_ms, push_ms, wall_ms, queue_ms ...)
2 binsize: .binsize.yml:5:1: build: has no limit (factor or deviations)
2 binsize: .binsize.yml:5:1: factor: a number above 1 is wanted (1.2)
2 binsize: .binsize.yml:5:1: factor: a number above 1 is wanted (1.2)
2 binsize: .binsize.yml:5:1: factor: a number above 1 is wanted (1.2)
2 binsize: .binsize.yml:5:1: runs: 3 to 1000 are wanted: one run says nothing
2 binsize: .binsize.yml:5:1: window: 10 to 1000 are wanted
2 binsize: .binsize.yml:5:1: deviations: a number above 0 is wanted (4)
2 binsize: .binsize.yml:5:1: ignore_below: '4 kB' has no known unit (write ns, us, ms, s, min or h)
2 binsize: .binsize.yml:8:5: the key 'ignored_below' is not known here (did you mean 'ignore_below'?)
2 binsize: .binsize.yml:5:1: text: is the id of a budget, too
2 binsize: .binsize.yml:5:1: build: is the id of two timings
2 binsize: .binsize.yml:5:9: Missing required mapping field: metric
