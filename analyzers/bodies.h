/*
 * What symbols consist of, as one number each, to find one again that was
 * given another name.
 */
#ifndef BINSIZE_BODIES_H
#define BINSIZE_BODIES_H

#include "side.h"

struct bsz_body {
	uint64_t hash;
	uint64_t size; /* bytes hashed; 0: none */
};

/* The ranges of those symbols of a side that are asked for by their body. */
struct bsz_bodies {
	const struct bsz_artifact *artifact;
	uint32_t *numbers;        /* by label: from 1 on; 0: it has none */
	uint32_t label_count;     /* of those that have one */
	struct bsz_range *ranges; /* tag: twice the number; odd: code */
	size_t count, room;
	struct bsz_family family; /* ranges, by number */
	struct bsz_body *known;   /* by number; size 0: not hashed yet */
	bool failed;
};

/*
 * Find the ranges of the labels that are wanted (by label, 1 if so), in the
 * caller's storage, to be released in any case. BSZ_ENOMEM and what
 * bsz_artifact_map() returns. O(ranges).
 */
int bsz_bodies_init(struct bsz_bodies *bodies, struct bsz_side *side,
    const uint8_t *wanted, struct bsz_err *err);
void bsz_bodies_release(struct bsz_bodies *bodies);

/*
 * Hash the bytes of a label, the first time that it is asked for: most are
 * found by their names. Where a machine's code refers to other places by
 * distance, the distance is left out, because it changes with whatever lies
 * between. Fewer than `least` bytes are not hashed. O(bytes).
 */
struct bsz_body bsz_bodies_get(struct bsz_bodies *bodies, uint32_t label,
    uint64_t least);

#endif
