/*
 * One limit of a budget held against one subject.
 */
#ifndef BINSIZE_RULING_H
#define BINSIZE_RULING_H

#include "subjects.h"

struct bsz_ruling {
	const struct bsz_budget *budget;
	const struct bsz_subject *subject;
	enum bsz_limit limit;
	uint64_t bound;  /* the limit, in bytes or items */
	uint64_t amount; /* what is held against it: the value or its growth */
};

/* What is to be known of a kind of limit. */
struct bsz_limit_info {
	const char *key;
	enum bsz_verdict beyond; /* the verdict on a value beyond it */
	bool needs_baseline;
	const char *words;       /* "... is 5 MiB, WORDS 4 MiB" */
};
const struct bsz_limit_info *bsz_limit_info(enum bsz_limit limit);

/*
 * Whether the limit applies to the subject, and then with which bound; budget,
 * subject and limit are set by the caller. What is new is held against "new"
 * if that is given, else against "max" of growth from nothing; no percentage
 * of nothing says anything.
 */
bool bsz_ruling_applies(struct bsz_ruling *ruling);

/* Whether the amount is beyond the limit when that is moved by allowance. */
bool bsz_ruling_is_beyond(const struct bsz_ruling *ruling,
    uint64_t allowance);

/* Bytes or items left to the limit by an amount that is not beyond it. */
uint64_t bsz_ruling_headroom(const struct bsz_ruling *ruling);

#endif
