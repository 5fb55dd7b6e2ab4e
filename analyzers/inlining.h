/*
 * How much of each function was inlined into it, as debug information tells.
 */
#ifndef BINSIZE_INLINING_H
#define BINSIZE_INLINING_H

#include "pairs.h"

/*
 * Read the inline tree of a side, before its names are numbered: it brings
 * names. BSZ_ENOMEM and what bsz_artifact_map() returns.
 */
int bsz_inlining_scan(struct bsz_side *side, struct bsz_err *err);

/*
 * Give the cause "inlined differently" to functions of which what is inlined
 * into them changed by more than what is their own, and to those that are
 * inlined in one build and stand by themselves in the other. Where symbols
 * are no leaves nothing is done. BSZ_ENOMEM and what bsz_artifact_map()
 * returns. O(ranges + pairs).
 */
int bsz_inlining_find(struct bsz_pairs *pairs, struct bsz_side sides[2],
    const struct bsz_query *query, struct bsz_err *err);

#endif
