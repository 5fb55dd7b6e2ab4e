/*
 * What would a change of size do? Changes come from the slopes within
 * projects, because a change is made in one; where there are none, from all
 * runs together. What lies outside of the sizes that were seen is marked and
 * has no interval; what an interval cannot tell from nothing is said to be
 * that.
 */
#include "model_words.h"

#include <inttypes.h>
#include <math.h>

#define MB 1e6

enum { P_NAME, P_BEFORE_TEXT, P_AFTER_TEXT, P_CHANGE_TEXT, P_INTERVAL_TEXT,
	P_VERDICT, P_BEFORE, P_AFTER, P_CHANGE, P_UNIT, P_LOW, P_HIGH,
	P_RUNS, P_PROJECTS, P_STANDING, P_LACK, P_NEEDED, P_COLUMNS };

static const struct bsz_column columns[P_COLUMNS] = {
	[P_NAME] = {.key = "estimate", .title = "ESTIMATE",
		.kind = BSZ_TEXT},
	[P_BEFORE_TEXT] = {.key = "before_text", .title = "BEFORE",
		.kind = BSZ_TEXT, .people_only = true},
	[P_AFTER_TEXT] = {.key = "after_text", .title = "AFTER",
		.kind = BSZ_TEXT, .people_only = true},
	[P_CHANGE_TEXT] = {.key = "change_text", .title = "CHANGE",
		.kind = BSZ_TEXT, .people_only = true},
	[P_INTERVAL_TEXT] = {.key = "interval_text", .title = "BETWEEN",
		.kind = BSZ_TEXT, .people_only = true},
	[P_VERDICT] = {.key = "verdict", .title = "HOW SURE",
		.kind = BSZ_TEXT},
	[P_BEFORE] = {.key = "before", .title = "BEFORE", .kind = BSZ_REAL,
		.machine_only = true},
	[P_AFTER] = {.key = "after", .title = "AFTER", .kind = BSZ_REAL,
		.machine_only = true},
	[P_CHANGE] = {.key = "change", .title = "CHANGE", .kind = BSZ_REAL,
		.machine_only = true},
	[P_UNIT] = {.key = "unit", .title = "UNIT", .kind = BSZ_TEXT,
		.machine_only = true},
	[P_LOW] = {.key = "low", .title = "LOW", .kind = BSZ_REAL,
		.machine_only = true},
	[P_HIGH] = {.key = "high", .title = "HIGH", .kind = BSZ_REAL,
		.machine_only = true},
	[P_RUNS] = {.key = "runs", .title = "RUNS", .kind = BSZ_COUNT,
		.machine_only = true},
	[P_PROJECTS] = {.key = "projects", .title = "PROJECTS",
		.kind = BSZ_COUNT, .machine_only = true},
	[P_STANDING] = {.key = "status", .title = "STATUS", .kind = BSZ_TEXT,
		.machine_only = true},
	[P_LACK] = {.key = "lacks", .title = "LACKS", .kind = BSZ_TEXT,
		.machine_only = true},
	[P_NEEDED] = {.key = "needed", .title = "NEEDED", .kind = BSZ_COUNT,
		.machine_only = true},
};

/* From one size to another, in MB, and what sizes were seen. */
struct step {
	double from, to, least, most;
};

struct outcome {
	const char *name;
	enum model_unit unit;
	double before, after;
	struct bsz_effect change;
	double per_day;
	bool is_range; /* the interval is of values, not of the change */
};

struct telling {
	const struct model_fit *fit;
	struct bsz_report *report;
	struct bsz_table *table;
	struct step push, build;
	size_t values;
};

static bool is_outside(const struct step *step)
{
	return step->from < step->least || step->from > step->most ||
	    step->to < step->least || step->to > step->most;
}

static const char *verdict(struct telling *telling, const struct step *step,
    const struct outcome *outcome)
{
	const struct bsz_effect *const change = &outcome->change;
	const struct bsz_interval *const interval = &change->interval;

	if (change->standing == BSZ_INSUFFICIENT)
		return bsz_model_standing_text(telling->report, change,
		    outcome->per_day);
	if (is_outside(step))
		return "extrapolated";
	if (!outcome->is_range && (change->value == 0 ||
	    (interval->low <= 0 && interval->high >= 0)))
		return "not distinguishable from 0";
	return bsz_model_standing_text(telling->report, change,
	    outcome->per_day);
}

static void add(struct telling *telling, const struct step *step,
    struct outcome outcome)
{
	struct bsz_report *const report = telling->report;
	struct bsz_effect *const change = &outcome.change;
	union bsz_cell *const cell = telling->table ? bsz_table_row(report,
	    telling->table, 0, BSZ_ROW) : NULL;

	if (!cell)
		return;
	if (is_outside(step))
		change->interval = (struct bsz_interval){NAN, NAN};
	telling->values += !isnan(change->value) ||
	    !isnan(change->interval.low);
	cell[P_NAME].text = outcome.name;
	cell[P_BEFORE_TEXT].text = bsz_model_text(report, outcome.unit,
	    outcome.before);
	cell[P_AFTER_TEXT].text = bsz_model_text(report, outcome.unit,
	    outcome.after);
	cell[P_CHANGE_TEXT].text = bsz_model_change_text(report,
	    outcome.unit, change->value);
	cell[P_INTERVAL_TEXT].text = bsz_model_interval_text(report,
	    outcome.unit, change->interval);
	cell[P_VERDICT].text = verdict(telling, step, &outcome);
	cell[P_BEFORE].real = outcome.before;
	cell[P_AFTER].real = outcome.after;
	cell[P_CHANGE].real = change->value;
	cell[P_UNIT].text = bsz_model_unit_words[outcome.unit];
	cell[P_LOW].real = change->interval.low;
	cell[P_HIGH].real = change->interval.high;
	cell[P_RUNS].number = change->rows;
	cell[P_PROJECTS].number = change->projects;
	cell[P_STANDING].text = bsz_standing_words[change->standing];
	cell[P_LACK].text = bsz_model_lack_word(change);
	cell[P_NEEDED].number = change->needed;
}

static struct bsz_interval times(struct bsz_interval interval, double by)
{
	return (struct bsz_interval){
		by < 0 ? interval.high * by : interval.low * by,
		by < 0 ? interval.low * by : interval.high * by};
}

/* A line's values, and its change by the slope that counts. */
static struct outcome along(const struct step *step,
    const struct bsz_line_effect *line, const struct bsz_effect *within)
{
	const bool has_within = within->standing != BSZ_INSUFFICIENT;
	const double by = step->to - step->from;
	struct outcome outcome = {.unit = MODEL_MS,
		.change = has_within ? *within : line->slope};

	outcome.before = line->intercept + line->slope.value * step->from;
	outcome.change.interval = times(outcome.change.interval, by);
	outcome.change.value = outcome.change.value * by + 0.0; /* not -0 */
	outcome.after = outcome.before + outcome.change.value;
	return outcome;
}

static int add_push(struct telling *telling, struct bsz_err *err)
{
	const struct model_fit *const fit = telling->fit;
	const struct step *const step = &telling->push;
	struct bsz_next_effect next;
	struct outcome outcome = along(step, &fit->push_slopes[PUSH_ASKED],
	    &fit->push_within);
	const int rc = bsz_effect_next(&fit->push.rows,
	    bsz_seed_text(fit->query->seed, "next push"), &next, err);

	if (rc)
		return rc;
	outcome.name = bsz_model_printf(telling->report, "push, p%.10g",
	    fit->query->quantile * 100);
	outcome.per_day = fit->push.per_day;
	add(telling, step, outcome);
	const bool has_next = next.standing != BSZ_INSUFFICIENT;
	add(telling, step, (struct outcome){
		.name = "push, 9 of 10 of the next", .unit = MODEL_MS,
		.before = NAN, .after = NAN, .per_day = fit->push.per_day,
		.is_range = true,
		.change = {.value = NAN, .interval = {
			has_next ? fmax(0, next.low[0] + next.low[1] *
			    step->to - next.widened) : NAN,
			has_next ? next.high[0] + next.high[1] * step->to +
			    next.widened : NAN},
		    .rows = fit->push.rows.rows,
		    .projects = fit->push.rows.groups,
		    .standing = next.standing,
		    .lack = next.lack, .needed = next.needed}});
	return 0;
}

static double shape_at(int shape, const double c[4], double x)
{
	switch ((enum bsz_shape)shape) {
	case BSZ_SHAPE_LINEAR:
		return c[0] + c[1] * x;
	case BSZ_SHAPE_BROKEN:
		return c[0] + c[1] * x + (c[2] - c[1]) * fmax(0, x - c[3]);
	case BSZ_SHAPE_QUADRATIC:
		return c[0] + c[1] * x + c[2] * x * x;
	case BSZ_SHAPE_EXPONENTIAL:
		return c[0] * exp(c[1] * x);
	case BSZ_SHAPE_POWER:
		return c[0] * pow(x, c[1]);
	case BSZ_SHAPES:
		break;
	}
	return NAN;
}

/* Where runs bend clearly, the straight line's change is an average. */
static void add_shape(struct telling *telling)
{
	const struct model_fit *const fit = telling->fit;
	const struct step *const step = &telling->build;
	const struct bsz_shape_fit *const line =
	    &fit->shapes[BSZ_SHAPE_LINEAR];

	if (fit->shape <= BSZ_SHAPE_LINEAR || fit->exact ||
	    !(line->aicc > fit->shapes[fit->shape].aicc + 2))
		return;
	const double *const coef = fit->shapes[fit->shape].coef;
	struct outcome outcome = {.unit = MODEL_MS,
		.name = bsz_model_printf(telling->report, "build, by its %s",
		    bsz_shape_names[fit->shape]),
		.change = {.interval = {NAN, NAN}, .rows = fit->shape_rows,
		    .projects = fit->build.rows.groups,
		    .standing = fit->build_slopes[BUILD_MEAN].slope.standing},
		.before = shape_at(fit->shape, coef, step->from),
		.after = shape_at(fit->shape, coef, step->to)};

	outcome.change.lack = fit->build_slopes[BUILD_MEAN].slope.lack;
	outcome.change.needed = fit->build_slopes[BUILD_MEAN].slope.needed;
	outcome.change.value = outcome.after - outcome.before;
	add(telling, step, outcome);
}

static void add_build(struct telling *telling)
{
	const struct model_fit *const fit = telling->fit;
	struct outcome outcome = along(&telling->build,
	    &fit->build_slopes[BUILD_MEAN], &fit->build_within);

	outcome.name = "build, mean";
	outcome.per_day = fit->build.per_day;
	add(telling, &telling->build, outcome);
	add_shape(telling);
}

static void add_rates(struct telling *telling)
{
	const struct model_fit *const fit = telling->fit;
	const struct step *const step = &telling->build;
	const double slots = (double)bsz_model_slots(fit);
	struct outcome outcome = {.name = "builds an hour, a slot",
		.unit = MODEL_PER_HOUR, .per_day = fit->busy.per_day,
		.before = bsz_model_per_hour(fit, step->from).value,
		.after = bsz_model_per_hour(fit, step->to).value,
		.change = bsz_model_per_hour_change(fit, step->from,
		    step->to)};

	add(telling, step, outcome);
	if (slots < 2 || isnan(outcome.change.value))
		return;
	outcome.name = bsz_model_printf(telling->report,
	    "builds an hour, %.0f slots", slots);
	outcome.before *= slots;
	outcome.after *= slots;
	outcome.change.value *= slots;
	outcome.change.interval = times(outcome.change.interval, slots);
	add(telling, step, outcome);
}

static double moved(double rate, double log_factor)
{
	return 1 / (1 + exp(-(log(rate / (1 - rate)) + log_factor)));
}

/* Hits by the logistic line, where its slope is told from none. */
static void add_hits(struct telling *telling)
{
	const struct model_fit *const fit = telling->fit;
	const struct bsz_cache_effect *const cache = &fit->cache;
	const struct step *const step = &telling->build;
	const double before = bsz_model_hits(fit, step->from);
	const double doublings = log2(step->to / step->from);
	struct outcome outcome = {.name = "cache hits", .unit = MODEL_SHARE,
		.before = before, .after = bsz_model_hits(fit, step->to),
		.change = cache->odds};

	if (isnan(before) || isnan(outcome.after) ||
	    (cache->odds.interval.low < 1 && cache->odds.interval.high > 1))
		return;
	outcome.change.value = outcome.after - before;
	const double low = moved(before,
	    doublings * log(cache->odds.interval.low)) - before;
	const double high = moved(before,
	    doublings * log(cache->odds.interval.high)) - before;
	outcome.change.interval = (struct bsz_interval){
		fmin(low, high), fmax(low, high)};
	add(telling, step, outcome);
}

static void add_threshold(struct telling *telling)
{
	const struct bsz_cache_effect *const cache = &telling->fit->cache;
	const struct step *const step = &telling->build;
	const bool from_above = step->from > cache->cut.value;
	const bool to_above = step->to > cache->cut.value;

	if (!(cache->p <= 0.05) || from_above == to_above)
		return;
	bsz_report_caution(telling->report, "the change crosses %.4g MB, "
	    "where cache hits go from %.1f%% to %.1f%%", cache->cut.value,
	    (from_above ? cache->above : cache->below) * 100,
	    (to_above ? cache->above : cache->below) * 100);
}

/* --- the question ------------------------------------------------------- */

static struct step step_of(const struct bsz_effect_rows *rows, double from,
    double to)
{
	return (struct step){from, to, rows->least, rows->most};
}

/* Sizes of pushes are those of builds, or else lie beside their median. */
static void set_steps(struct telling *telling)
{
	const struct model_fit *const fit = telling->fit;
	const struct bsz_model_query *const query = fit->query;
	const bool has_build = fit->build.rows.rows > 0;
	const struct bsz_effect_rows *const main = has_build ?
	    &fit->build.rows : &fit->push.rows;
	const double typical = main->median;
	const double size = (double)query->size / MB;
	const double from = query->has_from ? (double)query->from / MB :
	    query->has_size && query->has_add ? size : typical;
	const double to = query->has_to ? (double)query->to / MB :
	    query->has_add ? from + (double)query->add / MB : size;

	telling->build = step_of(&fit->build.rows, from, to);
	telling->push = step_of(&fit->push.rows, from, to);
	if (has_build && fit->push.rows.rows &&
	    fit->push.size != fit->build.size) {
		telling->push.from = fit->push.rows.median;
		telling->push.to = fit->push.rows.median + to - from;
		bsz_report_remark(telling->report, "pushes are explained by "
		    "%s: from their median, %.4g MB, by as much",
		    bsz_metric_info(fit->push.size)->name,
		    fit->push.rows.median);
	}
	telling->report->headline = bsz_model_printf(telling->report,
	    "%s from %.4g MB%s to %.4g MB (%+.4g), by %zu runs of %zu "
	    "project%s", bsz_metric_info(has_build ? fit->build.size :
	    fit->push.size)->name, from, from == typical ? " (the median)" :
	    "", to, to - from, fit->samples->count,
	    fit->samples->projects.count,
	    fit->samples->projects.count == 1 ? "" : "s");
}

static void conclude(struct telling *telling)
{
	const struct model_fit *const fit = telling->fit;
	struct bsz_report *const report = telling->report;

	if (is_outside(&telling->build) && fit->build.rows.rows)
		bsz_report_caution(report, "builds of %.4g..%.4g MB were "
		    "seen; what lies outside is extrapolated",
		    fit->build.rows.least, fit->build.rows.most);
	else if (is_outside(&telling->push) && fit->push.rows.rows)
		bsz_report_caution(report, "pushes of %.4g..%.4g MB were "
		    "seen; what lies outside is extrapolated",
		    fit->push.rows.least, fit->push.rows.most);
	if (fit->push_within.standing == BSZ_INSUFFICIENT &&
	    fit->push.rows.groups > 1)
		bsz_report_remark(report, "changes are those between all "
		    "runs; within projects there are too few");
	if (fit->slots.busy < 0.7)
		bsz_report_remark(report, "slots are busy %.0f%% of the time: "
		    "size does not limit how many builds get through",
		    fit->slots.busy * 100);
	bsz_report_remark(report, "seed %" PRIu64, fit->query->seed);
	bsz_model_fact(report, "seed", bsz_model_printf(report, "%" PRIu64,
	    fit->query->seed));
	bsz_model_fact(report, "from_bytes", bsz_model_printf(report, "%.0f",
	    telling->build.from * MB));
	bsz_model_fact(report, "to_bytes", bsz_model_printf(report, "%.0f",
	    telling->build.to * MB));
}

static int tell(const struct model_fit *fit, void *context,
    struct bsz_report *report, struct bsz_err *err)
{
	struct telling telling = {.fit = fit, .report = report};

	(void)context; /* the fit is all */
	if (!fit->build.rows.rows && !fit->push.rows.rows)
		return bsz_fail(err, BSZ_ENODATA, "no run knows a size and a "
		    "time");
	set_steps(&telling);
	telling.table = bsz_report_table(report, "rows", "", columns,
	    P_COLUMNS);
	if (!telling.table)
		return bsz_fail_memory(err);
	telling.table->main = true;
	const int rc = add_push(&telling, err);
	if (rc)
		return rc;
	add_build(&telling);
	add_rates(&telling);
	add_hits(&telling);
	add_threshold(&telling);
	conclude(&telling);
	return telling.values ? 0 : bsz_fail(err, BSZ_ENODATA, "not enough "
	    "runs for any prediction (the table says what each needs)");
}

int bsz_predict(const struct bsz_samples *samples,
    const struct bsz_run_query *query, struct bsz_report *report,
    struct bsz_err *err)
{
	return bsz_model_fit(samples, &query->model, MODEL_CHANGE, tell,
	    NULL, report, err);
}
