/*
 * What the parts of the answer about steps share.
 */
#ifndef BINSIZE_STEPS_H
#define BINSIZE_STEPS_H

#include "run_series.h"

/* A table of cache hits by formula, and one by cause where runs have some. */
int bsz_step_cache(const struct bsz_samples *samples,
    struct bsz_report *report, struct bsz_err *err);

/* A table of groups, each held against the largest one. */
int bsz_run_groups(const struct bsz_samples *samples,
    const struct bsz_run_query *query, struct bsz_report *report,
    struct bsz_err *err);

/* A text in the report's arena; "" when memory is short (remembered). */
const char *bsz_steps_text(struct bsz_report *report, const char *fmt, ...)
    BSZ_PRINTF(2, 3);

#endif
