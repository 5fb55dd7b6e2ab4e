/*
 * Which of the rows below one parent were what in the other build.
 */
#ifndef BINSIZE_MATCH_H
#define BINSIZE_MATCH_H

#include "bodies.h"
#include "pairs.h"

struct bsz_matcher {
	struct bsz_side *sides;
	const struct bsz_query *query;
	/* Called for each pair and each node left over. */
	void (*found)(void *context, const uint32_t node[2],
	    enum bsz_match match);
	void *context;
	struct bsz_bodies bodies[2];
	bool has_bodies;            /* both sides have some to ask for */
	struct bsz_labels *alike;   /* names without what is made up */
	struct bsz_buf buf, name;
	uint32_t *seen;             /* by key: 1 + index among siblings */
	uint32_t *rest[2];          /* nodes not matched yet */
	size_t rest_count[2];
	struct bsz_likeness *likes[2];
	bool failed;                /* memory was short */
};

/*
 * A matcher in the caller's storage; found and context are set before the
 * first use. To be released in any case. BSZ_ENOMEM and what
 * bsz_bodies_init() returns.
 */
int bsz_matcher_init(struct bsz_matcher *matcher, struct bsz_side sides[2],
    const struct bsz_query *query, struct bsz_err *err);
void bsz_matcher_release(struct bsz_matcher *matcher);

/*
 * Match the nodes in a slot of each side's family; BSZ_NO_SLOT: there are
 * none. All are of one level. The result does not depend on which side is
 * called the old one.
 */
void bsz_match_siblings(struct bsz_matcher *matcher, size_t level,
    const uint32_t slots[2]);

#endif
