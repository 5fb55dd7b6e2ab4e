/*
 * Where does the time go? Of steps that follow each other the shares and
 * slopes tell; of steps that overlap the chain that decided the end, so both
 * stand beside each other and what they overlap is told.
 */
#include "step_days.h"
#include "step_rows.h"
#include "steps.h"

#include <binsize/stats.h>

#include <math.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { NAME, RUNS, MEAN, MEDIAN, P95, SHARE, TAIL, PATH, SLOPE_TEXT, SLOPE,
	LOW, HIGH, CACHED, COLUMNS };

static const struct bsz_column columns[COLUMNS] = {
	[NAME] = {.key = "step", .title = "STEP", .kind = BSZ_TEXT},
	[RUNS] = {.key = "runs", .title = "RUNS", .kind = BSZ_COUNT},
	[MEAN] = {.key = "mean_ms", .title = "MEAN", .kind = BSZ_DURATION},
	[MEDIAN] = {.key = "median_ms", .title = "MEDIAN",
		.kind = BSZ_DURATION},
	[P95] = {.key = "p95_ms", .title = "P95", .kind = BSZ_DURATION},
	[SHARE] = {.key = "share", .title = "SHARE", .kind = BSZ_RATE},
	[TAIL] = {.key = "tail_share", .title = "OF SLOW RUNS",
		.kind = BSZ_RATE},
	[PATH] = {.key = "path_share", .title = "OF PATH",
		.kind = BSZ_RATE},
	[SLOPE_TEXT] = {.key = "slope_text", .title = "PER MB",
		.kind = BSZ_TEXT, .people_only = true},
	[SLOPE] = {.key = "ms_per_mb", .title = "PER MB", .kind = BSZ_REAL,
		.machine_only = true},
	[LOW] = {.key = "ms_per_mb_low", .title = "LOW", .kind = BSZ_REAL,
		.machine_only = true},
	[HIGH] = {.key = "ms_per_mb_high", .title = "HIGH", .kind = BSZ_REAL,
		.machine_only = true},
	[CACHED] = {.key = "cached", .title = "CACHED", .kind = BSZ_RATE},
};

const char *const bsz_group_words[] = {"language", "runner", "project", NULL};

const char *bsz_steps_text(struct bsz_report *report, const char *fmt, ...)
{
	char text[200];
	va_list arguments;

	va_start(arguments, fmt);
	(void)vsnprintf(text, sizeof(text), fmt, arguments); /* cut */
	va_end(arguments);
	const char *const copy = bsz_arena_copy(&report->arena, text,
	    strlen(text));
	if (!copy)
		report->failed = true;
	return copy ? copy : "";
}

/* --- the table of steps ------------------------------------------------- */

struct steps {
	const struct step_runs *runs;
	struct bsz_report *report;
	struct step_row sum; /* of all rows */
};

static void add_row(struct step_row *sum, const struct step_row *row)
{
	sum->runs = bsz_max(sum->runs, row->runs);
	sum->sum_ms += row->sum_ms;
	sum->tail_ms += row->tail_ms;
	sum->critical_ms += row->critical_ms;
	sum->slope += row->slope;
	sum->cached += row->cached;
	sum->lookups += row->lookups;
}

static double part(double some, double all)
{
	return all > 0 ? some / all : NAN;
}

static void push_slope(struct steps *steps, const struct step_row *row,
    union bsz_cell *cell)
{
	const double factor = steps->runs->sized > 2 ?
	    bsz_t_quantile(0.975, (double)steps->runs->sized - 2) : NAN;
	const double half = factor * row->error;

	cell[SLOPE].real = row->slope;
	cell[LOW].real = row->slope - half;
	cell[HIGH].real = row->slope + half;
	cell[SLOPE_TEXT].text = isnan(row->slope) ? "-" : isnan(half) ?
	    bsz_steps_text(steps->report, "%.4g ms", row->slope) :
	    bsz_steps_text(steps->report, "%.4g ms +-%.2g", row->slope, half);
}

static void push_row(struct steps *steps, struct bsz_table *table,
    const struct step_row *row, const char *name, enum bsz_row_mark mark)
{
	union bsz_cell *const cell = bsz_table_row(steps->report, table, 0,
	    mark);

	if (!cell)
		return;
	cell[NAME].text = name;
	cell[RUNS].number = row->runs;
	cell[MEAN].real = row->sum_ms / (double)steps->runs->count;
	cell[MEDIAN].real = row->median_ms;
	cell[P95].real = row->p95_ms;
	cell[SHARE].real = part(row->sum_ms, steps->sum.sum_ms);
	cell[TAIL].real = part(row->tail_ms, steps->sum.tail_ms);
	cell[PATH].real = part(row->critical_ms, steps->sum.critical_ms);
	cell[CACHED].real = part((double)row->cached, (double)row->lookups);
	push_slope(steps, row, cell);
}

/* Of all steps together; the interval of a sum is not that of its parts. */
static void push_total(struct steps *steps, struct bsz_table *table)
{
	const struct step_runs *const runs = steps->runs;
	double *const sorted = bsz_malloc((runs->count + 1) *
	    sizeof(*sorted));
	size_t used = 0;

	if (!sorted) {
		steps->report->failed = true;
		return;
	}
	for (size_t i = 0; i < runs->samples->count; i++)
		if (runs->used[i])
			sorted[used++] = runs->total[i];
	bsz_sort_values(sorted, used);
	steps->sum.runs = used;
	steps->sum.median_ms = bsz_quantile(sorted, used, 0.5);
	steps->sum.p95_ms = bsz_quantile(sorted, used, 0.95);
	steps->sum.error = NAN;
	bsz_free(sorted);
	push_row(steps, table, &steps->sum, "[all steps]", BSZ_ROW_TOTAL);
}

static int push_steps(struct steps *steps, size_t limit, struct bsz_err *err)
{
	struct bsz_table *const table = bsz_report_table(steps->report,
	    "rows", "", columns, COLUMNS);
	const struct bsz_samples *const samples = steps->runs->samples;
	struct step_row others = {.median_ms = NAN, .p95_ms = NAN,
		.error = NAN};
	struct step_row *rows;
	size_t count;
	const int rc = bsz_step_rows(steps->runs, &rows, &count, err);

	if (rc || !table) {
		bsz_free(rows);
		return rc ? rc : bsz_fail_memory(err);
	}
	table->main = true;
	for (size_t i = 0; i < count; i++)
		add_row(&steps->sum, &rows[i]);
	const size_t shown = limit && count > limit ? limit : count;
	for (size_t i = 0; i < shown; i++)
		push_row(steps, table, &rows[i],
		    samples->steps.names.items[rows[i].name], BSZ_ROW);
	for (size_t i = shown; i < count; i++)
		add_row(&others, &rows[i]);
	if (shown < count)
		push_row(steps, table, &others, bsz_steps_text(steps->report,
		    "[%zu others]", count - shown), BSZ_ROW_OTHERS);
	push_total(steps, table);
	bsz_free(rows);
	return 0;
}

/* --- waits -------------------------------------------------------------- */

static const enum bsz_metric waits[] = {BSZ_QUEUE_MS, BSZ_FETCH_MS,
	BSZ_SETUP_MS, BSZ_UPLOAD_MS, BSZ_CPU_WAIT_MS, BSZ_IO_WAIT_MS,
	BSZ_MEMORY_WAIT_MS, BSZ_THROTTLED_MS, BSZ_CRITICAL_MS};

enum { W_NAME, W_RUNS, W_MEAN, W_MEDIAN, W_P95, W_COLUMNS };

static const struct bsz_column wait_columns[W_COLUMNS] = {
	[W_NAME] = {.key = "wait", .title = "WAIT", .kind = BSZ_TEXT},
	[W_RUNS] = {.key = "runs", .title = "RUNS", .kind = BSZ_COUNT},
	[W_MEAN] = {.key = "mean_ms", .title = "MEAN", .kind = BSZ_DURATION},
	[W_MEDIAN] = {.key = "median_ms", .title = "MEDIAN",
		.kind = BSZ_DURATION},
	[W_P95] = {.key = "p95_ms", .title = "P95", .kind = BSZ_DURATION},
};

static int push_waits(const struct bsz_samples *samples,
    struct bsz_report *report, struct bsz_err *err)
{
	double *const values = bsz_malloc((samples->count + 1) *
	    sizeof(*values));
	struct bsz_table *table = NULL;

	if (!values)
		return bsz_fail_memory(err);
	for (size_t i = 0; i < BSZ_COUNTOF(waits); i++) {
		const double *const all = samples->metrics[waits[i]];
		size_t count = 0;

		for (size_t j = 0; j < samples->count; j++)
			if (samples->outcome[j] == BSZ_SUCCESS &&
			    !isnan(all[j]))
				values[count++] = all[j];
		if (!count)
			continue;
		table = table ? table : bsz_report_table(report, "waits", "",
		    wait_columns, W_COLUMNS);
		union bsz_cell *const cell = table ? bsz_table_row(report,
		    table, 0, BSZ_ROW) : NULL;
		if (!cell)
			break;
		cell[W_NAME].text = bsz_metric_info(waits[i])->name;
		cell[W_RUNS].number = count;
		cell[W_MEAN].real = bsz_mean(values, count);
		bsz_sort_values(values, count);
		cell[W_MEDIAN].real = bsz_quantile(values, count, 0.5);
		cell[W_P95].real = bsz_quantile(values, count, 0.95);
	}
	bsz_free(values);
	return 0;
}

/* --- the whole answer --------------------------------------------------- */

static void say_runs(const struct step_runs *runs, struct bsz_report *report)
{
	const double n = (double)runs->count;
	double sum = 0;

	for (size_t i = 0; i < runs->samples->count; i++)
		sum += runs->used[i] ? runs->total[i] : 0;
	report->headline = bsz_steps_text(report, "%zu run%s with steps: %.4g "
	    "s of steps in %.4g s on average, %.4g s on the path that "
	    "decides", runs->count, runs->count == 1 ? "" : "s",
	    sum / n / 1000, runs->busy_ms / n / 1000,
	    runs->critical_ms / n / 1000);
	if (runs->samples->projects.count > 1)
		bsz_report_caution(report, "%zu projects are mixed: slopes "
		    "show how they differ, too (--project asks one)",
		    runs->samples->projects.count);
	if (bsz_step_runs_have_slopes(runs))
		bsz_report_remark(report, "PER MB: of %s, least squares over "
		    "%zu runs from %.4g to %.4g MB; slopes add up to the "
		    "last row's", bsz_metric_info(runs->size)->name,
		    runs->sized, runs->low, runs->high);
	else
		bsz_report_remark(report, "no slopes: they need %d runs with "
		    "sizes that differ, there are %zu", STEP_SLOPE_RUNS,
		    runs->sized);
	bsz_report_remark(report, "OF SLOW RUNS: among the %zu runs around "
	    "the 95th percentile; OF PATH: of the chain of steps that ended "
	    "last", runs->tail_count);
}

static int answer_steps(const struct bsz_samples *samples,
    const struct bsz_run_query *query, struct bsz_report *report,
    struct bsz_err *err)
{
	struct step_runs runs;
	struct steps steps = {.runs = &runs, .report = report};
	int rc = bsz_step_runs_init(&runs, samples, err);

	if (!rc && runs.count) {
		say_runs(&runs, report);
		rc = push_steps(&steps, query->limit, err);
	}
	if (!rc)
		rc = bsz_step_days(samples, query->limit, report, err);
	if (!rc)
		rc = push_waits(samples, report, err);
	if (!rc)
		rc = bsz_step_cache(samples, report, err);
	bsz_step_runs_release(&runs);
	if (!rc && !report->table_count)
		rc = bsz_fail(err, BSZ_ENODATA, "none of the %zu runs has "
		    "steps, waits or cache lookups (record them with binsize "
		    "record --step, or import logs of the build)",
		    samples->count);
	return rc;
}

int bsz_steps(const struct bsz_samples *samples,
    const struct bsz_run_query *query, struct bsz_report *report,
    struct bsz_err *err)
{
	int rc;

	if (!samples->count && (!samples->day_count ||
	    query->group != BSZ_NO_GROUP))
		return bsz_fail(err, BSZ_ENODATA, "no runs are kept of what "
		    "was asked for (binsize store info says what is)");
	rc = query->group == BSZ_NO_GROUP ?
	    answer_steps(samples, query, report, err) :
	    bsz_run_groups(samples, query, report, err);
	return rc || !report->failed ? rc : bsz_fail_memory(err);
}
