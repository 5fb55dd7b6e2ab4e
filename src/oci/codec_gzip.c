/*
 * gzip (RFC 1952): members one after the other, each with a checksum and a
 * size that are held against what was decoded. What follows the last member
 * is counted and not read, as gzip itself does.
 */
#include "decoder.h"

#include "inflate.h"

#include <binsize/arena.h>

#include <inttypes.h>
#include <string.h>
#include <zlib.h>
#ifdef HAVE_LIBDEFLATE
#include <libdeflate.h>
#endif

#define HEADER_SIZE 10
#define TRAILER_SIZE 8

enum { FLAG_CHECK = 2, FLAG_EXTRA = 4, FLAG_NAME = 8, FLAG_COMMENT = 16 };

struct gzip {
	struct bsz_inflate inflate;
	bool inside;      /* a member */
	size_t given;     /* in the window, up to here */
	uint64_t shift;   /* place of the window's first byte */
	uint32_t check;   /* of the member, up to given */
	uint64_t began;   /* place of the member's first byte */
	struct bsz_charge charge; /* what may go on behind given */
};

static int begin(struct bsz_decoder *decoder, struct bsz_err *err)
{
	struct gzip *const gzip = bsz_calloc(1, sizeof(*gzip));

	decoder->state = gzip;
	if (gzip)
		gzip->inflate.window = bsz_malloc(BSZ_INFLATE_ROOM);
	return gzip && gzip->inflate.window ? 0 : bsz_fail_memory(err);
}

static void end(struct bsz_decoder *decoder)
{
	struct gzip *const gzip = decoder->state;

	if (!gzip)
		return;
	bsz_free(gzip->inflate.window);
	bsz_free(gzip->inflate.costs);
	bsz_free(gzip);
}

static uint32_t add_check(uint32_t check, const uint8_t *data, size_t size)
{
#ifdef HAVE_LIBDEFLATE
	return libdeflate_crc32(check, data, size);
#else
	return (uint32_t)crc32(check, data, (uInt)size);
#endif
}

static uint32_t load32(const uint8_t *from)
{
	return (uint32_t)from[0] | (uint32_t)from[1] << 8 |
	    (uint32_t)from[2] << 16 | (uint32_t)from[3] << 24;
}

/* Behind a text that ends with a zero byte; 0 when it does not end. */
static size_t skip_text(struct bsz_span input, size_t at)
{
	const uint8_t *const end = at < input.size ?
	    memchr(input.data + at, 0, input.size - at) : NULL;

	return end ? (size_t)(end - input.data) + 1 : 0;
}

/* Behind a member's header, or 0 when there is none that is whole. */
static size_t skip_header(struct bsz_span input, size_t at)
{
	if (input.size < at || input.size - at < HEADER_SIZE)
		return 0;
	const uint8_t *const header = input.data + at;
	if (header[0] != 0x1f || header[1] != 0x8b || header[2] != 8 ||
	    header[3] & 0xe0)
		return 0;
	at += HEADER_SIZE;
	if (header[3] & FLAG_EXTRA) {
		if (input.size - at < 2)
			return 0;
		at += 2 + (size_t)(input.data[at] | input.data[at + 1] << 8);
	}
	if (header[3] & FLAG_NAME)
		at = skip_text(input, at);
	if (at && header[3] & FLAG_COMMENT)
		at = skip_text(input, at);
	if (at && header[3] & FLAG_CHECK)
		at += 2;
	return at <= input.size ? at : 0;
}

/* A member begins at byte `at`, or the blob ends. */
static int begin_member(struct bsz_decoder *decoder, size_t at,
    struct bsz_err *err)
{
	struct gzip *const gzip = decoder->state;
	const uint64_t left = decoder->input.size - at;
	const bool is_member = left >= 2 && decoder->input.data[at] == 0x1f &&
	    decoder->input.data[at + 1] == 0x8b;

	if (!is_member) {
		decoder->trailing = left;
		decoder->overhead += 8 * left;
		decoder->ended = true;
		return 0;
	}
	const size_t behind = skip_header(decoder->input, at);
	if (!behind)
		return bsz_fail(err, BSZ_EINPUT, "the header of a member at "
		    "byte %zu is damaged or cut off", at);
	decoder->overhead += 8 * (behind - at);
	decoder->members++;
	bsz_inflate_begin(&gzip->inflate, decoder->input, behind);
	gzip->check = 0;
	gzip->began = decoder->place;
	gzip->inside = true;
	return 0;
}

/* The checksum and size behind a member. */
static int end_member(struct bsz_decoder *decoder, struct bsz_err *err)
{
	struct gzip *const gzip = decoder->state;
	const uint64_t bits = bsz_inflate_position(&gzip->inflate);
	const size_t at = (size_t)((bits + 7) / 8);
	const struct bsz_span trailer = bsz_span_part(decoder->input, at,
	    TRAILER_SIZE);

	if (!trailer.data)
		return bsz_fail(err, BSZ_EINPUT,
		    "ends before the checksum of a member");
	if (load32(trailer.data) != gzip->check)
		return bsz_fail(err, BSZ_EINPUT, "the checksum of a member "
		    "is %08" PRIx32 ", not %08" PRIx32 " as it says",
		    gzip->check, load32(trailer.data));
	if (load32(trailer.data + 4) !=
	    (uint32_t)(decoder->place - gzip->began))
		return bsz_fail(err, BSZ_EINPUT, "the size of a member is "
		    "%" PRIu64 " bytes, not what it says",
		    decoder->place - gzip->began);
	decoder->overhead += 8 * (at + TRAILER_SIZE) - bits;
	gzip->inside = false;
	return begin_member(decoder, at + TRAILER_SIZE, err);
}

/* Costs for pieces from now on, when they are asked for. */
static int prepare_costs(struct bsz_decoder *decoder, struct bsz_err *err)
{
	struct gzip *const gzip = decoder->state;
	struct bsz_inflate *const inflate = &gzip->inflate;

	if (!decoder->with_costs) {
		bsz_free(inflate->costs);
		inflate->costs = NULL;
		return 0;
	}
	if (!inflate->costs)
		inflate->costs = bsz_calloc(BSZ_INFLATE_ROOM, 1);
	return inflate->costs ? 0 : bsz_fail_memory(err);
}

static void slide(struct bsz_decoder *decoder)
{
	struct gzip *const gzip = decoder->state;

	if (gzip->inflate.out < BSZ_INFLATE_HISTORY + BSZ_INFLATE_PIECE / 2)
		return;
	if (decoder->settle)
		decoder->settle(decoder->context);
	const size_t moved = bsz_inflate_slide(&gzip->inflate);
	gzip->given -= moved;
	gzip->shift += moved;
}

/* Bits charged to all that was decoded until now. */
static uint64_t charged(const struct bsz_decoder *decoder)
{
	const struct gzip *const gzip = decoder->state;

	return bsz_inflate_position(&gzip->inflate) -
	    gzip->inflate.overhead - decoder->overhead;
}

/* Decode until the window's byte `stop` is there, or the member's end. */
static int decode(struct bsz_decoder *decoder, size_t stop,
    struct bsz_err *err)
{
	struct gzip *const gzip = decoder->state;
	size_t start;
	unsigned cost;
	const int rc = bsz_inflate_run(&gzip->inflate, stop, &start, &cost,
	    err);

	if (rc)
		return rc;
	const uint64_t bits = charged(decoder);
	gzip->charge = (struct bsz_charge){.start = gzip->shift + start,
		.end = gzip->shift + gzip->inflate.out, .bits = bits};
	if (start < gzip->inflate.out) {
		gzip->charge.cost = cost;
		gzip->charge.bits = bits - cost;
	}
	return 0;
}

/* Give what is decoded up to the window's byte `stop`. */
static void give(struct bsz_decoder *decoder, size_t stop,
    struct bsz_decoded *piece)
{
	struct gzip *const gzip = decoder->state;
	const struct bsz_charge *const charge = &gzip->charge;
	const size_t begin = gzip->given;
	const uint64_t end = gzip->shift + stop;
	const uint64_t before = decoder->bits;

	*piece = (struct bsz_decoded){.data = gzip->inflate.window + begin,
		.size = stop - begin};
	gzip->check = add_check(gzip->check, piece->data, piece->size);
	decoder->place = end;
	decoder->bits = charge->bits + (end > charge->start ?
	    bsz_charge_share(charge, end) : 0);
	gzip->given = stop;
	if (!gzip->inflate.costs)
		return;
	/* The parts of a match in two pieces are charged in each. */
	piece->costs = gzip->inflate.costs + begin;
	if (end > charge->start && charge->start < charge->end) {
		const uint64_t from = bsz_max(charge->start,
		    gzip->shift + begin);

		gzip->inflate.costs[from - gzip->shift] = (uint8_t)(
		    decoder->bits - bsz_max(before, charge->bits));
	}
}

static int next(struct bsz_decoder *decoder, uint64_t until,
    struct bsz_decoded *piece, struct bsz_err *err)
{
	struct gzip *const gzip = decoder->state;
	int rc = prepare_costs(decoder, err);

	if (!rc && !gzip->inside && !decoder->members)
		rc = begin_member(decoder, 0, err);
	while (!rc && !decoder->ended && !piece->size) {
		slide(decoder);
		const size_t stop = (size_t)bsz_min(until - gzip->shift,
		    BSZ_INFLATE_ROOM - BSZ_INFLATE_MARGIN);
		/* The rest of a match that was cut comes alone: its charge is
		 * still known. */
		if (gzip->given == gzip->inflate.out)
			rc = decode(decoder, stop, err);
		const size_t have = (size_t)bsz_min(gzip->inflate.out, stop);
		if (rc)
			return rc;
		if (have > gzip->given)
			give(decoder, have, piece);
		else if (gzip->inflate.block == BSZ_BLOCK_LAST)
			rc = end_member(decoder, err);
	}
	if (decoder->ended) {
		decoder->overhead += gzip->inflate.overhead;
		gzip->inflate.overhead = 0;
	}
	return rc;
}

const struct bsz_codec_ops bsz_codec_gzip = {
	.begin = begin,
	.next = next,
	.end = end,
};
