Claims of a document beside the runs of a store: 320 ms/MB at p95, a knee and
a drop of cache hits at 85 MB are in the made runs; what is not there is not
found. Own figures are those of model.
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
%% file claims.json
{"document": "claims", "table": {"rounded": {"mean_build_s": 0.1, "builds_per_hour": 1},
  "rows": [{"size_mb": 40, "mean_build_s": 24.1, "builds_per_hour": 142},
    {"size_mb": 200, "mean_build_s": 68.3, "builds_per_hour": 52},
    {"size_mb": 400, "mean_build_s": 168.3, "builds_per_hour": 22}]},
 "claims": [{"kind": "knee", "size_mb": 85}, {"kind": "push_slope", "ms_per_mb": 320},
  {"kind": "hits_drop", "size_mb": 85, "drop": 0.37, "if_from": 0.74}]}
%% run
python3 make 600 knee | binsize import -q --store a.db -
binsize model --document claims.json --store a.db | sed -n '/beside/,/^$/p'
binsize model --document claims.json --store a.db --json > beside.json
binsize model --store a.db --json > model.json
python3 - <<'END'
import json
own, model = ({row["estimate"]: row for row in json.load(open(name))["results"][0]["tables"][table]["rows"]}
              for name, table in (("beside.json", "beside"), ("model.json", "rows")))
for mine, theirs in (("slope of p95 push", "p95 slope"), ("the same within projects", "p95 slope within projects")):
    for name, row in model.items():
        if row["value"] == own[mine]["own"] and row["low"] == own[mine]["low"]:
            print(mine, "is", row["about"], name)
print("seed", json.load(open("model.json"))["results"][0]["facts"]["seed"])
END
%% stdout
The document beside own runs
ESTIMATE                             DOCUMENT      OWN RUNS        95 %            ENOUGH RUNS?  VERDICT       RUNS
mean build at 40 MB                  24.1 s        21.7 s          21.0 s..22.5 s  ok            differs        600
builds an hour, a slot, at 40 MB     142 builds/h  108.9 builds/h  105.4..112.6    ok            differs        600
mean build at 200 MB                 1m08s         1m08s           1m06s..1m10s    ok            agrees         600
builds an hour, a slot, at 200 MB    52 builds/h   32.9 builds/h   31.85..33.86    ok            differs        600
mean build at 400 MB                 2m48s         2m05s           -               ok            extrapolated   600
builds an hour, a slot, at 400 MB    22 builds/h   17.57 builds/h  -               ok            extrapolated   600
slope of p95 push                    320 ms/MB     292.5 ms/MB     253.3..348.2    ok            agrees         600
the same within projects             320 ms/MB     286.3 ms/MB     256..316.5      ok            differs        600
knee of build times                  85.0 MB       85.1 MB         77.53..91.6     ok            agrees         600
size where cache hits drop           85.0 MB       85.6 MB         -               ok            one is found   600
drop of cache hits there, in points  37.0%         37.3%           -               ok            one is found   600

slope of p95 push is push slope p95
the same within projects is push slope p95 within projects
seed 3781777540
%% run
# Fewer runs, of builds that bend nowhere.
python3 make 150 flat | binsize import -q --store b.db -
BINSIZE_STORE=b.db binsize model --document claims.json | sed -n '/beside/,/^$/p'
python3 make 10 knee | binsize import -q --store c.db -
binsize model --document claims.json --store c.db | grep -c 'cannot be told'
binsize model --document claims.json --store none.db
%% stdout
The document beside own runs
ESTIMATE                             DOCUMENT      OWN RUNS        95 %            ENOUGH RUNS?                                               VERDICT         RUNS
mean build at 40 MB                  24.1 s        25.0 s          24.1 s..25.9 s  ok                                                         agrees           150
builds an hour, a slot, at 40 MB     142 builds/h  122.9 builds/h  119.1..127.3    ok                                                         differs          150
mean build at 200 MB                 1m08s         46.5 s          45.1 s..48.3 s  ok                                                         differs          150
builds an hour, a slot, at 200 MB    52 builds/h   70.96 builds/h  68.55..72.96    ok                                                         differs          150
mean build at 400 MB                 2m48s         1m13s           -               ok                                                         extrapolated     150
builds an hour, a slot, at 400 MB    22 builds/h   46.43 builds/h  -               ok                                                         extrapolated     150
slope of p95 push                    320 ms/MB     -0.08571 ms/MB  -               indicative: needs 200 runs, has 150; at 2128 a day: 1 day  no interval      150
the same within projects             320 ms/MB     -               -               needs 199 runs, has 40; at 2128 a day: 1 day               cannot be told    40
knee of build times                  85.0 MB       102 MB          33.19..188.1    indicative: needs 200 runs, has 150; at 2128 a day: 1 day  none is found    150
size where cache hits drop           85.0 MB       86.8 MB         -               ok                                                         one is found     150
drop of cache hits there, in points  37.0%         35.9%           -               ok                                                         one is found     150

10
%% stderr
binsize: none.db: No such file or directory (binsize record and binsize import make a store)
%% status 4
