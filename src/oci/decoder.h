/*
 * The bytes behind a layer's compression, in pieces, with what each of them
 * costs in the blob.
 *
 *	gzip            each literal and match its own bits: exact
 *	none            eight bits a byte
 *	zstd            exact a block, shared evenly inside of it
 *	xz, bzip2       the whole blob, shared evenly
 *
 * Bits that made no output (headers, tables, checksums, what lies behind the
 * end) are overhead. The bits charged and the overhead sum up to the blob.
 */
#ifndef BINSIZE_OCI_DECODER_H
#define BINSIZE_OCI_DECODER_H

#include <binsize/caps.h>
#include <binsize/err.h>

enum bsz_codec {
	BSZ_CODEC_NONE,
	BSZ_CODEC_GZIP,
	BSZ_CODEC_ZSTD,
	BSZ_CODEC_XZ,
	BSZ_CODEC_BZIP2
};
#define BSZ_CODECS 5

struct bsz_decoded {
	const uint8_t *data;  /* valid until the next piece */
	size_t size;          /* 0: the end */
	const uint8_t *costs; /* bits, each at the first byte of what it made;
	    NULL when not asked for or not known */
};

/* What made the bytes around the place: a match, or a block. */
struct bsz_charge {
	uint64_t start, end; /* bytes */
	uint64_t cost;       /* bits of all of them */
	uint64_t bits;       /* charged before start */
};

struct bsz_decoder {
	enum bsz_codec codec;
	struct bsz_span input;
	uint64_t place;     /* bytes given */
	uint64_t bits;      /* charged to them; of xz, bzip2: at the end */
	uint64_t overhead;  /* bits, complete at the end */
	uint64_t trailing;  /* bytes behind the end, part of the overhead */
	uint64_t members;   /* of gzip; frames of zstd */
	bool ended;
	struct bsz_caps caps; /* may be set behind the beginning */
	bool with_costs;    /* pieces from now on carry costs */
	/* When set: called before bytes of earlier pieces are overwritten. */
	void (*settle)(void *context);
	void *context;
	const struct bsz_codec_ops *ops;
	void *state;        /* of the codec */
};

struct bsz_codec_ops {
	int (*begin)(struct bsz_decoder *decoder, struct bsz_err *err);
	/* As bsz_decoder_next(); moves place and bits. */
	int (*next)(struct bsz_decoder *decoder, uint64_t until,
	    struct bsz_decoded *piece, struct bsz_err *err);
	void (*end)(struct bsz_decoder *decoder);
};

extern const struct bsz_codec_ops bsz_codec_plain, bsz_codec_gzip,
    bsz_codec_zstd, bsz_codec_filter;

/* "gzip" */
const char *bsz_codec_name(enum bsz_codec codec);

/* What the first bytes say: the magic of a codec, or none. */
enum bsz_codec bsz_codec_find(struct bsz_span input);

/*
 * Begin to decode, in the caller's storage. input is borrowed. BSZ_ENOMEM;
 * BSZ_EUSAGE when a library is missing.
 */
int bsz_decoder_init(struct bsz_decoder *decoder, struct bsz_span input,
    struct bsz_err *err);
void bsz_decoder_release(struct bsz_decoder *decoder);

/*
 * The next piece: not beyond place `until`, which lies ahead. Of gzip, none
 * and zstd, decoder->bits is then what was charged to all bytes up to there;
 * a match or block that goes on behind it is charged its share.
 * BSZ_EINPUT for damage, for an end that comes too early, and beyond
 * what a blob may expand to; BSZ_ENOMEM.
 */
int bsz_decoder_next(struct bsz_decoder *decoder, uint64_t until,
    struct bsz_decoded *piece, struct bsz_err *err);

/* The bits a charge gives to the bytes before place, which is inside. */
BSZ_ALWAYS_INLINE uint64_t bsz_charge_share(const struct bsz_charge *charge,
    uint64_t place)
{
	return charge->end == charge->start ? charge->cost :
	    (uint64_t)((unsigned __int128)charge->cost *
	    (place - charge->start) / (charge->end - charge->start));
}

#endif
