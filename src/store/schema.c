/*
 * Every key holds project_id, so that a database spread over machines by it
 * needs no other schema. Runs are told apart by a digest, not by a counter:
 * the same run delivered twice is the same row.
 *
 * A step in the list below is never changed once it was released; a change of
 * the schema is one more step behind it.
 */
#include "schema.h"

#include <inttypes.h>

const char *const bsz_schema_steps[] = {
	"CREATE TABLE project("
	    "project_id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE"
	    ") STRICT;"
	"CREATE TABLE run("
	    "project_id INTEGER NOT NULL REFERENCES project,"
	    "run_uid BLOB NOT NULL, run_digest BLOB NOT NULL,"
	    "branch TEXT NOT NULL, commit_id TEXT NOT NULL,"
	    "runner TEXT NOT NULL, started_ms INTEGER NOT NULL,"
	    "outcome INTEGER NOT NULL, cache INTEGER NOT NULL,"
	    "queue_ms INTEGER, build_ms INTEGER, push_ms INTEGER,"
	    "wall_ms INTEGER, cpu_ms INTEGER, peak_bytes INTEGER,"
	    "image_bytes INTEGER, wire_bytes INTEGER, new_bytes INTEGER,"
	    "binary_bytes INTEGER, debug_bytes INTEGER, cache_hits INTEGER,"
	    "cache_lookups INTEGER, exit_status INTEGER,"
	    "cpu_wait_ms INTEGER, io_wait_ms INTEGER,"
	    "memory_wait_ms INTEGER, throttled_ms INTEGER,"
	    "memory_high INTEGER, memory_max INTEGER, oom_kills INTEGER,"
	    "PRIMARY KEY(project_id, run_uid)"
	    ") STRICT, WITHOUT ROWID;"
	"CREATE INDEX run_trend ON run(project_id, branch, started_ms);"
	"CREATE INDEX run_age ON run(started_ms);"
	"CREATE TABLE step("
	    "project_id INTEGER NOT NULL, run_uid BLOB NOT NULL,"
	    "step_no INTEGER NOT NULL, name TEXT NOT NULL,"
	    "started_ms INTEGER, wall_ms INTEGER, cached INTEGER,"
	    "PRIMARY KEY(project_id, run_uid, step_no),"
	    "FOREIGN KEY(project_id, run_uid) REFERENCES run "
	    "ON DELETE CASCADE) STRICT, WITHOUT ROWID;"
	"CREATE TABLE artifact("
	    "project_id INTEGER NOT NULL, run_uid BLOB NOT NULL,"
	    "artifact_no INTEGER NOT NULL, name TEXT NOT NULL,"
	    "file_bytes INTEGER, stripped_bytes INTEGER,"
	    "debug_bytes INTEGER, wire_bytes INTEGER,"
	    "PRIMARY KEY(project_id, run_uid, artifact_no),"
	    "FOREIGN KEY(project_id, run_uid) REFERENCES run "
	    "ON DELETE CASCADE) STRICT, WITHOUT ROWID",

	"ALTER TABLE run ADD COLUMN language TEXT NOT NULL DEFAULT '';"
	"ALTER TABLE run ADD COLUMN cause TEXT NOT NULL DEFAULT '';"
	"ALTER TABLE run ADD COLUMN cache_formula TEXT NOT NULL DEFAULT '';"
	"ALTER TABLE run ADD COLUMN critical_ms INTEGER;"
	"ALTER TABLE run ADD COLUMN fetch_ms INTEGER;"
	"ALTER TABLE run ADD COLUMN upload_ms INTEGER;"
	"ALTER TABLE run ADD COLUMN setup_ms INTEGER",

	"CREATE TABLE daily("
	    "project_id INTEGER NOT NULL REFERENCES project,"
	    "branch TEXT NOT NULL, runner TEXT NOT NULL,"
	    "day INTEGER NOT NULL, part BLOB NOT NULL,"
	    "runs INTEGER NOT NULL, run_uids BLOB NOT NULL,"
	    "sums TEXT NOT NULL,"
	    "PRIMARY KEY(project_id, branch, runner, day, part)) STRICT",
};


const size_t bsz_schema_step_count = BSZ_COUNTOF(bsz_schema_steps);

const char *const bsz_schema_statements[BSZ_STATEMENTS] = {
	[BSZ_PUT_PROJECT] = "INSERT INTO project(name) VALUES(?) "
	    "ON CONFLICT DO NOTHING",
	[BSZ_FIND_PROJECT] = "SELECT project_id FROM project WHERE name = ?",
	[BSZ_PUT_RUN] = "INSERT INTO run(project_id,run_uid,run_digest,"
	    "branch,commit_id,runner,language,cause,cache_formula,"
	    "started_ms,outcome,cache,queue_ms,build_ms,push_ms,wall_ms,"
	    "cpu_ms,peak_bytes,image_bytes,wire_bytes,new_bytes,"
	    "binary_bytes,debug_bytes,cache_hits,cache_lookups,exit_status,"
	    "cpu_wait_ms,io_wait_ms,memory_wait_ms,throttled_ms,memory_high,"
	    "memory_max,oom_kills,critical_ms,fetch_ms,upload_ms,setup_ms) "
	    "VALUES(?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,"
	    "?,?,?,?,?,?,?,?,?) ON CONFLICT DO NOTHING",
	[BSZ_FIND_RUN] = "SELECT run_digest = ? FROM run "
	    "WHERE project_id = ? AND run_uid = ?",
	[BSZ_PUT_STEP] = "INSERT INTO step VALUES(?,?,?,?,?,?,?)",
	[BSZ_PUT_ARTIFACT] = "INSERT INTO artifact VALUES(?,?,?,?,?,?,?,?)",
	[BSZ_READ_STEPS] = "SELECT name,started_ms,wall_ms,cached FROM step "
	    "WHERE project_id = ? AND run_uid = ? ORDER BY step_no",
	[BSZ_READ_ARTIFACTS] = "SELECT name,file_bytes,stripped_bytes,"
	    "debug_bytes,wire_bytes FROM artifact "
	    "WHERE project_id = ? AND run_uid = ? ORDER BY artifact_no",
	[BSZ_DELETE_UNFINISHED] = "DELETE FROM run WHERE project_id = ? AND "
	    "run_uid = ? AND outcome = 4",
	[BSZ_FIND_OLD] = "SELECT name,branch,runner,started_ms,project_id "
	    "FROM run JOIN project USING(project_id) WHERE started_ms < ? "
	    "ORDER BY started_ms LIMIT 1",
	[BSZ_DELETE_RUNS] = "DELETE FROM run WHERE project_id = ? AND "
	    "branch = ? AND runner = ? AND started_ms >= ? AND "
	    "started_ms < ?",
	[BSZ_PUT_DAY] = "INSERT INTO daily VALUES(?,?,?,?,?,?,?,?) "
	    "ON CONFLICT DO NOTHING",
	[BSZ_FIND_DAY] = "SELECT run_uids FROM daily WHERE project_id = ? "
	    "AND branch = ? AND runner = ? AND day = ?",
};

int bsz_schema_check(int64_t version, struct bsz_err *err)
{
	if (version > (int64_t)bsz_schema_step_count)
		return bsz_fail(err, BSZ_ESTORE, "was written by a newer "
		    "binsize (its schema is %" PRId64 ", this one knows %zu)",
		    version, bsz_schema_step_count);
	return 0;
}
