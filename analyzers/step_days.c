/*
 * Steps of runs that were pruned. Sums are exact; what needs the runs
 * themselves (slow ones, the path that decided, slopes in the size) is not
 * known of them, so they have a table of their own.
 */
#include "step_days.h"

#include <binsize/day.h>
#include <binsize/stats.h>

#include <math.h>
#include <stdlib.h>
#include <string.h>

enum { NAME, RUNS, MEAN, MEDIAN, P95, SHARE, CACHED, COLUMNS };

static const struct bsz_column columns[COLUMNS] = {
	[NAME] = {.key = "step", .title = "STEP", .kind = BSZ_TEXT},
	[RUNS] = {.key = "runs", .title = "PRUNED RUNS", .kind = BSZ_COUNT},
	[MEAN] = {.key = "mean_ms", .title = "MEAN", .kind = BSZ_DURATION},
	[MEDIAN] = {.key = "median_ms", .title = "MEDIAN",
		.kind = BSZ_DURATION},
	[P95] = {.key = "p95_ms", .title = "P95", .kind = BSZ_DURATION},
	[SHARE] = {.key = "share", .title = "SHARE", .kind = BSZ_RATE},
	[CACHED] = {.key = "cached", .title = "CACHED", .kind = BSZ_RATE},
};

/* A step's sums of all days, which follow each other once they are sorted. */
struct step {
	const char *name;
	const struct bsz_day_sum **sums;
	size_t count;
	double total_ms;
};

static int compare_sums(const void *a, const void *b)
{
	const struct bsz_day_sum *const *const left = a;
	const struct bsz_day_sum *const *const right = b;

	return strcmp((*left)->name, (*right)->name);
}

/* The longest first. */
static int compare_steps(const void *a, const void *b)
{
	const struct step *const left = a;
	const struct step *const right = b;

	return left->total_ms != right->total_ms ?
	    (left->total_ms < right->total_ms) -
	    (left->total_ms > right->total_ms) :
	    strcmp(left->name, right->name);
}

static size_t count_sums(const struct bsz_samples *samples)
{
	size_t count = 0;

	for (size_t i = 0; i < samples->day_count; i++)
		count += samples->days[i].step_count;
	return count;
}

/* Sums of one name are one step. Returns how many there are. */
static size_t find_steps(const struct bsz_samples *samples,
    const struct bsz_day_sum **sums, struct step *steps)
{
	size_t count = 0, step_count = 0;

	for (size_t i = 0; i < samples->day_count; i++)
		for (size_t j = 0; j < samples->days[i].step_count; j++)
			sums[count++] = &samples->days[i].steps[j];
	qsort(sums, count, sizeof(*sums), compare_sums);
	for (size_t i = 0; i < count; i++) {
		if (!step_count || strcmp(steps[step_count - 1].name,
		    sums[i]->name) != 0)
			steps[step_count++] = (struct step){sums[i]->name,
				sums + i, 0, 0};
		steps[step_count - 1].count++;
		steps[step_count - 1].total_ms += (double)sums[i]->total;
	}
	qsort(steps, step_count, sizeof(*steps), compare_steps);
	return step_count;
}

static void push_step(const struct step *step, double runs, double all_ms,
    struct bsz_sketch *sketch, union bsz_cell *cell)
{
	double hits = 0, lookups = 0;

	memset(sketch, 0, sizeof(*sketch));
	for (size_t i = 0; i < step->count; i++) {
		const struct bsz_day_sum *const sum = step->sums[i];

		bsz_sketch_merge(sketch, sum->buckets, sum->bucket_count);
		hits += (double)sum->hits;
		lookups += (double)sum->lookups;
		cell[RUNS].number += sum->runs;
	}
	cell[NAME].text = step->name;
	cell[MEAN].real = step->total_ms / runs;
	cell[MEDIAN].real = bsz_sketch_quantile(sketch, 0.5);
	cell[P95].real = bsz_sketch_quantile(sketch, 0.95);
	cell[SHARE].real = all_ms > 0 ? step->total_ms / all_ms : NAN;
	cell[CACHED].real = lookups > 0 ? hits / lookups : NAN;
}

static void push_steps(const struct bsz_samples *samples,
    const struct step *steps, size_t count, struct bsz_sketch *sketch,
    struct bsz_report *report, size_t limit)
{
	struct bsz_table *const table = bsz_report_table(report, "earlier",
	    "", columns, COLUMNS);
	double runs = 0, all_ms = 0;

	for (size_t i = 0; i < samples->day_count; i++)
		runs += (double)samples->days[i].stepped;
	for (size_t i = 0; i < count; i++)
		all_ms += steps[i].total_ms;
	const size_t shown = limit && count > limit ? limit : count;
	for (size_t i = 0; table && i < shown; i++) {
		union bsz_cell *const cell = bsz_table_row(report, table, 0,
		    BSZ_ROW);

		if (cell)
			push_step(&steps[i], runs, all_ms, sketch, cell);
	}
	bsz_report_remark(report, "PRUNED RUNS: %.0f with steps, known by day "
	    "alone; medians and p95 are within 0.8%%%s", runs,
	    shown < count ? ", the longest steps are shown" : "");
}

int bsz_step_days(const struct bsz_samples *samples, size_t limit,
    struct bsz_report *report, struct bsz_err *err)
{
	const size_t count = count_sums(samples);

	if (!count)
		return 0;
	const struct bsz_day_sum **const sums = bsz_malloc(count *
	    sizeof(*sums));
	struct step *const steps = bsz_malloc(count * sizeof(*steps));
	struct bsz_sketch *const sketch = bsz_malloc(sizeof(*sketch));
	const bool fits = sums && steps && sketch;
	if (fits)
		push_steps(samples, steps, find_steps(samples, sums, steps),
		    sketch, report, limit);
	bsz_free((void *)sums);
	bsz_free(steps);
	bsz_free(sketch);
	return fits ? 0 : bsz_fail_memory(err);
}
