/*
 * Has a series changed? Tests of new values against old ones, and searches
 * for the place of a change whose p-values count the search.
 */
#ifndef BINSIZE_SHIFT_H
#define BINSIZE_SHIFT_H

#include <binsize/err.h>
#include <binsize/stats.h>

struct bsz_rank_test {
	double u;       /* of the second sample: pairs it wins, ties half */
	bool ties;
	double p_exact; /* two-sided; NaN with ties or large samples */
	double p_normal, p_normal_plain; /* with and without continuity */
	double p;       /* exact where there is one, else normal */
	double shift;   /* Hodges and Lehmann: median difference */
	struct bsz_interval shift_interval; /* 95 % */
	double superiority; /* P(second > first) */
};

/* Wilcoxon, Mann and Whitney: after against before. BSZ_ENODATA when one is
 * empty, BSZ_ENOMEM. O(before * after * log). */
int bsz_rank_test(const double *before, size_t before_count,
    const double *after, size_t after_count, struct bsz_rank_test *test,
    struct bsz_err *err);

struct bsz_welch {
	double t, df, p;
};
/* Welch's test of the means: t, degrees of freedom, p of both sides. Two
 * values a side at least. */
struct bsz_welch bsz_welch(const double *before, size_t before_count,
    const double *after, size_t after_count);

struct bsz_scan {
	size_t at;        /* first index of what comes after */
	double statistic; /* largest standardised rank sum */
	double lag1;      /* rank correlation of neighbours' residuals */
	double p;         /* of the search as a whole, never 0 */
};

/* Values on each side of a change at least. */
#define BSZ_SCAN_MARGIN 5
#define BSZ_SCAN_DRAWS 1999

/* The rank scan of one series. BSZ_ENODATA below 2 margins. */
int bsz_scan(const double *values, size_t count, uint64_t seed,
    struct bsz_scan *scan, struct bsz_err *err);

/*
 * All changes, by halving at each one found while p, times the number of
 * segments looked at, stays below alpha. found has room for most; returns
 * through *count, ascending.
 */
int bsz_scan_all(const double *values, size_t count, double alpha,
    uint64_t seed, struct bsz_scan *found, size_t most, size_t *found_count,
    struct bsz_err *err);

struct bsz_cusum {
	double centre, scale; /* median and 1.4826 MAD of the first values */
	double up, down;      /* sums at the end */
	size_t alarm;         /* index of the first alarm, or count */
};

/* Two-sided CUSUM of what follows the first baseline values against them. ups and downs, when not
 * NULL, get the sums after each value. BSZ_ENODATA when the baseline is not
 * there or has no spread. */
int bsz_cusum(const double *values, size_t count, size_t baseline,
    double slack, double limit, double *ups, double *downs,
    struct bsz_cusum *cusum, struct bsz_err *err);

struct bsz_split {
	size_t at, end; /* first index behind the split, end of what follows */
	double statistic;
};

/* The split with the largest energy distance between its sides, at least
 * two values each; ends tells whether the right side may end early. Series
 * up to BSZ_ENERGY_MOST values. */
#define BSZ_ENERGY_MOST 2000
int bsz_energy_split(const double *values, size_t count, bool ends,
    struct bsz_split *split, struct bsz_err *err);

/* Shifts of the mean: F statistics and the best partitions into segments. */
#define BSZ_BREAKS_MOST 5
struct bsz_levels {
	double sup_f;
	size_t sup_f_at;        /* values before that break */
	size_t single;          /* best break anywhere */
	double single_rss;
	double bridge, bridge_p; /* CUSUM of residuals */
	double rss[BSZ_BREAKS_MOST + 1], bic[BSZ_BREAKS_MOST + 1];
	size_t breaks[BSZ_BREAKS_MOST]; /* of the lowest BIC: values before */
	size_t break_count;
};
int bsz_levels(const double *values, size_t count, double trim,
    struct bsz_levels *levels, struct bsz_err *err);

#endif
