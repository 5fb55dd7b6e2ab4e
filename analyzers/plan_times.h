/*
 * Times of a push by the runs that are kept.
 */
#ifndef BINSIZE_PLAN_TIMES_H
#define BINSIZE_PLAN_TIMES_H

#include <binsize/plan.h>

/* A table of them, or a remark why there is none; all: the sums of a plan.
 * BSZ_ENOMEM. */
int bsz_plan_times(const struct bsz_plan_blob *all,
    const struct bsz_plan_runs *runs, struct bsz_report *report,
    struct bsz_err *err);

#endif
