/*
 * Limits on times, held against the runs of a store.
 */
#ifndef BINSIZE_TIMING_JUDGE_H
#define BINSIZE_TIMING_JUDGE_H

#include <binsize/budget.h>

/*
 * Add the findings of a policy's timings to a report; runs that are missing
 * or too few are skipped, with the reason. BSZ_ENOMEM, and what reading the
 * runs fails with. O(timings x runs).
 */
int bsz_timings_judge(const struct bsz_policy *policy,
    struct bsz_push_costs *costs, struct bsz_report *report,
    struct bsz_err *err);

#endif
