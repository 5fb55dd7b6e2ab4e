/*
 * Some hundred of the runs, evenly spaced, and the line through them: more
 * points would hide it.
 */
#include "model_plot.h"

#include "model_words.h"

#include <math.h>

#define POINTS 400
#define PLACES 41

static void add_plot(const struct response *response,
    const struct bsz_line_effect *line, const char *whose, const char *name,
    struct bsz_report *report)
{
	const struct bsz_effect_rows *const rows = &response->rows;
	const size_t count = bsz_min(rows->rows, POINTS);
	double *const room = bsz_arena_alloc(&report->arena,
	    (2 * POINTS + 4 * PLACES) * sizeof(*room));
	double *const at = room + 2 * POINTS;

	if (!room || report->plot_count == BSZ_MAX_PLOTS) {
		report->failed |= !room;
		return;
	}
	for (size_t i = 0; i < count; i++) {
		const size_t from = i * rows->rows / count;

		room[i] = rows->size[from];
		room[POINTS + i] = rows->value[from] / 1e3;
	}
	for (size_t i = 0; i < PLACES; i++) {
		struct bsz_interval band;
		const double x = rows->least + (rows->most - rows->least) *
		    (double)i / (PLACES - 1);

		at[i] = x;
		at[PLACES + i] = bsz_effect_at(line, x, &band) / 1e3;
		at[2 * PLACES + i] = band.low / 1e3;
		at[3 * PLACES + i] = band.high / 1e3;
	}
	const bool has_band = isfinite(at[2 * PLACES]);
	report->plots[report->plot_count++] = (struct bsz_plot){
		.title = bsz_model_printf(report, "%s times and their %s: "
		    "%.4g ms/MB, by %zu runs%s", whose, name,
		    line->slope.value, rows->rows, has_band ?
		    ", with its band of 95 %" : ""),
		.across = bsz_model_printf(report, "%s, MB",
		    bsz_metric_info(response->size)->name),
		.up = bsz_model_printf(report, "%s, seconds",
		    response->what),
		.x = room, .y = room + POINTS, .count = count,
		.line_x = at, .line_y = at + PLACES, .line_count = PLACES,
		.line_name = name, .low_name = "95 % from",
		.high_name = "95 % to",
		.low = has_band ? at + 2 * PLACES : NULL,
		.high = has_band ? at + 3 * PLACES : NULL};
}

void bsz_model_plots(const struct model_fit *fit, struct bsz_report *report)
{
	const struct bsz_line_effect *const push =
	    &fit->push_slopes[PUSH_ASKED];
	const struct bsz_line_effect *const build =
	    &fit->build_slopes[BUILD_MEAN];

	if (!isnan(push->slope.value))
		add_plot(&fit->push, push, "Push", bsz_model_printf(report,
		    "p%.10g", fit->query->quantile * 100), report);
	if (!isnan(build->slope.value))
		add_plot(&fit->build, build, "Build", "mean", report);
}
