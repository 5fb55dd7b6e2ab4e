/*
 * Contents of files cut into chunks at places that the content itself
 * decides, so that a change moves no cut but its own.
 */
#ifndef BINSIZE_OCI_CHUNKER_H
#define BINSIZE_OCI_CHUNKER_H

#include <binsize/image.h>
#include <binsize/sha256.h>

struct bsz_chunker {
	struct bsz_layer *layer;  /* gets the chunks */
	struct bsz_sha *sha;
	uint64_t gear[256];
	uint64_t hash;
	uint64_t strict, loose;   /* masks before and behind the average */
	uint32_t least, average, most; /* bytes of a chunk */
	uint32_t size;            /* of the chunk that is being read */
	size_t before;            /* chunks of files before this one */
};

/* Begin a layer; average is a power of two, BSZ_LEAST_CHUNK at least. As
 * bsz_sha_new(). To be released in any case. */
int bsz_chunker_init(struct bsz_chunker *chunker, struct bsz_layer *layer,
    uint32_t average, struct bsz_err *err);
void bsz_chunker_release(struct bsz_chunker *chunker);

/* Content of the entry that comes next in the layer. BSZ_ENOMEM. */
int bsz_chunker_add(struct bsz_chunker *chunker, struct bsz_span content,
    struct bsz_err *err);

/*
 * The end of that entry. One that is a single chunk gets none: its content's
 * own digest says the same. BSZ_ENOMEM.
 */
int bsz_chunker_end(struct bsz_chunker *chunker, struct bsz_err *err);

#endif
