/*
 * Decompressing a whole input, or a section that is a compressed file of its
 * own (mini-debuginfo): gzip, xz and zstd, told by their first bytes.
 */
#ifndef BINSIZE_UNPACK_H
#define BINSIZE_UNPACK_H

#include <binsize/err.h>

struct bsz_unpacked {
	struct bsz_span bytes; /* from bsz_malloc(), the caller's */
	const char *damage;    /* why this is not all; static. NULL: it is */
	uint64_t damage_offset; /* in the packed bytes */
	uint64_t trailing; /* packed bytes behind the end, not looked at */
};

/* "gzip", "xz", "zstd", or NULL when the bytes begin like none of them. */
const char *bsz_unpack_format(struct bsz_span packed);

/*
 * The first bytes behind the compression, at most *size of them, into out;
 * *size becomes how many there are. For telling what is inside.
 * BSZ_EINPUT when nothing comes out because of damage or of what it asks for,
 * or when the library for it is missing; BSZ_ENOMEM.
 */
int bsz_unpack_beginning(struct bsz_span packed, uint8_t *out, size_t *size,
    struct bsz_err *err);

/*
 * All of it, up to limit bytes. What is cut off or damaged gives what came
 * before, and says so. Several streams behind each other are one.
 * BSZ_EINPUT when there is more than the limit, when nothing comes out, or
 * when the library is missing; BSZ_ENOMEM.
 */
int bsz_unpack(struct bsz_span packed, uint64_t limit,
    struct bsz_unpacked *out, struct bsz_err *err);

#endif
