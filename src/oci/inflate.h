/*
 * Deflate data decoded so that every bit is accounted for: each byte of
 * output is charged the bits of the literal or match that made it, and what
 * is left (headers of blocks, code tables, ends of blocks, padding) is
 * counted apart.
 *
 * The input is one span. Output comes in pieces that end where the caller
 * wants them to, so that he learns the bits up to there.
 */
#ifndef BINSIZE_OCI_INFLATE_H
#define BINSIZE_OCI_INFLATE_H

#include <binsize/err.h>

#define BSZ_INFLATE_HISTORY ((size_t)32768)
/* Output decoded at once at most, and room behind it for wide copies. */
#define BSZ_INFLATE_PIECE ((size_t)512 << 10)
#define BSZ_INFLATE_MARGIN ((size_t)320)
#define BSZ_INFLATE_ROOM \
	(BSZ_INFLATE_HISTORY + BSZ_INFLATE_PIECE + BSZ_INFLATE_MARGIN)

#define BSZ_INFLATE_LITERALS 2342 /* entries for 288 codes, 11 bits first */
#define BSZ_INFLATE_DISTANCES 402 /* entries for 32 codes, 8 bits first */

enum bsz_inflate_block {
	BSZ_BLOCK_NONE, /* a header is next */
	BSZ_BLOCK_STORED,
	BSZ_BLOCK_CODED,
	BSZ_BLOCK_LAST  /* the stream has ended */
};

struct bsz_inflate {
	struct bsz_span input;
	size_t in;        /* bytes taken into the buffer below */
	uint64_t bits;    /* read ahead, first bit lowest */
	unsigned bit_count;
	uint64_t overhead; /* bits that made no output */

	uint8_t *window;  /* BSZ_INFLATE_ROOM; owned by the caller */
	uint8_t *costs;   /* as large, or NULL: bits of what begins here */
	size_t out;       /* decoded up to here */
	size_t begin;     /* bytes before are of another stream */

	enum bsz_inflate_block block;
	bool last;        /* the block at hand is the last */
	uint32_t stored;  /* bytes left of a stored block */
	uint32_t literals[BSZ_INFLATE_LITERALS];
	uint32_t distances[BSZ_INFLATE_DISTANCES];
};

/*
 * Begin a stream at byte `at` of the input. Output goes behind what the
 * window holds; matches may not reach before it.
 */
void bsz_inflate_begin(struct bsz_inflate *inflate, struct bsz_span input,
    size_t at);

/*
 * Decode until out reaches stop or the stream ends; a match may go beyond
 * stop by up to 257 bytes, and what that match was is told in *start and
 * *cost: its first byte in the window, and its bits; of anything else, start
 * is out. stop is at most BSZ_INFLATE_ROOM - BSZ_INFLATE_MARGIN.
 * BSZ_EINPUT names the fault and the bit it was met at.
 */
int bsz_inflate_run(struct bsz_inflate *inflate, size_t stop, size_t *start,
    unsigned *cost, struct bsz_err *err);

/* Bits read, and the byte behind them. */
uint64_t bsz_inflate_position(const struct bsz_inflate *inflate);

/* Make room: keep the last BSZ_INFLATE_HISTORY bytes at the front. Returns by
 * how many bytes everything moved. */
size_t bsz_inflate_slide(struct bsz_inflate *inflate);

#endif
