/*
 * Groups of runs beside each other: languages, classes of runners, projects.
 * Each is held against the group with the most runs by ranks, because times
 * have stragglers: the shift is the median of all differences between a run
 * of one and a run of the other. With several groups p counts all of them.
 *
 * Groups differ in more than their names; what is compared are these runs,
 * not languages as such.
 */
#include "steps.h"

#include <binsize/shift.h>

#include <math.h>
#include <string.h>

/* All pairs of two groups are looked at: of more runs, evenly spaced ones. */
#define MOST_RUNS 1000
/* Runs for an interval, and for one to rely on. */
#define FEW_RUNS 6
#define MANY_RUNS 20

static const enum bsz_metric asked[] = {BSZ_BUILD_MS, BSZ_PUSH_MS,
	BSZ_CPU_MS, BSZ_PEAK_BYTES, BSZ_IMAGE_BYTES, BSZ_BINARY_BYTES};

enum { GROUP, METRIC, RUNS, MEDIAN_TEXT, RANGE_TEXT, AGAINST, SHIFT_TEXT,
	SHIFT_RANGE_TEXT, CHANGE_TEXT, MEDIAN, LOW, HIGH, SHIFT, SHIFT_LOW,
	SHIFT_HIGH, CHANGE, P, STATUS, COLUMNS };

static const struct bsz_column columns[COLUMNS] = {
	[GROUP] = {.key = "group", .title = "GROUP", .kind = BSZ_TEXT},
	[METRIC] = {.key = "metric", .title = "METRIC", .kind = BSZ_TEXT},
	[RUNS] = {.key = "runs", .title = "RUNS", .kind = BSZ_COUNT},
	[MEDIAN_TEXT] = {.key = "median_text", .title = "MEDIAN",
		.kind = BSZ_TEXT, .people_only = true},
	[RANGE_TEXT] = {.key = "range_text", .title = "95%",
		.kind = BSZ_TEXT, .people_only = true},
	[AGAINST] = {.key = "against", .title = "AGAINST",
		.kind = BSZ_TEXT},
	[SHIFT_TEXT] = {.key = "shift_text", .title = "SHIFT",
		.kind = BSZ_TEXT, .people_only = true},
	[SHIFT_RANGE_TEXT] = {.key = "shift_range_text", .title = "95%",
		.kind = BSZ_TEXT, .people_only = true},
	[CHANGE_TEXT] = {.key = "change_text", .title = "CHANGE",
		.kind = BSZ_TEXT, .people_only = true},
	[MEDIAN] = {.key = "median", .title = "", .kind = BSZ_REAL,
		.machine_only = true},
	[LOW] = {.key = "median_low", .title = "", .kind = BSZ_REAL,
		.machine_only = true},
	[HIGH] = {.key = "median_high", .title = "", .kind = BSZ_REAL,
		.machine_only = true},
	[SHIFT] = {.key = "shift", .title = "", .kind = BSZ_REAL,
		.machine_only = true},
	[SHIFT_LOW] = {.key = "shift_low", .title = "", .kind = BSZ_REAL,
		.machine_only = true},
	[SHIFT_HIGH] = {.key = "shift_high", .title = "", .kind = BSZ_REAL,
		.machine_only = true},
	[CHANGE] = {.key = "change", .title = "", .kind = BSZ_REAL,
		.machine_only = true},
	[P] = {.key = "p", .title = "P", .kind = BSZ_REAL},
	[STATUS] = {.key = "status", .title = "STATUS", .kind = BSZ_TEXT},
};

struct groups {
	const struct bsz_samples *samples;
	struct bsz_report *report;
	const struct bsz_names_list *names;
	const uint32_t *of_run;
	struct bsz_table *table;
	uint32_t *order;  /* of groups, by name */
	uint32_t *rows;   /* of one group */
	double *values;   /* of one group */
	double *largest;  /* of the group that others are held against */
	size_t largest_count;
	uint32_t reference;
	size_t compared;  /* groups held against it */
};

static void choose_groups(struct groups *groups, enum bsz_group group)
{
	const struct bsz_samples *const samples = groups->samples;

	groups->names = group == BSZ_BY_LANGUAGE ? &samples->languages :
	    group == BSZ_BY_RUNNER ? &samples->runners : &samples->projects;
	groups->of_run = group == BSZ_BY_LANGUAGE ? samples->language :
	    group == BSZ_BY_RUNNER ? samples->runner : samples->project;
}

/* Known values of a group, in the order of the samples. */
static size_t take_group(struct groups *groups, const struct series *series,
    uint32_t group, double *values)
{
	const struct bsz_samples *const samples = groups->samples;
	size_t count = 0;

	for (size_t i = 0; i < samples->count; i++)
		if (groups->of_run[i] == group)
			groups->rows[count++] = (uint32_t)i;
	return bsz_series_take(series, samples, groups->rows, count, values);
}

/* Leave MOST_RUNS at most, evenly spaced. */
static size_t thin(double *values, size_t count)
{
	if (count <= MOST_RUNS)
		return count;
	for (size_t i = 0; i < MOST_RUNS; i++)
		values[i] = values[i * count / MOST_RUNS];
	return MOST_RUNS;
}

static const char *range_text(struct groups *groups, enum series_unit unit,
    double low, double high)
{
	return isnan(low) || isnan(high) ? "-" :
	    bsz_steps_text(groups->report, "%s .. %s",
	    bsz_series_text(groups->report, unit, low),
	    bsz_series_text(groups->report, unit, high));
}

static void push_median(struct groups *groups, const struct series *series,
    double *values, size_t count, union bsz_cell *cell)
{
	size_t low, high;

	bsz_sort_values(values, count);
	cell[MEDIAN].real = bsz_quantile(values, count, 0.5);
	cell[LOW].real = cell[HIGH].real = NAN;
	if (count >= FEW_RUNS &&
	    bsz_quantile_ranks(count, 0.5, 0.95, &low, &high)) {
		cell[LOW].real = values[low];
		cell[HIGH].real = values[high];
	}
	cell[MEDIAN_TEXT].text = bsz_series_text(groups->report,
	    series->unit, cell[MEDIAN].real);
	cell[RANGE_TEXT].text = range_text(groups, series->unit,
	    cell[LOW].real, cell[HIGH].real);
}

/* The group's values against those of the largest one. */
static int push_shift(struct groups *groups, const struct series *series,
    double *values, size_t count, union bsz_cell *cell, struct bsz_err *err)
{
	struct bsz_report *const report = groups->report;
	const size_t fewer = bsz_min(count, groups->largest_count);
	struct bsz_rank_test test;

	cell[SHIFT].real = cell[SHIFT_LOW].real = cell[SHIFT_HIGH].real =
	    cell[CHANGE].real = cell[P].real = NAN;
	cell[SHIFT_TEXT].text = cell[SHIFT_RANGE_TEXT].text =
	    cell[CHANGE_TEXT].text = "-";
	cell[AGAINST].text = "";
	cell[STATUS].text = fewer >= MANY_RUNS ? "ok" : fewer >= FEW_RUNS ?
	    "indicative" : "insufficient";
	if (!values || fewer < FEW_RUNS)
		return 0;
	const size_t thinned = thin(values, count);
	if (bsz_rank_test(groups->largest, groups->largest_count, values,
	    thinned, &test, err))
		return err->code;
	const double reference = groups->largest[0] > 0 ? bsz_quantile(
	    groups->largest, groups->largest_count, 0.5) : NAN;
	cell[SHIFT].real = test.shift;
	cell[SHIFT_LOW].real = test.shift_interval.low;
	cell[SHIFT_HIGH].real = test.shift_interval.high;
	cell[CHANGE].real = test.shift / reference;
	cell[P].real = fmin(1, test.p * (double)groups->compared);
	cell[AGAINST].text = groups->names->items[groups->reference];
	cell[SHIFT_TEXT].text = bsz_series_text(report, series->unit,
	    test.shift);
	cell[SHIFT_RANGE_TEXT].text = range_text(groups, series->unit,
	    test.shift_interval.low, test.shift_interval.high);
	cell[CHANGE_TEXT].text = isnan(cell[CHANGE].real) ? "-" :
	    bsz_steps_text(report, "%+.1f%%", cell[CHANGE].real * 100);
	return 0;
}

static int push_group(struct groups *groups, const struct series *series,
    uint32_t group, struct bsz_err *err)
{
	const size_t count = take_group(groups, series, group,
	    groups->values);
	union bsz_cell *const cell = count ? bsz_table_row(groups->report,
	    groups->table, 0, BSZ_ROW) : NULL;
	const char *const name = groups->names->items[group];

	if (!cell)
		return 0;
	cell[GROUP].text = *name ? name : "[unknown]";
	cell[METRIC].text = series->key;
	cell[RUNS].number = count;
	push_median(groups, series, groups->values, count, cell);
	return push_shift(groups, series, group == groups->reference ? NULL :
	    groups->values, count, cell, err);
}

/* The group with the most values; of equals the first by name. */
static void choose_reference(struct groups *groups,
    const struct series *series)
{
	size_t most = 0;

	groups->compared = 0;
	groups->reference = 0;
	for (uint32_t i = 0; i < groups->names->count; i++) {
		const size_t count = take_group(groups, series, i,
		    groups->values);

		groups->compared += count >= FEW_RUNS;
		if (count > most || (count && count == most &&
		    strcmp(groups->names->items[i],
		    groups->names->items[groups->reference]) < 0)) {
			most = count;
			groups->reference = i;
		}
	}
	groups->compared -= groups->compared > 0;
	groups->largest_count = take_group(groups, series,
	    groups->reference, groups->largest);
	bsz_sort_values(groups->largest, groups->largest_count);
	groups->largest_count = thin(groups->largest, groups->largest_count);
}

static int push_series(struct groups *groups, const struct series *series,
    struct bsz_err *err)
{
	int rc;

	choose_reference(groups, series);
	rc = push_group(groups, series, groups->reference, err);
	for (size_t i = 0; i < groups->names->count && !rc; i++)
		if (groups->order[i] != groups->reference)
			rc = push_group(groups, series, groups->order[i],
			    err);
	return rc;
}

/* The metrics asked for, or those of a fixed few that are known. */
static void choose_series(struct series_list *list, struct groups *groups,
    const struct bsz_run_query *query)
{
	struct bsz_run_query own = *query;

	for (size_t i = 0; !query->metric_count && i < BSZ_COUNTOF(asked);
	    i++)
		for (size_t j = 0; j < groups->samples->count; j++)
			if (!isnan(groups->samples->metrics[asked[i]][j])) {
				own.metrics[own.metric_count++] = asked[i];
				break;
			}
	bsz_series_choose(list, groups->samples, &own, groups->report);
}

int bsz_run_groups(const struct bsz_samples *samples,
    const struct bsz_run_query *query, struct bsz_report *report,
    struct bsz_err *err)
{
	struct groups groups = {.samples = samples, .report = report};
	struct series_list list;
	int rc = 0;

	choose_groups(&groups, query->group);
	choose_series(&list, &groups, query);
	groups.table = bsz_report_table(report, "rows", "", columns,
	    COLUMNS);
	groups.order = bsz_series_sort_names(groups.names);
	groups.rows = bsz_malloc((samples->count + 1) * sizeof(uint32_t));
	groups.values = bsz_malloc((samples->count + 1) * sizeof(double));
	groups.largest = bsz_malloc((samples->count + 1) * sizeof(double));
	if (!groups.table || !groups.order || !groups.rows || !groups.values ||
	    !groups.largest)
		rc = bsz_fail_memory(err);
	else
		groups.table->main = true;
	for (size_t i = 0; i < list.count && !rc; i++)
		rc = push_series(&groups, &list.items[i], err);
	bsz_free(groups.order);
	bsz_free(groups.rows);
	bsz_free(groups.values);
	bsz_free(groups.largest);
	bsz_report_remark(report, "SHIFT: the median difference between a "
	    "run of the group and one of the group it is held against; P "
	    "counts all groups");
	return rc;
}
