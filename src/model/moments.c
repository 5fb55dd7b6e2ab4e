/*
 * Mean and spread. The textbook sum of squares loses all digits of a small
 * spread about a large mean; here sums are compensated and deviations taken
 * from the mean, and streams use Welford's and Chan's updates.
 */
#include <binsize/stats.h>

#include "doubled.h"

#include <math.h>

void bsz_moments_push(struct bsz_moments *moments, double value)
{
	const double delta = value - moments->mean;

	moments->n += 1;
	moments->mean += delta / moments->n;
	moments->m2 += delta * (value - moments->mean);
}

void bsz_moments_merge(struct bsz_moments *moments,
    const struct bsz_moments *other)
{
	const double n = moments->n + other->n;
	const double delta = other->mean - moments->mean;

	if (!(n > 0))
		return;
	moments->m2 += other->m2 + delta * delta * moments->n * other->n / n;
	moments->mean += delta * other->n / n;
	moments->n = n;
}

static struct doubled exact_mean(const double *values, size_t count)
{
	struct doubled sum = {0, 0};

	for (size_t i = 0; i < count; i++)
		sum = doubled_add(sum, (struct doubled){values[i], 0});
	return doubled_divide(sum, (struct doubled){(double)count, 0});
}

double bsz_mean(const double *values, size_t count)
{
	return count ? exact_mean(values, count).high : NAN;
}

static double deviation_from(struct doubled mean, double value)
{
	const struct doubled difference =
	    doubled_add((struct doubled){value, 0}, doubled_negate(mean));

	return difference.high;
}

double bsz_deviation(const double *values, size_t count)
{
	struct doubled sum = {0, 0};

	if (count < 2)
		return NAN;
	const struct doubled mean = exact_mean(values, count);
	for (size_t i = 0; i < count; i++) {
		const double d = deviation_from(mean, values[i]);

		sum = doubled_add(sum, doubled_product(d, d));
	}
	return sqrt(sum.high / (double)(count - 1));
}

double bsz_lag1(const double *values, size_t count)
{
	struct doubled square = {0, 0}, cross = {0, 0};
	double before = 0;

	if (count < 2)
		return NAN;
	const struct doubled mean = exact_mean(values, count);
	for (size_t i = 0; i < count; i++) {
		const double d = deviation_from(mean, values[i]);

		square = doubled_add(square, doubled_product(d, d));
		if (i)
			cross = doubled_add(cross, doubled_product(d, before));
		before = d;
	}
	return cross.high / square.high;
}

double bsz_significant(double value)
{
	char text[40];

	if (!isfinite(value))
		return value;
	(void)snprintf(text, sizeof(text), "%.5e", value); /* it fits */
	return strtod(text, NULL);
}
