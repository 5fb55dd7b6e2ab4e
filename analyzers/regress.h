/*
 * What the parts of the answer about shifts share.
 */
#ifndef BINSIZE_REGRESS_H
#define BINSIZE_REGRESS_H

#include "run_series.h"

#include <binsize/shift.h>

/* One series of values in time. */
struct timeline {
	const struct bsz_samples *samples;
	const struct series *series;
	const uint32_t *rows; /* with a value, in the order of time */
	const double *values;
	size_t count;
};

/* Runs that a test needs, and new ones for more than an indication. */
#define REGRESS_BEFORE 20
#define REGRESS_NEW 2
#define REGRESS_PLAIN 5

/* One series, tested. */
struct tested {
	uint32_t row; /* of its newest run */
	const struct series *series;
	size_t before_count, new_count;
	double before, now; /* medians */
	struct bsz_rank_test test;
	double p; /* adjusted; NaN: not tested */
};

/* The table of verdicts, which is the main one; NULL when memory is short. */
struct bsz_table *bsz_tested_table(struct bsz_report *report);

/* Whether a tested series has shifted as far as the query asks. */
bool bsz_tested_is_shift(const struct tested *tested,
    const struct bsz_run_query *query);

/* The row of a series. */
void bsz_tested_push(const struct tested *tested,
    const struct bsz_samples *samples, const struct bsz_run_query *query,
    struct bsz_report *report, struct bsz_table *table);

/* The table of shifts and drift, made with the first row. NULL: none yet. */
struct shift_rows {
	struct bsz_report *report;
	const struct bsz_run_query *query;
	struct bsz_table *table;
};

/* Add the shifts of a series' history. BSZ_ENOMEM. */
int bsz_shift_rows_add(struct shift_rows *rows,
    const struct timeline *timeline, struct bsz_err *err);

#endif
