/*
 * Descriptors: what one document says of another, or of a blob.
 */
#ifndef BINSIZE_OCI_DESCRIPTOR_H
#define BINSIZE_OCI_DESCRIPTOR_H

#include <binsize/image.h>
#include <binsize/json.h>
#include <binsize/sha256.h>

/* What a media type means, of both OCI's and Docker's. */
enum bsz_media {
	BSZ_MEDIA_OTHER,
	BSZ_MEDIA_INDEX,
	BSZ_MEDIA_MANIFEST,
	BSZ_MEDIA_SCHEMA1, /* Docker's first manifest: not read */
	BSZ_MEDIA_LAYER,
	BSZ_MEDIA_FOREIGN_LAYER
};

struct bsz_descriptor {
	char digest[BSZ_DIGEST_ROOM];
	uint64_t size;
	const char *media_type; /* borrowed from the document, or NULL */
	enum bsz_media media;
	const struct bsz_json_value *value;
	struct bsz_span embedded;  /* its content, when that stood in it and is
	    what it should be: bsz_source_descriptor() */
};

/*
 * Is this a digest: "sha256:" and 64 lower-case hexadecimal digits, sha512
 * and 128, or a name that OCI allows for others? Only then may it become a
 * path.
 */
bool bsz_digest_is(const char *text);

/* "blobs/sha256/..." of a digest that bsz_digest_is(). */
void bsz_digest_path(const char *digest, char path[BSZ_DIGEST_ROOM + 8]);

/* Parse a descriptor. BSZ_EINPUT; `what` names it in the message. */
int bsz_descriptor_parse(const struct bsz_json_value *value, const char *what,
    struct bsz_descriptor *descriptor, struct bsz_err *err);

/* Compare bytes with what a descriptor says of them: size, then digest. A
 * kind of digest that is not known here passes. BSZ_EINPUT, BSZ_ENOMEM. */
int bsz_descriptor_verify(const struct bsz_descriptor *descriptor,
    struct bsz_span bytes, struct bsz_err *err);

/* "sha256:..." of bytes. */
int bsz_digest_of(struct bsz_span bytes, char digest[BSZ_DIGEST_ROOM],
    struct bsz_err *err);

/* ChainID: of the layers before (or "") and one more. */
int bsz_chain_id(const char *before, const char *diff_id,
    char chain_id[BSZ_DIGEST_ROOM], struct bsz_err *err);

#endif
