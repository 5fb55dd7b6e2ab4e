/*
 * Old runs make room, a day of a branch at a time: what they add up to takes
 * their place in one transaction, so that no run is ever in both or in
 * neither. A run that comes in while that happens is not seen by it, and
 * stays.
 */
#include "schema.h"
#include "store.h"

#include <binsize/day.h>

/* Another who prunes may take the same day; then there is less to do. */
#define MOST_TRIES 20

/* The oldest day that is to go. */
struct old {
	struct bsz_arena arena;
	const char *project, *branch, *runner;
	int64_t project_id, day;
};

static const char *copy_text(struct bsz_store *store,
    struct bsz_statement *find, int column, struct bsz_arena *arena)
{
	const char *const text = bsz_sql_column_text(store, find, column);

	return bsz_arena_copy(arena, text, strlen(text));
}

/* 1 when there is one, 0, or an error's code. */
static int find_old(struct bsz_store *store, int64_t before_ms,
    struct old *old, struct bsz_err *err)
{
	struct bsz_statement *const find = bsz_sql_prepare(store,
	    BSZ_FIND_OLD, err);

	*old = (struct old){0};
	if (!find)
		return err->code;
	bsz_sql_amount(store, find, 1, before_ms);
	const int rc = bsz_sql_step(store, find, "old runs", err);
	if (rc == 1) {
		old->project = copy_text(store, find, 0, &old->arena);
		old->branch = copy_text(store, find, 1, &old->arena);
		old->runner = copy_text(store, find, 2, &old->arena);
		old->day = bsz_sql_column_amount(store, find, 3) / BSZ_DAY_MS;
		old->project_id = bsz_sql_column_amount(store, find, 4);
	}
	bsz_sql_reset(store, find);
	return rc == 1 && !(old->project && old->branch && old->runner) ?
	    bsz_fail_memory(err) : rc;
}

static int put_day(struct bsz_store *store, const struct old *old,
    const struct bsz_samples *samples, const char *sums,
    struct bsz_err *err)
{
	struct bsz_statement *const put = bsz_sql_prepare(store, BSZ_PUT_DAY,
	    err);

	if (!put)
		return err->code;
	bsz_sql_amount(store, put, 1, old->project_id);
	bsz_sql_text(store, put, 2, old->branch);
	bsz_sql_text(store, put, 3, old->runner);
	bsz_sql_amount(store, put, 4, old->day);
	/* The least of the runs names the part. */
	bsz_sql_blob(store, put, 5, samples->uid[0], BSZ_RECORD_UID);
	bsz_sql_amount(store, put, 6, (int64_t)samples->count);
	bsz_sql_blob(store, put, 7, samples->uid,
	    samples->count * BSZ_RECORD_UID);
	bsz_sql_text(store, put, 8, sums);
	const int rc = bsz_sql_step(store, put, "a day", err);
	/* Of another who was faster, the engine says so. */
	return rc || bsz_sql_changes(store, put) ? rc : bsz_fail(err,
	    BSZ_ESTORE, "holds a day of runs that are still there");
}

static int delete_runs(struct bsz_store *store, const struct old *old,
    struct bsz_err *err)
{
	struct bsz_statement *const delete = bsz_sql_prepare(store,
	    BSZ_DELETE_RUNS, err);

	if (!delete)
		return err->code;
	bsz_sql_amount(store, delete, 1, old->project_id);
	bsz_sql_text(store, delete, 2, old->branch);
	bsz_sql_text(store, delete, 3, old->runner);
	bsz_sql_amount(store, delete, 4, old->day * BSZ_DAY_MS);
	bsz_sql_amount(store, delete, 5, (old->day + 1) * BSZ_DAY_MS);
	return bsz_sql_step(store, delete, "removing runs", err);
}

static int replace(struct bsz_store *store, const struct old *old,
    const struct bsz_samples *samples, struct bsz_err *err)
{
	struct bsz_arena arena = {0};
	struct bsz_buf text = {0};
	struct bsz_day day;
	int rc = bsz_day_sum_up(&day, samples, &arena, err);

	if (!rc) {
		bsz_day_write(&day, &text);
		bsz_buf_char(&text, '\0');
		rc = text.failed ? bsz_fail_memory(err) :
		    put_day(store, old, samples, text.data, err);
	}
	bsz_buf_release(&text);
	bsz_arena_release(&arena);
	return rc ? rc : delete_runs(store, old, err);
}

/* One day, inside of a transaction. 1: it is done; 0: there is none. */
static int prune_day(struct bsz_store *store, int64_t before_ms,
    uint64_t *removed, struct bsz_err *err)
{
	struct bsz_samples samples;
	struct old old;
	int rc = find_old(store, before_ms, &old, err);

	if (rc == 1) {
		const struct bsz_selection selection = {
			.project = old.project, .branch = old.branch,
			.runner = old.runner,
			.since_ms = old.day * BSZ_DAY_MS,
			.until_ms = (old.day + 1) * BSZ_DAY_MS};

		bsz_samples_init(&samples, (BSZ_METRIC_BIT(BSZ_METRICS) - 1) |
		    BSZ_WANT_STEPS);
		rc = bsz_scan_inside(store, &selection, &samples, err);
		if (!rc && !samples.count)
			rc = bsz_fail(err, BSZ_ESTORE, "holds a run that "
			    "cannot be found by its day");
		*removed = samples.count;
		rc = rc ? rc : replace(store, &old, &samples, err);
		bsz_samples_release(&samples);
		rc = rc ? rc : 1;
	}
	bsz_arena_release(&old.arena);
	return rc;
}

static int prune_once(struct bsz_store *store, int64_t before_ms,
    uint64_t *removed, struct bsz_err *err)
{
	int rc = bsz_sql_run(store, store->engine->begin_whole, err);

	if (rc)
		return rc;
	const int found = prune_day(store, before_ms, removed, err);
	rc = found < 0 ? found : bsz_sql_run(store, "COMMIT", err);
	if (rc)
		bsz_sql_undo(store);
	return rc ? rc : found;
}

int bsz_store_prune(struct bsz_store *store, int64_t before_ms,
    uint64_t *removed, struct bsz_err *err)
{
	int tries = 0, rc;

	do {
		uint64_t some = 0;

		rc = prune_once(store, before_ms, &some, err);
		if (rc == 1) {
			*removed += some;
			tries = 0;
		} else if (rc && tries++ < MOST_TRIES &&
		    store->engine->may_retry(store)) {
			*err = (struct bsz_err){0};
			rc = 1;
		}
	} while (rc == 1);
	return rc;
}
