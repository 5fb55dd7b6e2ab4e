/*
 * Why rows changed.
 */
#ifndef BINSIZE_CAUSES_H
#define BINSIZE_CAUSES_H

#include "pairs.h"

/* "code", "new"; NULL of none */
const char *bsz_cause_name(enum bsz_cause cause);

/* Of the rows that all padding, or all metadata, is gathered in; of others
 * BSZ_CAUSE_NONE. */
enum bsz_cause bsz_cause_gathered(const struct bsz_pair *pair,
    const struct bsz_side sides[2]);

/*
 * Give each pair that has none its cause, and say which are shown. False when
 * memory is short. O(pairs).
 */
bool bsz_causes_find(struct bsz_pairs *pairs, const struct bsz_side sides[2],
    const struct bsz_query *query);

#endif
