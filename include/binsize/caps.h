/*
 * Bounds of limits.h that a user may move, for images that are larger than
 * most or trusted less.
 */
#ifndef BINSIZE_CAPS_H
#define BINSIZE_CAPS_H

#include <binsize/base.h>
#include <binsize/limits.h>

/* 0: the usual one. */
struct bsz_caps {
	uint64_t layer_ratio;  /* bytes of a tar for each of its blob */
	uint64_t entries;      /* of a layer */
	uint64_t header_bytes; /* of one entry */
	uint64_t index_depth;  /* indexes inside of indexes */
	uint64_t memory;       /* for blobs and archives kept there; bytes */
	uint64_t zstd_window;  /* that a frame may ask for; bytes */
};

BSZ_ALWAYS_INLINE uint64_t bsz_cap(uint64_t cap, uint64_t usual)
{
	return cap ? cap : usual;
}

/* To how many bytes a blob may expand. Small ones may expand further, unless
 * somebody said how far. */
BSZ_ALWAYS_INLINE uint64_t bsz_cap_expanded(const struct bsz_caps *caps,
    uint64_t blob)
{
	return bsz_add(caps->layer_ratio ? UINT64_C(1) << 20 :
	    BSZ_MAX_LAYER_BASE, bsz_mul(blob, bsz_cap(caps->layer_ratio,
	    BSZ_MAX_LAYER_RATIO)));
}

#endif
