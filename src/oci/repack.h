/*
 * What a layer would take on the wire if it were compressed another way:
 * found out by doing it while the layer is read.
 */
#ifndef BINSIZE_OCI_REPACK_H
#define BINSIZE_OCI_REPACK_H

#include <binsize/err.h>
#include <binsize/image.h>

struct bsz_repack;

/* Begin; results go to the layer at the end. NULL with BSZ_ENOMEM. */
struct bsz_repack *bsz_repack_new(struct bsz_layer *layer,
    struct bsz_err *err);
void bsz_repack_free(struct bsz_repack *repack); /* NULL is fine */

/* The next bytes of the tar, all of them in order. */
void bsz_repack_add(struct bsz_repack *repack, const uint8_t *data,
    size_t size);

/* The next bytes are a content, that of the entry that comes next in the
 * layer. */
void bsz_repack_content(struct bsz_repack *repack,
    const struct bsz_entry *entry);

/* That content is whole; digest is the SHA-256 of a file, else NULL. */
void bsz_repack_entry(struct bsz_repack *repack,
    const struct bsz_entry *entry, const uint8_t *digest);

/* Entries have ended; the rest is the end of the archive. */
void bsz_repack_end(struct bsz_repack *repack);

/* Fill zstd_bytes, estargz_bytes and packed. BSZ_ENOMEM. */
int bsz_repack_finish(struct bsz_repack *repack, struct bsz_err *err);

#endif
