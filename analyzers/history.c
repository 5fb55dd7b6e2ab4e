/*
 * What was it each day? One table of trends, a row a project and figure, and
 * one of periods. Only runs that succeeded have figures: a build that fails
 * after a second would make the day look fast.
 */
#include "history_plot.h"
#include "run_order.h"
#include "run_slice.h"

#include <binsize/stats.h>

#include <math.h>
#include <stdlib.h>
#include <string.h>

/* Runs in the first and in the last quarter that a change is told from. */
#define QUARTER 5

struct history {
	const struct bsz_samples *samples;
	const struct bsz_run_query *query;
	struct bsz_report *report;
	struct run_order order;
	struct series_list series;
	double *work; /* room for a value of each run */
	const struct bsz_column *columns;
	size_t column_count;
	size_t left_out; /* periods */
	size_t plots_left_out;
};

/* --- trends ------------------------------------------------------------- */

enum { T_PROJECT, T_METRIC, T_RUNS, T_MEDIAN_TEXT, T_P95_TEXT, T_LAST_TEXT,
	T_CHANGE_TEXT, T_LINE, T_MEDIAN, T_P95, T_LAST, T_CHANGE, T_COLUMNS };

static const struct bsz_column trend_columns[T_COLUMNS] = {
	[T_PROJECT] = {.key = "project", .title = "PROJECT",
		.kind = BSZ_TEXT},
	[T_METRIC] = {.key = "metric", .title = "METRIC", .kind = BSZ_TEXT},
	[T_RUNS] = {.key = "runs", .title = "RUNS", .kind = BSZ_COUNT},
	[T_MEDIAN_TEXT] = {.key = "median_text", .title = "MEDIAN",
		.kind = BSZ_TEXT, .people_only = true},
	[T_P95_TEXT] = {.key = "p95_text", .title = "P95", .kind = BSZ_TEXT,
		.people_only = true},
	[T_LAST_TEXT] = {.key = "last_text", .title = "LAST",
		.kind = BSZ_TEXT, .people_only = true},
	[T_CHANGE_TEXT] = {.key = "change_text", .title = "CHANGE",
		.kind = BSZ_TEXT, .people_only = true},
	[T_LINE] = {.key = "line", .title = "TREND", .kind = BSZ_TEXT,
		.people_only = true},
	[T_MEDIAN] = {.key = "median", .title = "MEDIAN", .kind = BSZ_REAL,
		.machine_only = true},
	[T_P95] = {.key = "p95", .title = "P95", .kind = BSZ_REAL,
		.machine_only = true},
	[T_LAST] = {.key = "last", .title = "LAST", .kind = BSZ_REAL,
		.machine_only = true},
	[T_CHANGE] = {.key = "change", .title = "CHANGE", .kind = BSZ_REAL,
		.machine_only = true},
};

/* Typical values of equal parts of the time from the first run to the last. */
static const char *draw_line(struct history *history,
    const struct series *series, struct run_slice slice)
{
	const struct bsz_samples *const samples = history->samples;
	const int64_t first = bsz_slice_first(&slice, samples);
	const int64_t span = bsz_slice_last(&slice, samples) - first + 1;
	const size_t parts = bsz_min(slice.count + slice.day_count,
	    RUN_LINE_MOST);
	double values[RUN_LINE_MOST];
	char text[RUN_LINE_ROOM];

	for (size_t i = 0; i < parts; i++) {
		const double end = (double)span * (double)(i + 1) /
		    (double)parts;
		const struct run_slice part = bsz_slice_until(&slice, samples,
		    first + (int64_t)ceil(end));

		values[i] = bsz_slice_typical(&part, series, samples,
		    history->work);
	}
	bsz_run_line(values, parts, text);
	const char *const copy = bsz_arena_copy(&history->report->arena, text,
	    strlen(text));
	if (!copy)
		history->report->failed = true;
	return copy;
}

/* The newest quarter against the oldest; NaN when they are small. */
static double find_change(struct history *history,
    const struct series *series, const uint32_t *rows, size_t count)
{
	const size_t quarter = count / 4;

	if (quarter < QUARTER)
		return NAN;
	const double early = bsz_series_typical(series, history->samples, rows,
	    quarter, history->work);
	const double late = bsz_series_typical(series, history->samples,
	    rows + count - quarter, quarter, history->work);
	return early > 0 ? late / early - 1 : NAN;
}

static const char *change_text(struct bsz_report *report, double change)
{
	const char *const text = isnan(change) ? "-" :
	    bsz_arena_printf(&report->arena, "%+.1f%%", change * 100);

	if (!text)
		report->failed = true;
	return text;
}

/* The last run that knows it; NaN when none of them is kept. */
static double find_last(struct history *history, const struct series *series,
    const struct run_slice *slice)
{
	const size_t kept = bsz_series_take(series, history->samples,
	    slice->rows, slice->count, history->work);

	return kept ? history->work[kept - 1] : NAN;
}

static void add_trend(struct history *history, struct bsz_table *table,
    const struct series *series, const struct run_slice *slice)
{
	const struct bsz_samples *const samples = history->samples;
	struct bsz_report *const report = history->report;
	const size_t known = bsz_slice_known(slice, series, samples,
	    history->work);
	union bsz_cell *const cell = known ? bsz_table_row(report, table, 0,
	    BSZ_ROW) : NULL;

	if (!cell)
		return;
	if (!bsz_history_plot(slice, series, samples, history->query->period,
	    history->work, report))
		history->plots_left_out++;
	cell[T_LAST].real = find_last(history, series, slice);
	cell[T_P95].real = bsz_slice_quantile(slice, series, samples, 0.95,
	    history->work);
	cell[T_MEDIAN].real = bsz_slice_typical(slice, series, samples,
	    history->work);
	cell[T_CHANGE].real = find_change(history, series, slice->rows,
	    slice->count);
	cell[T_PROJECT].text =
	    samples->projects.items[bsz_slice_owner(slice, samples)];
	cell[T_METRIC].text = series->key;
	cell[T_RUNS].number = known;
	cell[T_MEDIAN_TEXT].text = bsz_series_text(report, series->unit,
	    cell[T_MEDIAN].real);
	cell[T_P95_TEXT].text = series->unit == SERIES_SHARE ? "-" :
	    bsz_series_text(report, series->unit, cell[T_P95].real);
	cell[T_LAST_TEXT].text = bsz_series_text(report, series->unit,
	    cell[T_LAST].real);
	cell[T_CHANGE_TEXT].text = change_text(report, cell[T_CHANGE].real);
	cell[T_LINE].text = draw_line(history, series, *slice);
}

static void add_trends(struct history *history)
{
	struct bsz_table *const table = bsz_report_table(history->report,
	    "trends", "", trend_columns, T_COLUMNS);
	struct run_slice rest = bsz_slice_all(&history->order,
	    history->samples);
	struct run_slice project;

	while (table && bsz_slice_project(&rest, history->samples, &project))
		for (size_t i = 0; i < history->series.count; i++)
			add_trend(history, table, &history->series.items[i],
			    &project);
}

/* --- periods ------------------------------------------------------------ */

enum { P_PROJECT, P_PERIOD, P_COMMIT, P_RUNS, P_FAILED, P_COLUMNS };

/* Of a series: its median, and p95 for times. */
static size_t columns_of(const struct series *series)
{
	return series->unit == SERIES_MS ? 2 : 1;
}

static bool make_columns(struct history *history)
{
	static const struct bsz_column fixed[P_COLUMNS] = {
		[P_PROJECT] = {.key = "project", .title = "PROJECT",
			.kind = BSZ_TEXT},
		[P_PERIOD] = {.key = "period", .title = "WHEN",
			.kind = BSZ_TEXT},
		[P_COMMIT] = {.key = "commit", .title = "COMMIT",
			.kind = BSZ_TEXT, .machine_only = true},
		[P_RUNS] = {.key = "runs", .title = "RUNS",
			.kind = BSZ_COUNT},
		[P_FAILED] = {.key = "failed", .title = "FAILED",
			.kind = BSZ_COUNT},
	};
	struct bsz_arena *const arena = &history->report->arena;
	struct bsz_column *const columns = bsz_arena_alloc(arena,
	    (P_COLUMNS + 2 * (BSZ_METRICS + 1)) * sizeof(*columns));
	size_t count = P_COLUMNS;

	if (!columns)
		return false;
	memcpy(columns, fixed, sizeof(fixed));
	for (size_t i = 0; i < history->series.count; i++) {
		const struct series *const series = &history->series.items[i];
		const char *const key = bsz_arena_printf(arena, "%s_p95",
		    series->key);
		const char *const title = bsz_arena_printf(arena, "%s P95",
		    series->title);

		if (!key || !title)
			return false;
		columns[count++] = (struct bsz_column){.key = series->key,
			.title = series->title,
			.kind = bsz_series_kind(series->unit)};
		if (columns_of(series) == 2)
			columns[count++] = (struct bsz_column){.key = key,
				.title = title,
				.kind = bsz_series_kind(series->unit)};
	}
	history->columns = columns;
	history->column_count = count;
	return true;
}

static void add_period(struct history *history, struct bsz_table *table,
    const struct run_slice *slice)
{
	const struct bsz_samples *const samples = history->samples;
	struct bsz_report *const report = history->report;
	union bsz_cell *cell = bsz_table_row(report, table, 0, BSZ_ROW);
	char text[RUN_PERIOD_ROOM];

	if (!cell)
		return;
	bsz_run_period_text(bsz_slice_first(slice, samples),
	    history->query->period, text);
	cell[P_PROJECT].text =
	    samples->projects.items[bsz_slice_owner(slice, samples)];
	cell[P_PERIOD].text = bsz_arena_copy(&report->arena, text,
	    strlen(text));
	cell[P_COMMIT].text = history->query->period == BSZ_BY_RUN ?
	    samples->commit[slice->rows[0]] : "";
	if (!cell[P_PERIOD].text)
		report->failed = true;
	cell[P_RUNS].number = bsz_slice_runs(slice, samples);
	cell[P_FAILED].number = bsz_slice_failed(slice, samples);
	cell += P_COLUMNS;
	for (size_t i = 0; i < history->series.count; i++) {
		const struct series *const series = &history->series.items[i];

		(cell++)->real = bsz_slice_typical(slice, series, samples,
		    history->work);
		if (columns_of(series) == 2)
			(cell++)->real = bsz_slice_quantile(slice, series,
			    samples, 0.95, history->work);
	}
}

/* The newest periods of a project, oldest first. */
static void add_project(struct history *history, struct bsz_table *table,
    struct run_slice rest)
{
	const struct bsz_samples *const samples = history->samples;
	const enum bsz_period period = history->query->period;
	const size_t limit = history->query->limit;
	struct run_slice counted = rest;
	size_t periods = 0;

	if (period == BSZ_BY_RUN)
		counted.day_count = rest.day_count = 0;
	for (; counted.count || counted.day_count; periods++)
		(void)bsz_slice_period(&counted, samples, period); /* counted */
	const size_t skipped = limit && periods > limit ? periods - limit :
	    0;
	for (size_t i = 0; i < periods; i++) {
		const struct run_slice one = bsz_slice_period(&rest, samples,
		    period);

		if (i >= skipped)
			add_period(history, table, &one);
	}
	history->left_out += skipped;
}

static int add_periods(struct history *history, struct bsz_err *err)
{
	struct bsz_table *const table = make_columns(history) ?
	    bsz_report_table(history->report, "rows", "", history->columns,
	    history->column_count) : NULL;
	struct run_slice rest = bsz_slice_all(&history->order,
	    history->samples);
	struct run_slice project;

	if (!table)
		return bsz_fail_memory(err);
	table->main = true;
	while (bsz_slice_project(&rest, history->samples, &project))
		add_project(history, table, project);
	return 0;
}

/* What is known of runs that are not there any more. */
static void tell_pruned(struct history *history, size_t pruned)
{
	struct bsz_report *const report = history->report;

	if (!pruned)
		return;
	if (history->query->period == BSZ_BY_RUN)
		bsz_report_remark(report, "%zu pruned run%s known by day "
		    "alone: left out", pruned, pruned == 1 ? " is" : "s are");
	else
		bsz_report_remark(report, "%zu run%s pruned: quantiles of "
		    "their days are within 0.8%%, LAST and CHANGE of those "
		    "kept", pruned, pruned == 1 ? " was" : "s were");
}

static void set_headline(struct history *history)
{
	const struct bsz_samples *const samples = history->samples;
	struct bsz_report *const report = history->report;
	int64_t first = INT64_MAX, last = 0;
	size_t cancelled = 0, unfinished = 0, pruned = 0;
	char from[RUN_PERIOD_ROOM], to[RUN_PERIOD_ROOM];

	for (size_t i = 0; i < samples->count; i++) {
		const int64_t started = samples->started_ms[i];

		first = started < first ? started : first;
		last = started > last ? started : last;
		cancelled += samples->outcome[i] == BSZ_CANCELLED;
		unfinished += samples->outcome[i] == BSZ_UNFINISHED;
	}
	for (size_t i = 0; i < samples->day_count; i++) {
		const struct bsz_day *const day = &samples->days[i];
		const int64_t started = day->day * BSZ_DAY_MS;

		first = started < first ? started : first;
		last = started > last ? started : last;
		pruned += (size_t)day->runs;
		cancelled += (size_t)day->cancelled;
	}
	const size_t runs = samples->count + pruned;
	report->headline = bsz_arena_printf(&report->arena, "%zu run%s of "
	    "%zu project%s, %s to %s", runs,
	    runs == 1 ? "" : "s", samples->projects.count,
	    samples->projects.count == 1 ? "" : "s",
	    bsz_run_period_text(first, BSZ_BY_DAY, from),
	    bsz_run_period_text(last, BSZ_BY_DAY, to));
	if (!report->headline)
		report->failed = true;
	if (cancelled)
		bsz_report_remark(report, "%zu cancelled run%s left out",
		    cancelled, cancelled == 1 ? " is" : "s are");
	if (unfinished)
		bsz_report_remark(report, "%zu unfinished run%s left out: "
		    "interrupted, or still going on", unfinished,
		    unfinished == 1 ? " is" : "s are");
	if (history->plots_left_out)
		bsz_report_remark(report, "%zu series are not drawn, where "
		    "drawings are made (--project, --show choose)",
		    history->plots_left_out);
	tell_pruned(history, pruned);
	if (history->left_out)
		bsz_report_remark(report, "%zu earlier row%s left out "
		    "(-n 0 shows all)", history->left_out,
		    history->left_out == 1 ? " is" : "s are");
}

int bsz_history(const struct bsz_samples *samples,
    const struct bsz_run_query *query, struct bsz_report *report,
    struct bsz_err *err)
{
	struct history history = {.samples = samples, .query = query,
		.report = report};
	int rc;

	if (!samples->count && !samples->day_count)
		return bsz_fail(err, BSZ_ENODATA, "no runs are kept of what "
		    "was asked for (binsize store info says what is)");
	rc = bsz_run_order_init(&history.order, samples, err);
	history.work = bsz_malloc((samples->count + 1) *
	    sizeof(*history.work));
	if (!rc && !history.work)
		rc = bsz_fail_memory(err);
	if (!rc) {
		bsz_series_choose(&history.series, samples, query, report);
		add_trends(&history);
		rc = add_periods(&history, err);
		set_headline(&history);
	}
	bsz_free(history.work);
	bsz_run_order_release(&history.order);
	return rc || !report->failed ? rc : bsz_fail_memory(err);
}
