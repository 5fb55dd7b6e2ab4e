/*
 * Sample quantiles by the nine definitions of Hyndman and Fan, medians, and
 * order statistics that enclose a quantile of any distribution.
 */
#include <binsize/stats.h>

#include <math.h>

static int compare(const void *one, const void *other)
{
	const double a = *(const double *)one, b = *(const double *)other;

	return (a > b) - (a < b);
}

void bsz_sort_values(double *values, size_t count)
{
	if (count)
		qsort(values, count, sizeof(*values), compare);
}

/* The value at a 1-based position, held inside the sample. */
static double at(const double *sorted, size_t count, double position)
{
	if (position < 1)
		return sorted[0];
	if (position > (double)count)
		return sorted[count - 1];
	return sorted[(size_t)position - 1];
}

/* Types 1 to 3 jump: at np, between two values, or to the even one. */
static double jumping(const double *sorted, size_t count, double p, int type)
{
	const double np = (double)count * p - (type == 3 ? 0.5 : 0);
	const double slack = 4 * 0x1p-52;
	const double j = floor(np + slack * fmax(1, fabs(np)));
	const bool on = fabs(np - j) <= slack * fmax(1, fabs(np));
	double share = on ? 0 : 1;

	if (type == 2 && on)
		share = 0.5;
	if (type == 3 && on)
		share = fmod(j, 2) != 0;
	return share == 0.5 ?
	    (at(sorted, count, j) + at(sorted, count, j + 1)) / 2 :
	    at(sorted, count, j + share);
}

double bsz_quantile_type(const double *sorted, size_t count, double p,
    int type)
{
	/* Plotting positions (k - a) / (n + 1 - a - b) of types 4 to 9. */
	static const double a[] = {0, 0.5, 0, 1, 1.0 / 3, 3.0 / 8};
	static const double b[] = {1, 0.5, 0, 1, 1.0 / 3, 3.0 / 8};

	if (!count)
		return NAN;
	if (type < 4)
		return jumping(sorted, count, p, type);
	const double nppm = a[type - 4] + p *
	    ((double)count + 1 - a[type - 4] - b[type - 4]);
	const double j = floor(nppm + 4 * 0x1p-52);
	double share = nppm - j;
	if (fabs(share) < 4 * 0x1p-52)
		share = 0;
	const double low = at(sorted, count, j);
	return share == 0 ? low :
	    low + share * (at(sorted, count, j + 1) - low);
}

double bsz_quantile(const double *sorted, size_t count, double p)
{
	return bsz_quantile_type(sorted, count, p, 7);
}

double bsz_median(double *values, size_t count)
{
	bsz_sort_values(values, count);
	if (!count)
		return NAN;
	return count % 2 ? values[count / 2] :
	    (values[count / 2 - 1] + values[count / 2]) / 2;
}

double bsz_mad(const double *values, size_t count, double centre,
    double *work)
{
	for (size_t i = 0; i < count; i++)
		work[i] = fabs(values[i] - centre);
	return bsz_median(work, count);
}

/* P(at most k of n fall below the quantile), by the incomplete beta. */
static double binomial_lower(size_t k, size_t n, double p)
{
	return k >= n ? 1 :
	    bsz_beta_lower(1 - p, (double)(n - k), (double)k + 1);
}

bool bsz_quantile_ranks(size_t count, double p, double confidence,
    size_t *low, size_t *high)
{
	const double tail = (1 - confidence) / 2;
	size_t below = 0, above = 0;

	/* low: the largest rank r with P(B < r) <= tail, 0-based r. */
	while (below < count && binomial_lower(below, count, p) <= tail)
		below++;
	if (!below)
		return false;
	above = (size_t)((double)count * p);
	while (above < count && binomial_lower(above, count, p) < 1 - tail)
		above++;
	if (above >= count)
		return false;
	*low = below - 1;
	*high = above;
	return true;
}
