/*
 * What a size does to a time: fits with intervals, and how far they may be
 * trusted. Sizes are in MB (10^6 bytes), times in ms, so slopes are in ms/MB.
 *
 * Nothing here fails for want of rows: an effect then stands as insufficient
 * and says what it lacks. Functions return 0, BSZ_ENOMEM, or
 * BSZ_EINVARIANT.
 */
#ifndef BINSIZE_EFFECT_H
#define BINSIZE_EFFECT_H

#include <binsize/fit.h>
#include <binsize/random.h>

/* Rows of one response. */
struct bsz_effect_rows {
	const double *size, *value;
	const uint32_t *group; /* project of each row, below groups */
	size_t rows, groups;
	size_t censored; /* rows whose value is a limit that ended them */
	/* Filled by bsz_effect_measure(). */
	double least, most, median; /* sizes */
	size_t distinct;
};

/* BSZ_ENOMEM. O(n log n). */
int bsz_effect_measure(struct bsz_effect_rows *rows, struct bsz_err *err);

enum bsz_standing {
	BSZ_PLAIN,
	BSZ_INDICATIVE,  /* a value, of which not much may be concluded */
	BSZ_INSUFFICIENT /* no value */
};
extern const char *const bsz_standing_words[]; /* NULL last */

enum bsz_lack {
	BSZ_LACK_NOTHING,
	BSZ_LACK_ROWS,
	BSZ_LACK_SIZES,    /* five different ones */
	BSZ_LACK_RANGE,    /* the largest 1.5 times the smallest */
	BSZ_LACK_PROJECTS,
	BSZ_LACK_ENDS,     /* too many rows ended at a limit */
	BSZ_LACK_OUTCOMES, /* hits and misses of a cache */
	BSZ_LACK_SIDES,    /* rows on each side of a knee */
	BSZ_LACK_WITHIN    /* two projects with enough rows each */
};

/* Projects from which on intervals come from drawing projects. */
#define BSZ_EFFECT_PROJECTS 10
/* Rows of a project that can have a slope of its own. */
#define BSZ_EFFECT_WITHIN_ROWS 20
/* Rows up to which intervals come from draws; of more, from a formula. */
#define BSZ_EFFECT_DRAWN_ROWS 10000
/* Draws at most. */
#define BSZ_EFFECT_DRAWS 999
/* Rows that slow fits take; of more, evenly spaced ones. */
#define BSZ_EFFECT_FITTED_ROWS 20000

struct bsz_effect {
	double value;                 /* NaN: none */
	struct bsz_interval interval; /* of 95 %; NaN: none */
	size_t rows, projects;
	enum bsz_standing standing;
	enum bsz_lack lack;
	size_t needed;                /* of what it lacks, all in all */
};

/* A straight line, and lines that could as well have been found. */
struct bsz_line_effect {
	struct bsz_effect slope;
	double intercept;
	size_t draws;
	double intercepts[BSZ_EFFECT_DRAWS], slopes[BSZ_EFFECT_DRAWS];
	/* Of quantiles: the certificate holds; other slopes are as good, and
	 * lie in a range. */
	bool optimal, unique;
	struct bsz_interval range;
};

/* The line that a share tau of the values lies below. */
int bsz_effect_quantile(const struct bsz_effect_rows *rows, double tau,
    uint64_t seed, struct bsz_line_effect *effect, struct bsz_err *err);
/* Of the mean, stragglers included; and of most, without them. */
int bsz_effect_mean(const struct bsz_effect_rows *rows, uint64_t seed,
    struct bsz_line_effect *effect, struct bsz_err *err);
int bsz_effect_huber(const struct bsz_effect_rows *rows, uint64_t seed,
    struct bsz_line_effect *effect, struct bsz_err *err);
/* The median of all slopes between two rows. No interval. */
int bsz_effect_theil_sen(const struct bsz_effect_rows *rows,
    struct bsz_line_effect *effect, struct bsz_err *err);

/*
 * The slope inside of projects, which differ in more than size: an intercept
 * for each project of BSZ_EFFECT_WITHIN_ROWS rows or more while there are
 * few, else the median of their slopes. BSZ_LACK_WITHIN below two of them.
 */
int bsz_effect_within(const struct bsz_effect_rows *rows, double tau,
    uint64_t seed, struct bsz_effect *effect, struct bsz_err *err);
int bsz_effect_within_mean(const struct bsz_effect_rows *rows, uint64_t seed,
    struct bsz_effect *effect, struct bsz_err *err);

/* Do two estimates of the same differ by more than their intervals? */
bool bsz_effect_differ(const struct bsz_effect *one,
    const struct bsz_effect *other);

/* The line at a size, with the middle 95 % of its draws. */
double bsz_effect_at(const struct bsz_line_effect *effect, double size,
    struct bsz_interval *interval);

/* --- the knee ----------------------------------------------------------- */

struct bsz_knee_effect {
	struct bsz_effect at;  /* MB */
	double left, right, p; /* slopes, and the test for any knee */
};
int bsz_effect_knee(const struct bsz_effect_rows *rows, uint64_t seed,
    struct bsz_knee_effect *knee, struct bsz_err *err);

/* --- the next value ----------------------------------------------------- */

/*
 * Where the next value lies in 90 % of cases: quantile lines of one half of
 * the rows, widened by what the other half has beyond them.
 */
struct bsz_next_effect {
	double low[2], high[2]; /* intercept, slope */
	double widened;         /* below and above, ms; may be negative */
	enum bsz_standing standing;
	enum bsz_lack lack;
	size_t needed;
};
int bsz_effect_next(const struct bsz_effect_rows *rows, uint64_t seed,
    struct bsz_next_effect *next, struct bsz_err *err);

/* --- cache hits --------------------------------------------------------- */

struct bsz_cache_rows {
	const double *size, *hits, *lookups;
	const double *cold;  /* 0 or 1; NULL: not known */
	const double *debug; /* MB of debug information; NULL: not known */
	const uint32_t *group;
	size_t rows, groups;
};

#define BSZ_CACHE_BINS 10
struct bsz_cache_bin {
	double least, most; /* sizes */
	size_t rows;
	double hits, lookups, isotonic;
};

struct bsz_cache_effect {
	/* Factor of the odds of a hit for twice the size. */
	struct bsz_effect odds;
	struct bsz_effect cold, debug; /* factors, for cold and for 10 MB */
	double intercept, coef, dispersion; /* of log2(size), others at mean */
	double other; /* what the others add at their means */
	bool separated; /* size tells hits from misses completely */
	struct bsz_cache_bin bins[BSZ_CACHE_BINS];
	size_t bin_count;
	/* The cut that tells hits from misses best: its size, and the rates
	 * on both sides. */
	struct bsz_effect cut;
	double below, above, p;
};
int bsz_effect_cache(const struct bsz_cache_rows *rows, uint64_t seed,
    struct bsz_cache_effect *effect, struct bsz_err *err);

/* --- slots -------------------------------------------------------------- */

struct bsz_slot_run {
	int64_t started_ms, ended_ms;
	int64_t queued_ms; /* waited before the start; -1: not known */
};

struct bsz_slots {
	size_t count;       /* most that ran at the same time */
	double busy;        /* share of the slots' time from first to last */
	double overhead_ms; /* from an end to the next start on the same slot
	    while something waited; NaN: not known */
	size_t gaps;        /* the overhead is the median of so many */
	double per_hour;    /* builds ended in an hour of a busy slot */
};

/* Runs are sorted. BSZ_ENOMEM. */
int bsz_slots_find(struct bsz_slot_run *runs, size_t count,
    struct bsz_slots *slots, struct bsz_err *err);

#endif
