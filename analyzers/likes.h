/*
 * Nodes that have a number in common, which stands for what they are like.
 */
#ifndef BINSIZE_LIKES_H
#define BINSIZE_LIKES_H

#include "match.h"

/* What two nodes may have in common: a number that equal ones share. */
struct bsz_likeness {
	uint64_t key;
	uint32_t node;
	bool taken;
};

/* The number of a node; 0: it is like no other. */
typedef uint64_t bsz_likeness_key(struct bsz_matcher *matcher, int side,
    uint32_t node);

/*
 * Pair nodes of matcher->rest that have the same number, and leave the others
 * there. BSZ_MATCH_ALIKE: as many as both sides have; BSZ_MATCH_BODY: only
 * where each side has one, of the same size. O(n log n).
 */
void bsz_likes_match(struct bsz_matcher *matcher, bsz_likeness_key *key,
    enum bsz_match match);

#endif
