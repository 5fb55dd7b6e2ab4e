/*
 * Cache hits. A ratio means nothing without what is counted, so each formula
 * has its own row: the counts that logs gave, the steps that say whether they
 * were cached, and the time that hits saved, by what each step took when it
 * last was not cached.
 *
 * Lookups of one run hit or miss together. The interval of a ratio is
 * Wilson's, for as many lookups as there are, divided by how much more the
 * runs differ than independent lookups would (Pearson's dispersion).
 */
#include "run_order.h"
#include "steps.h"

#include <binsize/stats.h>

#include <math.h>

struct hits {
	size_t runs;
	double hits, lookups;
	double excess; /* sum of squared deviations over variance */
	bool single;   /* at most one lookup a run */
};

struct count {
	double hits, lookups; /* NaN: unknown */
};

/* What tells hits of a run: counts of its log, or its steps. */
enum source { LOG, STEPS };

struct cache {
	const struct bsz_samples *samples;
	struct bsz_report *report;
	struct count *counts[2]; /* by source, of each run */
};

static void count_all(struct cache *cache)
{
	const struct bsz_samples *const samples = cache->samples;
	const struct bsz_step_samples *const steps = &samples->steps;

	for (size_t i = 0; i < samples->count; i++) {
		const bool fine = samples->outcome[i] == BSZ_SUCCESS &&
		    samples->metrics[BSZ_CACHE_LOOKUPS][i] > 0 &&
		    samples->metrics[BSZ_CACHE_HITS][i] <=
		    samples->metrics[BSZ_CACHE_LOOKUPS][i];

		cache->counts[LOG][i] = fine ? (struct count){
			samples->metrics[BSZ_CACHE_HITS][i],
			samples->metrics[BSZ_CACHE_LOOKUPS][i]} :
		    (struct count){NAN, NAN};
		cache->counts[STEPS][i] = (struct count){0, 0};
	}
	for (size_t i = 0; i < steps->count; i++) {
		struct count *const count =
		    &cache->counts[STEPS][steps->run[i]];

		if (steps->cached[i] < 0 ||
		    samples->outcome[steps->run[i]] != BSZ_SUCCESS)
			continue;
		count->hits += steps->cached[i] == 1;
		count->lookups++;
	}
}

/* Sums over the runs whose word in a list is the given one (ANY: all). */
#define ANY UINT32_MAX
static struct hits sum_hits(const struct cache *cache, enum source source,
    const uint32_t *words, uint32_t word)
{
	const struct count *const counts = cache->counts[source];
	struct hits sum = {.single = true};

	for (size_t i = 0; i < cache->samples->count; i++) {
		if (!(counts[i].lookups > 0) ||
		    (word != ANY && words[i] != word))
			continue;
		sum.runs++;
		sum.hits += counts[i].hits;
		sum.lookups += counts[i].lookups;
		sum.single &= counts[i].lookups <= 1;
	}
	const double rate = sum.hits / sum.lookups;
	for (size_t i = 0; i < cache->samples->count; i++) {
		if (!(counts[i].lookups > 0) ||
		    (word != ANY && words[i] != word))
			continue;
		const double residual = counts[i].hits -
		    counts[i].lookups * rate;

		sum.excess += rate > 0 && rate < 1 ? residual * residual /
		    (counts[i].lookups * rate * (1 - rate)) : 0;
	}
	return sum;
}

static struct bsz_interval find_interval(const struct hits *hits)
{
	const double dispersion = hits->runs > 1 ? fmax(1, hits->excess /
	    (double)(hits->runs - 1)) : 1;

	return bsz_wilson(hits->hits / dispersion, hits->lookups /
	    dispersion, 0.95);
}

/* --- formulas ----------------------------------------------------------- */

enum { FORMULA, RUNS, LOOKUPS, HITS, RATIO, LOW, HIGH, COLUMNS };

static const struct bsz_column columns[COLUMNS] = {
	[FORMULA] = {.key = "formula", .title = "CACHE HITS OF",
		.kind = BSZ_TEXT},
	[RUNS] = {.key = "runs", .title = "RUNS", .kind = BSZ_COUNT},
	[LOOKUPS] = {.key = "lookups", .title = "LOOKUPS",
		.kind = BSZ_COUNT},
	[HITS] = {.key = "hits", .title = "HITS", .kind = BSZ_COUNT},
	[RATIO] = {.key = "ratio", .title = "RATIO", .kind = BSZ_RATE},
	[LOW] = {.key = "ratio_low", .title = "95% FROM", .kind = BSZ_RATE},
	[HIGH] = {.key = "ratio_high", .title = "TO", .kind = BSZ_RATE},
};

static struct bsz_table *table_of(struct cache *cache,
    struct bsz_table *table)
{
	return table ? table : bsz_report_table(cache->report, "cache", "",
	    columns, COLUMNS);
}

static struct bsz_table *push_hits(struct cache *cache,
    struct bsz_table *table, const char *name, const struct hits *hits)
{
	if (!hits->runs)
		return table;
	table = table_of(cache, table);
	union bsz_cell *const cell = table ? bsz_table_row(cache->report,
	    table, 0, BSZ_ROW) : NULL;
	if (!cell)
		return table;
	const struct bsz_interval interval = find_interval(hits);
	cell[FORMULA].text = name;
	cell[RUNS].number = hits->runs;
	cell[LOOKUPS].number = (uint64_t)hits->lookups;
	cell[HITS].number = (uint64_t)hits->hits;
	cell[RATIO].real = hits->hits / hits->lookups;
	cell[LOW].real = interval.low;
	cell[HIGH].real = interval.high;
	return table;
}

struct weights {
	double hits, all; /* ms */
	size_t runs, steps, cached;
};

/* One run's steps; last holds what each name took when it was not cached. */
static void weigh_run(const struct bsz_step_samples *steps, size_t at,
    double *last, struct weights *weights)
{
	const uint32_t run = steps->run[at];
	bool counts = false;

	for (; at < steps->count && steps->run[at] == run; at++) {
		double *const known = &last[steps->name[at]];

		if (steps->cached[at] == 0 && !isnan(steps->wall_ms[at]))
			*known = steps->wall_ms[at];
		if (steps->cached[at] < 0 || isnan(*known))
			continue;
		counts = true;
		weights->steps++;
		weights->all += *known;
		weights->cached += steps->cached[at] == 1;
		weights->hits += steps->cached[at] == 1 ? *known : 0;
	}
	weights->runs += counts;
}

/* Project by project, in the order of time. */
static int weigh(const struct cache *cache, struct weights *weights,
    struct bsz_err *err)
{
	const struct bsz_samples *const samples = cache->samples;
	const struct bsz_step_samples *const steps = &samples->steps;
	double *const last = bsz_malloc((steps->names.count + 1) *
	    sizeof(*last));
	size_t *const first = bsz_malloc((samples->count + 1) *
	    sizeof(*first));
	struct run_order order = {0};
	int rc = last && first ? 0 : bsz_fail_memory(err);

	rc = rc ? rc : bsz_run_order_init(&order, samples, err);
	for (size_t i = 0; !rc && i < samples->count; i++)
		first[i] = SIZE_MAX;
	for (size_t i = steps->count; !rc && i > 0; i--)
		first[steps->run[i - 1]] = i - 1;
	for (size_t i = 0; !rc && i < order.count; i++) {
		const uint32_t run = order.rows[i];

		if (!i || samples->project[run] !=
		    samples->project[order.rows[i - 1]])
			for (size_t j = 0; j < steps->names.count; j++)
				last[j] = NAN;
		if (first[run] != SIZE_MAX &&
		    samples->outcome[run] == BSZ_SUCCESS)
			weigh_run(steps, first[run], last, weights);
	}
	bsz_run_order_release(&order);
	bsz_free(first);
	bsz_free(last);
	return rc;
}

static int push_formulas(struct cache *cache, struct bsz_err *err)
{
	const struct bsz_samples *const samples = cache->samples;
	struct bsz_table *table = NULL;
	struct weights weights = {0};
	struct hits hits;

	for (uint32_t i = 0; i < samples->formulas.count; i++) {
		const char *const name = samples->formulas.items[i];

		hits = sum_hits(cache, LOG, samples->formula, i);
		table = push_hits(cache, table, *name ? name :
		    "lookups that were recorded", &hits);
	}
	hits = sum_hits(cache, STEPS, NULL, ANY);
	table = push_hits(cache, table, "steps that tell", &hits);
	const int rc = weigh(cache, &weights, err);
	if (rc || !(weights.all > 0))
		return rc;
	table = table_of(cache, table);
	union bsz_cell *const cell = table ? bsz_table_row(cache->report,
	    table, 0, BSZ_ROW) : NULL;
	if (!cell)
		return 0;
	cell[FORMULA].text = "time of steps, as last run uncached";
	cell[RUNS].number = weights.runs;
	cell[LOOKUPS].number = weights.steps;
	cell[HITS].number = weights.cached;
	cell[RATIO].real = weights.hits / weights.all;
	cell[LOW].real = cell[HIGH].real = NAN;
	return 0;
}

/* --- causes ------------------------------------------------------------- */

enum { C_CAUSE, C_BUILDS, C_LOOKUPS, C_HITS, C_RATIO, C_LOW, C_HIGH, C_BUILD,
	C_P, C_COLUMNS };

static const struct bsz_column cause_columns[C_COLUMNS] = {
	[C_CAUSE] = {.key = "cause", .title = "CAUSE OF BUILD",
		.kind = BSZ_TEXT},
	[C_BUILDS] = {.key = "builds", .title = "BUILDS", .kind = BSZ_COUNT},
	[C_LOOKUPS] = {.key = "lookups", .title = "LOOKUPS",
		.kind = BSZ_COUNT},
	[C_HITS] = {.key = "hits", .title = "HITS", .kind = BSZ_COUNT},
	[C_RATIO] = {.key = "ratio", .title = "RATIO", .kind = BSZ_RATE},
	[C_LOW] = {.key = "ratio_low", .title = "95% FROM",
		.kind = BSZ_RATE},
	[C_HIGH] = {.key = "ratio_high", .title = "TO", .kind = BSZ_RATE},
	[C_BUILD] = {.key = "build_ms", .title = "BUILD",
		.kind = BSZ_DURATION},
	[C_P] = {.key = "p_others", .title = "P (SAME AS OTHERS)",
		.kind = BSZ_REAL},
};

static double median_build(const struct bsz_samples *samples, uint32_t cause)
{
	double *const values = bsz_malloc((samples->count + 1) *
	    sizeof(*values));
	size_t count = 0;

	for (size_t i = 0; values && i < samples->count; i++)
		if (samples->cause[i] == cause &&
		    samples->outcome[i] == BSZ_SUCCESS &&
		    !isnan(samples->metrics[BSZ_BUILD_MS][i]))
			values[count++] = samples->metrics[BSZ_BUILD_MS][i];
	const double median = count ? bsz_median(values, count) : NAN;
	bsz_free(values);
	return median;
}

/* Fisher's test counts lookups as independent: only where each build has
 * one. */
static double others_p(const struct hits *hits, const struct hits *all)
{
	if (!all->single || all->lookups <= hits->lookups)
		return NAN;
	return bsz_fisher((uint64_t)hits->hits, (uint64_t)hits->lookups,
	    (uint64_t)(all->hits - hits->hits),
	    (uint64_t)(all->lookups - hits->lookups));
}

static void push_cause(struct cache *cache, enum source source,
    const struct hits *all, uint32_t cause, struct bsz_table **table)
{
	const struct bsz_samples *const samples = cache->samples;
	const struct hits hits = sum_hits(cache, source, samples->cause,
	    cause);

	if (!*samples->causes.items[cause] || !hits.runs)
		return;
	*table = *table ? *table : bsz_report_table(cache->report, "causes",
	    "", cause_columns, C_COLUMNS);
	union bsz_cell *const cell = *table ? bsz_table_row(cache->report,
	    *table, 0, BSZ_ROW) : NULL;
	if (!cell)
		return;
	const struct bsz_interval interval = find_interval(&hits);
	cell[C_CAUSE].text = samples->causes.items[cause];
	cell[C_BUILDS].number = hits.runs;
	cell[C_LOOKUPS].number = (uint64_t)hits.lookups;
	cell[C_HITS].number = (uint64_t)hits.hits;
	cell[C_RATIO].real = hits.hits / hits.lookups;
	cell[C_LOW].real = interval.low;
	cell[C_HIGH].real = interval.high;
	cell[C_BUILD].real = median_build(samples, cause);
	cell[C_P].real = others_p(&hits, all);
}

static int push_causes(struct cache *cache, struct bsz_err *err)
{
	const struct hits log = sum_hits(cache, LOG, NULL, ANY);
	const enum source source = log.runs ? LOG : STEPS;
	const struct hits all = sum_hits(cache, source, NULL, ANY);
	const struct bsz_names_list *const causes = &cache->samples->causes;
	uint32_t *const order = bsz_series_sort_names(causes);
	struct bsz_table *table = NULL;

	for (uint32_t i = 0; order && i < causes->count; i++)
		push_cause(cache, source, &all, order[i], &table);
	bsz_free(order);
	return order ? 0 : bsz_fail_memory(err);
}

int bsz_step_cache(const struct bsz_samples *samples,
    struct bsz_report *report, struct bsz_err *err)
{
	struct cache cache = {.samples = samples, .report = report};
	struct count *const counts = bsz_calloc(2 * samples->count + 1,
	    sizeof(*counts));

	if (!counts)
		return bsz_fail_memory(err);
	cache.counts[LOG] = counts;
	cache.counts[STEPS] = counts + samples->count;
	count_all(&cache);
	int rc = push_formulas(&cache, err);
	rc = rc ? rc : push_causes(&cache, err);
	bsz_free(counts);
	return rc;
}
