/*
 * A row for each series: what it was, what it is, and the verdict.
 */
#include "regress.h"

#include <math.h>

enum { PROJECT, BRANCH, RUNNER, METRIC, BEFORE_RUNS, NEW_RUNS, BEFORE_TEXT,
	NEW_TEXT, SHIFT_TEXT, RANGE_TEXT, BEFORE, NEW, SHIFT, LOW, HIGH, P,
	VERDICT, STATUS, COLUMNS };

static const struct bsz_column columns[COLUMNS] = {
	[PROJECT] = {.key = "project", .title = "PROJECT", .kind = BSZ_TEXT},
	[BRANCH] = {.key = "branch", .title = "BRANCH", .kind = BSZ_TEXT},
	[RUNNER] = {.key = "runner", .title = "RUNNER", .kind = BSZ_TEXT},
	[METRIC] = {.key = "metric", .title = "METRIC", .kind = BSZ_TEXT},
	[BEFORE_RUNS] = {.key = "before_runs", .title = "RUNS",
		.kind = BSZ_COUNT},
	[NEW_RUNS] = {.key = "new_runs", .title = "NEW", .kind = BSZ_COUNT},
	[BEFORE_TEXT] = {.key = "before_text", .title = "BEFORE",
		.kind = BSZ_TEXT, .people_only = true},
	[NEW_TEXT] = {.key = "new_text", .title = "NOW", .kind = BSZ_TEXT,
		.people_only = true},
	[SHIFT_TEXT] = {.key = "shift_text", .title = "SHIFT",
		.kind = BSZ_TEXT, .people_only = true},
	[RANGE_TEXT] = {.key = "range_text", .title = "95%",
		.kind = BSZ_TEXT, .people_only = true},
	[BEFORE] = {.key = "before", .title = "", .kind = BSZ_REAL,
		.machine_only = true},
	[NEW] = {.key = "new", .title = "", .kind = BSZ_REAL,
		.machine_only = true},
	[SHIFT] = {.key = "shift", .title = "", .kind = BSZ_REAL,
		.machine_only = true},
	[LOW] = {.key = "shift_low", .title = "", .kind = BSZ_REAL,
		.machine_only = true},
	[HIGH] = {.key = "shift_high", .title = "", .kind = BSZ_REAL,
		.machine_only = true},
	[P] = {.key = "p", .title = "P", .kind = BSZ_REAL},
	[VERDICT] = {.key = "verdict", .title = "VERDICT", .kind = BSZ_TEXT},
	[STATUS] = {.key = "status", .title = "DATA", .kind = BSZ_TEXT},
};

struct bsz_table *bsz_tested_table(struct bsz_report *report)
{
	struct bsz_table *const table = bsz_report_table(report, "rows",
	    "", columns, COLUMNS);

	if (table)
		table->main = true;
	return table;
}

static const char *status_of(const struct tested *tested)
{
	return isnan(tested->p) ? "insufficient" :
	    tested->new_count < REGRESS_PLAIN ? "indicative" : "ok";
}

bool bsz_tested_is_shift(const struct tested *tested,
    const struct bsz_run_query *query)
{
	const double shift = fabs(tested->test.shift);

	return tested->p < query->alpha &&
	    shift > query->min_change * tested->before &&
	    (tested->series->unit != SERIES_MS ||
	    shift > query->min_ms);
}

static const char *verdict_of(const struct bsz_run_query *query,
    const struct tested *tested)
{
	const bool is_time = tested->series->unit == SERIES_MS;

	if (isnan(tested->p))
		return tested->new_count < REGRESS_NEW ? "needs new runs" :
		    "needs earlier runs";
	if (!bsz_tested_is_shift(tested, query))
		return "no change";
	return tested->test.shift > 0 ? is_time ? "slower" : "higher" :
	    is_time ? "faster" : "lower";
}

void bsz_tested_push(const struct tested *tested,
    const struct bsz_samples *samples, const struct bsz_run_query *query,
    struct bsz_report *report, struct bsz_table *table)
{
	const enum series_unit unit = tested->series->unit;
	const bool is_tested = !isnan(tested->p);
	union bsz_cell *const cell = bsz_table_row(report, table, 0,
	    BSZ_ROW);

	if (!cell)
		return;
	cell[PROJECT].text =
	    samples->projects.items[samples->project[tested->row]];
	cell[BRANCH].text =
	    samples->branches.items[samples->branch[tested->row]];
	cell[RUNNER].text =
	    samples->runners.items[samples->runner[tested->row]];
	cell[METRIC].text = tested->series->key;
	cell[BEFORE_RUNS].number = tested->before_count;
	cell[NEW_RUNS].number = tested->new_count;
	cell[BEFORE].real = tested->before;
	cell[NEW].real = tested->now;
	cell[SHIFT].real = is_tested ? tested->test.shift : NAN;
	cell[LOW].real = is_tested ? tested->test.shift_interval.low : NAN;
	cell[HIGH].real = is_tested ? tested->test.shift_interval.high : NAN;
	cell[P].real = tested->p;
	cell[BEFORE_TEXT].text = bsz_series_text(report, unit,
	    tested->before);
	cell[NEW_TEXT].text = bsz_series_text(report, unit, tested->now);
	cell[SHIFT_TEXT].text = bsz_series_text(report, unit,
	    cell[SHIFT].real);
	cell[RANGE_TEXT].text = is_tested ? bsz_arena_printf(&report->arena,
	    "%s .. %s", bsz_series_text(report, unit, cell[LOW].real),
	    bsz_series_text(report, unit, cell[HIGH].real)) : "-";
	cell[VERDICT].text = verdict_of(query, tested);
	cell[STATUS].text = status_of(tested);
	if (!cell[RANGE_TEXT].text)
		report->failed = true;
}
