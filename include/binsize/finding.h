/*
 * What a check found: one limit held against one value. Reports carry
 * findings beside their tables; formats for pipelines write them, and the
 * exit status of `binsize check` follows from them.
 */
#ifndef BINSIZE_FINDING_H
#define BINSIZE_FINDING_H

#include <binsize/units.h>

enum bsz_verdict {
	BSZ_PASSED,
	BSZ_WARNED,       /* above "warn", or a waiver that ends soon */
	BSZ_FAILED,
	BSZ_WAIVED,       /* above the limit, allowed until a date */
	BSZ_SKIPPED,      /* no baseline to compare with */
	BSZ_INCOMPARABLE, /* the baseline is another kind of build */
	BSZ_NO_MATCH,     /* the budget selects nothing; fails */
	BSZ_NO_DATA       /* the artifact could not be measured; fails */
};
#define BSZ_VERDICTS 8

enum bsz_amount {
	BSZ_AMOUNT_BYTES,
	BSZ_AMOUNT_COUNT,
	BSZ_AMOUNT_SHARE, /* in millionths: 950000 is 95 % */
	BSZ_AMOUNT_TIME   /* in ms */
};
#define BSZ_AMOUNTS 4
#define BSZ_WHOLE_SHARE 1000000

/* For people: "5.0 MiB", "12", "95.0%". Returns text. */
char *bsz_amount_format(enum bsz_amount kind, uint64_t amount,
    char text[BSZ_UNITS_ROOM]);

struct bsz_finding {
	enum bsz_verdict verdict;
	const char *budget;   /* its id */
	const char *artifact; /* its name */
	const char *subject;  /* label: hostile; NULL: the artifact, or all
	    that the budget selects */
	const char *measure;  /* "file" */
	const char *limit_key; /* "max", "growth.percent"; NULL: no limit
	    could be held against it */
	enum bsz_amount amount; /* of the numbers below */
	uint64_t value, limit, baseline;
	bool has_value, has_limit, has_baseline;
	const char *message;  /* one sentence for people; hostile */
	const char *advice;   /* the budget's own message, or NULL */
	const char *owner;    /* or NULL */
	const char *file;     /* where the budget stands; NULL: options */
	unsigned line;        /* 0: unknown */
};

/* The word of a verdict: "pass", "warn", "fail", "waived", "skipped",
 * "incomparable", "no-match", "no-data". */
const char *bsz_verdict_word(enum bsz_verdict verdict);

/* Whether a verdict makes a check fail. */
bool bsz_verdict_is_failure(enum bsz_verdict verdict);

/* The bytes or items above what was there before; negative for fewer. */
BSZ_ALWAYS_INLINE int64_t bsz_finding_delta(const struct bsz_finding *finding)
{
	return (int64_t)(finding->value - finding->baseline);
}

#endif
