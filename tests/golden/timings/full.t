A store that may not grow any more: import fails with 4 and says so, what is
kept are whole runs, and the same log brings the rest once there is room.
%% file make
import json
for i in range(3000):
    print(json.dumps({"id": str(i), "project": "p", "started_ms": 1790000000000 + i, "build_ms": i,
        "steps": [{"name": "a", "wall_ms": i}, {"name": "b", "wall_ms": 2 * i}]}))
%% run
python3 make > runs.jsonl
(trap '' XFSZ; ulimit -f 256; binsize import -q --store a.db runs.jsonl 2>&1; echo $?) | sed 's/store: .*/store: REASON/'
binsize store export -q --store a.db > kept
python3 -c "
import json
runs = [json.loads(line) for line in open('kept')]
print(len(runs) < 3000, all(len(run['steps']) == 2 for run in runs))"
binsize store vacuum --store a.db; echo $?
binsize import -q --store a.db runs.jsonl; echo $?
binsize store info --store a.db --format csv | grep '^runs\|^steps'
%% stdout
binsize: runs.jsonl: store: REASON
4
True True
0
0
runs,3000
steps,6000
