/*
 * Some hundred runs as points, evenly chosen; more would hide the line.
 */
#include "history_plot.h"

#include <math.h>

#define POINTS 400
#define MOST_PERIODS 2000

/* What people read each unit in. */
static const struct {
	const char *name;
	double factor;
} units[] = {
	[SERIES_MS] = {", seconds", 1e-3},
	[SERIES_BYTES] = {", MB", 1e-6},
	[SERIES_COUNT] = {"", 1},
	[SERIES_SHARE] = {", percent", 100},
};

static double days(int64_t ms)
{
	return (double)ms / (double)BSZ_DAY_MS;
}

/* Runs that know the series, as points. */
static void add_points(const struct run_slice *project,
    const struct series *series, const struct bsz_samples *samples,
    struct bsz_report *report, struct bsz_plot *plot)
{
	const size_t most = bsz_min(project->count, POINTS);
	double *const room = bsz_arena_alloc(&report->arena,
	    (2 * most + 1) * sizeof(*room));
	double value;

	if (!room) {
		report->failed = true;
		return;
	}
	plot->x = room;
	plot->y = room + most;
	for (size_t i = 0; i < most; i++) {
		const uint32_t row = project->rows[i * project->count / most];

		if (!bsz_series_take(series, samples, &row, 1, &value))
			continue;
		room[plot->count] = days(samples->started_ms[row]);
		room[most + plot->count++] = value *
		    units[series->unit].factor;
	}
}

/* Where a period is drawn: a run at its start, days at their middle. */
static double place(const struct run_slice *slice,
    const struct bsz_samples *samples, enum bsz_period period)
{
	const double first = days(bsz_slice_first(slice, samples));

	return period == BSZ_BY_RUN ? first : (floor(first) +
	    floor(days(bsz_slice_last(slice, samples))) + 1) / 2;
}

static void add_line(struct run_slice rest, const struct series *series,
    const struct bsz_samples *samples, enum bsz_period period, double *work,
    struct bsz_report *report, struct bsz_plot *plot)
{
	const double factor = units[series->unit].factor;
	const bool has_band = series->unit == SERIES_MS &&
	    period != BSZ_BY_RUN;
	double *const room = bsz_arena_alloc(&report->arena,
	    3 * MOST_PERIODS * sizeof(*room));
	double *const middle = room + MOST_PERIODS;
	double *const high = middle + MOST_PERIODS;

	if (!room) {
		report->failed = true;
		return;
	}
	if (period == BSZ_BY_RUN)
		rest.day_count = 0;
	while ((rest.count || rest.day_count) &&
	    plot->line_count < MOST_PERIODS) {
		const struct run_slice one = bsz_slice_period(&rest, samples,
		    period);
		const double value = bsz_slice_typical(&one, series, samples,
		    work) * factor;

		if (isnan(value))
			continue;
		room[plot->line_count] = place(&one, samples, period);
		middle[plot->line_count] = value;
		high[plot->line_count++] = has_band ? bsz_slice_quantile(&one,
		    series, samples, 0.95, work) * factor : value;
	}
	plot->line_x = room;
	plot->line_y = middle;
	plot->line_name = period == BSZ_BY_RUN ? series->key :
	    series->divisors ? "ratio" : "median";
	plot->low = has_band ? middle : NULL;
	plot->high = has_band ? high : NULL;
	plot->high_name = "p95";
}

static const char *make_title(const struct run_slice *project,
    const struct series *series, const struct bsz_samples *samples,
    enum bsz_period period, struct bsz_report *report)
{
	const char *const what = period == BSZ_BY_RUN ? "run by run" :
	    bsz_arena_printf(&report->arena, "%s of each %s%s",
	    series->divisors ? "ratio" : "median", bsz_period_words[period],
	    series->unit == SERIES_MS ? ", with a band up to p95" : "");

	return what ? bsz_arena_printf(&report->arena, "%s of %s: %s",
	    series->key, samples->projects.items[bsz_slice_owner(project,
	    samples)], what) : NULL;
}

bool bsz_history_plot(const struct run_slice *project,
    const struct series *series, const struct bsz_samples *samples,
    enum bsz_period period, double *work, struct bsz_report *report)
{
	struct bsz_plot plot = {.is_dated = true, .across = "day, UTC"};

	if (report->plot_count == BSZ_MAX_PLOTS)
		return false;
	plot.title = make_title(project, series, samples, period, report);
	plot.up = bsz_arena_printf(&report->arena, "%s%s", series->key,
	    units[series->unit].name);
	add_points(project, series, samples, report, &plot);
	add_line(*project, series, samples, period, work, report, &plot);
	if (!plot.title || !plot.up)
		report->failed = true;
	else if (plot.line_count)
		report->plots[report->plot_count++] = plot;
	return true;
}
