/*
 * What is left of pruned runs. Each part of a day tells which runs it is made
 * of, so that one that comes again, alone or inside of another store's part,
 * is known; parts are never added up here, but where they are read.
 */
#include "schema.h"
#include "store.h"

#include <binsize/day.h>

#include <stdlib.h>

enum { BRANCH, RUNNER, DAY, SUMS, PART, RUNS, UIDS, NAME };

#define COLUMNS "branch,runner,day,sums,part,runs,run_uids"

static bool is_wanted(struct bsz_store *store,
    struct bsz_statement *statement, const struct bsz_selection *wanted)
{
	const int64_t started = BSZ_DAY_MS *
	    bsz_sql_column_amount(store, statement, DAY);

	return (!wanted->branch || strcmp(wanted->branch,
	    bsz_sql_column_text(store, statement, BRANCH)) == 0) &&
	    (!wanted->runner || strcmp(wanted->runner,
	    bsz_sql_column_text(store, statement, RUNNER)) == 0) &&
	    (wanted->since_ms == BSZ_UNKNOWN || started >= wanted->since_ms) &&
	    (wanted->until_ms == BSZ_UNKNOWN || started < wanted->until_ms);
}

static int take_day(struct bsz_store *store, struct bsz_statement *statement,
    uint32_t project, struct bsz_samples *samples, struct bsz_err *err)
{
	struct bsz_day *const day = bsz_samples_add_day(samples);

	if (!day)
		return bsz_fail_memory(err);
	const int rc = bsz_day_read(day, bsz_sql_column_text(store, statement,
	    SUMS), &samples->arena, err);
	day->project = project;
	day->branch = bsz_samples_name(samples, &samples->branches,
	    bsz_sql_column_text(store, statement, BRANCH));
	day->runner = bsz_samples_name(samples, &samples->runners,
	    bsz_sql_column_text(store, statement, RUNNER));
	day->day = bsz_sql_column_amount(store, statement, DAY);
	if (rc == BSZ_EINPUT)
		return bsz_fail(err, BSZ_ESTORE, "holds a damaged day");
	return rc || !samples->failed ? rc : bsz_fail_memory(err);
}

int bsz_days_read(struct bsz_store *store, int64_t project,
    uint32_t project_index, const struct bsz_selection *selection,
    struct bsz_samples *samples, struct bsz_err *err)
{
	struct bsz_statement *const read = bsz_sql_new(store, "SELECT "
	    COLUMNS " FROM daily WHERE project_id = ? "
	    "ORDER BY day, branch, runner, part", err);
	int rc;

	if (!read)
		return err->code;
	bsz_sql_amount(store, read, 1, project);
	while ((rc = bsz_sql_step(store, read, "days", err)) == 1) {
		if (!is_wanted(store, read, selection))
			continue;
		rc = take_day(store, read, project_index, samples, err);
		if (rc)
			break;
	}
	bsz_sql_free(store, read);
	return rc;
}

/* --- which runs are in them --------------------------------------------- */

static int compare_uids(const void *a, const void *b)
{
	return memcmp(a, b, BSZ_RECORD_UID);
}

/* Where a run belongs. */
struct place {
	int64_t project, day;
	const char *branch, *runner;
};

static int is_pruned(struct bsz_store *store, const struct place *place,
    const uint8_t *uid, struct bsz_err *err)
{
	struct bsz_statement *const find = bsz_sql_prepare(store,
	    BSZ_FIND_DAY, err);
	bool found = false;
	size_t size;
	int rc;

	if (!find)
		return err->code;
	bsz_sql_amount(store, find, 1, place->project);
	bsz_sql_text(store, find, 2, place->branch);
	bsz_sql_text(store, find, 3, place->runner);
	bsz_sql_amount(store, find, 4, place->day);
	while (!found && (rc = bsz_sql_step(store, find, "days", err)) == 1) {
		const void *const uids = bsz_sql_column_blob(store, find, 0,
		    &size);

		found = size && bsearch(uid, uids, size / BSZ_RECORD_UID,
		    BSZ_RECORD_UID, compare_uids);
	}
	bsz_sql_reset(store, find);
	return found ? 1 : rc;
}

int bsz_days_hold(struct bsz_store *store, int64_t project,
    const struct bsz_record *run, struct bsz_err *err)
{
	const struct place place = {.project = project,
		.day = run->started_ms / BSZ_DAY_MS, .branch = run->branch,
		.runner = run->runner};

	return is_pruned(store, &place, run->uid, err);
}

/* --- merging ------------------------------------------------------------ */

static int is_kept(struct bsz_store *store, int64_t project,
    const uint8_t *uid, struct bsz_err *err)
{
	struct bsz_statement *const find = bsz_sql_prepare(store,
	    BSZ_FIND_RUN, err);

	if (!find)
		return err->code;
	bsz_sql_blob(store, find, 1, uid, BSZ_RECORD_UID); /* any digest */
	bsz_sql_amount(store, find, 2, project);
	bsz_sql_blob(store, find, 3, uid, BSZ_RECORD_UID);
	const int rc = bsz_sql_step(store, find, "a run", err);
	bsz_sql_reset(store, find);
	return rc;
}

/* A part of the other store, at the row of its statement. */
struct part {
	struct bsz_store *other;
	struct bsz_statement *row;
	struct place place;
	const uint8_t *uids;
	size_t count;
};

/* How many of its runs are here. */
static int count_here(struct bsz_store *store, const struct part *part,
    size_t *here, struct bsz_err *err)
{
	*here = 0;
	for (size_t i = 0; i < part->count; i++) {
		const uint8_t *const uid = part->uids + i * BSZ_RECORD_UID;
		int rc = is_kept(store, part->place.project, uid, err);

		rc = rc ? rc : is_pruned(store, &part->place, uid, err);
		if (rc < 0)
			return rc;
		*here += (size_t)rc;
	}
	return 0;
}

static int put_part(struct bsz_store *store, const struct part *part,
    struct bsz_err *err)
{
	struct bsz_statement *const put = bsz_sql_prepare(store, BSZ_PUT_DAY,
	    err);
	size_t size;

	if (!put)
		return err->code;
	bsz_sql_amount(store, put, 1, part->place.project);
	bsz_sql_text(store, put, 2, part->place.branch);
	bsz_sql_text(store, put, 3, part->place.runner);
	bsz_sql_amount(store, put, 4, part->place.day);
	const void *const name = bsz_sql_column_blob(part->other, part->row,
	    PART, &size);
	bsz_sql_blob(store, put, 5, name, size);
	bsz_sql_amount(store, put, 6, (int64_t)part->count);
	bsz_sql_blob(store, put, 7, part->uids,
	    part->count * BSZ_RECORD_UID);
	bsz_sql_text(store, put, 8, bsz_sql_column_text(part->other,
	    part->row, SUMS));
	return bsz_sql_step(store, put, "a day", err);
}

static int merge_inside(struct bsz_store *store, struct part *part,
    struct bsz_ingest *days, struct bsz_err *err)
{
	size_t here;
	int rc = bsz_put_project(store, bsz_sql_column_text(part->other,
	    part->row, NAME), &part->place.project, err);

	rc = rc ? rc : count_here(store, part, &here, err);
	if (rc)
		return rc;
	if (!here)
		rc = put_part(store, part, err);
	days->added += !here;
	days->known += here && here == part->count;
	days->differ += here && here < part->count;
	return rc;
}

static int merge_part(struct bsz_store *store, struct bsz_store *other,
    struct bsz_statement *row, struct bsz_ingest *days, struct bsz_err *err)
{
	struct part part = {.other = other, .row = row, .place = {
		.branch = bsz_sql_column_text(other, row, BRANCH),
		.runner = bsz_sql_column_text(other, row, RUNNER),
		.day = bsz_sql_column_amount(other, row, DAY)}};
	size_t size;

	part.uids = bsz_sql_column_blob(other, row, UIDS, &size);
	part.count = size / BSZ_RECORD_UID;
	int rc = bsz_sql_run(store, store->engine->begin_write, err);
	if (rc)
		return rc;
	rc = merge_inside(store, &part, days, err);
	rc = rc ? rc : bsz_sql_run(store, "COMMIT", err);
	if (rc)
		bsz_sql_undo(store);
	return rc;
}

int bsz_store_merge_days(struct bsz_store *store, struct bsz_store *other,
    const struct bsz_selection *selection, struct bsz_ingest *days,
    struct bsz_err *err)
{
	struct bsz_statement *const read = bsz_sql_new(other, "SELECT "
	    COLUMNS ",name FROM daily JOIN project USING(project_id) "
	    "ORDER BY name, branch, runner, day, part", err);
	int rc;

	if (!read)
		return err->code;
	while ((rc = bsz_sql_step(other, read, "days", err)) == 1) {
		if (!is_wanted(other, read, selection) ||
		    (selection->project && strcmp(selection->project,
		    bsz_sql_column_text(other, read, NAME)) != 0))
			continue;
		rc = merge_part(store, other, read, days, err);
		if (rc)
			break;
	}
	bsz_sql_free(other, read);
	return rc;
}
