/*
 * A document of claims about sizes and times, judged by its own figures.
 */
#ifndef BINSIZE_DOCUMENT_H
#define BINSIZE_DOCUMENT_H

#include "model_words.h"

#include <binsize/json.h>

#define DOCUMENT_MOST_ROWS 1000

/* Its table of sizes, build times and builds an hour. */
struct document {
	struct bsz_report *report;
	double size[DOCUMENT_MOST_ROWS]; /* MB, ascending */
	double build[DOCUMENT_MOST_ROWS], rate[DOCUMENT_MOST_ROWS];
	size_t rows;
	double build_rounded, rate_rounded; /* half of it either way */
	/* What it claims; NaN. */
	double push_slope;    /* ms/MB */
	double knee, drop_at; /* MB */
	double drop;          /* of the cache hit rate there */
};

/* What was found about a claim. */
struct ruling {
	const char *says;
	const char *verdict;
	double value;
	struct bsz_interval range;
	const char *unit;
};

/* A row of the table of rulings; the reason is formatted. */
void bsz_document_rule(struct document *document, struct ruling ruling,
    const char *fmt, ...) BSZ_PRINTF(3, 4);

/* Judge the list of claims, one by one. Kinds that are not known are noted.
 * BSZ_EINPUT, BSZ_ENOMEM. */
int bsz_document_claims(struct document *document,
    const struct bsz_json_value *claims, struct bsz_err *err);

/* A table of its figures beside those of runs. BSZ_ENODATA when these tell
 * none of them, BSZ_ENOMEM. */
int bsz_document_beside(struct document *document,
    const struct bsz_samples *samples, const struct bsz_model_query *query,
    struct bsz_err *err);

/* A member that must be a finite number; BSZ_EINPUT. */
int bsz_document_number(const struct bsz_json_value *value, const char *key,
    double *number, struct bsz_err *err);

#endif
