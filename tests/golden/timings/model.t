What a megabyte costs: 600 runs of twelve projects, made with 180 ms/MB times
a log-normal factor (320 ms/MB at p95), a knee at 85 MB (133 and 333 ms/MB)
and hits of 74 % below it and 37 % above. The same runs, fewer of them, are
not enough; a straight line has no knee.
%% file make
import json, math, random, sys
count, knee = int(sys.argv[1]), sys.argv[2] == "knee"
r = random.Random(7)
def normal():
    return math.sqrt(-2 * math.log(1 - r.random())) * math.cos(2 * math.pi * r.random())
factors = [math.exp(0.05 * normal()) for i in range(12)]
start = 1790000000000
for i in range(count):
    p = r.randrange(12)
    size = 20 + 200 * r.random()
    push = (800 + 180 * size * math.exp(0.35 * normal())) * factors[p]
    build = 18.8 + 0.1325 * size + (0.2 * max(0, size - 85) if knee else 0)
    build *= 1000 * math.exp(0.08 * normal()) * factors[p]
    rate = 0.74 if size <= 85 else 0.37
    hits = sum(r.random() < rate for k in range(20))
    start += int(r.random() * 90000)
    print(json.dumps({"id": str(i), "project": "p%02d" % p, "runner": "large",
        "started_ms": start, "build_ms": round(build), "push_ms": round(push),
        "queue_ms": int(r.random() * 9000), "image_bytes": round(size * 1e6),
        "cache_hits": hits, "cache_lookups": 20}))
%% run
python3 make 600 knee | binsize import -q --store a.db -; binsize model --store a.db
%% stdout
600 runs of 12 projects, 2026-09-21 to 2026-09-21

note: slots are busy 30% of the time: size does not limit how many builds get through

OF     ESTIMATE                     VALUE            95 %            ENOUGH RUNS?  RUNS
push   slope p95                    292.5 ms/MB      253.3..348.2    ok             600
push   slope p95 within projects    286.3 ms/MB      256..316.5      ok             600
push   slope p50                    184.3 ms/MB      171.6..192      ok             600
push   slope p90                    268.5 ms/MB      253.1..304.4    ok             600
push   slope huber                  181.5 ms/MB      168.7..189.9    ok             600
push   slope theil-sen              178.8 ms/MB      -               ok             600
push   slope mean                   189.7 ms/MB      179..198.2      ok             600
build  slope huber                  280.5 ms/MB      270..291.5      ok             600
build  slope theil-sen              277.8 ms/MB      -               ok             600
build  slope mean                   287.6 ms/MB      275.9..301.1    ok             600
build  slope mean within projects   289.1 ms/MB      278.9..301.7    ok             600
build  knee                         85.1 MB          77.53..91.6     ok             600
build  knee, p of the test          0.001            -               ok             600
build  slope before the knee        138.9 ms/MB      -               ok             600
build  slope behind the knee        332.4 ms/MB      -               ok             600
cache  odds of a hit, size doubled  x 0.4782         0.4507..0.5075  ok             600
cache  threshold                    85.6 MB          -               ok             600
cache  threshold, p of the test     0.001            -               ok             600
cache  hits up to the threshold     74.3%            -               ok             600
cache  hits above the threshold     37.0%            -               ok             600
slot   builds at 116.1 MB           51.87 builds/h   50.32..53.31    ok             600
slot   change for +10 MB            -3.338 builds/h  -3.444..-3.238  ok             600
slot   slots                        5                -               ok             600

Build time by size
SHAPE        SECONDS AT x MB                            AICc     BEHIND BEST
linear       10.23 +0.2876 x                            10304.9  130.8
broken line  19.17 +0.14 x, from 85.84 MB on +0.3361 x  10174.1  0.0
quadratic    18.42 +0.1117 x +0.0007281 x^2             10196.6  22.5
exponential  19.22 exp(0.006474 x)                      10216.9  42.8
power        1.142 x^0.7696                             10425.8  251.7

Cache hits by size
   FROM       TO  RUNS  LOOKUPS   HITS  95 %          DECREASING
20.1 MB  40.3 MB    60    1,200  73.9%  71.4%..76.3%       74.9%
40.3 MB  61.3 MB    60    1,200  75.8%  73.3%..78.2%       74.9%
61.6 MB  80.8 MB    60    1,200  73.9%  71.4%..76.3%       73.9%
80.8 MB  97.2 MB    60    1,200  45.6%  42.8%..48.4%       45.6%
97.7 MB   116 MB    60    1,200  37.6%  34.9%..40.4%       38.0%
 116 MB   139 MB    60    1,200  38.3%  35.6%..41.1%       38.0%
 139 MB   158 MB    60    1,200  36.1%  33.4%..38.8%       36.6%
 158 MB   181 MB    60    1,200  36.8%  34.1%..39.5%       36.6%
 181 MB   200 MB    60    1,200  36.4%  33.7%..39.2%       36.6%
 200 MB   220 MB    60    1,200  37.3%  34.6%..40.0%       36.6%

size of a push: image_bytes, 20.12..219.5 MB
size of a build: image_bytes, 20.12..219.5 MB
intervals from 12 projects hold the truth in about 90 of 100 cases
build time: broken line describes these runs best (AICc)
build time: knee at 85.09 MB (95 % 77.53..91.6), p <= 0.001: 0.139 s/MB before, 0.332 after
cache: hits 74.3% up to 85.61 MB, 37.0% above: -37.3 points, -50.2%, odds x 0.204 (p <= 0.001)
slots: 5 at most at the same time on large, 30% busy, 52.72 builds an hour of a busy slot
slots: 2.85 s between builds while others wait (median of 48)
seed 3781777540
%% run
binsize model --store a.db --format csv --quantile 50% --seed 5 | head -4
binsize model --store a.db --json | grep -o '"facts":{[^}]*}'
binsize model --store a.db --project p03 --format csv | grep -E '^push,slope p9|^build,knee'
%% stdout
about,estimate,value,unit,low,high,runs,projects,status,lacks,needed
push,slope p50,184.319,ms/MB,171.624,191.582,600,12,ok,,0
push,slope p50 within projects,179.284,ms/MB,167.88,190.688,600,12,ok,,0
push,slope p90,268.529,ms/MB,253.624,304.395,600,12,ok,,0
"facts":{"build_size":"image_bytes","push_size":"image_bytes","quantile_fit":"optimal and unique","seed":"3781777540"}
push,slope p95,null,ms/MB,null,null,60,1,insufficient,runs,200
push,slope p95 within projects,null,ms/MB,null,null,60,1,insufficient,projects,2
push,slope p90,255.099,ms/MB,null,null,60,1,indicative,runs,100
build,knee,102.761,MB,76.6968,165.561,60,1,indicative,runs,200
%% run
python3 make 200 line | binsize import -q --store b.db -; binsize model --store b.db | tail -9
%% stdout
size of a push: image_bytes, 20.27..219.5 MB
size of a build: image_bytes, 20.27..219.5 MB
intervals from 12 projects hold the truth in about 90 of 100 cases
build time: linear by a hair; these runs do not tell it from broken line, quadratic
build time: no knee found (p = 0.14)
cache: hits 73.0% up to 86.89 MB, 36.8% above: -36.2 points, -49.6%, odds x 0.216 (p <= 0.001)
slots: 4 at most at the same time on large, 33% busy, 61.12 builds an hour of a busy slot
slots: 2.41 s between builds while others wait (median of 18)
seed 3781777540
%% run
python3 make 4 line | binsize import -q --store c.db -; binsize model --store c.db
%% stdout
4 runs of 3 projects, 2026-09-21 to 2026-09-21

note: slots are busy 53% of the time: size does not limit how many builds get through

OF     ESTIMATE                     VALUE  95 %  ENOUGH RUNS?                                 RUNS
push   slope p95                    -      -     needs 200 runs, has 4; at 4032 a day: 1 day     4
push   slope p95 within projects    -      -     needs 2 projects with 20 runs each              0
push   slope p50                    -      -     needs 50 runs, has 4; at 4032 a day: 1 day      4
push   slope p90                    -      -     needs 100 runs, has 4; at 4032 a day: 1 day     4
push   slope huber                  -      -     needs 50 runs, has 4; at 4032 a day: 1 day      4
push   slope theil-sen              -      -     needs 50 runs, has 4; at 4032 a day: 1 day      4
push   slope mean                   -      -     needs 20 runs, has 4; at 4032 a day: 1 day      4
build  slope huber                  -      -     needs 50 runs, has 4; at 4032 a day: 1 day      4
build  slope theil-sen              -      -     needs 50 runs, has 4; at 4032 a day: 1 day      4
build  slope mean                   -      -     needs 20 runs, has 4; at 4032 a day: 1 day      4
build  slope mean within projects   -      -     needs 2 projects with 20 runs each              0
build  knee                         -      -     needs 200 runs, has 4; at 4032 a day: 1 day     4
cache  odds of a hit, size doubled  -      -     needs 40 runs, has 4; at 4032 a day: 1 day      4
cache  threshold                    -      -     needs 40 runs, has 4; at 4032 a day: 1 day      4
slot   builds at 103.7 MB           -      -     needs 20 runs, has 4; at 4032 a day: 1 day      4
slot   change for +10 MB            -      -     needs 20 runs, has 4; at 4032 a day: 1 day      4
slot   slots                        3      -     ok                                              4

Build time by size
SHAPE        SECONDS AT x MB                 AICc  BEHIND BEST
linear       13.64 +0.1898 x                 -     -
broken line  -                               -     -
quadratic    -4.248 +0.5177 x -0.001479 x^2  -     -
exponential  18.91 exp(0.005443 x)           -     -
power        2.026 x^0.6036                  -     -

size of a push: image_bytes, 91.09..128.1 MB
size of a build: image_bytes, 91.09..128.1 MB
build time: 4 rows of 4 sizes cannot choose a model
slots: 3 at most at the same time on large, 53% busy, 70.38 builds an hour of a busy slot
slots: no build was seen to wait for one, so nothing is added between builds
seed 3781777540
%% stderr
binsize: not enough runs for any estimate (the table says what each needs)
%% status 5
%% run
binsize model --store c.db --project none
%% stderr
binsize: no runs are kept of what was asked for (binsize store info says what is)
%% status 5
%% run
binsize model --store c.db --size-of debug_bytes
%% stderr
binsize: --size-of takes image_bytes, wire_bytes, new_bytes, binary_bytes, not 'debug_bytes' (did you mean 'new_bytes'?)
%% status 2
%% run
binsize model --store c.db --quantile 1
%% stderr
binsize: --quantile takes a number between 0 and 1 or a percentage, not '1'
%% status 2
%% file odd
import json, sys
kind = sys.argv[1]
for i in range(60):
    run = {"id": str(i), "project": "p%d" % (i % 3), "started_ms": 1790000000000 + i * 60000}
    if kind == "zero": run.update(image_bytes=0, push_ms=0, build_ms=0, cache_hits=0, cache_lookups=3)
    if kind == "one": run.update(image_bytes=1000000, push_ms=i, build_ms=i, cache_hits=i % 3, cache_lookups=3)
    if kind == "huge": run.update(image_bytes=(1 << 52) - (i << 40), build_ms=(1 << 52) - i * 7, queue_ms=1 << 52, cache_hits=(1 << 52) - i, cache_lookups=1 << 52)
    if kind == "ties": run.update(image_bytes=(i % 6 + 1) * 1000000, push_ms=1000 * (i % 6), build_ms=1000 * (i % 3), cache_hits=int(i % 6 < 3), cache_lookups=1)
    if kind == "ended": run.update(image_bytes=i * 1000000, push_ms=1000 * i, build_ms=1000 * i, outcome="timeout")
    print(json.dumps(run))
%% run
for kind in zero one huge ties ended; do rm -f odd.db; python3 odd $kind | binsize import -q --store odd.db -; echo "= $kind"; binsize model --store odd.db --format csv | cut -d, -f 1-4,9-10; binsize model -q --store odd.db 2>/dev/null | sed -n '/^size/,/^slots/p'; done
%% stdout
= zero
about,estimate,value,unit,status,lacks
push,slope p95,null,ms/MB,insufficient,runs
push,slope p95 within projects,null,ms/MB,insufficient,projects
push,slope p50,null,ms/MB,insufficient,runs
push,slope p90,null,ms/MB,insufficient,runs
push,slope huber,null,ms/MB,insufficient,runs
push,slope theil-sen,null,ms/MB,insufficient,runs
push,slope mean,null,ms/MB,insufficient,runs
build,slope huber,null,ms/MB,insufficient,sizes
build,slope theil-sen,null,ms/MB,insufficient,sizes
build,slope mean,null,ms/MB,insufficient,sizes
build,slope mean within projects,null,ms/MB,insufficient,sizes
build,knee,null,MB,insufficient,sizes
cache,"odds of a hit, size doubled",null,3,insufficient
cache,threshold,null,MB,insufficient,outcomes
slot,builds at 0 MB,null,builds/h,insufficient,sizes
slot,change for +10 MB,null,builds/h,insufficient,sizes
slot,slots,null,count,ok,
size of a build: image_bytes, 0..0 MB
build time: 60 rows of 1 size cannot choose a model
seed 3781777540
= one
about,estimate,value,unit,status,lacks
push,slope p95,null,ms/MB,insufficient,runs
push,slope p95 within projects,null,ms/MB,insufficient,runs
push,slope p50,null,ms/MB,insufficient,sizes
push,slope p90,null,ms/MB,insufficient,sizes
push,slope huber,null,ms/MB,insufficient,sizes
push,slope theil-sen,null,ms/MB,insufficient,sizes
push,slope mean,null,ms/MB,insufficient,sizes
build,slope huber,null,ms/MB,insufficient,sizes
build,slope theil-sen,null,ms/MB,insufficient,sizes
build,slope mean,null,ms/MB,insufficient,sizes
build,slope mean within projects,null,ms/MB,insufficient,sizes
build,knee,null,MB,insufficient,sizes
cache,"odds of a hit, size doubled",null,3,insufficient
cache,threshold,null,MB,insufficient,sizes
slot,builds at 1 MB,null,builds/h,insufficient,sizes
slot,change for +10 MB,null,builds/h,insufficient,sizes
slot,slots,1,count,ok,
size of a push: image_bytes, 1..1 MB
size of a build: image_bytes, 1..1 MB
build time: 60 rows of 1 size cannot choose a model
slots: 1 at most at the same time on unnamed machines, 0% busy, 6.102e+04 builds an hour of a busy slot
= huge
about,estimate,value,unit,status,lacks
push,slope p95,null,ms/MB,insufficient,runs
push,slope p95 within projects,null,ms/MB,insufficient,projects
push,slope p50,null,ms/MB,insufficient,runs
push,slope p90,null,ms/MB,insufficient,runs
push,slope huber,null,ms/MB,insufficient,runs
push,slope theil-sen,null,ms/MB,insufficient,runs
push,slope mean,null,ms/MB,insufficient,runs
build,slope huber,null,ms/MB,insufficient,range
build,slope theil-sen,null,ms/MB,insufficient,range
build,slope mean,null,ms/MB,insufficient,range
build,slope mean within projects,6.36646e-06,ms/MB,indicative,projects
build,knee,null,MB,insufficient,range
cache,"odds of a hit, size doubled",null,3,ok
cache,threshold,4.45453e+09,MB,ok,
cache,"threshold, p of the test",0.001,3,ok
cache,hits up to the threshold,1,share,ok,
cache,hits above the threshold,1,share,ok,
slot,builds at 4.471e+09 MB,null,builds/h,insufficient,range
slot,change for +10 MB,null,builds/h,insufficient,range
slot,slots,60,count,ok,
size of a build: image_bytes, 4.439e+09..4.504e+09 MB
build time: linear fits every run exactly
cache: size separates hits and misses completely; no odds can be given
cache: hits 100.0% up to 4.455e+09 MB, 100.0% above: +0.0 points, +0.0%, odds x 2.63 (p <= 0.001)
slots: 60 at most at the same time on unnamed machines, 100% busy, 7.994e-10 builds an hour of a busy slot
= ties
about,estimate,value,unit,status,lacks
push,slope p95,null,ms/MB,insufficient,runs
push,slope p95 within projects,null,ms/MB,insufficient,runs
push,slope p50,1000,ms/MB,indicative,projects
push,slope p90,1000,ms/MB,indicative,runs
push,slope huber,1000,ms/MB,indicative,projects
push,slope theil-sen,1000,ms/MB,indicative,projects
push,slope mean,1000,ms/MB,indicative,projects
build,slope huber,250.111,ms/MB,indicative,projects
build,slope theil-sen,250,ms/MB,indicative,projects
build,slope mean,228.571,ms/MB,indicative,projects
build,slope mean within projects,0,ms/MB,indicative,projects
build,knee,2.67372,MB,indicative,runs
build,"knee, p of the test",0.001,3,indicative
build,slope before the knee,1000,ms/MB,indicative,runs
build,slope behind the knee,-399.613,ms/MB,indicative,runs
cache,"odds of a hit, size doubled",null,3,indicative
cache,threshold,3,MB,indicative,outcomes
cache,"threshold, p of the test",0.001,3,indicative
cache,hits up to the threshold,1,share,indicative,outcomes
cache,hits above the threshold,0,share,indicative,outcomes
slot,builds at 3.5 MB,1028.57,builds/h,indicative,projects
slot,change for +10 MB,-800.517,builds/h,indicative,projects
slot,slots,1,count,ok,
size of a push: image_bytes, 1..6 MB
size of a build: image_bytes, 1..6 MB
build time: broken line describes these runs best (AICc)
build time: knee at 2.674 MB (95 % 2..4.393), p <= 0.001: 1 s/MB before, -0.4 after
cache: size separates hits and misses completely; no odds can be given
cache: hits 100.0% up to 3 MB, 0.0% above: -100.0 points, -100.0%, odds x 0 (p <= 0.001)
slots: 1 at most at the same time on unnamed machines, 6% busy, 1029 builds an hour of a busy slot
= ended
about,estimate,value,unit,status,lacks
push,slope p95,null,ms/MB,insufficient,runs
push,slope p95 within projects,null,ms/MB,insufficient,runs
push,slope p50,null,ms/MB,insufficient,ends
push,slope p90,null,ms/MB,insufficient,ends
push,slope huber,null,ms/MB,insufficient,ends
push,slope theil-sen,null,ms/MB,insufficient,ends
push,slope mean,null,ms/MB,insufficient,ends
build,slope huber,null,ms/MB,insufficient,ends
build,slope theil-sen,null,ms/MB,insufficient,ends
build,slope mean,null,ms/MB,insufficient,ends
build,slope mean within projects,null,ms/MB,insufficient,ends
build,knee,null,MB,insufficient,ends
cache,"odds of a hit, size doubled",null,0,insufficient
cache,threshold,null,MB,insufficient,runs
slot,builds at 29.5 MB,null,builds/h,insufficient,ends
slot,change for +10 MB,null,builds/h,insufficient,ends
slot,slots,2,count,ok,
size of a push: image_bytes, 1..59 MB
1 push left out: sent nothing
59 pushes ended at a limit: counted as that long
size of a build: image_bytes, 0..59 MB
60 builds ended at a limit: counted as that long
build time: linear fits every run exactly
slots: 2 at most at the same time on unnamed machines, 48% busy, 61.02 builds an hour of a busy slot
%% stderr
binsize: not enough runs for any estimate (the table says what each needs)
binsize: not enough runs for any estimate (the table says what each needs)
binsize: not enough runs for any estimate (the table says what each needs)
%% run
binsize model --store a.db --format html -o page.html; grep -c '<figure data-plot>' page.html; grep -o '<figcaption>[^<]*' page.html; python3 -c "import re, xml.dom.minidom as dom; page = open('page.html').read(); [print(len(dom.parseString(svg).getElementsByTagName('circle')), 'nan' in svg) for svg in re.findall('<svg.*?</svg>', page, re.S)]"
binsize model --store odd.db --format html -o page.html 2>/dev/null; grep -c '<figure data-plot>' page.html || true
%% stdout
2
<figcaption>Push times and their p95: 292.5 ms/MB, by 600 runs, with its band of 95 %
<figcaption>Build times and their mean: 287.6 ms/MB, by 600 runs, with its band of 95 %
400 False
400 False
0
