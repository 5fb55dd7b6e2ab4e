/*
 * The energy distance between the sides of a split: sees a change of spread
 * or shape as well as one of level. All splits from running sums of the
 * distances of all pairs.
 */
#include <binsize/arena.h>
#include <binsize/shift.h>

#include <math.h>

#define MARGIN 2

/* sum[i * (count + 1) + k]: distances of values i to those before k. */
static double *row_sums(const double *values, size_t count)
{
	double *sums = bsz_calloc(count * (count + 1), sizeof(*sums));

	for (size_t i = 0; sums && i < count; i++)
		for (size_t k = 0; k < count; k++)
			sums[i * (count + 1) + k + 1] =
			    sums[i * (count + 1) + k] +
			    fabs(values[i] - values[k]);
	return sums;
}

/* All splits of values 0 to end. */
static void split_until(const double *sums, size_t count, size_t end,
    struct bsz_split *best)
{
	double left = 0, cross = 0, right = 0;

	/* Before any value is on the left all pairs are on the right. */
	for (size_t i = 0; i < end; i++)
		right += sums[i * (count + 1) + i];
	for (size_t t = 1; t + MARGIN <= end; t++) {
		const double *const row = sums + (t - 1) * (count + 1);
		const double to_left = row[t - 1];
		const double to_right = row[end] - row[t];

		left += to_left;
		right -= to_right;
		cross += to_right - to_left;
		if (t < MARGIN)
			continue;
		const double n = (double)t, m = (double)(end - t);
		const double q = n * m / (n + m) * (2 * cross / (n * m) -
		    left / (n * (n - 1) / 2) - right / (m * (m - 1) / 2));

		if (q > best->statistic)
			*best = (struct bsz_split){t, end, q};
	}
}

int bsz_energy_split(const double *values, size_t count, bool ends,
    struct bsz_split *split, struct bsz_err *err)
{
	*split = (struct bsz_split){0, 0, -INFINITY};
	if (count < 2 * MARGIN || count > BSZ_ENERGY_MOST)
		return bsz_fail(err, BSZ_ENODATA, "the energy distance takes "
		    "%d to %d values", 2 * MARGIN, BSZ_ENERGY_MOST);
	double *sums = row_sums(values, count);
	if (!sums)
		return bsz_fail_memory(err);
	for (size_t end = ends ? 2 * MARGIN : count; end <= count; end++)
		split_until(sums, count, end, split);
	bsz_free(sums);
	return 0;
}
