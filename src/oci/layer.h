/*
 * One pass over a layer: decompressed, digested, its entries read and the
 * contents of its files hashed. Nothing is written anywhere.
 */
#ifndef BINSIZE_OCI_LAYER_H
#define BINSIZE_OCI_LAYER_H

#include "digester.h"

#include <binsize/caps.h>
#include <binsize/image.h>

struct bsz_layer_reading {
	enum bsz_digester_way way;
	struct bsz_caps caps;
	uint32_t chunk; /* average bytes of a chunk; 0: none are wanted */
	bool repack;    /* sizes of other compressions are wanted */
	/*
	 * When set: called with the whole content of each file that is an
	 * ELF file, and the bits of each byte (NULL: evenly shared, or eight
	 * each). Both are gone afterwards.
	 */
	int (*take)(void *context, struct bsz_layer *layer, size_t index,
	    struct bsz_span content, const uint8_t *costs,
	    struct bsz_err *err);
	void *context;
};

/*
 * Read a layer's blob into what is all zero bytes but for what the manifest
 * says of it. Fills digests as they are; comparing them with what was said
 * is the caller's. BSZ_EINPUT, BSZ_ENOMEM; BSZ_EUSAGE when a library is
 * missing.
 */
int bsz_layer_read(struct bsz_layer *layer, struct bsz_span blob,
    const struct bsz_layer_reading *reading, struct bsz_err *err);

/* Released with its image, or when it is not in one. */
void bsz_layer_release(struct bsz_layer *layer);

#endif
