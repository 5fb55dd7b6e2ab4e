/*
 * The history of one series: where its level changed, by the rank scan whose
 * p counts that it searched; and whether it drifts since the last change, by
 * a CUSUM against the first values after it.
 */
#include "regress.h"
#include "run_order.h"

#include <binsize/random.h>
#include <binsize/shift.h>

#include <math.h>
#include <string.h>

/* Newest runs that are looked at: the scan permutes them 2,000 times. */
#define MOST_RUNS 500
#define MOST_SHIFTS 20
/* Values a CUSUM is held against, and its slack and limit in deviations. */
#define BASELINE 20
#define SLACK 0.5
#define LIMIT 5.0

enum { PROJECT, BRANCH, RUNNER, METRIC, KIND, WHEN, COMMIT, BEFORE_TEXT,
	AFTER_TEXT, CHANGE_TEXT, BEFORE, AFTER, CHANGE, P, COLUMNS };

static const struct bsz_column columns[COLUMNS] = {
	[PROJECT] = {.key = "project", .title = "PROJECT", .kind = BSZ_TEXT},
	[BRANCH] = {.key = "branch", .title = "BRANCH", .kind = BSZ_TEXT},
	[RUNNER] = {.key = "runner", .title = "RUNNER", .kind = BSZ_TEXT},
	[METRIC] = {.key = "metric", .title = "METRIC", .kind = BSZ_TEXT},
	[KIND] = {.key = "kind", .title = "IN HISTORY", .kind = BSZ_TEXT},
	[WHEN] = {.key = "when", .title = "SINCE", .kind = BSZ_TEXT},
	[COMMIT] = {.key = "commit", .title = "COMMIT", .kind = BSZ_TEXT},
	[BEFORE_TEXT] = {.key = "before_text", .title = "BEFORE",
		.kind = BSZ_TEXT, .people_only = true},
	[AFTER_TEXT] = {.key = "after_text", .title = "AFTER",
		.kind = BSZ_TEXT, .people_only = true},
	[CHANGE_TEXT] = {.key = "change_text", .title = "CHANGE",
		.kind = BSZ_TEXT, .people_only = true},
	[BEFORE] = {.key = "before", .title = "", .kind = BSZ_REAL,
		.machine_only = true},
	[AFTER] = {.key = "after", .title = "", .kind = BSZ_REAL,
		.machine_only = true},
	[CHANGE] = {.key = "change", .title = "", .kind = BSZ_REAL,
		.machine_only = true},
	[P] = {.key = "p", .title = "P", .kind = BSZ_REAL},
};

static double median_of(const struct timeline *timeline, size_t from,
    size_t to, double *work)
{
	memcpy(work, timeline->values + from, (to - from) * sizeof(*work));
	return to > from ? bsz_median(work, to - from) : NAN;
}

static const char *copy(struct bsz_report *report, const char *text)
{
	const char *const copied = bsz_arena_copy(&report->arena, text,
	    strlen(text));

	if (!copied)
		report->failed = true;
	return copied ? copied : "";
}

static void push(struct shift_rows *rows, const struct timeline *timeline,
    const char *kind, size_t at, double before, double after, double p)
{
	const struct bsz_samples *const samples = timeline->samples;
	const uint32_t row = timeline->rows[at];
	const enum series_unit unit = timeline->series->unit;
	struct bsz_report *const report = rows->report;
	char text[RUN_PERIOD_ROOM];

	if (!rows->table)
		rows->table = bsz_report_table(report, "history", "",
		    columns, COLUMNS);
	union bsz_cell *const cell = rows->table ? bsz_table_row(report,
	    rows->table, 0, BSZ_ROW) : NULL;
	if (!cell)
		return;
	cell[PROJECT].text = samples->projects.items[samples->project[row]];
	cell[BRANCH].text = samples->branches.items[samples->branch[row]];
	cell[RUNNER].text = samples->runners.items[samples->runner[row]];
	cell[METRIC].text = timeline->series->key;
	cell[KIND].text = kind;
	cell[WHEN].text = copy(report, bsz_run_period_text(
	    samples->started_ms[row], BSZ_BY_RUN, text));
	cell[COMMIT].text = bsz_arena_printf(&report->arena, "%.12s",
	    samples->commit[row]);
	cell[BEFORE].real = before;
	cell[AFTER].real = after;
	cell[CHANGE].real = before > 0 ? after / before - 1 : NAN;
	cell[P].real = p;
	cell[BEFORE_TEXT].text = bsz_series_text(report, unit, before);
	cell[AFTER_TEXT].text = bsz_series_text(report, unit, after);
	cell[CHANGE_TEXT].text = before > 0 ? bsz_arena_printf(
	    &report->arena, "%+.1f%%", cell[CHANGE].real * 100) : "-";
	if (!cell[COMMIT].text || !cell[CHANGE_TEXT].text)
		report->failed = true;
}

/* The same series has the same draws, whatever others are asked for. */
static uint64_t seed_of(const struct shift_rows *rows,
    const struct timeline *timeline)
{
	const struct bsz_samples *const samples = timeline->samples;
	const uint32_t row = timeline->rows[0];
	uint64_t seed = BSZ_SEED;

	if (rows->query->model.has_seed)
		return rows->query->model.seed;
	seed = bsz_seed_text(seed,
	    samples->projects.items[samples->project[row]]);
	seed = bsz_seed_text(seed,
	    samples->branches.items[samples->branch[row]]);
	seed = bsz_seed_text(seed,
	    samples->runners.items[samples->runner[row]]);
	return bsz_seed_text(seed, timeline->series->key);
}

/* Drift from index from on; the first values after it are the measure. */
static int add_drift(struct shift_rows *rows,
    const struct timeline *timeline, size_t from, double *work,
    struct bsz_err *err)
{
	const size_t count = timeline->count - from;
	struct bsz_cusum cusum;

	if (count <= BASELINE)
		return 0;
	const int rc = bsz_cusum(timeline->values + from, count, BASELINE,
	    SLACK, LIMIT, NULL, NULL, &cusum, err);
	if (rc == BSZ_ENODATA) {
		*err = (struct bsz_err){0}; /* values without any spread */
		return 0;
	}
	/* An alarm that has gone out again is no news. */
	if (rc || cusum.alarm == count || fmax(cusum.up, cusum.down) < LIMIT)
		return rc;
	push(rows, timeline, cusum.up > cusum.down ? "drift up" :
	    "drift down", from + cusum.alarm, cusum.centre,
	    median_of(timeline, from + cusum.alarm, timeline->count, work),
	    NAN);
	return 0;
}

static int add_shifts(struct shift_rows *rows,
    const struct timeline *timeline, double *work, struct bsz_err *err)
{
	struct bsz_scan found[MOST_SHIFTS];
	size_t count = 0, last = 0;
	int rc = timeline->count < 2 * BSZ_SCAN_MARGIN ? 0 :
	    bsz_scan_all(timeline->values, timeline->count,
	    rows->query->alpha, seed_of(rows, timeline), found, MOST_SHIFTS,
	    &count, err);

	if (rc)
		return rc;
	for (size_t i = 0; i < count; i++) {
		const size_t end = i + 1 < count ? found[i + 1].at :
		    timeline->count;
		const double before = median_of(timeline, last, found[i].at,
		    work);
		const double after = median_of(timeline, found[i].at, end,
		    work);

		push(rows, timeline, after > before ? "shift up" :
		    "shift down", found[i].at, before, after, found[i].p);
		last = found[i].at;
	}
	return add_drift(rows, timeline, last, work, err);
}

int bsz_shift_rows_add(struct shift_rows *rows,
    const struct timeline *timeline, struct bsz_err *err)
{
	const size_t skipped = timeline->count > MOST_RUNS ?
	    timeline->count - MOST_RUNS : 0;
	const struct timeline newest = {.samples = timeline->samples,
		.series = timeline->series, .rows = timeline->rows + skipped,
		.values = timeline->values + skipped,
		.count = timeline->count - skipped};
	double *const work = bsz_malloc((newest.count + 1) * sizeof(*work));
	const int rc = work ? add_shifts(rows, &newest, work, err) :
	    bsz_fail_memory(err);

	bsz_free(work);
	return rc;
}
