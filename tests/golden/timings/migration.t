A store of the first schema becomes one of today; a copy stays beside it, and
what was in it is still there. One of a newer binsize is refused.
%% file runs.jsonl
{"id":"1","project":"web","started_ms":1790000000000,"build_ms":24100,"image_bytes":40000000}
%% file more.jsonl
{"id":"2","project":"web","language":"rust","cause":"interface","cache_formula":"steps","started_ms":1790000600000,"critical_ms":7}
%% file set
import sqlite3, sys
store = sqlite3.connect("a.db")
store.executescript(sys.argv[1])
%% run
binsize import -q --store a.db runs.jsonl
python3 set "ALTER TABLE run DROP COLUMN language; ALTER TABLE run DROP COLUMN cause; ALTER TABLE run DROP COLUMN cache_formula; ALTER TABLE run DROP COLUMN critical_ms; ALTER TABLE run DROP COLUMN fetch_ms; ALTER TABLE run DROP COLUMN upload_ms; ALTER TABLE run DROP COLUMN setup_ms; DROP TABLE daily; PRAGMA user_version=1"
binsize import -q --store a.db more.jsonl; binsize store export --store a.db
ls a.db*
%% stdout
{"uid":"6b86b273ff34fce19d6b804eff5a3f57","project":"web","started_ms":1790000000000,"outcome":"success","build_ms":24100,"image_bytes":40000000}
{"uid":"d4735e3a265e16eee03f59718b9b5d03","project":"web","language":"rust","cause":"interface","cache_formula":"steps","started_ms":1790000600000,"outcome":"success","critical_ms":7}
a.db
a.db.v1
a.db.v2
%% run
python3 set "PRAGMA user_version=99"; binsize store info --store a.db
%% stderr
binsize: a.db: was written by a newer binsize (its schema is 99, this one knows 3)
%% status 4
