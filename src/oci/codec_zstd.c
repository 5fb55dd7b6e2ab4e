/*
 * zstd (RFC 8878) by libzstd, one block at a time: a block's header tells
 * how large it is, and what comes out when it is fed is what it made. So the
 * bits of each block are exact; inside of it they are shared evenly. Frames
 * that are to be skipped, and all headers, are overhead. How large a window
 * may be is our bound, which can be moved, and not libzstd's.
 */
#include "decoder.h"

#include <binsize/arena.h>
#include <binsize/limits.h>
#include <binsize/units.h>

#include <inttypes.h>
#include <zstd.h>

#define LARGEST_BLOCK ((size_t)128 << 10)
/* Blocks of output kept at hand before the first is overwritten. */
#define SLOTS 16
#define SKIPPED_HEADER 8

struct zstd {
	ZSTD_DStream *stream;
	uint8_t *slots, *costs;
	size_t slot;
	size_t at;            /* in the input */
	bool inside;          /* a frame, behind its header */
	bool last, checked;   /* its last block was seen; a checksum follows */
	uint64_t given;       /* bytes of the slot at hand */
	struct bsz_charge charge;
};

/* The logarithm of the largest window that libzstd can do here. */
static int largest_log(void)
{
	return ZSTD_dParam_getBounds(ZSTD_d_windowLogMax).upperBound;
}

static int begin(struct bsz_decoder *decoder, struct bsz_err *err)
{
	struct zstd *const zstd = bsz_calloc(1, sizeof(*zstd));

	decoder->state = zstd;
	if (!zstd)
		return bsz_fail_memory(err);
	zstd->stream = ZSTD_createDStream();
	zstd->slots = bsz_malloc(SLOTS * LARGEST_BLOCK);
	zstd->costs = bsz_malloc(LARGEST_BLOCK);
	if (!zstd->stream || !zstd->slots || !zstd->costs)
		return bsz_fail_memory(err);
	(void)ZSTD_DCtx_setParameter(zstd->stream, ZSTD_d_windowLogMax,
	    largest_log()); /* within its bounds it cannot fail */
	return 0;
}

static void end(struct bsz_decoder *decoder)
{
	struct zstd *const zstd = decoder->state;

	if (!zstd)
		return;
	(void)ZSTD_freeDStream(zstd->stream); /* always 0 */
	bsz_free(zstd->slots);
	bsz_free(zstd->costs);
	bsz_free(zstd);
}

static uint64_t load(const uint8_t *from, size_t size)
{
	uint64_t value = 0;

	for (size_t i = 0; i < size; i++)
		value |= (uint64_t)from[i] << 8 * i;
	return value;
}

static int fail_end(const struct zstd *zstd, struct bsz_err *err)
{
	return bsz_fail(err, BSZ_EINPUT, "ends inside the frame at byte %zu",
	    zstd->at);
}

/* Feed bytes; what comes out goes to the slot at hand. */
static int feed(struct bsz_decoder *decoder, size_t size, size_t *made,
    struct bsz_err *err)
{
	struct zstd *const zstd = decoder->state;
	const struct bsz_span bytes = bsz_span_part(decoder->input, zstd->at,
	    size);
	ZSTD_inBuffer in = {bytes.data, bytes.size, 0};
	ZSTD_outBuffer out = {zstd->slots + zstd->slot * LARGEST_BLOCK,
		LARGEST_BLOCK, 0};

	if (!bytes.data)
		return fail_end(zstd, err);
	while (in.pos < in.size) {
		const size_t before = in.pos;
		const size_t rc = ZSTD_decompressStream(zstd->stream, &out,
		    &in);

		if (ZSTD_isError(rc))
			return bsz_fail(err, BSZ_EINPUT, "%s at byte %zu",
			    ZSTD_getErrorName(rc), zstd->at);
		if (in.pos == before)
			return bsz_fail(err, BSZ_EINPUT,
			    "a block at byte %zu is too large", zstd->at);
	}
	*made = out.pos;
	zstd->at += size;
	return 0;
}

/* What a frame's header tells. */
struct frame {
	size_t size;         /* of the header */
	uint64_t window;
	uint64_t dictionary; /* its ID; 0: none, or one that is not named */
	bool checked;
};

/* How a header's parts follow is told by its first byte behind the magic:
 * window, dictionary, size of the content. BSZ_EINPUT when it is cut off. */
static int parse_frame(const struct zstd *zstd, struct bsz_span rest,
    struct frame *frame, struct bsz_err *err)
{
	static const uint8_t id_sizes[] = {0, 1, 2, 4};
	static const uint8_t count_sizes[] = {0, 2, 4, 8};
	const uint8_t descriptor = rest.size > 4 ? rest.data[4] : 0;
	const bool single = descriptor & 0x20;
	const size_t id_size = id_sizes[descriptor & 3];
	size_t count_size = count_sizes[descriptor >> 6];

	if (single && !count_size)
		count_size = 1;
	frame->size = 5 + !single + id_size + count_size;
	if (rest.size < frame->size)
		return fail_end(zstd, err);
	const uint8_t *const id = rest.data + 5 + !single;
	frame->checked = descriptor & 4;
	frame->dictionary = load(id, id_size);
	/* What is all of one segment needs room for all of it. */
	frame->window = load(id + id_size, count_size) +
	    (count_size == 2 ? 256 : 0);
	if (!single) {
		const uint64_t base = UINT64_C(1) <<
		    (10 + (rest.data[5] >> 3));

		frame->window = base + base / 8 * (rest.data[5] & 7);
	}
	return 0;
}

/* Frames that are refused, by what they ask for. */
static int judge_frame(const struct bsz_decoder *decoder,
    const struct frame *frame, struct bsz_err *err)
{
	const uint64_t most = bsz_min(UINT64_C(1) << largest_log(),
	    bsz_cap(decoder->caps.zstd_window, BSZ_MAX_ZSTD_WINDOW));
	char wanted[BSZ_UNITS_ROOM], given[BSZ_UNITS_ROOM];

	if (frame->dictionary)
		return bsz_fail(err, BSZ_EINPUT, "needs the dictionary %"
		    PRIu64 ", which is not here", frame->dictionary);
	if (frame->window > most)
		return bsz_fail(err, BSZ_EINPUT, "needs a window of %s, more "
		    "than %s (limit: zstd window)",
		    bsz_units_format_size(frame->window, wanted),
		    bsz_units_format_size(most, given));
	return 0;
}

/* The next frame begins at `at`, or there is none. */
static int begin_frame(struct bsz_decoder *decoder, struct bsz_err *err)
{
	struct zstd *const zstd = decoder->state;
	const uint64_t left = decoder->input.size - zstd->at;
	const struct bsz_span rest = {decoder->input.data + zstd->at, left};
	size_t made;

	if (bsz_codec_find(rest) != BSZ_CODEC_ZSTD) {
		decoder->trailing = left;
		decoder->overhead += 8 * left;
		decoder->ended = true;
		return 0;
	}
	if (rest.data[0] != 0x28) {
		const uint64_t size = load(rest.data + 4, 4) + SKIPPED_HEADER;

		if (size > left)
			return fail_end(zstd, err);
		decoder->overhead += 8 * size;
		zstd->at += size;
		return 0;
	}
	struct frame frame = {0};
	int rc = parse_frame(zstd, rest, &frame, err);
	if (!rc)
		rc = judge_frame(decoder, &frame, err);
	if (rc)
		return rc;
	decoder->overhead += 8 * frame.size;
	decoder->members++;
	zstd->inside = true;
	zstd->last = false;
	zstd->checked = frame.checked;
	return feed(decoder, frame.size, &made, err);
}

static int end_frame(struct bsz_decoder *decoder, struct bsz_err *err)
{
	struct zstd *const zstd = decoder->state;
	size_t made;

	zstd->inside = false;
	if (!zstd->checked)
		return 0;
	decoder->overhead += 8 * 4;
	return feed(decoder, 4, &made, err);
}

/* Decode one block into the next slot. */
static int decode(struct bsz_decoder *decoder, struct bsz_err *err)
{
	struct zstd *const zstd = decoder->state;
	const struct bsz_span header = bsz_span_part(decoder->input, zstd->at,
	    3);
	size_t made = 0;

	if (!header.data)
		return fail_end(zstd, err);
	const uint32_t word = (uint32_t)load(header.data, 3);
	/* A block that repeats a byte holds that one alone. */
	const size_t size = (word >> 1 & 3) == 1 ? 1 : word >> 3;
	zstd->last = word & 1;
	zstd->slot = (zstd->slot + 1) % SLOTS;
	if (!zstd->slot && decoder->settle)
		decoder->settle(decoder->context);
	const int rc = feed(decoder, 3 + size, &made, err);
	if (rc)
		return rc;
	/* No byte is worth more bits than a lane holds. */
	const uint64_t cost = bsz_min(8 * (uint64_t)size,
	    255 * (uint64_t)made);
	decoder->overhead += 8 * (3 + (uint64_t)size) - cost;
	zstd->charge = (struct bsz_charge){.start = decoder->place,
		.end = decoder->place + made, .cost = cost,
		.bits = decoder->bits};
	zstd->given = 0;
	return 0;
}

/* The bits of each byte of a piece that ends at place. */
static void fill_costs(struct zstd *zstd, uint64_t place, size_t size)
{
	uint64_t before = bsz_charge_share(&zstd->charge, place - size);

	for (size_t i = 0; i < size; i++) {
		const uint64_t after = bsz_charge_share(&zstd->charge,
		    place - size + i + 1);

		zstd->costs[i] = (uint8_t)(after - before);
		before = after;
	}
}

static void give(struct bsz_decoder *decoder, uint64_t until,
    struct bsz_decoded *piece)
{
	struct zstd *const zstd = decoder->state;
	const uint64_t end = bsz_min(until, zstd->charge.end);

	piece->data = zstd->slots + zstd->slot * LARGEST_BLOCK + zstd->given;
	piece->size = (size_t)(end - decoder->place);
	zstd->given += piece->size;
	decoder->place = end;
	decoder->bits = zstd->charge.bits +
	    bsz_charge_share(&zstd->charge, end);
	if (decoder->with_costs) {
		fill_costs(zstd, end, piece->size);
		piece->costs = zstd->costs;
	}
}

static int next(struct bsz_decoder *decoder, uint64_t until,
    struct bsz_decoded *piece, struct bsz_err *err)
{
	struct zstd *const zstd = decoder->state;
	int rc = 0;

	while (!rc && !decoder->ended && !piece->size) {
		if (decoder->place < zstd->charge.end)
			give(decoder, until, piece);
		else if (!zstd->inside)
			rc = begin_frame(decoder, err);
		else if (zstd->last)
			rc = end_frame(decoder, err);
		else
			rc = decode(decoder, err);
	}
	return rc;
}

const struct bsz_codec_ops bsz_codec_zstd = {
	.begin = begin,
	.next = next,
	.end = end,
};
