/*
 * Steps of runs of which only days are left.
 */
#ifndef BINSIZE_STEP_DAYS_H
#define BINSIZE_STEP_DAYS_H

#include <binsize/runs.h>

/* A table "earlier" with a row a step, when there are such runs. limit: rows
 * at most; 0: all. BSZ_ENOMEM. */
int bsz_step_days(const struct bsz_samples *samples, size_t limit,
    struct bsz_report *report, struct bsz_err *err);

#endif
