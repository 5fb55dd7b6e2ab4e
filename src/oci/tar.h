/*
 * Entries of a tar stream: ustar, pax and GNU, as far as layers have them.
 */
#ifndef BINSIZE_OCI_TAR_H
#define BINSIZE_OCI_TAR_H

#include "decoder.h"
#include "digester.h"
#include "repack.h"

#include <binsize/buf.h>
#include <binsize/image.h>

struct bsz_tar {
	struct bsz_decoder *decoder;
	struct bsz_digester *digester; /* of the stream, or NULL */
	struct bsz_repack *repack;     /* gets the stream, too, or NULL */
	struct bsz_arena *arena;       /* of paths and more; outlives this */
	struct bsz_buf extension;      /* records of the entry at hand */
	struct bsz_buf path, target;   /* of the entry at hand */
	struct bsz_buf key;            /* scratch for paths made plain */
	uint64_t end;       /* where entries end, once that was met */
	const char *oddity; /* how they end, when not as they should; static */
	uint64_t outside;   /* names that lead out of the tree */
	uint64_t globals;   /* global pax headers */
};

/* Begin to read entries from a decoder, in the caller's storage; all that is
 * passed stays borrowed until the release. */
void bsz_tar_init(struct bsz_tar *tar, struct bsz_decoder *decoder,
    struct bsz_digester *digester, struct bsz_arena *arena);
void bsz_tar_release(struct bsz_tar *tar);

/*
 * The next entry, headers read, bits of the headers told; its content is
 * next. *more is false behind the last one: the rest of the stream is for
 * bsz_tar_piece(). BSZ_EINPUT for what is no tar header, an end inside of
 * one, and limits; BSZ_ENOMEM.
 */
int bsz_tar_next(struct bsz_tar *tar, struct bsz_entry *entry, bool *more,
    struct bsz_err *err);

/* The next piece of the stream, not beyond until; size 0 at its end. */
int bsz_tar_piece(struct bsz_tar *tar, uint64_t until,
    struct bsz_decoded *piece, struct bsz_err *err);

/* Is this a tar? Told from its first header's checksum, or zero blocks. */
bool bsz_tar_is(struct bsz_span bytes);

#endif
