/*
 * Statistics of one sample and the distributions behind them: pure functions
 * of numbers. Nothing here reads a clock, a file or a locale, so the same
 * numbers give the same answer to the bit.
 */
#ifndef BINSIZE_STATS_H
#define BINSIZE_STATS_H

#include <binsize/base.h>

/* Tail probabilities and their inverses, to about 1e-12 relative. */
double bsz_normal_upper(double z);      /* P(Z > z) */
double bsz_normal_quantile(double p);   /* 0 < p < 1 */
double bsz_chi2_upper(double x, double df);
double bsz_f_upper(double f, double df1, double df2);
double bsz_t_two_sided(double t, double df); /* P(|T| > |t|) */
double bsz_t_quantile(double p, double df);
/* The regularised incomplete beta function I_x(a, b). */
double bsz_beta_lower(double x, double a, double b);
/* P(sup |Brownian bridge| > x), Kolmogorov's distribution. */
double bsz_bridge_upper(double x);

/* Count, mean and sum of squared deviations; all zero is "none yet". */
struct bsz_moments {
	double n, mean, m2;
};

/* Add one value (Welford), or all of another sample (Chan). */
void bsz_moments_push(struct bsz_moments *moments, double value);
void bsz_moments_merge(struct bsz_moments *moments,
    const struct bsz_moments *other);

/* Mean and standard deviation (n - 1), compensated; NaN when undefined. */
double bsz_mean(const double *values, size_t count);
double bsz_deviation(const double *values, size_t count);
/* Lag-1 autocorrelation about the mean; NaN for fewer than two values. */
double bsz_lag1(const double *values, size_t count);

/* Sort ascending. NaN has no place in a sample and must be left out. */
void bsz_sort_values(double *values, size_t count);

/*
 * The sample quantile of sorted values by one of the nine customary
 * definitions; 7 (linear between order statistics) is the one used in all
 * answers, PostgreSQL's percentile_cont gives the same. NaN when empty.
 */
double bsz_quantile_type(const double *sorted, size_t count, double p,
    int type);
double bsz_quantile(const double *sorted, size_t count, double p);
/* Median of unsorted values, which are reordered; O(n log n). */
double bsz_median(double *values, size_t count);
/* Median of |value - centre|; work has room for count values. */
double bsz_mad(const double *values, size_t count, double centre,
    double *work);
/* Times that, what a standard deviation is for a normal distribution. */
#define BSZ_MAD_DEVIATION 1.4826

/*
 * Order statistics that enclose a quantile with the given confidence,
 * whatever the distribution: 0-based ranks in a sample of count. False when
 * the sample is too small (two-sided, both tails at most half the rest).
 */
bool bsz_quantile_ranks(size_t count, double p, double confidence,
    size_t *low, size_t *high);

struct bsz_interval {
	double low, high;
};

/* A rate of hits among trials: Wilson's score interval, and the exact one of
 * Clopper and Pearson. trials > 0. */
struct bsz_interval bsz_wilson(double hits, double trials,
    double confidence);
struct bsz_interval bsz_clopper_pearson(double hits, double trials,
    double confidence);
/* Two-sided p of Fisher's exact test for hits/trials against hits/trials. */
double bsz_fisher(uint64_t hits1, uint64_t trials1, uint64_t hits2,
    uint64_t trials2);

/* Rounded to six significant digits: what is shown and compared. */
double bsz_significant(double value);

#endif
