/*
 * Where the next value lies: lines at 5 and 95 % from one half of the rows,
 * and as many of the other half as there should be lie between them once
 * they are moved apart (Romano, Patterson and Candes, 2019). What is found
 * holds for any distribution as long as the next run is like those before.
 */
#include "effect.h"

#include <binsize/arena.h>

#include <math.h>

#define REFUSE 100
#define PLAIN 200
#define COVERED 0.9

/* The rows of both halves, in an order drawn anew. */
static void halve(const struct bsz_effect_rows *rows, uint64_t seed,
    double *sizes, double *values)
{
	struct bsz_random random;

	memcpy(sizes, rows->size, rows->rows * sizeof(*sizes));
	memcpy(values, rows->value, rows->rows * sizeof(*values));
	bsz_random_seed(&random, seed);
	for (size_t i = rows->rows; i > 1; i--) {
		const size_t other = bsz_random_below(&random, i);
		const double size = sizes[other], value = values[other];

		sizes[other] = sizes[i - 1];
		values[other] = values[i - 1];
		sizes[i - 1] = size;
		values[i - 1] = value;
	}
}

static int fit_half(const double *sizes, const double *values, size_t count,
    double tau, double line[2], struct bsz_err *err)
{
	const struct bsz_design design = {.response = values,
		.columns = {NULL, sizes}, .column_count = 2, .rows = count};
	struct bsz_quantile_fit fit;
	const int rc = bsz_quantile_regression(&design, tau, NULL, &fit, err);

	line[0] = fit.coef[0];
	line[1] = fit.coef[1];
	return rc;
}

static void widen(const double *sizes, double *values, size_t count,
    struct bsz_next_effect *next)
{
	for (size_t i = 0; i < count; i++) {
		const double low = next->low[0] + next->low[1] * sizes[i];
		const double high = next->high[0] + next->high[1] * sizes[i];

		values[i] = fmax(low - values[i], values[i] - high);
	}
	bsz_sort_values(values, count);
	const size_t rank = (size_t)ceil(((double)count + 1) * COVERED);
	next->widened = values[bsz_min(rank, count) - 1];
}

int bsz_effect_next(const struct bsz_effect_rows *rows, uint64_t seed,
    struct bsz_next_effect *next, struct bsz_err *err)
{
	static const struct need need = {REFUSE, PLAIN};
	const size_t half = rows->rows / 2;
	struct bsz_effect judged;

	const bool fits = bsz_effect_judge(rows, &need, &judged) &&
	    !bsz_effect_ended(rows, 0.95, &judged);
	*next = (struct bsz_next_effect){.standing = judged.standing,
		.lack = judged.lack, .needed = judged.needed};
	if (!fits)
		return 0;
	double *const sizes = bsz_malloc(2 * rows->rows * sizeof(*sizes));
	if (!sizes)
		return bsz_fail_memory(err);
	double *const values = sizes + rows->rows;
	halve(rows, seed, sizes, values);
	int rc = fit_half(sizes, values, half, 0.05, next->low, err);
	rc = rc ? rc : fit_half(sizes, values, half, 0.95, next->high, err);
	if (!rc)
		widen(sizes + half, values + half, rows->rows - half, next);
	bsz_free(sizes);
	if (rc == BSZ_ENODATA) { /* all sizes of that half are one */
		next->standing = BSZ_INSUFFICIENT;
		next->lack = BSZ_LACK_SIZES;
		return 0;
	}
	return rc;
}
