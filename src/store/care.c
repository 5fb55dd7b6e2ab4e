/*
 * Looking after a store: what is in it, removing what is old, checking it.
 */
#include "schema.h"
#include "store.h"

static int one_of(struct bsz_store *store, const char *sql, int64_t *number,
    int rc, struct bsz_err *err)
{
	return rc ? rc : bsz_sqlite_number(store, sql, number, err);
}

int bsz_store_describe(struct bsz_store *store,
    struct bsz_store_facts *facts, struct bsz_err *err)
{
	int64_t pages = 0, page = 0;
	int rc = bsz_schema_version(store, &facts->version, err);

	rc = one_of(store, "SELECT count(*) FROM project", &facts->projects,
	    rc, err);
	rc = one_of(store, "SELECT count(*) FROM run", &facts->runs, rc, err);
	rc = one_of(store, "SELECT count(*) FROM step", &facts->steps, rc,
	    err);
	rc = one_of(store, "SELECT count(*) FROM artifact",
	    &facts->artifacts, rc, err);
	rc = one_of(store, "SELECT min(started_ms) FROM run",
	    &facts->first_ms, rc, err);
	rc = one_of(store, "SELECT max(started_ms) FROM run",
	    &facts->last_ms, rc, err);
	rc = one_of(store, "PRAGMA page_count", &pages, rc, err);
	rc = one_of(store, "PRAGMA page_size", &page, rc, err);
	facts->file_bytes = pages * page;
	return rc;
}

int bsz_store_prune(struct bsz_store *store, int64_t before_ms,
    uint64_t *removed, struct bsz_err *err)
{
	int gone;

	do {
		sqlite3_stmt *const delete = bsz_sqlite_prepare(store,
		    BSZ_DELETE_RUNS, err);

		if (!delete)
			return err->code;
		bsz_sqlite_amount(store, delete, 1, before_ms);
		if (bsz_sqlite_step(store, delete, "removing runs", err))
			return err->code;
		gone = store->api.sqlite3_changes(store->database);
		*removed += (uint64_t)gone;
	} while (gone);
	return 0;
}

int bsz_store_vacuum(struct bsz_store *store, struct bsz_err *err)
{
	sqlite3_stmt *const check = bsz_sqlite_new(store,
	    "PRAGMA integrity_check(1)", err);
	int rc;

	if (!check)
		return err->code;
	rc = bsz_sqlite_step(store, check, "checking", err);
	if (rc == 1) {
		const char *const said = bsz_sqlite_column_text(store, check,
		    0);

		rc = strcmp(said, "ok") == 0 ? 0 : bsz_fail(err, BSZ_ESTORE,
		    "is damaged: %.400s", said);
	}
	(void)store->api.sqlite3_finalize(check); /* told by the step */
	return rc ? rc : bsz_sqlite_run(store,
	    "VACUUM; PRAGMA wal_checkpoint(TRUNCATE)", err);
}
