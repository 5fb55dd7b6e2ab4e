What a change costs, by 600 runs as in model.t: 320 ms/MB at p95, a knee at 85
MB. Outside of the sizes that were seen there are no intervals, and a response
that does not depend on the size has no change to speak of.
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
    extra = {}
    if sys.argv[2] == "flat":
        push = 1500 + 100 * r.random()
        extra = {"new_bytes": 1000000 * (1 + i % 40)}
    print(json.dumps(extra | {"id": str(i), "project": "p%02d" % p, "runner": "large",
        "started_ms": start, "build_ms": round(build), "push_ms": round(push),
        "queue_ms": int(r.random() * 9000), "image_bytes": round(size * 1e6),
        "cache_hits": hits, "cache_lookups": 20}))
%% run
python3 make 600 knee | binsize import -q --store a.db -
binsize predict --store a.db --size 120MB --add 10MB
binsize predict --store a.db --from 70MB --to 300MB --slots 1
binsize predict --store a.db --add 10MB --format csv
%% stdout
image_bytes from 120 MB to 130 MB (+10), by 600 runs of 12 projects

ESTIMATE                   BEFORE          AFTER           CHANGE           BETWEEN         HOW SURE
push, p95                  37.9 s          40.7 s          +2.86 s          2.56 s..3.17 s  ok
push, 9 of 10 of the next  -               -               -                13.2 s..40.1 s  ok
build, mean                44.7 s          47.6 s          +2.89 s          2.78 s..3.02 s  ok
build, by its broken line  42.7 s          46.0 s          +3.36 s          -               ok
builds an hour, a slot     50.52 builds/h  47.35 builds/h  -3.172 builds/h  -3.271..-3.078  ok
builds an hour, 5 slots    252.6 builds/h  236.8 builds/h  -15.86 builds/h  -16.36..-15.39  ok
cache hits                 45.4%           43.3%           -2.1%            -2.3%..-1.9%    ok

slots are busy 30% of the time: size does not limit how many builds get through
seed 1122366216
image_bytes from 70 MB to 300 MB (+230), by 600 runs of 12 projects

note: the change crosses 85.61 MB, where cache hits go from 74.3% to 37.0%
note: builds of 20.12..219.5 MB were seen; what lies outside is extrapolated

ESTIMATE                   BEFORE          AFTER           CHANGE           BETWEEN  HOW SURE
push, p95                  23.2 s          1m29s           +1m06s           -        extrapolated
push, 9 of 10 of the next  -               -               -                -        extrapolated
build, mean                30.4 s          1m37s           +1m07s           -        extrapolated
build, by its broken line  29.0 s          1m43s           +1m14s           -        extrapolated
builds an hour, a slot     75.97 builds/h  22.91 builds/h  -53.06 builds/h  -        extrapolated
cache hits                 59.6%           23.8%           -35.7%           -        extrapolated

slots are busy 30% of the time: size does not limit how many builds get through
seed 1122366216
estimate,verdict,before,after,change,unit,low,high,runs,projects,status,lacks,needed
"push, p95",ok,36733.6,39596.3,2862.7,ms,2559.94,3165.45,600,12,ok,,0
"push, 9 of 10 of the next",ok,null,null,null,ms,12906.7,38957,600,12,ok,,0
"build, mean",ok,43628.5,46519.9,2891.43,ms,2783.03,3017.55,600,12,ok,,0
"build, by its broken line",ok,41371,44732.3,3361.34,ms,null,null,600,12,ok,,0
"builds an hour, a slot",ok,51.8708,48.5332,-3.3376,builds/h,-3.44353,-3.23757,600,12,ok,,0
"builds an hour, 5 slots",ok,259.354,242.666,-16.688,builds/h,-17.2177,-16.1878,600,12,ok,,0
cache hits,ok,0.462221,0.440456,-0.0217654,share,-0.0235068,-0.0200225,600,12,ok,,0
%% run
printf '%01000d' 0 > small; printf '%03000d' 0 > large
binsize predict --store a.db --from small --to large --format csv | cut -d, -f 1-3
%% stdout
estimate,verdict,before
"push, p95",extrapolated
"push, 9 of 10 of the next",extrapolated
"build, mean",extrapolated
"build, by its broken line",extrapolated
"builds an hour, a slot",extrapolated
"builds an hour, 5 slots",extrapolated
cache hits,extrapolated,0.999995
%% run
python3 make 600 flat | binsize import -q --store b.db -
binsize predict --store b.db --size 100MB
%% stdout
image_bytes from 115.3 MB (the median) to 100 MB (-15.3), by 600 runs of 12 projects

ESTIMATE                   BEFORE          AFTER           CHANGE           BETWEEN           HOW SURE
push, p95                  1.60 s          1.60 s          0 ms             -                 not distinguishable from 0
push, 9 of 10 of the next  -               -               -                1.50 s..1.60 s    ok
build, mean                34.6 s          32.6 s          -2.04 s          -2.17 s..-1.95 s  ok
builds an hour, a slot     92.25 builds/h  97.22 builds/h  +4.971 builds/h  4.871..5.092      ok
builds an hour, 6 slots    553.5 builds/h  583.3 builds/h  +29.82 builds/h  29.23..30.55      ok
cache hits                 47.1%           50.8%           +3.7%            3.4%..4.0%        ok

pushes are explained by new_bytes: from their median, 20.5 MB, by as much
slots are busy 14% of the time: size does not limit how many builds get through
seed 1122366216
%% run
python3 make 60 knee | binsize import -q --store c.db -; binsize predict --store c.db --add 1MiB
%% stdout
image_bytes from 105.3 MB (the median) to 106.4 MB (+1.049), by 60 runs of 12 projects

ESTIMATE                   BEFORE          AFTER           CHANGE            BETWEEN           HOW SURE
push, p95                  -               -               -                 -                 needs 200 runs, has 60; at 2035 a day: 1 day
push, 9 of 10 of the next  -               -               -                 -                 needs 200 runs, has 60; at 2035 a day: 1 day
build, mean                40.6 s          40.9 s          +291 ms           258 ms..324 ms    ok
build, by its broken line  36.5 s          36.9 s          +364 ms           -                 ok
builds an hour, a slot     56.97 builds/h  56.54 builds/h  -0.4313 builds/h  -0.4765..-0.3877  indicative: needs 100 runs, has 60; at 2035 a day: 1 day
builds an hour, 4 slots    227.9 builds/h  226.2 builds/h  -1.725 builds/h   -1.906..-1.551    indicative: needs 100 runs, has 60; at 2035 a day: 1 day
cache hits                 47.9%           47.7%           -0.2%             -0.2%..-0.1%      ok

changes are those between all runs; within projects there are too few
slots are busy 37% of the time: size does not limit how many builds get through
seed 1122366216
%% run
python3 make 4 knee | binsize import -q --store d.db -; binsize predict --store d.db --add 1MiB | cut -c 1-60
%% stdout
image_bytes from 103.7 MB (the median) to 104.8 MB (+1.049),

ESTIMATE                   BEFORE  AFTER  CHANGE  BETWEEN  H
push, p95                  -       -      -       -        n
push, 9 of 10 of the next  -       -      -       -        n
build, mean                -       -      -       -        n
builds an hour, a slot     -       -      -       -        n

changes are those between all runs; within projects there ar
slots are busy 56% of the time: size does not limit how many
seed 1122366216
%% stderr
binsize: not enough runs for any prediction (the table says what each needs)
%% run
binsize predict --store a.db
%% stderr
binsize: predict needs --add, --size, or --from and --to
%% status 2
%% run
binsize predict --store a.db --from 10MB
%% stderr
binsize: --from and --to belong together
%% status 2
%% run
binsize predict --store a.db --from 10MB --to 20MB --add 1MB
%% stderr
binsize: --from and --to say it all; take them or --add and --size
%% status 2
%% run
binsize predict --store a.db --add 10M
%% stderr
binsize: --add: '10M' can be read two ways (write MB for a power of 1000, MiB for a power of 1024)
%% status 2
