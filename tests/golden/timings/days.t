Pruned runs leave their days: counts, sums, and sketches within 0.8 %. Ratios
and sums stay exact, sketches of months are those of their days, and a run that
comes again, alone or in a part of another store, is known.
%% file make
import json
for i in range(240):
    day, build = i // 12, 1000 + 37 * (i * 89 % 240)
    print(json.dumps({"id": str(i), "project": "web" if i % 3 else "api", "branch": "main",
        "started_ms": 1790000000000 + 86400000 * day + i % 12, "build_ms": build,
        "cache_hits": i % 5, "cache_lookups": 4 + i % 7,
        "outcome": "cancelled" if i % 48 == 1 else "failure" if i % 24 == 7 else "success",
        "steps": [{"name": "link", "wall_ms": build // 4, "cached": i % 2},
                  {"name": "link", "wall_ms": build // 4}, {"name": "pack", "wall_ms": 9}]}))
%% file compare
import json, sys
def table(path, name):
    return json.load(open(path))["results"][0]["tables"][name]["rows"]
LOOSE = "build_ms", "median", "p95"
def agrees(key, whole, part):
    if whole == part or key in ("last", "change") or (key == "p95" and part is None):
        return True
    near = 0.008 if key.startswith(LOOSE) else 1e-12
    return isinstance(part, (int, float)) and abs(whole - part) <= near * whole
for name, whole, part in (("rows", table(sys.argv[1], "rows"), table(sys.argv[2], "rows")),
                          ("trends", table(sys.argv[1], "trends"), table(sys.argv[2], "trends")),
                          ("steps", table(sys.argv[3], "rows")[:2], table(sys.argv[4], "earlier"))):
    for one, other in zip(whole, part, strict=True):
        for key, value in other.items():
            assert agrees(key, one[key], value), (name, key, one[key], value)
    print(name, len(part), "rows agree")
%% run
python3 make > runs.jsonl
for store in a b c; do binsize import -q --store $store.db runs.jsonl; done
binsize store prune --keep 0 --store a.db
for store in a b; do
	binsize history --store $store.db --by week --json > $store.history
	binsize steps --store $store.db --json > $store.steps
done
python3 compare b.history a.history b.steps a.steps
binsize history --store a.db --by month | sed -n '/WHEN/,/^$/p'
binsize history --store b.db --by month | sed -n '/WHEN/,/^$/p'
binsize steps --store a.db
binsize history --store a.db --by run | tail -n 2
binsize history --store a.db --branch side
%% stdout
rows 6 rows agree
trends 4 rows agree
steps 2 rows agree
PROJECT  WHEN     RUNS  FAILED   BUILD  BUILD P95   HITS
api      2026-09    40       0  4.74 s     9.15 s  28.5%
api      2026-10    40       0  5.82 s     9.54 s  28.7%
web      2026-09    77       5  5.76 s     9.47 s  28.5%
web      2026-10    78       5  5.09 s     9.20 s  28.9%

PROJECT  WHEN     RUNS  FAILED   BUILD  BUILD P95   HITS
api      2026-09    40       0  4.72 s     9.11 s  28.5%
api      2026-10    40       0  5.83 s     9.55 s  28.7%
web      2026-09    77       5  5.77 s     9.45 s  28.5%
web      2026-10    78       5  5.07 s     9.21 s  28.9%

PRUNED RUNS     MEAN   MEDIAN      P95  SHARE  CACHED  STEP
        225   2.69 s   2.67 s   4.69 s  99.7%   46.7%  link
        225  9.00 ms  9.00 ms  9.00 ms   0.3%       -  pack

PRUNED RUNS: 225 with steps, known by day alone; medians and p95 are within 0.8%
5 cancelled runs are left out
240 pruned runs are known by day alone: left out
%% stderr
binsize: a.db: 240 runs removed, whose days are kept
binsize: no runs are kept of what was asked for (binsize store info says what is)
%% status 5
%% run
# Again, by another way, in part, and twice.
binsize import --store a.db runs.jsonl
binsize store merge --store a.db b.db
binsize store prune -q --keep 0 --store c.db
binsize store merge --store a.db c.db
binsize store merge --store b.db a.db
head -100 runs.jsonl | binsize import -q --store d.db -
binsize store merge --store d.db a.db
binsize store merge -q --store e.db a.db
binsize store merge -q --store e.db c.db
for store in a e; do binsize history --store $store.db -n 0 --format csv; done | sort | uniq -c | awk '$1 != 2'
binsize store info --store e.db --format csv | sed -n '/^runs/p; /pruned/p'
%% stdout
runs,0
pruned_days,40
pruned_runs,240
%% stderr
binsize: runs.jsonl: jsonl: 0 runs added, 240 known
binsize: b.db: 0 runs added, 240 known, 0 known with other values
binsize: c.db: 0 days of pruned runs added, 40 known
binsize: c.db: 0 runs added, 0 known, 0 known with other values
binsize: a.db: 0 days of pruned runs added, 40 known
binsize: a.db: 0 runs added, 0 known, 0 known with other values
binsize: a.db: 2 days of pruned runs left out: some of the runs are here already
binsize: a.db: 22 days of pruned runs added, 16 known
binsize: a.db: 0 runs added, 0 known, 0 known with other values
%% run
# A day is all or nothing.
python3 - <<'END'
import sqlite3
store = sqlite3.connect("a.db")
store.execute("UPDATE daily SET sums = replace(sums, '\"buckets\":[', '\"buckets\":[9,1,')")
store.commit()
END
binsize history --store a.db
%% stderr
binsize: a.db: holds a damaged day
%% status 4
