/*
 * What a document claims, and what somebody's own runs say of the same: the
 * size, the slope, the knee. A claim is another pipeline's, so that the two
 * differ is no fault of either; it is what should not be copied.
 */
#include "document.h"

#include <inttypes.h>
#include <math.h>

/* A p above which there is none of what is tested for. */
#define SIGNIFICANT 0.05

enum { NAME, CLAIMED_TEXT, OWN_TEXT, INTERVAL_TEXT, STANDING_TEXT, VERDICT,
	CLAIMED, OWN, UNIT, LOW, HIGH, RUNS, STANDING, COLUMNS };

static const struct bsz_column columns[COLUMNS] = {
	[NAME] = {.key = "estimate", .title = "ESTIMATE", .kind = BSZ_TEXT},
	[CLAIMED_TEXT] = {.key = "document_text", .title = "DOCUMENT",
		.kind = BSZ_TEXT, .people_only = true},
	[OWN_TEXT] = {.key = "own_text", .title = "OWN RUNS",
		.kind = BSZ_TEXT, .people_only = true},
	[INTERVAL_TEXT] = {.key = "interval_text", .title = "95 %",
		.kind = BSZ_TEXT, .people_only = true},
	[STANDING_TEXT] = {.key = "standing_text", .title = "ENOUGH RUNS?",
		.kind = BSZ_TEXT, .people_only = true},
	[VERDICT] = {.key = "verdict", .title = "VERDICT", .kind = BSZ_TEXT},
	[CLAIMED] = {.key = "document", .title = "DOCUMENT",
		.kind = BSZ_REAL, .machine_only = true},
	[OWN] = {.key = "own", .title = "OWN", .kind = BSZ_REAL,
		.machine_only = true},
	[UNIT] = {.key = "unit", .title = "UNIT", .kind = BSZ_TEXT,
		.machine_only = true},
	[LOW] = {.key = "low", .title = "LOW", .kind = BSZ_REAL,
		.machine_only = true},
	[HIGH] = {.key = "high", .title = "HIGH", .kind = BSZ_REAL,
		.machine_only = true},
	[RUNS] = {.key = "runs", .title = "RUNS", .kind = BSZ_COUNT},
	[STANDING] = {.key = "status", .title = "STATUS", .kind = BSZ_TEXT,
		.machine_only = true},
};

struct beside {
	const struct document *document;
	const struct model_fit *fit;
	struct bsz_report *report;
	struct bsz_table *table;
	size_t values;
};

/* One figure of both. */
struct pair {
	const char *name;
	enum model_unit unit;
	double claimed, rounded; /* half of what rounding may have moved */
	struct bsz_effect own;
	double per_day;
	double p; /* of the test that there is any; 0: none is needed */
	bool is_outside; /* of the sizes that own runs have */
};

static const char *verdict(const struct pair *pair)
{
	const struct bsz_interval *const own = &pair->own.interval;

	if (isnan(pair->own.value))
		return "cannot be told";
	if (pair->p > SIGNIFICANT)
		return "none is found";
	if (pair->is_outside)
		return "extrapolated";
	if (isnan(own->low))
		return pair->p > 0 ? "one is found" : "no interval";
	return pair->claimed + pair->rounded >= own->low &&
	    pair->claimed - pair->rounded <= own->high ? "agrees" : "differs";
}

static void add(struct beside *beside, const struct pair *pair)
{
	struct bsz_report *const report = beside->report;
	const struct bsz_effect *const own = &pair->own;
	const struct bsz_interval none = {NAN, NAN};
	const struct bsz_interval interval = pair->is_outside ||
	    isnan(own->value) ? none : own->interval;
	union bsz_cell *const cell = bsz_table_row(report, beside->table, 0,
	    BSZ_ROW);

	if (!cell)
		return;
	beside->values += !isnan(own->value);
	cell[NAME].text = pair->name;
	cell[CLAIMED_TEXT].text = bsz_model_text(report, pair->unit,
	    pair->claimed);
	cell[OWN_TEXT].text = bsz_model_text(report, pair->unit, own->value);
	cell[INTERVAL_TEXT].text = bsz_model_interval_text(report, pair->unit,
	    interval);
	cell[STANDING_TEXT].text = bsz_model_standing_text(report, own,
	    pair->per_day);
	cell[VERDICT].text = verdict(pair);
	cell[CLAIMED].real = pair->claimed;
	cell[OWN].real = own->value;
	cell[UNIT].text = bsz_model_unit_words[pair->unit];
	cell[LOW].real = interval.low;
	cell[HIGH].real = interval.high;
	cell[RUNS].number = own->rows;
	cell[STANDING].text = bsz_standing_words[own->standing];
}

/* Rows of the document's table: the mean build, and builds an hour. */
static void add_rows(struct beside *beside)
{
	const struct document *const document = beside->document;
	const struct model_fit *const fit = beside->fit;
	const struct bsz_line_effect *const mean =
	    &fit->build_slopes[BUILD_MEAN];

	for (size_t i = 0; i < document->rows; i++) {
		const double size = document->size[i];
		struct pair pair = {.name = bsz_model_printf(beside->report,
			"mean build at %.4g MB", size),
			.unit = MODEL_MS, .own = mean->slope,
			.claimed = document->build[i] * 1e3,
			.rounded = document->build_rounded / 2 * 1e3,
			.per_day = fit->build.per_day,
			.is_outside = size < fit->build.rows.least ||
			    size > fit->build.rows.most};

		if (pair.own.standing != BSZ_INSUFFICIENT)
			pair.own.value = bsz_effect_at(mean, size,
			    &pair.own.interval);
		add(beside, &pair);
		pair.name = bsz_model_printf(beside->report,
		    "builds an hour, a slot, at %.4g MB", size);
		pair.unit = MODEL_PER_HOUR;
		pair.claimed = document->rate[i];
		pair.rounded = document->rate_rounded / 2;
		pair.own = bsz_model_per_hour(fit, size);
		pair.per_day = fit->busy.per_day;
		add(beside, &pair);
	}
}

static void add_claims(struct beside *beside)
{
	const struct document *const document = beside->document;
	const struct model_fit *const fit = beside->fit;
	const struct bsz_cache_effect *const cache = &fit->cache;
	struct bsz_effect drop = cache->cut;

	drop.value = cache->below - cache->above;
	drop.interval = (struct bsz_interval){NAN, NAN};
	const struct pair pairs[] = {
		{.name = bsz_model_printf(beside->report, "slope of p%.10g "
			"push", fit->query->quantile * 100),
		    .unit = MODEL_MS_PER_MB, .claimed = document->push_slope,
		    .own = fit->push_slopes[PUSH_ASKED].slope,
		    .per_day = fit->push.per_day},
		{.name = "the same within projects", .unit = MODEL_MS_PER_MB,
		    .claimed = document->push_slope, .own = fit->push_within,
		    .per_day = fit->push.per_day},
		{.name = "knee of build times", .unit = MODEL_MB,
		    .claimed = document->knee, .own = fit->knee.at,
		    .p = fit->knee.p,
		    .per_day = fit->build.per_day},
		{.name = "size where cache hits drop", .unit = MODEL_MB,
		    .claimed = document->drop_at, .own = cache->cut,
		    .p = cache->p},
		{.name = "drop of cache hits there, in points",
		    .unit = MODEL_SHARE, .claimed = document->drop,
		    .own = drop, .p = cache->p},
	};

	for (size_t i = 0; i < BSZ_COUNTOF(pairs); i++)
		if (!isnan(pairs[i].claimed))
			add(beside, &pairs[i]);
	if (!isnan(document->knee) && !isnan(fit->knee.p))
		bsz_report_remark(beside->report, "a knee of own builds: p = "
		    "%.3g", fit->knee.p);
	if (!isnan(document->drop) && !isnan(cache->p))
		bsz_report_remark(beside->report, "a drop of own cache hits: "
		    "p = %.3g", cache->p);
}

static int tell(const struct model_fit *fit, void *context,
    struct bsz_report *report, struct bsz_err *err)
{
	struct beside beside = {.document = context, .fit = fit,
		.report = report};

	beside.table = bsz_report_table(report, "beside",
	    "The document beside own runs", columns, COLUMNS);
	if (!beside.table)
		return bsz_fail_memory(err);
	add_rows(&beside);
	add_claims(&beside);
	bsz_model_tell_rows(fit, report);
	bsz_report_remark(report, "seed %" PRIu64, fit->query->seed);
	return beside.values ? 0 : bsz_fail(err, BSZ_ENODATA, "not enough "
	    "runs for any figure to be held beside the document's");
}

int bsz_document_beside(struct document *document,
    const struct bsz_samples *samples, const struct bsz_model_query *query,
    struct bsz_err *err)
{
	return bsz_model_fit(samples, query, MODEL_ALL, tell, document,
	    document->report, err);
}
