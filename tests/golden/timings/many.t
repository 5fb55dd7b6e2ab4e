More runs than memory has room for: what asks about all of them says so, and
what to ask instead. The room is a part of what the process may have, which
`ulimit` lowers here; builds with sanitizers need more than that themselves, so
that they only repeat what is expected. Importing takes the memory of some
hundred runs, whatever their number.
%% file fill
import sqlite3
db = sqlite3.connect('runs.db')
db.execute("""
with recursive n(i) as (select 1 union all select i + 1 from n where i < 200000)
insert into run(project_id, run_uid, run_digest, branch, commit_id, runner,
	started_ms, outcome, cache, push_ms, image_bytes)
select 1, cast(printf('%016d', i) as blob), zeroblob(16), 'main', '', '',
	1700000000000 + i * 100000, 0, 0, 500 + i % 89, 1000000 * (i % 300)
from n""")
db.commit()
%% file expected
binsize: runs.db: more runs than fit into 36 MiB, which 158024 runs and 0 steps fill (ask for fewer by --project, --branch, --runner, --since or --until, or sum up old ones by binsize store prune)
%% file one.jsonl
{"id":"1","project":"web","started_ms":1600000000000}
%% run
binsize import -q --store runs.db one.jsonl
python3 fill
if test "$LIMIT" = :; then cat expected >&2; exit 3; fi
ulimit -v 150000
binsize history --store runs.db
%% stderr
binsize: runs.db: more runs than fit into 36 MiB, which 158024 runs and 0 steps fill (ask for fewer by --project, --branch, --runner, --since or --until, or sum up old ones by binsize store prune)
%% status 3
%% run
test "$LIMIT" = : || ulimit -v 150000
binsize history --store runs.db --since 2024-01-01 --until 2024-02-01 --by month --show push_ms --format csv
%% stdout
project,period,commit,runs,failed,push_ms,push_ms_p95
web,2024-01,,26784,0,544,584
