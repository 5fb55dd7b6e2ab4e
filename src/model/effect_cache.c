/*
 * Cache hits and size: a logistic line, rates by bins with their decreasing
 * envelope, and the cut between two sizes that tells hits from misses best.
 *
 * Hits of one run come together, so errors are widened by the dispersion.
 * The cut is the best of many, so its p comes from giving runs of a project
 * each other's outcomes and looking for the best cut again.
 */
#include "effect.h"

#include <binsize/arena.h>

#include <math.h>
#include <stdlib.h>

#define LEAST_RUNS 20
#define OUTCOMES 10 /* hits and misses a coefficient that there must be */
#define CUTS 40
#define CUT_DRAWS 999
#define MOST_ROWS 20000 /* draws times rows stay below a second */

/* --- the cut ------------------------------------------------------------ */

struct cuts {
	const struct bsz_cache_rows *rows;
	double places[CUTS];
	size_t count;
	uint8_t *bin;    /* of each row: cuts below its size */
	uint32_t *from;  /* whose outcome it has now */
	uint32_t *order; /* rows by project */
};

static double entropy(double hits, double lookups)
{
	const double misses = lookups - hits;

	return (hits > 0 ? hits * log(hits / lookups) : 0) +
	    (misses > 0 ? misses * log(misses / lookups) : 0);
}

/* The largest likelihood ratio, and where. */
static double best_cut(const struct cuts *cuts, size_t *where,
    double rates[2])
{
	double hits[CUTS + 1] = {0}, lookups[CUTS + 1] = {0};
	double all_hits = 0, all = 0, h = 0, n = 0, best = -1;

	for (size_t i = 0; i < cuts->rows->rows; i++) {
		const uint32_t from = cuts->from[i];

		hits[cuts->bin[i]] += cuts->rows->hits[from];
		lookups[cuts->bin[i]] += cuts->rows->lookups[from];
	}
	for (size_t k = 0; k <= cuts->count; k++) {
		all_hits += hits[k];
		all += lookups[k];
	}
	for (size_t k = 0; k < cuts->count; k++) {
		h += hits[k];
		n += lookups[k];
		const double ratio = n > 0 && n < all ? entropy(h, n) +
		    entropy(all_hits - h, all - n) - entropy(all_hits, all) :
		    -1;
		if (!(ratio > best))
			continue;
		best = ratio;
		*where = k;
		rates[0] = h / n;
		rates[1] = (all_hits - h) / (all - n);
	}
	return best;
}

static void place_cuts(struct cuts *cuts, const double *sorted)
{
	const size_t rows = cuts->rows->rows;

	for (size_t k = 0; k < CUTS; k++) {
		const double place = bsz_quantile(sorted, rows,
		    0.1 + 0.8 * (double)k / (CUTS - 1));

		if (place < sorted[rows - 1] && (!cuts->count ||
		    place > cuts->places[cuts->count - 1]))
			cuts->places[cuts->count++] = place;
	}
	for (size_t i = 0; i < rows; i++) {
		size_t bin = 0;

		while (bin < cuts->count &&
		    cuts->rows->size[i] > cuts->places[bin])
			bin++;
		cuts->bin[i] = (uint8_t)bin;
	}
}

/* Rows by project, and where each project's begin. */
static void order_rows(struct cuts *cuts, uint32_t *first)
{
	const struct bsz_cache_rows *const rows = cuts->rows;

	for (size_t i = 0; i < rows->rows; i++)
		first[rows->group[i] + 1]++;
	for (size_t g = 0; g < rows->groups; g++)
		first[g + 1] += first[g];
	for (size_t i = 0; i < rows->rows; i++)
		cuts->order[first[rows->group[i]]++] = (uint32_t)i;
	for (size_t g = rows->groups; g > 0; g--)
		first[g] = first[g - 1];
	first[0] = 0;
}

static void shuffle(struct cuts *cuts, const uint32_t *first,
    struct bsz_random *random)
{
	for (size_t g = 0; g < cuts->rows->groups; g++)
		for (size_t i = first[g + 1]; i > first[g] + 1; i--) {
			const uint32_t a = cuts->order[i - 1];
			const uint32_t b = cuts->order[first[g] +
			    bsz_random_below(random, i - first[g])];
			const uint32_t from = cuts->from[a];

			cuts->from[a] = cuts->from[b];
			cuts->from[b] = from;
		}
}

static void test_cuts(struct cuts *cuts, const uint32_t *first,
    uint64_t seed, struct bsz_cache_effect *effect)
{
	struct bsz_random random;
	double unused[2];
	size_t where = 0, as_large = 0;
	double rates[2] = {NAN, NAN};
	const double found = best_cut(cuts, &where, rates);

	if (found < 0)
		return; /* one size */
	effect->cut.value = cuts->places[where];
	effect->below = rates[0];
	effect->above = rates[1];
	bsz_random_seed(&random, seed);
	for (size_t k = 0; k < CUT_DRAWS; k++) {
		shuffle(cuts, first, &random);
		as_large += best_cut(cuts, &where, unused) >= found;
	}
	effect->p = ((double)as_large + 1) / (CUT_DRAWS + 1);
}

static int find_cut(const struct bsz_cache_rows *rows, const double *sorted,
    uint64_t seed, struct bsz_cache_effect *effect, struct bsz_err *err)
{
	struct cuts cuts = {.rows = rows};
	uint32_t *const first = bsz_calloc(rows->groups + 2, sizeof(*first));

	cuts.bin = bsz_malloc(rows->rows);
	cuts.from = bsz_malloc(rows->rows * sizeof(*cuts.from));
	cuts.order = bsz_malloc(rows->rows * sizeof(*cuts.order));
	const bool fine = first && cuts.bin && cuts.from && cuts.order;
	if (fine) {
		place_cuts(&cuts, sorted);
		for (size_t i = 0; i < rows->rows; i++)
			cuts.from[i] = (uint32_t)i;
		order_rows(&cuts, first);
		test_cuts(&cuts, first, seed, effect);
	}
	bsz_free(first);
	bsz_free(cuts.bin);
	bsz_free(cuts.from);
	bsz_free(cuts.order);
	return fine ? 0 : bsz_fail_memory(err);
}

/* --- bins --------------------------------------------------------------- */

static void fill_bins(const struct bsz_cache_rows *rows,
    const double *sorted, struct bsz_cache_effect *effect)
{
	double rates[BSZ_CACHE_BINS], weights[BSZ_CACHE_BINS];
	double work[2 * BSZ_CACHE_BINS], edges[BSZ_CACHE_BINS];
	size_t count = 0;

	for (size_t k = 1; k <= BSZ_CACHE_BINS; k++) {
		const double edge = sorted[k * rows->rows / BSZ_CACHE_BINS -
		    (k * rows->rows >= BSZ_CACHE_BINS)];

		if (!count || edge > edges[count - 1])
			edges[count++] = edge;
	}
	for (size_t k = 0; k < count; k++)
		effect->bins[k] = (struct bsz_cache_bin){.least = INFINITY,
			.most = -INFINITY};
	for (size_t i = 0; i < rows->rows; i++) {
		size_t k = 0;

		while (rows->size[i] > edges[k])
			k++;
		struct bsz_cache_bin *const bin = &effect->bins[k];
		bin->least = fmin(bin->least, rows->size[i]);
		bin->most = fmax(bin->most, rows->size[i]);
		bin->rows++;
		bin->hits += rows->hits[i];
		bin->lookups += rows->lookups[i];
	}
	for (size_t k = 0; k < count; k++) {
		weights[k] = effect->bins[k].lookups;
		rates[k] = effect->bins[k].hits / weights[k];
	}
	bsz_isotonic(rates, weights, count, true, work);
	for (size_t k = 0; k < count; k++)
		effect->bins[k].isotonic = rates[k];
	effect->bin_count = count;
}

/* --- the logistic line -------------------------------------------------- */

static struct bsz_effect factor(const struct bsz_cache_rows *rows,
    const struct bsz_logistic *fit, size_t at, double times)
{
	const double spread = 1.96 * fit->error[at] *
	    sqrt(fmax(1, fit->dispersion));

	return (struct bsz_effect){.value = exp(times * fit->coef[at]),
		.interval = {exp(times * (fit->coef[at] - spread)),
		    exp(times * (fit->coef[at] + spread))},
		.rows = rows->rows, .projects = rows->groups};
}

static bool varies(const double *values, size_t count)
{
	for (size_t i = 1; values && i < count; i++)
		if (values[i] != values[0])
			return true;
	return false;
}

static int fit_line(const struct bsz_cache_rows *rows, double *logs,
    struct bsz_cache_effect *effect, struct bsz_err *err)
{
	struct bsz_design design = {.response = rows->hits,
		.columns = {NULL, logs}, .column_count = 2,
		.rows = rows->rows};
	size_t cold = varies(rows->cold, rows->rows) ?
	    design.column_count++ : 0;
	size_t debug = varies(rows->debug, rows->rows) ?
	    design.column_count++ : 0;
	struct bsz_logistic fit;

	if (cold)
		design.columns[cold] = rows->cold;
	if (debug)
		design.columns[debug] = rows->debug;
	int rc = bsz_logistic(&design, rows->lookups, &fit, err);
	if (rc == BSZ_ENODATA && design.column_count > 2) {
		design.column_count = 2; /* they follow the size */
		cold = debug = 0;
		rc = bsz_logistic(&design, rows->lookups, &fit, err);
	}
	if (rc)
		return rc;
	effect->separated = fit.separated;
	if (fit.separated)
		return 0;
	const struct bsz_effect odds = factor(rows, &fit, 1, 1);
	effect->odds.value = odds.value;
	effect->odds.interval = odds.interval;
	effect->intercept = fit.coef[0];
	effect->coef = fit.coef[1];
	effect->dispersion = fit.dispersion;
	if (cold) {
		effect->cold = factor(rows, &fit, cold, 1);
		effect->other += fit.coef[cold] *
		    bsz_mean(rows->cold, rows->rows);
	}
	if (debug) {
		effect->debug = factor(rows, &fit, debug, 10);
		effect->other += fit.coef[debug] *
		    bsz_mean(rows->debug, rows->rows);
	}
	return 0;
}

/* --- all of it ---------------------------------------------------------- */

static bool judge(const struct bsz_cache_rows *rows,
    struct bsz_effect *effect)
{
	double hits = 0, misses = 0;
	const double least = 2 * OUTCOMES; /* intercept and size */

	for (size_t i = 0; i < rows->rows; i++) {
		hits += rows->hits[i];
		misses += rows->lookups[i] - rows->hits[i];
	}
	if (rows->rows < LEAST_RUNS) {
		effect->standing = BSZ_INSUFFICIENT;
		effect->lack = BSZ_LACK_ROWS;
		effect->needed = 2 * LEAST_RUNS;
	} else if (fmin(hits, misses) < least) {
		effect->standing = BSZ_INSUFFICIENT;
		effect->lack = BSZ_LACK_OUTCOMES;
		effect->needed = 2 * (size_t)least;
	} else if (!varies(rows->size, rows->rows)) {
		effect->standing = BSZ_INSUFFICIENT;
		effect->lack = BSZ_LACK_SIZES;
		effect->needed = 5;
	} else if (rows->rows < 2 * LEAST_RUNS) {
		effect->standing = BSZ_INDICATIVE;
		effect->lack = BSZ_LACK_ROWS;
		effect->needed = 2 * LEAST_RUNS;
	} else if (fmin(hits, misses) < 2 * least) {
		effect->standing = BSZ_INDICATIVE;
		effect->lack = BSZ_LACK_OUTCOMES;
		effect->needed = 2 * (size_t)least;
	}
	return effect->standing != BSZ_INSUFFICIENT;
}

int bsz_effect_cache(const struct bsz_cache_rows *rows, uint64_t seed,
    struct bsz_cache_effect *effect, struct bsz_err *err)
{
	static const struct bsz_effect none = {.value = NAN,
		.interval = {NAN, NAN}};

	*effect = (struct bsz_cache_effect){.odds = none, .cut = none,
		.cold = none, .debug = none, .below = NAN, .above = NAN,
		.p = NAN};
	effect->odds.rows = rows->rows;
	effect->odds.projects = rows->groups;
	if (!judge(rows, &effect->odds)) {
		effect->cut = effect->odds;
		return 0;
	}
	effect->cut = effect->odds;
	struct bsz_cache_rows some = *rows;
	some.rows = bsz_min(rows->rows, MOST_ROWS);
	double *const memory = bsz_malloc(2 * rows->rows * sizeof(*memory));
	if (!memory)
		return bsz_fail_memory(err);
	for (size_t i = 0; i < rows->rows; i++)
		memory[i] = log2(fmax(rows->size[i], 1e-6));
	int rc = fit_line(rows, memory, effect, err);
	memcpy(memory, rows->size, rows->rows * sizeof(*memory));
	bsz_sort_values(memory, rows->rows);
	fill_bins(rows, memory, effect);
	memcpy(memory, some.size, some.rows * sizeof(*memory));
	bsz_sort_values(memory, some.rows);
	rc = rc ? rc : find_cut(&some, memory, seed, effect, err);
	bsz_free(memory);
	return rc;
}
