/*
 * Bootstrap: of one sample with percentile, basic and BCa intervals, and
 * draws of whole groups for fits. Rows of one project are alike, so drawing
 * rows makes intervals too narrow; drawing projects does not.
 */
#include <binsize/random.h>

#include <binsize/arena.h>

#include <math.h>

static void draw(const double *values, size_t count,
    bsz_statistic *statistic, uint64_t seed, double *work,
    struct bsz_bootstrap *result)
{
	struct bsz_random random;

	bsz_random_seed(&random, seed);
	for (size_t b = 0; b < result->count; b++) {
		for (size_t k = 0; k < count; k++)
			work[k] = values[bsz_random_below(&random, count)];
		result->replicates[b] = statistic(work, count);
	}
}

/* Skewness of the leave-one-out values. */
static double acceleration(const double *values, size_t count,
    bsz_statistic *statistic, double *work, double *left_out)
{
	double square = 0, cube = 0;

	for (size_t i = 0; i < count; i++) {
		memcpy(work, values, i * sizeof(*values));
		memcpy(work + i, values + i + 1,
		    (count - i - 1) * sizeof(*values));
		left_out[i] = statistic(work, count - 1);
	}
	const double mean = bsz_mean(left_out, count);
	for (size_t i = 0; i < count; i++) {
		const double d = mean - left_out[i];

		square += d * d;
		cube += d * d * d;
	}
	return square > 0 ? cube / (6 * pow(square, 1.5)) : 0;
}

static double corrected(double z0, double a, double p)
{
	const double z = z0 + bsz_normal_quantile(p);

	return 1 - bsz_normal_upper(z0 + z / (1 - a * z));
}

static void conclude(struct bsz_bootstrap *result, double *sorted)
{
	const size_t count = result->count;
	double below = 0;

	memcpy(sorted, result->replicates, count * sizeof(*sorted));
	bsz_sort_values(sorted, count);
	for (size_t b = 0; b < count; b++)
		below += sorted[b] < result->estimate ? 1 :
		    sorted[b] == result->estimate ? 0.5 : 0;
	result->z0 = bsz_normal_quantile(below / (double)count);
	result->mean = bsz_mean(sorted, count);
	result->deviation = bsz_deviation(sorted, count);
	result->percentile = (struct bsz_interval){
		bsz_quantile(sorted, count, 0.025),
		bsz_quantile(sorted, count, 0.975)};
	result->basic = (struct bsz_interval){
		2 * result->estimate - result->percentile.high,
		2 * result->estimate - result->percentile.low};
	result->alpha_low =
	    corrected(result->z0, result->acceleration, 0.025);
	result->alpha_high =
	    corrected(result->z0, result->acceleration, 0.975);
	result->bca = (struct bsz_interval){
		bsz_quantile(sorted, count, result->alpha_low),
		bsz_quantile(sorted, count, result->alpha_high)};
}

int bsz_bootstrap(const double *values, size_t count,
    bsz_statistic *statistic, uint64_t seed, struct bsz_bootstrap *result,
    struct bsz_err *err)
{
	if (count < 2 || !result->count)
		return bsz_fail(err, BSZ_ENODATA,
		    "%zu values cannot be resampled", count);
	double *work = bsz_calloc(count, sizeof(*work));
	double *other = bsz_calloc(bsz_max(count, result->count),
	    sizeof(*other));
	if (!work || !other) {
		bsz_free(work);
		bsz_free(other);
		return bsz_fail_memory(err);
	}
	memcpy(work, values, count * sizeof(*work));
	result->estimate = statistic(work, count);
	draw(values, count, statistic, seed, work, result);
	result->acceleration =
	    acceleration(values, count, statistic, work, other);
	conclude(result, other);
	bsz_free(work);
	bsz_free(other);
	return 0;
}

void bsz_groups_draw(const struct bsz_groups *groups,
    struct bsz_random *random, double *weights, uint32_t *drawn)
{
	const bool by_row = groups->count < 2;
	const size_t count = by_row ? groups->rows : groups->count;

	memset(drawn, 0, count * sizeof(*drawn));
	for (size_t k = 0; k < count; k++)
		drawn[bsz_random_below(random, count)]++;
	for (size_t i = 0; i < groups->rows; i++)
		weights[i] = drawn[by_row ? i : groups->of_row[i]];
}
