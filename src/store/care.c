/*
 * Looking after a store: what is in it, checking it.
 */
#include "schema.h"
#include "store.h"

static int one_of(struct bsz_store *store, const char *sql, int64_t *number,
    int rc, struct bsz_err *err)
{
	return rc ? rc : bsz_sql_number(store, sql, number, err);
}

int bsz_store_describe(struct bsz_store *store,
    struct bsz_store_facts *facts, struct bsz_err *err)
{
	int rc = store->engine->version(store, &facts->version, err);

	rc = one_of(store, "SELECT count(*) FROM project", &facts->projects,
	    rc, err);
	rc = one_of(store, "SELECT count(*) FROM run", &facts->runs, rc, err);
	rc = one_of(store, "SELECT count(*) FROM run WHERE outcome = 4",
	    &facts->unfinished, rc, err);
	rc = one_of(store, "SELECT count(*) FROM step", &facts->steps, rc,
	    err);
	rc = one_of(store, "SELECT count(*) FROM artifact",
	    &facts->artifacts, rc, err);
	rc = one_of(store, "SELECT count(*) FROM daily", &facts->days, rc,
	    err);
	rc = one_of(store, "SELECT CAST(coalesce(sum(runs), 0) AS INTEGER) "
	    "FROM daily", &facts->pruned_runs, rc, err);
	rc = one_of(store, "SELECT min(started_ms) FROM run",
	    &facts->first_ms, rc, err);
	rc = one_of(store, "SELECT max(started_ms) FROM run",
	    &facts->last_ms, rc, err);
	return rc ? rc : store->engine->bytes(store, &facts->file_bytes, err);
}

int bsz_store_vacuum(struct bsz_store *store, struct bsz_err *err)
{
	return store->engine->vacuum(store, err);
}
