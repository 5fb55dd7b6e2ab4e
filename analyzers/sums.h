/*
 * The sums of a query: dimensions of an artifact rolled up into a tree, and
 * the rows of it that a pattern keeps.
 */
#ifndef BINSIZE_SUMS_H
#define BINSIZE_SUMS_H

#include "namer.h"
#include "scope.h"

struct bsz_sums {
	struct bsz_rollup rollup;
	/* What the nodes add up to, and what a pattern left out. */
	uint64_t total[BSZ_DOMAINS];
	uint64_t filtered[BSZ_DOMAINS];
};

/*
 * Sum the dimensions of a query, in the caller's storage. Nodes that the
 * query's pattern leaves out have the label BSZ_NO_LABEL. BSZ_ENOMEM and what
 * bsz_artifact_map() returns.
 */
int bsz_sums_init(struct bsz_sums *sums, const struct bsz_scope *scope,
    const struct bsz_query *query, struct bsz_namer *namer,
    struct bsz_err *err);

/* The class of a kind by its label, below BSZ_ROLLUP_CLASSES. */
struct bsz_kind_classes {
	uint8_t (*class_of)(void *context, uint32_t label);
	void *context;
};

/* The same, and sum classes of kinds for each node of the last level: see
 * bsz_rollup. Costs a third of summing by kind as one more level. */
int bsz_sums_init_classed(struct bsz_sums *sums,
    const struct bsz_scope *scope, const struct bsz_query *query,
    struct bsz_namer *namer, const struct bsz_kind_classes *classes,
    struct bsz_err *err);
void bsz_sums_release(struct bsz_sums *sums);

#endif
