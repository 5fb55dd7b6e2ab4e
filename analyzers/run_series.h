/*
 * A series: one figure of each run, as numbers beside the rows of samples.
 */
#ifndef BINSIZE_RUN_SERIES_H
#define BINSIZE_RUN_SERIES_H

#include <binsize/runs.h>

enum series_unit { SERIES_MS, SERIES_BYTES, SERIES_COUNT, SERIES_SHARE };

struct series {
	const char *key;   /* "push_ms" */
	const char *title; /* "PUSH" */
	enum series_unit unit;
	const double *values; /* NaN: unknown; borrowed from the samples */
	/* Of a ratio: its divisor, or NULL. Ratios are of sums. */
	const double *divisors;
};

struct series_list {
	struct series items[BSZ_METRICS + 1];
	size_t count;
};

/*
 * The series that a query names, else those of a fixed few that some run
 * knows; with the hit ratio of caches when it is known. Titles lie in the
 * report's arena.
 */
void bsz_series_choose(struct series_list *list,
    const struct bsz_samples *samples, const struct bsz_run_query *query,
    struct bsz_report *report);

/* The kind of a column with values of a unit. */
enum bsz_column_kind bsz_series_kind(enum series_unit unit);

/* A value with its unit, for people, in the report's arena. */
const char *bsz_series_text(struct bsz_report *report, enum series_unit unit,
    double value);

/* The known values of rows that succeeded; out has room for count. Ratios
 * run by run. Returns how many. */
size_t bsz_series_take(const struct series *series,
    const struct bsz_samples *samples, const uint32_t *rows, size_t count,
    double *out);

/* The median, or the ratio of sums; NaN without a value. work has room for
 * count values. */
double bsz_series_typical(const struct series *series,
    const struct bsz_samples *samples, const uint32_t *rows, size_t count,
    double *work);

/*
 * The numbers of a list's names in the order of their texts, from
 * bsz_malloc(), for the caller to free; NULL when memory is short.
 */
uint32_t *bsz_series_sort_names(const struct bsz_names_list *names);

#endif
