/*
 * What bytes of a file cost where they travel compressed.
 *
 * Bits are charged to bytes in their order, so the bits charged before a
 * place ascend with it, and that function makes one more domain: a range of
 * the file from a to b is the range of the wire from bits(a) to bits(b). Maps
 * of the file become maps of the wire, and the same sums and proofs hold.
 *
 * Bits that belong to no byte (block headers, checksums) stand between.
 */
#ifndef BINSIZE_WIRE_H
#define BINSIZE_WIRE_H

#include <binsize/map.h>

/* Bits charged to all bytes before a place. */
struct bsz_wire_point {
	uint64_t place; /* in the file domain */
	uint64_t bits;
};

/* Bits of no byte, behind the byte before a place. */
struct bsz_wire_extra {
	uint64_t place;
	uint64_t bits;
	uint32_t part;  /* of the artifact's layout: names them */
	uint32_t layer; /* label of the layer they are of */
};

struct bsz_wire {
	/* Ascending, the first at 0, the last at the end. In between bits
	 * are shared evenly. */
	const struct bsz_wire_point *points;
	size_t count;
	const struct bsz_wire_extra *extras; /* ascending */
	size_t extra_count;
};

/*
 * A map of the file domain as one of the wire. tags[i] is what extra i gets.
 * O(ranges + points). BSZ_ENOMEM.
 */
int bsz_wire_map(const struct bsz_wire *wire, const uint32_t *tags,
    const struct bsz_map *map, struct bsz_map *out, struct bsz_err *err);

#endif
