/*
 * Ingest: one short transaction that takes the write lock before it reads
 * anything, because a reader that becomes a writer is turned away at once
 * when another was faster, whatever the time-out says.
 */
#include "schema.h"
#include "store.h"

/* Two writers that put the same runs in different orders may wait for each
 * other; one of them is told to begin again. */
#define MOST_TRIES 20

int bsz_put_project(struct bsz_store *store, const char *name, int64_t *id,
    struct bsz_err *err)
{
	struct bsz_statement *const put = bsz_sql_prepare(store, BSZ_PUT_PROJECT,
	    err);
	struct bsz_statement *const find = put ? bsz_sql_prepare(store,
	    BSZ_FIND_PROJECT, err) : NULL;
	int rc;

	if (!find)
		return err->code;
	bsz_sql_text(store, put, 1, name);
	rc = bsz_sql_step(store, put, "a project", err);
	if (rc)
		return rc;
	bsz_sql_text(store, find, 1, name);
	rc = bsz_sql_step(store, find, "a project", err);
	*id = rc == 1 ? bsz_sql_column_amount(store, find, 0) : 0;
	bsz_sql_reset(store, find);
	return rc < 0 ? rc : 0;
}

/* Already there: with the same values, or with others? */
static int compare_run(struct bsz_store *store, int64_t project,
    const struct bsz_record *run, struct bsz_ingest *ingest,
    struct bsz_err *err)
{
	struct bsz_statement *const find = bsz_sql_prepare(store, BSZ_FIND_RUN,
	    err);

	if (!find)
		return err->code;
	bsz_sql_blob(store, find, 1, run->digest, sizeof(run->digest));
	bsz_sql_amount(store, find, 2, project);
	bsz_sql_blob(store, find, 3, run->uid, sizeof(run->uid));
	const int rc = bsz_sql_step(store, find, "a run", err);
	if (rc == 1 && bsz_sql_column_amount(store, find, 0) == 1)
		ingest->known++;
	else
		ingest->differ++;
	bsz_sql_reset(store, find);
	return rc < 0 ? rc : 0;
}

static int put_steps(struct bsz_store *store, int64_t project,
    const struct bsz_record *run, struct bsz_err *err)
{
	int rc = 0;

	for (size_t i = 0; i < run->step_count && !rc; i++) {
		const struct bsz_step *const step = &run->steps[i];
		struct bsz_statement *const put = bsz_sql_prepare(store,
		    BSZ_PUT_STEP, err);

		if (!put)
			return err->code;
		bsz_sql_amount(store, put, 1, project);
		bsz_sql_blob(store, put, 2, run->uid, sizeof(run->uid));
		bsz_sql_amount(store, put, 3, (int64_t)i);
		bsz_sql_text(store, put, 4, step->name);
		bsz_sql_amount(store, put, 5, step->started_ms);
		bsz_sql_amount(store, put, 6, step->wall_ms);
		bsz_sql_amount(store, put, 7, step->cached);
		rc = bsz_sql_step(store, put, "a step", err);
	}
	return rc;
}

static int put_products(struct bsz_store *store, int64_t project,
    const struct bsz_record *run, struct bsz_err *err)
{
	int rc = 0;

	for (size_t i = 0; i < run->product_count && !rc; i++) {
		const struct bsz_product *const product = &run->products[i];
		struct bsz_statement *const put = bsz_sql_prepare(store,
		    BSZ_PUT_ARTIFACT, err);

		if (!put)
			return err->code;
		bsz_sql_amount(store, put, 1, project);
		bsz_sql_blob(store, put, 2, run->uid, sizeof(run->uid));
		bsz_sql_amount(store, put, 3, (int64_t)i);
		bsz_sql_text(store, put, 4, product->name);
		bsz_sql_amount(store, put, 5, product->file_bytes);
		bsz_sql_amount(store, put, 6, product->stripped_bytes);
		bsz_sql_amount(store, put, 7, product->debug_bytes);
		bsz_sql_amount(store, put, 8, product->wire_bytes);
		rc = bsz_sql_step(store, put, "an artifact", err);
	}
	return rc;
}

/* 1: a row was made; 0: there is one already. */
static int insert_run(struct bsz_store *store, int64_t project,
    const struct bsz_record *run, struct bsz_err *err)
{
	struct bsz_statement *const put = bsz_sql_prepare(store, BSZ_PUT_RUN, err);
	int at = 1;

	if (!put)
		return err->code;
	bsz_sql_amount(store, put, at++, project);
	bsz_sql_blob(store, put, at++, run->uid, sizeof(run->uid));
	bsz_sql_blob(store, put, at++, run->digest, sizeof(run->digest));
	bsz_sql_text(store, put, at++, run->branch);
	bsz_sql_text(store, put, at++, run->commit);
	bsz_sql_text(store, put, at++, run->runner);
	bsz_sql_text(store, put, at++, run->language);
	bsz_sql_text(store, put, at++, run->cause);
	bsz_sql_text(store, put, at++, run->formula);
	bsz_sql_amount(store, put, at++, run->started_ms);
	bsz_sql_amount(store, put, at++, (int64_t)run->outcome);
	bsz_sql_amount(store, put, at++, (int64_t)run->warmth);
	for (int i = 0; i < BSZ_METRICS; i++)
		bsz_sql_amount(store, put, at++, run->metrics[i]);
	const int rc = bsz_sql_step(store, put, "a run", err);
	return rc ? rc : bsz_sql_changes(store, put) > 0;
}

/* 1: a row that only told that this run began has made room for it. */
static int complete_run(struct bsz_store *store, int64_t project,
    const struct bsz_record *run, struct bsz_err *err)
{
	struct bsz_statement *const delete = bsz_sql_prepare(store,
	    BSZ_DELETE_UNFINISHED, err);

	if (!delete)
		return err->code;
	bsz_sql_amount(store, delete, 1, project);
	bsz_sql_blob(store, delete, 2, run->uid, sizeof(run->uid));
	const int rc = bsz_sql_step(store, delete, "a run", err);
	if (rc || !bsz_sql_changes(store, delete))
		return rc;
	return insert_run(store, project, run, err);
}

/* The row of a run, with its lists. That one began is no news of one that is
 * there. */
static int put_row(struct bsz_store *store, int64_t project,
    const struct bsz_record *run, struct bsz_ingest *ingest,
    struct bsz_err *err)
{
	const bool finished = run->outcome != BSZ_UNFINISHED;
	const int added = insert_run(store, project, run, err);
	const int completed = added || !finished ? 0 :
	    complete_run(store, project, run, err);

	if (added < 0 || completed < 0)
		return err->code;
	if (!added && !completed && finished)
		return compare_run(store, project, run, ingest, err);
	ingest->added += (uint64_t)added;
	ingest->completed += (uint64_t)completed;
	ingest->known += !added && !completed;
	if (!added && !completed)
		return 0;
	const int rc = put_steps(store, project, run, err);
	return rc ? rc : put_products(store, project, run, err);
}

static int put_run(struct bsz_store *store, const struct bsz_record *run,
    struct bsz_ingest *ingest, struct bsz_err *err)
{
	int64_t project = 0;
	int rc = bsz_put_project(store, run->project, &project, err);

	rc = rc ? rc : bsz_days_hold(store, project, run, err);
	if (rc == 1)
		ingest->known++;
	if (rc)
		return rc < 0 ? rc : 0;
	return put_row(store, project, run, ingest, err);
}

static int put_all(struct bsz_store *store, const struct bsz_record *runs,
    size_t count, struct bsz_ingest *sum, struct bsz_err *err)
{
	int rc = bsz_sql_run(store, store->engine->begin_write, err);

	if (rc)
		return rc;
	for (size_t i = 0; i < count && !rc; i++)
		rc = put_run(store, &runs[i], sum, err);
	rc = rc ? rc : bsz_sql_run(store, "COMMIT", err);
	if (rc)
		bsz_sql_undo(store);
	return rc;
}

int bsz_store_put(struct bsz_store *store, const struct bsz_record *runs,
    size_t count, struct bsz_ingest *ingest, struct bsz_err *err)
{
	struct bsz_ingest sum;
	int rc;

	for (size_t i = 0; i < count; i++)
		if (runs[i].started_ms == BSZ_UNKNOWN)
			return bsz_fail(err, BSZ_EINPUT,
			    "a run has no \"started_ms\"");
	for (int tries = 0;; tries++) {
		sum = *ingest;
		rc = put_all(store, runs, count, &sum, err);
		if (!rc || tries == MOST_TRIES ||
		    !store->engine->may_retry(store))
			break;
		*err = (struct bsz_err){0};
	}
	if (!rc)
		*ingest = sum;
	return rc;
}
