/*
 * What does a size cost? One table of estimates, each with its interval and
 * whether there were enough runs for it; then shapes, cache hits by size,
 * slots; then what may be concluded, in words.
 */
#include "model_plot.h"
#include "model_words.h"

#include <inttypes.h>
#include <math.h>

/* A p below which something is said to be there. */
#define SIGNIFICANT 0.05

/* --- estimates ---------------------------------------------------------- */

enum { E_ABOUT, E_NAME, E_VALUE_TEXT, E_INTERVAL_TEXT, E_STANDING_TEXT,
	E_VALUE, E_UNIT, E_LOW, E_HIGH, E_RUNS, E_PROJECTS, E_STANDING,
	E_LACK, E_NEEDED, E_COLUMNS };

static const struct bsz_column columns[E_COLUMNS] = {
	[E_ABOUT] = {.key = "about", .title = "OF", .kind = BSZ_TEXT},
	[E_NAME] = {.key = "estimate", .title = "ESTIMATE",
		.kind = BSZ_TEXT},
	[E_VALUE_TEXT] = {.key = "value_text", .title = "VALUE",
		.kind = BSZ_TEXT, .people_only = true},
	[E_INTERVAL_TEXT] = {.key = "interval_text", .title = "95 %",
		.kind = BSZ_TEXT, .people_only = true},
	[E_STANDING_TEXT] = {.key = "standing_text", .title = "ENOUGH RUNS?",
		.kind = BSZ_TEXT, .people_only = true},
	[E_VALUE] = {.key = "value", .title = "VALUE", .kind = BSZ_REAL,
		.machine_only = true},
	[E_UNIT] = {.key = "unit", .title = "UNIT", .kind = BSZ_TEXT,
		.machine_only = true},
	[E_LOW] = {.key = "low", .title = "LOW", .kind = BSZ_REAL,
		.machine_only = true},
	[E_HIGH] = {.key = "high", .title = "HIGH", .kind = BSZ_REAL,
		.machine_only = true},
	[E_RUNS] = {.key = "runs", .title = "RUNS", .kind = BSZ_COUNT},
	[E_PROJECTS] = {.key = "projects", .title = "PROJECTS",
		.kind = BSZ_COUNT, .machine_only = true},
	[E_STANDING] = {.key = "status", .title = "STATUS", .kind = BSZ_TEXT,
		.machine_only = true},
	[E_LACK] = {.key = "lacks", .title = "LACKS", .kind = BSZ_TEXT,
		.machine_only = true},
	[E_NEEDED] = {.key = "needed", .title = "NEEDED", .kind = BSZ_COUNT,
		.machine_only = true},
};

struct telling {
	const struct model_fit *fit;
	struct bsz_report *report;
	struct bsz_table *table;
	size_t values; /* estimates that have one */
};

static void add(struct telling *telling, const char *about, const char *name,
    enum model_unit unit, const struct bsz_effect *effect, double per_day)
{
	struct bsz_report *const report = telling->report;
	union bsz_cell *const cell = telling->table ? bsz_table_row(report,
	    telling->table, 0, BSZ_ROW) : NULL;

	if (!cell)
		return;
	telling->values += !isnan(effect->value);
	cell[E_ABOUT].text = about;
	cell[E_NAME].text = name;
	cell[E_VALUE_TEXT].text = bsz_model_text(report, unit, effect->value);
	cell[E_INTERVAL_TEXT].text = bsz_model_interval_text(report, unit,
	    effect->interval);
	cell[E_STANDING_TEXT].text = bsz_model_standing_text(report, effect,
	    per_day);
	cell[E_VALUE].real = effect->value;
	cell[E_UNIT].text = bsz_model_unit_words[unit];
	cell[E_LOW].real = effect->interval.low;
	cell[E_HIGH].real = effect->interval.high;
	cell[E_RUNS].number = effect->rows;
	cell[E_PROJECTS].number = effect->projects;
	cell[E_STANDING].text = bsz_standing_words[effect->standing];
	cell[E_LACK].text = bsz_model_lack_word(effect);
	cell[E_NEEDED].number = effect->needed;
}

/* "slope p95", of any quantile. */
static const char *slope_name(struct bsz_report *report, double quantile,
    const char *behind)
{
	return bsz_model_printf(report, "slope p%.10g%s", quantile * 100,
	    behind);
}

static void add_push(struct telling *telling)
{
	const struct model_fit *const fit = telling->fit;
	const double asked = fit->query->quantile;
	const double per_day = fit->push.per_day;
	struct bsz_report *const report = telling->report;
	const struct {
		const char *name;
		bool same; /* as the one asked for */
	} names[PUSH_SLOPES] = {
		[PUSH_ASKED] = {slope_name(report, asked, ""), false},
		[PUSH_MEDIAN] = {"slope p50", asked == 0.5},
		[PUSH_P90] = {"slope p90", asked == 0.9},
		[PUSH_HUBER] = {"slope huber", false},
		[PUSH_THEIL_SEN] = {"slope theil-sen", false},
		[PUSH_MEAN] = {"slope mean", false},
	};

	for (size_t i = 0; i < PUSH_SLOPES; i++) {
		if (!names[i].same)
			add(telling, "push", names[i].name, MODEL_MS_PER_MB,
			    &fit->push_slopes[i].slope, per_day);
		if (i == PUSH_ASKED)
			add(telling, "push", slope_name(report, asked,
			    " within projects"), MODEL_MS_PER_MB,
			    &fit->push_within, per_day);
	}
}

/* What a test found, and nothing else, is shown. */
static struct bsz_effect when_found(const struct bsz_effect *effect, double p,
    double value)
{
	struct bsz_effect found = *effect;

	found.value = p <= SIGNIFICANT ? value : NAN;
	if (value != effect->value || !(p <= SIGNIFICANT))
		found.interval = (struct bsz_interval){NAN, NAN};
	return found;
}

static void add_tested(struct telling *telling, const char *about,
    const char *name, double p, const struct bsz_effect *effect)
{
	struct bsz_effect tested = *effect;

	tested.value = p;
	tested.interval = (struct bsz_interval){NAN, NAN};
	if (!isnan(p))
		add(telling, about, name, MODEL_P, &tested, 0);
}

static void add_knee(struct telling *telling)
{
	const struct bsz_knee_effect *const knee = &telling->fit->knee;
	const struct bsz_effect at = when_found(&knee->at, knee->p,
	    knee->at.value);
	const struct bsz_effect left = when_found(&knee->at, knee->p,
	    knee->left);
	const struct bsz_effect right = when_found(&knee->at, knee->p,
	    knee->right);

	add(telling, "build", "knee", MODEL_MB, &at,
	    telling->fit->build.per_day);
	add_tested(telling, "build", "knee, p of the test", knee->p,
	    &knee->at);
	if (isnan(at.value))
		return;
	add(telling, "build", "slope before the knee", MODEL_MS_PER_MB, &left,
	    0);
	add(telling, "build", "slope behind the knee", MODEL_MS_PER_MB,
	    &right, 0);
}

static void add_build(struct telling *telling)
{
	const struct model_fit *const fit = telling->fit;
	const double per_day = fit->build.per_day;
	static const char *const names[BUILD_SLOPES] = {
		[BUILD_HUBER] = "slope huber",
		[BUILD_THEIL_SEN] = "slope theil-sen",
		[BUILD_MEAN] = "slope mean",
	};

	for (size_t i = 0; i < BUILD_SLOPES; i++)
		add(telling, "build", names[i], MODEL_MS_PER_MB,
		    &fit->build_slopes[i].slope, per_day);
	add(telling, "build", "slope mean within projects", MODEL_MS_PER_MB,
	    &fit->build_within, per_day);
	add_knee(telling);
}

static void add_cache(struct telling *telling)
{
	const struct model_fit *const fit = telling->fit;
	const struct bsz_cache_effect *const cache = &fit->cache;

	add(telling, "cache", "odds of a hit, size doubled", MODEL_FACTOR,
	    &cache->odds, fit->build.per_day);
	if (!isnan(cache->cold.value))
		add(telling, "cache", "odds of a hit, cold", MODEL_FACTOR,
		    &cache->cold, 0);
	if (!isnan(cache->debug.value))
		add(telling, "cache", "odds of a hit, +10 MB of debug",
		    MODEL_FACTOR, &cache->debug, 0);
	const struct bsz_effect cut = when_found(&cache->cut, cache->p,
	    cache->cut.value);
	const struct bsz_effect below = when_found(&cache->cut, cache->p,
	    cache->below);
	const struct bsz_effect above = when_found(&cache->cut, cache->p,
	    cache->above);
	add(telling, "cache", "threshold", MODEL_MB, &cut,
	    fit->build.per_day);
	add_tested(telling, "cache", "threshold, p of the test", cache->p,
	    &cache->cut);
	if (isnan(cut.value))
		return;
	add(telling, "cache", "hits up to the threshold", MODEL_SHARE, &below,
	    0);
	add(telling, "cache", "hits above the threshold", MODEL_SHARE, &above,
	    0);
}

static void add_rates(struct telling *telling)
{
	const struct model_fit *const fit = telling->fit;
	const double size = fit->busy.rows.median;
	struct bsz_report *const report = telling->report;
	const struct bsz_effect rate = bsz_model_per_hour(fit, size);
	const struct bsz_effect change = bsz_model_per_hour_change(fit, size,
	    size + 10);
	const struct bsz_effect slots = {.value = bsz_model_slots(fit) ?
		(double)bsz_model_slots(fit) : NAN, .interval = {NAN, NAN},
		.rows = fit->slot_runs, .projects = rate.projects};

	add(telling, "slot", isnan(size) ? "builds" : bsz_model_printf(
	    report, "builds at %.4g MB", size), MODEL_PER_HOUR, &rate,
	    fit->busy.per_day);
	add(telling, "slot", "change for +10 MB", MODEL_PER_HOUR, &change,
	    fit->busy.per_day);
	add(telling, "slot", "slots", MODEL_COUNT, &slots, 0);
	telling->values -= !isnan(slots.value); /* no fit */
}

/* --- shapes ------------------------------------------------------------- */

enum { S_NAME, S_FORMULA, S_AICC_TEXT, S_BEHIND_TEXT, S_AICC, S_BEHIND, S_A,
	S_B, S_C, S_D, S_COLUMNS };

static const struct bsz_column shape_columns[S_COLUMNS] = {
	[S_NAME] = {.key = "shape", .title = "SHAPE", .kind = BSZ_TEXT},
	[S_FORMULA] = {.key = "formula", .title = "SECONDS AT x MB",
		.kind = BSZ_TEXT, .people_only = true},
	[S_AICC_TEXT] = {.key = "aicc_text", .title = "AICc",
		.kind = BSZ_TEXT, .people_only = true},
	[S_BEHIND_TEXT] = {.key = "behind_text", .title = "BEHIND BEST",
		.kind = BSZ_TEXT, .people_only = true},
	[S_AICC] = {.key = "aicc", .title = "AICc", .kind = BSZ_REAL,
		.machine_only = true},
	[S_BEHIND] = {.key = "behind", .title = "BEHIND", .kind = BSZ_REAL,
		.machine_only = true},
	[S_A] = {.key = "a", .title = "A", .kind = BSZ_REAL,
		.machine_only = true},
	[S_B] = {.key = "b", .title = "B", .kind = BSZ_REAL,
		.machine_only = true},
	[S_C] = {.key = "c", .title = "C", .kind = BSZ_REAL,
		.machine_only = true},
	[S_D] = {.key = "d", .title = "D", .kind = BSZ_REAL,
		.machine_only = true},
};

static const char *formula(struct bsz_report *report, int shape,
    const double coef[4])
{
	const double a = coef[0] / 1e3, b = coef[1] / 1e3, c = coef[2] / 1e3;

	switch ((enum bsz_shape)shape) {
	case BSZ_SHAPE_LINEAR:
		return bsz_model_printf(report, "%.4g %+.4g x", a, b);
	case BSZ_SHAPE_BROKEN:
		return bsz_model_printf(report, "%.4g %+.4g x, from %.4g MB "
		    "on %+.4g x", a, b, coef[3], c);
	case BSZ_SHAPE_QUADRATIC:
		return bsz_model_printf(report, "%.4g %+.4g x %+.4g x^2", a,
		    b, c);
	case BSZ_SHAPE_EXPONENTIAL:
		return bsz_model_printf(report, "%.4g exp(%.4g x)", a,
		    coef[1]);
	case BSZ_SHAPE_POWER:
		return bsz_model_printf(report, "%.4g x^%.4g", a, coef[1]);
	case BSZ_SHAPES:
		break;
	}
	return "";
}

static void add_shapes(struct telling *telling)
{
	const struct model_fit *const fit = telling->fit;
	struct bsz_report *const report = telling->report;
	struct bsz_table *const table = fit->shape_rows ? bsz_report_table(
	    report, "shapes", "Build time by size", shape_columns,
	    S_COLUMNS) : NULL;

	for (int i = 0; table && i < BSZ_SHAPES; i++) {
		const struct bsz_shape_fit *const shape = &fit->shapes[i];
		const bool compared = bsz_model_compares(fit, i);
		union bsz_cell *const cell = bsz_table_row(report, table, 0,
		    BSZ_ROW);

		if (!cell)
			return;
		const double behind = compared ? shape->aicc -
		    fit->shapes[fit->shape].aicc : NAN;
		cell[S_NAME].text = bsz_shape_names[i];
		cell[S_FORMULA].text = shape->fits ? formula(report, i,
		    shape->coef) : "-";
		cell[S_AICC].real = compared ? shape->aicc : NAN;
		cell[S_BEHIND].real = behind;
		cell[S_AICC_TEXT].text = compared ? bsz_model_printf(report,
		    "%.1f", shape->aicc) : "-";
		cell[S_BEHIND_TEXT].text = compared ? bsz_model_printf(report,
		    "%.1f", behind) : "-";
		for (int k = 0; k < 4; k++)
			cell[S_A + k].real = shape->fits ? shape->coef[k] :
			    NAN;
	}
}

/* --- cache by size ------------------------------------------------------ */

enum { B_FROM, B_TO, B_RUNS, B_LOOKUPS, B_RATE, B_INTERVAL, B_LOW, B_HIGH,
	B_ISOTONIC, B_COLUMNS };

static const struct bsz_column bin_columns[B_COLUMNS] = {
	[B_FROM] = {.key = "from_bytes", .title = "FROM", .kind = BSZ_SIZE},
	[B_TO] = {.key = "to_bytes", .title = "TO", .kind = BSZ_SIZE},
	[B_RUNS] = {.key = "runs", .title = "RUNS", .kind = BSZ_COUNT},
	[B_LOOKUPS] = {.key = "lookups", .title = "LOOKUPS",
		.kind = BSZ_COUNT},
	[B_RATE] = {.key = "hits", .title = "HITS", .kind = BSZ_RATE},
	[B_INTERVAL] = {.key = "interval_text", .title = "95 %",
		.kind = BSZ_TEXT, .people_only = true},
	[B_LOW] = {.key = "low", .title = "LOW", .kind = BSZ_REAL,
		.machine_only = true},
	[B_HIGH] = {.key = "high", .title = "HIGH", .kind = BSZ_REAL,
		.machine_only = true},
	[B_ISOTONIC] = {.key = "isotonic", .title = "DECREASING",
		.kind = BSZ_RATE},
};

static void add_bins(struct telling *telling)
{
	const struct bsz_cache_effect *const cache = &telling->fit->cache;
	struct bsz_report *const report = telling->report;
	struct bsz_table *const table = cache->bin_count ? bsz_report_table(
	    report, "hits", "Cache hits by size", bin_columns, B_COLUMNS) :
	    NULL;

	for (size_t i = 0; table && i < cache->bin_count; i++) {
		const struct bsz_cache_bin *const bin = &cache->bins[i];
		union bsz_cell *const cell = bsz_table_row(report, table, 0,
		    BSZ_ROW);

		if (!cell)
			return;
		const struct bsz_interval interval = bsz_wilson(bin->hits,
		    bin->lookups, 0.95);
		cell[B_FROM].real = bin->least * 1e6;
		cell[B_TO].real = bin->most * 1e6;
		cell[B_RUNS].number = bin->rows;
		cell[B_LOOKUPS].number = (uint64_t)bin->lookups;
		cell[B_RATE].real = bin->hits / bin->lookups;
		cell[B_INTERVAL].text = bsz_model_interval_text(report,
		    MODEL_SHARE, interval);
		cell[B_LOW].real = interval.low;
		cell[B_HIGH].real = interval.high;
		cell[B_ISOTONIC].real = bin->isotonic;
	}
}

/* --- words -------------------------------------------------------------- */

static const char *p_text(struct bsz_report *report, double p)
{
	return p < 0.0015 ? "p <= 0.001" : bsz_model_printf(report,
	    "p = %.2g", p);
}

static void tell_quantile(struct telling *telling)
{
	const struct bsz_line_effect *const asked =
	    &telling->fit->push_slopes[PUSH_ASKED];
	struct bsz_report *const report = telling->report;

	if (isnan(asked->slope.value))
		return;
	bsz_model_fact(report, "quantile_fit", asked->optimal ?
	    asked->unique ? "optimal and unique" :
	    "optimal, not unique" : "not proven optimal");
	if (!asked->unique && asked->range.low < asked->range.high)
		bsz_report_remark(report, "push: slopes from %.4g to %.4g "
		    "ms/MB are equally good at p%.10g (equal times or sizes)",
		    asked->range.low, asked->range.high,
		    telling->fit->query->quantile * 100);
	if (bsz_effect_differ(&asked->slope, &telling->fit->push_within))
		bsz_report_caution(report, "push: the slope of all projects "
		    "together is not that within projects; for a change in "
		    "one project take the latter");
	if (asked->slope.lack == BSZ_LACK_PROJECTS &&
	    !isnan(asked->slope.interval.low))
		bsz_report_remark(report, "with fewer than %d projects "
		    "intervals tell nothing about other projects, and are too "
		    "narrow when these differ", BSZ_EFFECT_PROJECTS);
	else if (asked->slope.projects < 2 * BSZ_EFFECT_PROJECTS &&
	    !isnan(asked->slope.interval.low))
		bsz_report_remark(report, "intervals from %zu projects hold "
		    "the truth in about 90 of 100 cases",
		    asked->slope.projects);
}

static void tell_shape(struct telling *telling)
{
	const struct model_fit *const fit = telling->fit;
	struct bsz_report *const report = telling->report;
	char names[160] = "";
	size_t used = 0;

	if (!fit->shape_rows)
		return;
	if (fit->shape < 0) {
		bsz_report_remark(report, "build time: %zu row%s of %zu "
		    "size%s cannot choose a model", fit->shape_rows,
		    fit->shape_rows == 1 ? "" : "s", fit->build.rows.distinct,
		    fit->build.rows.distinct == 1 ? "" : "s");
		return;
	}
	for (int i = 0; i < BSZ_SHAPES; i++) {
		const struct bsz_shape_fit *const shape = &fit->shapes[i];

		if (i == fit->shape || !bsz_model_compares(fit, i) ||
		    shape->aicc > fit->shapes[fit->shape].aicc + 2)
			continue;
		const int size = snprintf(names + used, sizeof(names) - used,
		    "%s%s", used ? ", " : "", bsz_shape_names[i]);
		used += size > 0 ? (size_t)size : 0; /* all fit */
	}
	if (fit->exact)
		bsz_report_remark(report, "build time: %s fits every run "
		    "exactly", bsz_shape_names[fit->shape]);
	else if (used)
		bsz_report_remark(report, "build time: %s by a hair; these "
		    "runs do not tell it from %s",
		    bsz_shape_names[fit->shape], names);
	else
		bsz_report_remark(report, "build time: %s describes these "
		    "runs best (AICc)", bsz_shape_names[fit->shape]);
}

static void tell_knee(struct telling *telling)
{
	const struct model_fit *const fit = telling->fit;
	const struct bsz_knee_effect *const knee = &fit->knee;
	const struct bsz_shape_fit *const curve =
	    &fit->shapes[BSZ_SHAPE_QUADRATIC];
	const struct bsz_shape_fit *const broken =
	    &fit->shapes[BSZ_SHAPE_BROKEN];
	struct bsz_report *const report = telling->report;

	if (isnan(knee->p))
		return;
	const char *const p = p_text(report, knee->p);
	if (knee->p > SIGNIFICANT)
		bsz_report_remark(report, "build time: no knee found (%s)",
		    p);
	else if (bsz_model_compares(fit, BSZ_SHAPE_QUADRATIC) &&
	    bsz_model_compares(fit, BSZ_SHAPE_BROKEN) &&
	    curve->aicc < broken->aicc)
		bsz_report_remark(report, "build time: curved; a knee "
		    "describes it no better (%s)", p);
	else
		bsz_report_remark(report, "build time: knee at %.4g MB (95 %% "
		    "%s), %s: %.3g s/MB before, %.3g after", knee->at.value,
		    bsz_model_interval_text(report, MODEL_MB,
		    knee->at.interval), p, knee->left / 1e3,
		    knee->right / 1e3);
}

static void tell_cache(struct telling *telling)
{
	const struct bsz_cache_effect *const cache = &telling->fit->cache;
	struct bsz_report *const report = telling->report;
	const double below = cache->below, above = cache->above;

	if (cache->separated)
		bsz_report_remark(report, "cache: size separates hits and "
		    "misses completely; no odds can be given");
	if (isnan(cache->p))
		return;
	if (cache->p > SIGNIFICANT)
		bsz_report_remark(report, "cache: no size above which hits "
		    "change (%s)", p_text(report, cache->p));
	else
		bsz_report_remark(report, "cache: hits %.1f%% up to %.4g MB, "
		    "%.1f%% above: %+.1f points, %+.1f%%, odds x %.3g (%s)",
		    below * 100, cache->cut.value, above * 100,
		    (above - below) * 100, (above / below - 1) * 100,
		    above / (1 - above) / (below / (1 - below)),
		    p_text(report, cache->p));
}

static void tell_slots(struct telling *telling)
{
	const struct model_fit *const fit = telling->fit;
	const struct bsz_slots *const slots = &fit->slots;
	struct bsz_report *const report = telling->report;

	if (!slots->count)
		return;
	bsz_report_remark(report, "slots: %zu at most at the same time on "
	    "%s, %.0f%% busy, %.4g builds an hour of a busy slot",
	    slots->count, *fit->runner ? fit->runner : "unnamed machines",
	    slots->busy * 100, slots->per_hour);
	if (isnan(slots->overhead_ms))
		bsz_report_remark(report, "slots: no build was seen to wait "
		    "for one, so nothing is added between builds");
	else
		bsz_report_remark(report, "slots: %.3g s between builds while "
		    "others wait (median of %zu)", slots->overhead_ms / 1e3,
		    slots->gaps);
	if (slots->busy < 0.7)
		bsz_report_caution(report, "slots are busy %.0f%% of the "
		    "time: size does not limit how many builds get through",
		    slots->busy * 100);
}

static int tell(const struct model_fit *fit, void *context,
    struct bsz_report *report, struct bsz_err *err)
{
	struct telling telling = {.fit = fit, .report = report};

	(void)context; /* the fit is all */
	bsz_model_headline(fit->samples, report);
	bsz_model_fact(report, "seed", bsz_model_printf(report, "%" PRIu64,
	    fit->query->seed));
	if (fit->push.rows.rows)
		bsz_model_fact(report, "push_size",
		    bsz_metric_info(fit->push.size)->name);
	if (fit->build.rows.rows)
		bsz_model_fact(report, "build_size",
		    bsz_metric_info(fit->build.size)->name);
	telling.table = bsz_report_table(report, "rows", "", columns,
	    E_COLUMNS);
	if (telling.table)
		telling.table->main = true;
	add_push(&telling);
	add_build(&telling);
	add_cache(&telling);
	add_rates(&telling);
	add_shapes(&telling);
	add_bins(&telling);
	bsz_model_plots(fit, report);
	bsz_model_tell_rows(fit, report);
	tell_quantile(&telling);
	tell_shape(&telling);
	tell_knee(&telling);
	tell_cache(&telling);
	tell_slots(&telling);
	bsz_report_remark(report, "seed %" PRIu64, fit->query->seed);
	return telling.values ? 0 : bsz_fail(err, BSZ_ENODATA, "not enough "
	    "runs for any estimate (the table says what each needs)");
}

int bsz_model(const struct bsz_samples *samples,
    const struct bsz_run_query *query, struct bsz_report *report,
    struct bsz_err *err)
{
	return bsz_model_fit(samples, &query->model, MODEL_ALL, tell,
	    NULL, report, err);
}
