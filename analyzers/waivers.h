/*
 * Exceptions from budgets: which of them covers a value, and which were of no
 * use.
 */
#ifndef BINSIZE_WAIVERS_H
#define BINSIZE_WAIVERS_H

#include "ruling.h"

struct bsz_waivers {
	const struct bsz_policy *policy;
	struct bsz_pattern *matches; /* of each waiver */
	bool *used;                  /* each waiver */
	int64_t today;
};

/* BSZ_ENOMEM, BSZ_EUSAGE for a pattern that cannot be used. Released by the
 * caller, also after a failure. */
int bsz_waivers_init(struct bsz_waivers *waivers,
    const struct bsz_policy *policy, int64_t today, struct bsz_err *err);
void bsz_waivers_release(struct bsz_waivers *waivers);

/* The waiver that lets a value beyond the limit pass, or NULL. One that has
 * ended is found only when no other is. */
const struct bsz_waiver *bsz_waivers_find(struct bsz_waivers *waivers,
    const struct bsz_ruling *ruling);

/* Whether its last day is over, by the day of the check. */
bool bsz_waivers_has_ended(const struct bsz_waivers *waivers,
    const struct bsz_waiver *waiver);

/* What becomes of a verdict under a waiver, which may be NULL. */
enum bsz_verdict bsz_waivers_apply(const struct bsz_waivers *waivers,
    const struct bsz_waiver *waiver, enum bsz_verdict verdict);

/* A remark on each waiver that covered nothing. */
void bsz_waivers_remark(const struct bsz_waivers *waivers,
    struct bsz_report *report);

#endif
