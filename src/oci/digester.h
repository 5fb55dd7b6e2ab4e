/*
 * The two digests of a layer, of its blob and of what it decompresses to,
 * made on a second thread while the first goes on decoding.
 */
#ifndef BINSIZE_OCI_DIGESTER_H
#define BINSIZE_OCI_DIGESTER_H

#include <binsize/sha256.h>

struct bsz_digester;

enum bsz_digester_way {
	BSZ_DIGEST_HERE,  /* on the calling thread */
	BSZ_DIGEST_BESIDE /* on another, when one can be had */
};

/* Begin; the blob stays borrowed until the end. NULL with err filled: see
 * bsz_sha_new(). */
struct bsz_digester *bsz_digester_new(struct bsz_span blob,
    enum bsz_digester_way way, struct bsz_err *err);
void bsz_digester_free(struct bsz_digester *digester); /* NULL is fine */

/* Add bytes of the decoded stream, which stay as they are until the next
 * bsz_digester_settle(). */
void bsz_digester_add(struct bsz_digester *digester, const uint8_t *data,
    size_t size);

/* Wait until all bytes added have been digested; context is a digester. */
void bsz_digester_settle(void *context);

/* Both digests of 32 bytes; BSZ_ENOMEM. */
int bsz_digester_take(struct bsz_digester *digester, uint8_t *of_blob,
    uint8_t *of_stream, struct bsz_err *err);

#endif
