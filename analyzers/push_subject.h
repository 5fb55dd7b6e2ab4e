/*
 * The time that an artifact's push is foreseen to take, as what a budget is
 * held against, and what growth of bytes costs there.
 */
#ifndef BINSIZE_PUSH_SUBJECT_H
#define BINSIZE_PUSH_SUBJECT_H

#include "ruling.h"

#include <binsize/push_cost.h>

/*
 * Subjects with the one time in them, or unknown, with the reason. Texts lie
 * in the report. BSZ_ENOMEM, and what reading the runs fails with.
 */
int bsz_push_subject(struct bsz_subjects *subjects,
    const struct bsz_checked *checked, struct bsz_push_costs *costs,
    struct bsz_report *report, struct bsz_err *err);

/* " (5.1 s..7.0 s; +410 ms)": how sure a time is, and what came to it under
 * a limit on growth. In the report; "" when memory is short (remembered). */
const char *bsz_push_aside(const struct bsz_ruling *ruling,
    struct bsz_report *report);

/*
 * ", which costs +21 ms of push at p95 (18 ms..25 ms)" for growth by so many
 * bytes of the file; "" where it does not differ from nothing. In the report.
 * Runs that cannot be read leave a caution there, once. BSZ_ENOMEM.
 */
int bsz_push_price(const struct bsz_ruling *ruling,
    const struct bsz_checked *checked, struct bsz_push_costs *costs,
    struct bsz_report *report, const char **price, struct bsz_err *err);

#endif
