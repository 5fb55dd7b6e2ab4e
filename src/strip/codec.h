/*
 * Compressed sizes: what zlib and zstd make of bytes, with the build of them
 * that we run with, and what they unpack.
 */
#ifndef BINSIZE_STRIP_CODEC_H
#define BINSIZE_STRIP_CODEC_H

#include "source.h"

enum strip_codec { STRIP_RAW, STRIP_ZLIB, STRIP_ZSTD, STRIP_UNKNOWN };

/* Contents of a section as its header describes them. */
struct strip_packed {
	enum strip_codec codec;
	bool old_form;     /* .zdebug: "ZLIB" and the size in front */
	uint64_t size;     /* unpacked, as claimed */
	uint64_t align;    /* unpacked, as claimed */
	struct bsz_span payload;
};

/* What a section of debug information is compressed by, and to what; one that
 * is not compressed is its own payload. */
struct strip_packed bsz_strip_packed(const struct strip_source *source,
    const struct strip_section *section);

/*
 * Unpack into *out, from bsz_malloc(). budget is what may still be unpacked
 * of this file and is reduced. BSZ_EINPUT, BSZ_ENOMEM.
 */
int bsz_strip_unpack(const struct strip_packed *packed, uint64_t *budget,
    uint8_t **out, struct bsz_err *err);

/*
 * The compressed size: zlib at its default level (6), zstd at 3, each in one
 * call over all bytes. BSZ_ENOMEM.
 */
int bsz_strip_pack(enum strip_codec codec, struct bsz_span bytes,
    uint64_t *size, struct bsz_err *err);

#endif
