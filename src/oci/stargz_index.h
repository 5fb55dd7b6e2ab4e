/*
 * The table of contents that eStargz puts behind a layer's files, as many
 * bytes as it takes compressed.
 */
#ifndef BINSIZE_OCI_STARGZ_INDEX_H
#define BINSIZE_OCI_STARGZ_INDEX_H

#include <binsize/buf.h>
#include <binsize/image.h>
#include <binsize/sha256.h>

#include <zlib.h>

#define BSZ_STARGZ_NAME "stargz.index.json"
#define BSZ_STARGZ_LEVEL 9 /* what its tools use */

struct bsz_stargz_piece {
	struct bsz_file_piece piece;
	uint8_t digest[BSZ_SHA256_SIZE];
};

struct bsz_stargz_index {
	z_stream gzip;
	bool ready, failed;
	struct bsz_buf text;  /* not compressed yet */
	uint64_t bytes;       /* compressed */
	struct bsz_stargz_piece *pieces; /* of the file at hand */
	size_t count, room;
};

/* False when memory is short. To be released in any case. */
bool bsz_stargz_index_init(struct bsz_stargz_index *index);
void bsz_stargz_index_release(struct bsz_stargz_index *index);

/* A piece of the entry that comes next. */
void bsz_stargz_index_piece(struct bsz_stargz_index *index,
    const struct bsz_file_piece *piece, const uint8_t digest[BSZ_SHA256_SIZE]);

/* An entry; digest of a file. */
void bsz_stargz_index_entry(struct bsz_stargz_index *index,
    const struct bsz_entry *entry, const uint8_t *digest);

/* The table is whole: bytes of the member that holds it. */
uint64_t bsz_stargz_index_end(struct bsz_stargz_index *index);

#endif
