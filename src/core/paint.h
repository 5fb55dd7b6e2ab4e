/*
 * Claimed ranges painted onto a base: where the base has bytes they carry the
 * claim's tag, elsewhere in the base its own, and nothing outside it appears.
 * So the result covers what the base covers whatever was claimed.
 */
#ifndef BINSIZE_CORE_PAINT_H
#define BINSIZE_CORE_PAINT_H

#include <binsize/map.h>

struct bsz_claimed {
	const struct bsz_map *own;   /* of the base's domain */
	const struct bsz_map *moved; /* of addresses, or NULL */
	const struct bsz_translation *translation; /* the way of those */
};

/* Whether claims of both kinds may lie on the same bytes, so that they have to
 * be painted one after the other. O(pieces log own). */
bool bsz_claimed_meet(const struct bsz_claimed *claimed);

/* Paint claims that do not meet. O(claimed + base + pieces log claimed).
 * BSZ_ENOMEM. */
int bsz_map_paint(const struct bsz_claimed *claimed,
    const struct bsz_map *base, struct bsz_map *out, struct bsz_err *err);

#endif
