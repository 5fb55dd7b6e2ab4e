/*
 * Slopes by four methods. What is said of p95 is the line that 95 % of the
 * values lie below; the others stand beside it as checks.
 */
#include "effect.h"

#include <binsize/arena.h>

#include <math.h>

static struct bsz_design line_design(const struct bsz_effect_rows *rows)
{
	return (struct bsz_design){.response = rows->value,
		.columns = {NULL, rows->size}, .column_count = 2,
		.rows = rows->rows};
}

/* --- quantiles ---------------------------------------------------------- */

/* Ten values beyond the quantile make an interval, five a value. */
static struct need need_of(double tau)
{
	const double tail = fmin(tau, 1 - tau);

	return (struct need){
		bsz_max(20, (uint64_t)ceil(5 / tail - 1e-9)),
		bsz_max(50, (uint64_t)ceil(10 / tail - 1e-9))};
}

struct quantile {
	struct bsz_design design;
	double tau;
	size_t start[BSZ_FIT_MOST];
};

static bool fit_quantile(void *context, const double *weights,
    struct bsz_line *line)
{
	struct quantile *const quantile = context;
	struct bsz_quantile_fit fit;
	struct bsz_err err = {0}; /* a draw that has no line is left out */

	quantile->design.weights = weights;
	if (bsz_quantile_regression(&quantile->design, quantile->tau,
	    quantile->start, &fit, &err))
		return false;
	line->intercept = fit.coef[0];
	line->slope = fit.coef[1];
	return true;
}

/*
 * Times in whole seconds make many edges without length, which the search
 * gets over, but slowly: 10 ms for 400 rows. For draws they are told apart in
 * the tenth digit.
 */
static int draw_quantiles(const struct bsz_effect_rows *rows, uint64_t seed,
    struct quantile *quantile, struct bsz_line_effect *effect,
    struct bsz_err *err)
{
	double *const values = bsz_malloc(rows->rows * sizeof(*values));
	uint64_t state = seed;
	double most = 0;

	if (!values)
		return bsz_fail_memory(err);
	for (size_t i = 0; i < rows->rows; i++)
		most = fmax(most, fabs(rows->value[i]));
	for (size_t i = 0; i < rows->rows; i++)
		values[i] = rows->value[i] + 1e-10 * most *
		    (double)(bsz_splitmix(&state) >> 11) * 0x1p-53;
	quantile->design.response = values;
	const int rc = bsz_effect_draw(rows, seed, fit_quantile, quantile,
	    effect, err);
	bsz_free(values);
	return rc;
}

static int add_interval(const struct bsz_effect_rows *rows, uint64_t seed,
    struct quantile *quantile, struct bsz_line_effect *effect,
    struct bsz_err *err)
{
	const struct bsz_groups groups = bsz_effect_groups(rows);
	const double coef[2] = {effect->intercept, effect->slope.value};
	double all[BSZ_FIT_MOST][BSZ_FIT_MOST];
	int rc;

	if (rows->rows <= BSZ_EFFECT_DRAWN_ROWS)
		return draw_quantiles(rows, seed, quantile, effect, err);
	rc = bsz_quantile_covariance(&quantile->design, quantile->tau, coef,
	    &groups, all, err);
	if (!rc)
		bsz_effect_spread(rows, seed, (const double[2][2]){
		    {all[0][0], all[0][1]}, {all[1][0], all[1][1]}}, effect);
	return rc == BSZ_ENODATA ? 0 : rc; /* no spread: no interval */
}

int bsz_effect_quantile(const struct bsz_effect_rows *rows, double tau,
    uint64_t seed, struct bsz_line_effect *effect, struct bsz_err *err)
{
	struct quantile quantile = {.design = line_design(rows), .tau = tau};
	const struct need need = need_of(tau);
	struct bsz_quantile_fit fit;
	int rc;

	effect->draws = 0;
	effect->intercept = NAN;
	if (!bsz_effect_judge(rows, &need, &effect->slope) ||
	    bsz_effect_ended(rows, tau, &effect->slope))
		return 0;
	rc = bsz_quantile_regression(&quantile.design, tau, NULL, &fit, err);
	if (rc)
		return rc;
	effect->intercept = fit.coef[0];
	effect->slope.value = fit.coef[1];
	effect->optimal = fit.optimal;
	effect->unique = fit.unique;
	effect->range = (struct bsz_interval){fit.coef[1], fit.coef[1]};
	if (!fit.unique)
		rc = bsz_quantile_range(&quantile.design, tau, &fit, 1,
		    &effect->range, err);
	memcpy(quantile.start, fit.basis, sizeof(quantile.start));
	if (rc || rows->rows < need.plain)
		return rc;
	return add_interval(rows, seed, &quantile, effect, err);
}

/* --- the mean ----------------------------------------------------------- */

static const struct need mean_need = {5, 20};

static bool fit_mean(void *context, const double *weights,
    struct bsz_line *line)
{
	const struct bsz_effect_rows *const rows = context;

	return bsz_line_fit(rows->size, rows->value, weights, rows->rows,
	    line);
}

/* Covariance where rows of a group move together. */
static int mean_covariance(const struct bsz_effect_rows *rows,
    const struct bsz_least_squares *fit, double covariance[2][2],
    struct bsz_err *err)
{
	const struct bsz_groups groups = bsz_effect_groups(rows);
	const size_t count = groups.count < 2 ? rows->rows : groups.count;
	double (*const scores)[2] = bsz_calloc(count, sizeof(*scores));

	if (!scores)
		return bsz_fail_memory(err);
	for (size_t i = 0; i < rows->rows; i++) {
		const double r = rows->value[i] - fit->coef[0] -
		    fit->coef[1] * rows->size[i];
		double *const score = scores[groups.count < 2 ? i :
		    rows->group[i]];

		score[0] += r;
		score[1] += r * rows->size[i];
	}
	memset(covariance, 0, 2 * sizeof(*covariance));
	for (size_t i = 0; i < count; i++) {
		double part[2];

		for (int j = 0; j < 2; j++)
			part[j] = fit->inverse[j][0] * scores[i][0] +
			    fit->inverse[j][1] * scores[i][1];
		for (int j = 0; j < 4; j++)
			covariance[j / 2][j % 2] += part[j / 2] *
			    part[j % 2] * (double)count /
			    ((double)count - 1);
	}
	bsz_free(scores);
	return 0;
}

int bsz_effect_mean(const struct bsz_effect_rows *rows, uint64_t seed,
    struct bsz_line_effect *effect, struct bsz_err *err)
{
	const struct bsz_design design = line_design(rows);
	struct bsz_effect_rows own = *rows;
	struct bsz_least_squares fit;
	double covariance[2][2];
	int rc;

	effect->draws = 0;
	effect->intercept = NAN;
	/* A mean of limits is none: 1 % of them is much already. */
	if (!bsz_effect_judge(rows, &mean_need, &effect->slope) ||
	    bsz_effect_ended(rows, 0.99, &effect->slope))
		return 0;
	rc = bsz_least_squares(&design, &fit, err);
	if (rc)
		return rc;
	effect->intercept = fit.coef[0];
	effect->slope.value = fit.coef[1];
	if (rows->rows <= BSZ_EFFECT_DRAWN_ROWS)
		return bsz_effect_draw(rows, seed, fit_mean, &own, effect,
		    err);
	rc = mean_covariance(rows, &fit, covariance, err);
	if (!rc)
		bsz_effect_spread(rows, seed, covariance, effect);
	return rc;
}

/* --- most of them ------------------------------------------------------- */

static const struct need robust_need = {20, 50};

/* What both bear: a quarter of the rows may be anything. */
#define ROBUST 0.75

struct huber {
	const struct bsz_effect_rows *rows;
	double scale;
	double *work;
};

static bool fit_huber(void *context, const double *weights,
    struct bsz_line *line)
{
	const struct huber *const huber = context;

	return bsz_line_huber(huber->rows->size, huber->rows->value, weights,
	    huber->rows->rows, huber->scale, huber->work, line);
}

static int fit_most(const struct bsz_effect_rows *rows, uint64_t seed,
    double *work, struct bsz_line_effect *effect, struct bsz_err *err)
{
	const struct bsz_design design = line_design(rows);
	struct huber huber = {.rows = rows, .work = work};
	struct bsz_huber fit;
	int rc = bsz_huber(&design, BSZ_HUBER_MAD, &fit, err);

	if (rc)
		return rc;
	effect->intercept = fit.coef[0];
	effect->slope.value = fit.coef[1];
	huber.scale = fit.scale;
	return fit.scale > 0 ? bsz_effect_draw(rows, seed, fit_huber, &huber,
	    effect, err) : 0;
}

int bsz_effect_huber(const struct bsz_effect_rows *rows, uint64_t seed,
    struct bsz_line_effect *effect, struct bsz_err *err)
{
	/* Of more rows there would be no draws of projects. */
	const size_t most = BSZ_EFFECT_DRAWN_ROWS;
	double *const memory = bsz_malloc(3 * most * sizeof(*memory));
	uint32_t *const groups = bsz_malloc(most * sizeof(*groups));
	int rc = memory && groups ? 0 : bsz_fail_memory(err);

	effect->draws = 0;
	effect->intercept = NAN;
	if (!rc && bsz_effect_judge(rows, &robust_need, &effect->slope) &&
	    !bsz_effect_ended(rows, ROBUST, &effect->slope)) {
		const struct bsz_effect_rows thin = bsz_effect_thin(rows,
		    most, memory, groups);

		rc = fit_most(&thin, seed, memory + 2 * most, effect, err);
	}
	bsz_free(groups);
	bsz_free(memory);
	return rc;
}

int bsz_effect_theil_sen(const struct bsz_effect_rows *rows,
    struct bsz_line_effect *effect, struct bsz_err *err)
{
	struct bsz_line line;
	int rc = 0;

	effect->draws = 0;
	effect->intercept = NAN;
	if (!bsz_effect_judge(rows, &robust_need, &effect->slope) ||
	    bsz_effect_ended(rows, ROBUST, &effect->slope))
		return 0;
	rc = bsz_theil_sen(rows->size, rows->value, rows->rows, &line, err);
	if (rc)
		return rc;
	effect->intercept = line.intercept;
	effect->slope.value = line.slope;
	return 0;
}
