/*
 * Everything is drawn from seeds that follow from the query's, each fit with
 * its own, so that leaving one out changes no other.
 */
#include "model_fit.h"

#include <math.h>
#include <string.h>

#define HOUR_MS 3.6e6
/* Builds of which a rate can be said, and said plainly. */
#define RATE_REFUSE 30
#define RATE_PLAIN 100

/* Sizes that differ, below which nobody can tell curves apart. */
#define SHAPE_SIZES 5

static uint64_t seed_of(const struct model_fit *fit, const char *what)
{
	return bsz_seed_text(fit->query->seed, what);
}

static int fit_push(struct model_fit *fit, enum model_part part,
    struct bsz_err *err)
{
	const struct bsz_effect_rows *const rows = &fit->push.rows;
	const double asked = fit->query->quantile;
	const struct {
		double tau;
		const char *seed;
	} quantiles[] = {
		[PUSH_ASKED] = {asked, "push asked"},
		[PUSH_MEDIAN] = {0.5, "push median"},
		[PUSH_P90] = {0.9, "push p90"},
	};
	int rc = bsz_effect_within(rows, asked, seed_of(fit, "push within"),
	    &fit->push_within, err);

	for (size_t i = 0; i < BSZ_COUNTOF(quantiles) && !rc; i++)
		if (i == PUSH_ASKED || part == MODEL_ALL)
			rc = bsz_effect_quantile(rows, quantiles[i].tau,
			    seed_of(fit, quantiles[i].seed),
			    &fit->push_slopes[i], err);
	if (rc || part != MODEL_ALL)
		return rc;
	rc = bsz_effect_huber(rows, seed_of(fit, "push huber"),
	    &fit->push_slopes[PUSH_HUBER], err);
	rc = rc ? rc : bsz_effect_theil_sen(rows,
	    &fit->push_slopes[PUSH_THEIL_SEN], err);
	return rc ? rc : bsz_effect_mean(rows, seed_of(fit, "push mean"),
	    &fit->push_slopes[PUSH_MEAN], err);
}

/* --- shapes ------------------------------------------------------------- */

bool bsz_model_compares(const struct model_fit *fit, int shape)
{
	const struct bsz_shape_fit *const one = &fit->shapes[shape];

	return fit->shape >= 0 && !fit->exact && one->fits &&
	    one->has_aicc && isfinite(one->aicc);
}

static void choose_shape(struct model_fit *fit)
{
	const struct bsz_effect_rows *const rows = &fit->build.rows;
	struct bsz_moments all = {0, 0, 0};

	fit->shape = -1;
	if (rows->distinct < SHAPE_SIZES)
		return;
	for (size_t i = 0; i < rows->rows; i++)
		bsz_moments_push(&all, rows->value[i]);
	for (int i = 0; i < BSZ_SHAPES; i++) {
		const struct bsz_shape_fit *const shape = &fit->shapes[i];

		if (!shape->fits || !shape->has_aicc)
			continue;
		if (shape->rss <= 1e-18 * all.m2) {
			fit->shape = i;
			fit->exact = true;
			return;
		}
		if (isfinite(shape->aicc) && (fit->shape < 0 ||
		    shape->aicc < fit->shapes[fit->shape].aicc))
			fit->shape = i;
	}
}

static int fit_shapes(struct model_fit *fit, struct bsz_err *err)
{
	const struct bsz_effect_rows *const rows = &fit->build.rows;
	const size_t count = bsz_min(rows->rows, BSZ_EFFECT_FITTED_ROWS);
	double *const x = bsz_malloc((2 * count + 1) * sizeof(*x));
	double *const y = x + count;
	int rc = x ? 0 : bsz_fail_memory(err);

	for (size_t i = 0; x && i < count; i++) {
		x[i] = rows->size[i * rows->rows / count];
		y[i] = rows->value[i * rows->rows / count];
	}
	fit->shape_rows = count;
	for (int i = 0; i < BSZ_SHAPES && !rc; i++)
		rc = bsz_shape_fit((enum bsz_shape)i, x, y, count,
		    &fit->shapes[i], err);
	if (!rc)
		choose_shape(fit);
	bsz_free(x);
	return rc;
}

static int fit_build(struct model_fit *fit, struct bsz_err *err)
{
	const struct bsz_effect_rows *const rows = &fit->build.rows;
	int rc = bsz_effect_huber(rows, seed_of(fit, "build huber"),
	    &fit->build_slopes[BUILD_HUBER], err);

	rc = rc ? rc : bsz_effect_theil_sen(rows,
	    &fit->build_slopes[BUILD_THEIL_SEN], err);
	return rc ? rc : bsz_effect_knee(rows, seed_of(fit, "knee"),
	    &fit->knee, err);
}

/* --- slots -------------------------------------------------------------- */

/* The class of machines with most runs; its number, or 0 of none. */
static uint32_t choose_runner(const struct bsz_samples *samples,
    const size_t *counts)
{
	uint32_t best = 0;

	for (uint32_t i = 0; i < samples->runners.count; i++)
		if (counts[i] > counts[best])
			best = i;
	return best;
}

/* Failed runs hold a slot, too. */
static int fit_slots(struct model_fit *fit, struct bsz_err *err)
{
	const struct bsz_samples *const samples = fit->samples;
	size_t *const counts = bsz_calloc(samples->runners.count + 1,
	    sizeof(*counts));
	struct bsz_slot_run *const runs = bsz_malloc((samples->count + 1) *
	    sizeof(*runs));
	int rc = counts && runs ? 0 : bsz_fail_memory(err);

	for (size_t i = 0; !rc && i < samples->count; i++)
		counts[samples->runner[i]] +=
		    !isnan(bsz_response_busy(samples, i));
	const uint32_t runner = rc ? 0 : choose_runner(samples, counts);
	for (size_t i = 0; !rc && i < samples->count; i++) {
		const double busy = bsz_response_busy(samples, i);
		const double queue = samples->metrics[BSZ_QUEUE_MS][i];

		if (samples->runner[i] != runner || isnan(busy))
			continue;
		runs[fit->slot_runs++] = (struct bsz_slot_run){
			samples->started_ms[i],
			samples->started_ms[i] + (int64_t)busy,
			isnan(queue) ? -1 : (int64_t)queue};
	}
	if (fit->slot_runs)
		fit->runner = samples->runners.items[runner];
	rc = rc ? rc : bsz_slots_find(runs, fit->slot_runs, &fit->slots, err);
	bsz_free(runs);
	bsz_free(counts);
	return rc;
}

size_t bsz_model_slots(const struct model_fit *fit)
{
	return fit->query->slots ? fit->query->slots : fit->slots.count;
}

/* --- builds an hour ----------------------------------------------------- */

static double per_hour(const struct model_fit *fit, double intercept,
    double slope, double size)
{
	const double overhead = isnan(fit->slots.overhead_ms) ? 0 :
	    fit->slots.overhead_ms;
	const double ms = intercept + slope * size + overhead;

	return ms > 0 ? HOUR_MS / ms : NAN;
}

static struct bsz_effect judge_rate(const struct model_fit *fit)
{
	const struct bsz_line_effect *const mean = &fit->busy_mean;
	struct bsz_effect effect = mean->slope;

	effect.value = NAN;
	effect.interval = (struct bsz_interval){NAN, NAN};
	if (effect.standing != BSZ_INSUFFICIENT &&
	    effect.rows < RATE_REFUSE) {
		effect.standing = BSZ_INSUFFICIENT;
		effect.lack = BSZ_LACK_ROWS;
		effect.needed = RATE_PLAIN;
	} else if (effect.standing == BSZ_PLAIN &&
	    effect.rows < RATE_PLAIN) {
		effect.standing = BSZ_INDICATIVE;
		effect.lack = BSZ_LACK_ROWS;
		effect.needed = RATE_PLAIN;
	}
	return effect;
}

static struct bsz_interval middle_of(double *values, size_t count)
{
	const struct bsz_interval none = {NAN, NAN};

	for (size_t i = 0; i < count; i++)
		if (isnan(values[i]))
			return none; /* some lines have no time there */
	if (count < 20)
		return none;
	bsz_sort_values(values, count);
	return (struct bsz_interval){bsz_quantile(values, count, 0.025),
		bsz_quantile(values, count, 0.975)};
}

struct bsz_effect bsz_model_per_hour(const struct model_fit *fit,
    double size)
{
	const struct bsz_line_effect *const mean = &fit->busy_mean;
	struct bsz_effect effect = judge_rate(fit);
	double rates[BSZ_EFFECT_DRAWS];

	if (effect.standing == BSZ_INSUFFICIENT)
		return effect;
	for (size_t i = 0; i < mean->draws; i++)
		rates[i] = per_hour(fit, mean->intercepts[i],
		    mean->slopes[i], size);
	effect.value = per_hour(fit, mean->intercept, mean->slope.value,
	    size);
	effect.interval = middle_of(rates, mean->draws);
	return effect;
}

struct bsz_effect bsz_model_per_hour_change(const struct model_fit *fit,
    double from, double to)
{
	const struct bsz_line_effect *const mean = &fit->busy_mean;
	struct bsz_effect effect = judge_rate(fit);
	double rates[BSZ_EFFECT_DRAWS];

	if (effect.standing == BSZ_INSUFFICIENT)
		return effect;
	for (size_t i = 0; i < mean->draws; i++)
		rates[i] = per_hour(fit, mean->intercepts[i],
		    mean->slopes[i], to) - per_hour(fit,
		    mean->intercepts[i], mean->slopes[i], from);
	effect.value = per_hour(fit, mean->intercept, mean->slope.value, to) -
	    per_hour(fit, mean->intercept, mean->slope.value, from);
	effect.interval = middle_of(rates, mean->draws);
	return effect;
}

double bsz_model_hits(const struct model_fit *fit, double size)
{
	const struct bsz_cache_effect *const cache = &fit->cache;

	if (isnan(cache->odds.value) || !(size > 0))
		return NAN;
	return 1 / (1 + exp(-(cache->intercept + cache->other +
	    cache->coef * log2(size))));
}

/* --- all ---------------------------------------------------------------- */

static int take_rows(struct model_fit *fit, struct bsz_err *err)
{
	const struct bsz_samples *const samples = fit->samples;
	const int size = fit->query->predictor;
	int rc = bsz_response_init(&fit->push, "push_ms", samples,
	    bsz_response_push, size, true, err);

	rc = rc ? rc : bsz_response_init(&fit->build, "build_ms", samples,
	    bsz_response_build, size, false, err);
	rc = rc ? rc : bsz_response_init(&fit->busy, "busy_ms", samples,
	    bsz_response_busy, (int)fit->build.size, false, err);
	return rc ? rc : bsz_cache_response_init(&fit->hits, samples, size,
	    err);
}

static int fit_all(struct model_fit *fit, enum model_part part,
    struct bsz_err *err)
{
	int rc = take_rows(fit, err);
	rc = rc ? rc : fit_push(fit, part, err);
	rc = rc || part != MODEL_ALL ? rc : fit_build(fit, err);
	rc = rc ? rc : fit_shapes(fit, err);
	rc = rc ? rc : bsz_effect_mean(&fit->build.rows,
	    seed_of(fit, "build mean"), &fit->build_slopes[BUILD_MEAN], err);
	rc = rc ? rc : bsz_effect_within_mean(&fit->build.rows,
	    seed_of(fit, "build within"), &fit->build_within, err);
	rc = rc ? rc : bsz_effect_cache(&fit->hits.rows,
	    seed_of(fit, "cache"), &fit->cache, err);
	rc = rc ? rc : fit_slots(fit, err);
	return rc ? rc : bsz_effect_mean(&fit->busy.rows,
	    seed_of(fit, "busy"), &fit->busy_mean, err);
}

int bsz_model_fit(const struct bsz_samples *samples,
    const struct bsz_model_query *query, enum model_part part,
    model_teller *tell, void *context, struct bsz_report *report, struct bsz_err *err)
{
	if (!samples->count)
		return bsz_fail(err, BSZ_ENODATA, "no runs are kept of what "
		    "was asked for (binsize store info says what is)");
	/* It is large. */
	struct model_fit *const fit = bsz_calloc(1, sizeof(*fit));
	if (!fit)
		return bsz_fail_memory(err);
	fit->samples = samples;
	fit->query = query;
	int rc = fit_all(fit, part, err);
	rc = rc ? rc : tell(fit, context, report, err);
	bsz_response_release(&fit->push);
	bsz_response_release(&fit->build);
	bsz_response_release(&fit->busy);
	bsz_cache_response_release(&fit->hits);
	bsz_free(fit);
	return rc;
}
