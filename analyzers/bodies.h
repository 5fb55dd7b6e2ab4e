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

/*
 * Hash the bytes of the labels that are wanted, by label: an array of as many
 * as there are labels, for the caller to free. Where a machine's
 * code refers to other places by distance, the distance is left out, because
 * it changes with whatever lies between. BSZ_ENOMEM and what
 * bsz_artifact_map() returns. O(ranges + bytes wanted).
 */
int bsz_bodies_hash(struct bsz_side *side, const uint8_t *wanted,
    struct bsz_body **bodies, struct bsz_err *err);

#endif
