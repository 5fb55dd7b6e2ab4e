/*
 * Isotonic regression: neighbours that go the wrong way are pooled to their
 * weighted mean until none do. No shape is assumed but the direction.
 */
#include <binsize/fit.h>

void bsz_isotonic(double *values, const double *weights, size_t count,
    bool decreasing, double *work)
{
	double *const weight = work, *const size = work + count;
	const double sign = decreasing ? -1 : 1;
	size_t blocks = 0;

	/* The blocks' means overwrite the values read already. */
	for (size_t i = 0; i < count; i++) {
		double mean = values[i], sum = weights ? weights[i] : 1;
		double rows = 1;

		while (blocks && sign * values[blocks - 1] > sign * mean) {
			blocks--;
			mean = (mean * sum +
			    values[blocks] * weight[blocks]) /
			    (sum + weight[blocks]);
			sum += weight[blocks];
			rows += size[blocks];
		}
		values[blocks] = mean;
		weight[blocks] = sum;
		size[blocks++] = rows;
	}
	/* Spread them out again, from the back. */
	for (size_t i = count; blocks--;) {
		const double mean = values[blocks];

		for (double rows = size[blocks]; rows > 0; rows--)
			values[--i] = mean;
	}
}
