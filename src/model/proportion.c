/*
 * Rates: a bare percentage says nothing without the number of trials, so
 * every rate comes with an interval.
 */
#include <binsize/stats.h>

#include <math.h>

struct bsz_interval bsz_wilson(double hits, double trials, double confidence)
{
	const double z = bsz_normal_quantile(0.5 + confidence / 2);
	const double p = hits / trials, z2 = z * z;
	const double centre = p + z2 / (2 * trials);
	const double half = z *
	    sqrt(p * (1 - p) / trials + z2 / (4 * trials * trials));
	const double scale = 1 + z2 / trials;

	return (struct bsz_interval){
		hits <= 0 ? 0 : fmax(0, (centre - half) / scale),
		hits >= trials ? 1 : fmin(1, (centre + half) / scale)};
}

/* x with I_x(a, b) = p. */
static double beta_quantile(double p, double a, double b)
{
	double low = 0, high = 1;

	for (int i = 0; i < 200 && high - low > 1e-17; i++) {
		const double middle = (low + high) / 2;

		if (middle <= low || middle >= high)
			break;
		if (bsz_beta_lower(middle, a, b) < p)
			low = middle;
		else
			high = middle;
	}
	return (low + high) / 2;
}

struct bsz_interval bsz_clopper_pearson(double hits, double trials,
    double confidence)
{
	const double tail = (1 - confidence) / 2;

	return (struct bsz_interval){
		hits <= 0 ? 0 : beta_quantile(tail, hits, trials - hits + 1),
		hits >= trials ? 1 :
		    beta_quantile(1 - tail, hits + 1, trials - hits)};
}

static double log_choose(double n, double k)
{
	return lgamma(n + 1) - lgamma(k + 1) - lgamma(n - k + 1);
}

double bsz_fisher(uint64_t hits1, uint64_t trials1, uint64_t hits2,
    uint64_t trials2)
{
	const uint64_t hits = hits1 + hits2;
	const uint64_t first = hits > trials2 ? hits - trials2 : 0;
	const uint64_t last = bsz_min(hits, trials1);
	const double all = log_choose((double)(trials1 + trials2),
	    (double)hits);
	double sum = 0;
	const double seen = log_choose((double)trials1, (double)hits1) +
	    log_choose((double)trials2, (double)hits2) - all;

	for (uint64_t k = first; k <= last; k++) {
		const double log_p = log_choose((double)trials1, (double)k) +
		    log_choose((double)trials2, (double)(hits - k)) - all;

		/* As likely as what was seen, or less, to rounding. */
		if (log_p <= seen + 1e-7)
			sum += exp(log_p);
	}
	return fmin(1, sum);
}
