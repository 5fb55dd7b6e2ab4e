/*
 * Ingest: one short transaction that takes the write lock before it reads
 * anything, because a reader that becomes a writer is turned away at once
 * when another was faster, whatever the time-out says.
 */
#include "schema.h"
#include "store.h"

/* Number of a project, which is made when it is new. */
static int find_project(struct bsz_store *store, const char *name,
    int64_t *id, struct bsz_err *err)
{
	sqlite3_stmt *const put = bsz_sqlite_prepare(store, BSZ_PUT_PROJECT,
	    err);
	sqlite3_stmt *const find = put ? bsz_sqlite_prepare(store,
	    BSZ_FIND_PROJECT, err) : NULL;
	int rc;

	if (!find)
		return err->code;
	bsz_sqlite_text(store, put, 1, name);
	rc = bsz_sqlite_step(store, put, "a project", err);
	if (rc)
		return rc;
	bsz_sqlite_text(store, find, 1, name);
	rc = bsz_sqlite_step(store, find, "a project", err);
	*id = rc == 1 ? bsz_sqlite_column_amount(store, find, 0) : 0;
	(void)store->api.sqlite3_reset(find); /* told by the step */
	return rc < 0 ? rc : 0;
}

/* Already there: with the same values, or with others? */
static int compare_run(struct bsz_store *store, int64_t project,
    const struct bsz_record *run, struct bsz_ingest *ingest,
    struct bsz_err *err)
{
	sqlite3_stmt *const find = bsz_sqlite_prepare(store, BSZ_FIND_RUN,
	    err);

	if (!find)
		return err->code;
	bsz_sqlite_blob(store, find, 1, run->digest, sizeof(run->digest));
	bsz_sqlite_amount(store, find, 2, project);
	bsz_sqlite_blob(store, find, 3, run->uid, sizeof(run->uid));
	const int rc = bsz_sqlite_step(store, find, "a run", err);
	if (rc == 1 && bsz_sqlite_column_amount(store, find, 0) == 1)
		ingest->known++;
	else
		ingest->differ++;
	(void)store->api.sqlite3_reset(find); /* told by the step */
	return rc < 0 ? rc : 0;
}

static int put_steps(struct bsz_store *store, int64_t project,
    const struct bsz_record *run, struct bsz_err *err)
{
	int rc = 0;

	for (size_t i = 0; i < run->step_count && !rc; i++) {
		const struct bsz_step *const step = &run->steps[i];
		sqlite3_stmt *const put = bsz_sqlite_prepare(store,
		    BSZ_PUT_STEP, err);

		if (!put)
			return err->code;
		bsz_sqlite_amount(store, put, 1, project);
		bsz_sqlite_blob(store, put, 2, run->uid, sizeof(run->uid));
		bsz_sqlite_amount(store, put, 3, (int64_t)i);
		bsz_sqlite_text(store, put, 4, step->name);
		bsz_sqlite_amount(store, put, 5, step->started_ms);
		bsz_sqlite_amount(store, put, 6, step->wall_ms);
		bsz_sqlite_amount(store, put, 7, step->cached);
		rc = bsz_sqlite_step(store, put, "a step", err);
	}
	return rc;
}

static int put_products(struct bsz_store *store, int64_t project,
    const struct bsz_record *run, struct bsz_err *err)
{
	int rc = 0;

	for (size_t i = 0; i < run->product_count && !rc; i++) {
		const struct bsz_product *const product = &run->products[i];
		sqlite3_stmt *const put = bsz_sqlite_prepare(store,
		    BSZ_PUT_ARTIFACT, err);

		if (!put)
			return err->code;
		bsz_sqlite_amount(store, put, 1, project);
		bsz_sqlite_blob(store, put, 2, run->uid, sizeof(run->uid));
		bsz_sqlite_amount(store, put, 3, (int64_t)i);
		bsz_sqlite_text(store, put, 4, product->name);
		bsz_sqlite_amount(store, put, 5, product->file_bytes);
		bsz_sqlite_amount(store, put, 6, product->stripped_bytes);
		bsz_sqlite_amount(store, put, 7, product->debug_bytes);
		bsz_sqlite_amount(store, put, 8, product->wire_bytes);
		rc = bsz_sqlite_step(store, put, "an artifact", err);
	}
	return rc;
}

static int put_run(struct bsz_store *store, const struct bsz_record *run,
    struct bsz_ingest *ingest, struct bsz_err *err)
{
	int64_t project = 0;
	int at = 1;
	int rc = find_project(store, run->project, &project, err);

	if (rc)
		return rc;
	sqlite3_stmt *const put = bsz_sqlite_prepare(store, BSZ_PUT_RUN, err);
	if (!put)
		return err->code;
	bsz_sqlite_amount(store, put, at++, project);
	bsz_sqlite_blob(store, put, at++, run->uid, sizeof(run->uid));
	bsz_sqlite_blob(store, put, at++, run->digest, sizeof(run->digest));
	bsz_sqlite_text(store, put, at++, run->branch);
	bsz_sqlite_text(store, put, at++, run->commit);
	bsz_sqlite_text(store, put, at++, run->runner);
	bsz_sqlite_text(store, put, at++, run->language);
	bsz_sqlite_text(store, put, at++, run->cause);
	bsz_sqlite_text(store, put, at++, run->formula);
	bsz_sqlite_amount(store, put, at++, run->started_ms);
	bsz_sqlite_amount(store, put, at++, (int64_t)run->outcome);
	bsz_sqlite_amount(store, put, at++, (int64_t)run->warmth);
	for (int i = 0; i < BSZ_METRICS; i++)
		bsz_sqlite_amount(store, put, at++, run->metrics[i]);
	rc = bsz_sqlite_step(store, put, "a run", err);
	if (rc)
		return rc;
	if (!store->api.sqlite3_changes(store->database))
		return compare_run(store, project, run, ingest, err);
	ingest->added++;
	rc = put_steps(store, project, run, err);
	return rc ? rc : put_products(store, project, run, err);
}

int bsz_store_put(struct bsz_store *store, const struct bsz_record *runs,
    size_t count, struct bsz_ingest *ingest, struct bsz_err *err)
{
	struct bsz_ingest sum = *ingest;
	int rc;

	for (size_t i = 0; i < count; i++)
		if (runs[i].started_ms == BSZ_UNKNOWN)
			return bsz_fail(err, BSZ_EINPUT,
			    "a run has no \"started_ms\"");
	rc = bsz_sqlite_run(store, "BEGIN IMMEDIATE", err);
	if (rc)
		return rc;
	for (size_t i = 0; i < count && !rc; i++)
		rc = put_run(store, &runs[i], &sum, err);
	rc = rc ? rc : bsz_sqlite_run(store, "COMMIT", err);
	if (rc)
		bsz_sqlite_undo(store);
	else
		*ingest = sum;
	return rc;
}
