/*
 * A deflate decoder (RFC 1951) that accounts for bits.
 *
 * Where the next bit is read is known at any time, so the bits charged to
 * the output up to some byte are that position less what headers took; only
 * a match that crosses the byte has to be looked at. The fast loop keeps no
 * count at all. It decodes while eight bytes of input and a whole match of
 * room are at hand; a step at a time, checked, does the rest.
 *
 * With costs, each literal and match leaves its bits where its output
 * begins; other bytes of a match keep 0. That is for the files whose inner
 * parts are asked for.
 */
#include "inflate.h"

#include "huffman.h"

#include <inttypes.h>
#include <string.h>

#define LONGEST_MATCH 258
#define LITERAL_BITS 11
#define DISTANCE_BITS 8
#define CODE_BITS 7

#define LITERAL(byte) (BSZ_ENTRY_LITERAL | (uint32_t)(byte) << 16)
#define VALUE(base, extra) ((uint32_t)(base) << 16 | (extra))

static const struct {
	uint16_t base;
	uint8_t extra;
} lengths[] = {
	{3, 0}, {4, 0}, {5, 0}, {6, 0}, {7, 0}, {8, 0}, {9, 0}, {10, 0},
	{11, 1}, {13, 1}, {15, 1}, {17, 1}, {19, 2}, {23, 2}, {27, 2},
	{31, 2}, {35, 3}, {43, 3}, {51, 3}, {59, 3}, {67, 4}, {83, 4},
	{99, 4}, {115, 4}, {131, 5}, {163, 5}, {195, 5}, {227, 5}, {258, 0},
};

static const uint32_t distance_symbols[] = {
	VALUE(1, 0), VALUE(2, 0), VALUE(3, 0), VALUE(4, 0), VALUE(5, 1),
	VALUE(7, 1), VALUE(9, 2), VALUE(13, 2), VALUE(17, 3), VALUE(25, 3),
	VALUE(33, 4), VALUE(49, 4), VALUE(65, 5), VALUE(97, 5),
	VALUE(129, 6), VALUE(193, 6), VALUE(257, 7), VALUE(385, 7),
	VALUE(513, 8), VALUE(769, 8), VALUE(1025, 9), VALUE(1537, 9),
	VALUE(2049, 10), VALUE(3073, 10), VALUE(4097, 11), VALUE(6145, 11),
	VALUE(8193, 12), VALUE(12289, 12), VALUE(16385, 13),
	VALUE(24577, 13),
};

void bsz_inflate_begin(struct bsz_inflate *inflate, struct bsz_span input,
    size_t at)
{
	inflate->input = input;
	inflate->in = at;
	inflate->bits = 0;
	inflate->bit_count = 0;
	inflate->begin = inflate->out;
	inflate->block = BSZ_BLOCK_NONE;
	inflate->last = false;
	inflate->stored = 0;
}

uint64_t bsz_inflate_position(const struct bsz_inflate *inflate)
{
	return (uint64_t)inflate->in * 8 - inflate->bit_count;
}

size_t bsz_inflate_slide(struct bsz_inflate *inflate)
{
	const size_t moved = inflate->out > BSZ_INFLATE_HISTORY ?
	    inflate->out - BSZ_INFLATE_HISTORY : 0;

	if (!moved)
		return 0;
	memmove(inflate->window, inflate->window + moved,
	    BSZ_INFLATE_HISTORY);
	if (inflate->costs)
		memmove(inflate->costs, inflate->costs + moved,
		    BSZ_INFLATE_HISTORY);
	inflate->out -= moved;
	inflate->begin -= bsz_min(inflate->begin, moved);
	return moved;
}

static int fail(const struct bsz_inflate *inflate, struct bsz_err *err,
    const char *what)
{
	return bsz_fail(err, BSZ_EINPUT, "deflate: %s at bit %" PRIu64, what,
	    bsz_inflate_position(inflate));
}

/* ------------------------------------------------------ a bit at a time */

/* Take whole bytes while they fit; at the end of the input fewer. */
static void refill(struct bsz_inflate *inflate)
{
	while (inflate->bit_count <= 56 && inflate->in < inflate->input.size) {
		inflate->bits |= (uint64_t)inflate->input.data[inflate->in++]
		    << inflate->bit_count;
		inflate->bit_count += 8;
	}
}

/* Up to 32 bits; false when the input has not so many. */
static bool take(struct bsz_inflate *inflate, unsigned count, uint32_t *value)
{
	refill(inflate);
	if (inflate->bit_count < count)
		return false;
	*value = (uint32_t)(inflate->bits & ((UINT64_C(1) << count) - 1));
	inflate->bits >>= count;
	inflate->bit_count -= count;
	return true;
}

/* -------------------------------------------------------------- headers */

static void fill_literals(uint32_t symbols[286])
{
	for (uint32_t i = 0; i < 256; i++)
		symbols[i] = LITERAL(i);
	symbols[256] = BSZ_ENTRY_SPECIAL | BSZ_ENTRY_END;
	for (size_t i = 0; i < BSZ_COUNTOF(lengths); i++)
		symbols[257 + i] = VALUE(lengths[i].base, lengths[i].extra);
}

/* Both tables of a block, from the lengths of its codes. */
static int build_tables(struct bsz_inflate *inflate, const uint8_t *list,
    size_t literal_count, size_t distance_count, struct bsz_err *err)
{
	uint32_t symbols[286];
	const struct bsz_alphabet literals = {.symbols = symbols,
		.count = BSZ_COUNTOF(symbols), .index_bits = LITERAL_BITS,
		.room = BSZ_INFLATE_LITERALS};
	const struct bsz_alphabet distances = {.symbols = distance_symbols,
		.count = BSZ_COUNTOF(distance_symbols),
		.index_bits = DISTANCE_BITS, .room = BSZ_INFLATE_DISTANCES,
		.may_be_empty = true};

	fill_literals(symbols);
	if (!bsz_huffman_build(inflate->literals, &literals, list,
	    literal_count))
		return fail(inflate, err, "bad code lengths of literals");
	if (!bsz_huffman_build(inflate->distances, &distances,
	    list + literal_count, distance_count))
		return fail(inflate, err, "bad code lengths of distances");
	inflate->block = BSZ_BLOCK_CODED;
	return 0;
}

static int begin_fixed(struct bsz_inflate *inflate, struct bsz_err *err)
{
	uint8_t list[288 + 32];

	memset(list, 8, 144);
	memset(list + 144, 9, 112);
	memset(list + 256, 7, 24);
	memset(list + 280, 8, 8);
	memset(list + 288, 5, 32);
	return build_tables(inflate, list, 288, 32, err);
}

static int begin_stored(struct bsz_inflate *inflate, struct bsz_err *err)
{
	uint32_t size, check;

	if (!take(inflate, inflate->bit_count % 8, &size) ||
	    !take(inflate, 16, &size) || !take(inflate, 16, &check))
		return fail(inflate, err, "ends inside a block's header");
	if (size != (check ^ 0xffff))
		return fail(inflate, err, "bad size of a stored block");
	/* Whole bytes that were read ahead go back. */
	inflate->in -= inflate->bit_count / 8;
	inflate->bits = 0;
	inflate->bit_count = 0;
	inflate->stored = size;
	inflate->block = BSZ_BLOCK_STORED;
	return 0;
}

/* The table that decodes the lengths of a dynamic block's codes. */
static int read_code_lengths(struct bsz_inflate *inflate, uint32_t count,
    uint32_t table[1 << CODE_BITS], struct bsz_err *err)
{
	static const uint8_t order[19] = {16, 17, 18, 0, 8, 7, 9, 6, 10, 5,
		11, 4, 12, 3, 13, 2, 14, 1, 15};
	uint32_t symbols[19], bits;
	const struct bsz_alphabet alphabet = {.symbols = symbols,
		.count = BSZ_COUNTOF(symbols), .index_bits = CODE_BITS,
		.room = 1 << CODE_BITS, .complete = true};
	uint8_t list[19] = {0};

	for (uint32_t i = 0; i < BSZ_COUNTOF(symbols); i++)
		symbols[i] = VALUE(i, 0);
	for (uint32_t i = 0; i < count; i++) {
		if (!take(inflate, 3, &bits))
			return fail(inflate, err,
			    "ends inside a block's header");
		list[order[i]] = (uint8_t)bits;
	}
	if (!bsz_huffman_build(table, &alphabet, list, BSZ_COUNTOF(list)))
		return fail(inflate, err, "bad lengths of code lengths");
	return 0;
}

/* One symbol of the table above. */
static bool read_length(struct bsz_inflate *inflate, const uint32_t *table,
    uint32_t *symbol)
{
	uint32_t skipped;

	refill(inflate);
	const uint32_t entry = table[inflate->bits & ((1 << CODE_BITS) - 1)];
	*symbol = bsz_entry_value(entry);
	return !(entry & BSZ_ENTRY_SPECIAL) &&
	    take(inflate, bsz_entry_bits(entry), &skipped);
}

/* Lengths of all codes of a block: plain, or repeated. */
static int read_lengths(struct bsz_inflate *inflate, const uint32_t *table,
    uint8_t *list, size_t count, struct bsz_err *err)
{
	static const struct {
		uint8_t bits, base;
	} repeats[] = {{2, 3}, {3, 3}, {7, 11}}; /* of 16, 17, 18 */
	uint32_t symbol, more;

	for (size_t i = 0; i < count;) {
		if (!read_length(inflate, table, &symbol))
			return fail(inflate, err, "bad code of a code length");
		if (symbol < 16) {
			list[i++] = (uint8_t)symbol;
			continue;
		}
		if (!take(inflate, repeats[symbol - 16].bits, &more))
			return fail(inflate, err,
			    "ends inside a block's header");
		more += repeats[symbol - 16].base;
		if (more > count - i || (symbol == 16 && i == 0))
			return fail(inflate, err,
			    "bad repeat of a code length");
		memset(list + i, symbol == 16 ? list[i - 1] : 0, more);
		i += more;
	}
	if (!list[256])
		return fail(inflate, err, "a block has no code for its end");
	return 0;
}

static int begin_dynamic(struct bsz_inflate *inflate, struct bsz_err *err)
{
	uint32_t literal_count, distance_count, code_count;
	uint32_t table[1 << CODE_BITS];
	uint8_t list[288 + 32] = {0};

	if (!take(inflate, 5, &literal_count) ||
	    !take(inflate, 5, &distance_count) ||
	    !take(inflate, 4, &code_count))
		return fail(inflate, err, "ends inside a block's header");
	literal_count += 257;
	distance_count += 1;
	if (literal_count > 286 || distance_count > 30)
		return fail(inflate, err, "too many codes in a block");
	int rc = read_code_lengths(inflate, code_count + 4, table, err);
	if (!rc)
		rc = read_lengths(inflate, table, list,
		    literal_count + distance_count, err);
	return rc ? rc : build_tables(inflate, list, literal_count,
	    distance_count, err);
}

static int begin_block(struct bsz_inflate *inflate, struct bsz_err *err)
{
	static int (*const begin[])(struct bsz_inflate *inflate,
	    struct bsz_err *err) = {begin_stored, begin_fixed, begin_dynamic};
	const uint64_t before = bsz_inflate_position(inflate);
	uint32_t last, type;

	if (!take(inflate, 1, &last) || !take(inflate, 2, &type))
		return fail(inflate, err, "ends before its last block");
	if (type == 3)
		return fail(inflate, err, "bad kind of a block");
	inflate->last = last;
	const int rc = begin[type](inflate, err);
	inflate->overhead += bsz_inflate_position(inflate) - before;
	return rc;
}

static void end_block(struct bsz_inflate *inflate)
{
	inflate->block = inflate->last ? BSZ_BLOCK_LAST : BSZ_BLOCK_NONE;
}

/* --------------------------------------------------------------- blocks */

static int run_stored(struct bsz_inflate *inflate, size_t stop,
    struct bsz_err *err)
{
	const size_t size = (size_t)bsz_min(inflate->stored,
	    stop - inflate->out);

	if (size > inflate->input.size - inflate->in)
		return fail(inflate, err, "ends inside a stored block");
	memcpy(inflate->window + inflate->out,
	    inflate->input.data + inflate->in, size);
	if (inflate->costs)
		memset(inflate->costs + inflate->out, 8, size);
	inflate->out += size;
	inflate->in += size;
	inflate->stored -= (uint32_t)size;
	if (!inflate->stored)
		end_block(inflate);
	return 0;
}

BSZ_ALWAYS_INLINE uint64_t load64(const uint8_t *from)
{
	uint64_t value;

	memcpy(&value, from, sizeof(value));
#if __BYTE_ORDER__ == __ORDER_BIG_ENDIAN__
	value = __builtin_bswap64(value);
#endif
	return value;
}

/* Copy a match; up to 31 bytes behind its end are overwritten. */
BSZ_ALWAYS_INLINE void copy_match(uint8_t *to, size_t distance, size_t size)
{
	const uint8_t *from = to - distance;
	uint8_t *const end = to + size;

	if (BSZ_LIKELY(distance >= 16)) {
		do {
			memcpy(to, from, 16);
			to += 16;
			from += 16;
		} while (to < end);
		return;
	}
	if (distance == 1) {
		memset(to, *from, size);
		return;
	}
	if (distance >= 8) {
		do {
			memcpy(to, from, 8);
			to += 8;
			from += 8;
		} while (to < end);
		return;
	}
	do
		*to++ = *from++;
	while (to < end);
}

/* The state of the fast loop, in registers. A length and its distance take
 * 15 + 5 + 15 + 13 bits at most, so one filling is enough for them. */
struct hot {
	const uint8_t *in;
	uint64_t bits;
	unsigned bit_count;
	uint8_t *out;
};

/* At least 56 bits from then on. What is loaded beyond bit_count is loaded
 * again, to the same place. */
BSZ_ALWAYS_INLINE void hot_refill(struct hot *hot)
{
	hot->bits |= load64(hot->in) << hot->bit_count;
	hot->in += (63 - hot->bit_count) >> 3;
	hot->bit_count |= 56;
}

BSZ_ALWAYS_INLINE void hot_take(struct hot *hot, unsigned count)
{
	hot->bits >>= count;
	hot->bit_count -= count;
}

/* Where the fast loop reads and writes. */
struct lanes {
	const uint32_t *literals, *distances;
	uint8_t *window, *costs; /* costs: NULL when not asked for */
	size_t begin;
};

/* Write a literal and look at what follows. */
BSZ_ALWAYS_INLINE uint32_t hot_literal(struct hot *hot,
    const struct lanes *lanes, uint32_t entry, unsigned before)
{
	const unsigned bits = bsz_entry_bits(entry);

	if (lanes->costs)
		lanes->costs[hot->out - lanes->window] =
		    (uint8_t)(before + bits);
	*hot->out++ = (uint8_t)bsz_entry_value(entry);
	hot_take(hot, bits);
	return lanes->literals[hot->bits & ((1 << LITERAL_BITS) - 1)];
}

/* The value of an entry with the extra bits that follow its code. */
BSZ_ALWAYS_INLINE uint32_t with_extra(uint32_t entry, uint64_t bits)
{
	const uint64_t all = bits & ((UINT64_C(1) << bsz_entry_bits(entry)) -
	    1);

	return bsz_entry_value(entry) +
	    (uint32_t)(all >> bsz_entry_code_bits(entry));
}

/* The entry of a second table; *cost grows by the index of the first. */
BSZ_ALWAYS_INLINE uint32_t hot_second(struct hot *hot, const uint32_t *table,
    uint32_t entry, unsigned *cost)
{
	*cost += bsz_entry_bits(entry);
	hot_take(hot, bsz_entry_bits(entry));
	return table[bsz_entry_value(entry) + (hot->bits &
	    ((1u << bsz_entry_code_bits(entry)) - 1))];
}

BSZ_ALWAYS_INLINE bool leads_on(uint32_t entry)
{
	return entry & BSZ_ENTRY_SPECIAL && entry & BSZ_ENTRY_SECOND;
}

/* A match whose length has this entry. False, with nothing done that counts,
 * for what the checked step has to look at. */
BSZ_ALWAYS_INLINE bool hot_match(struct hot *hot, const struct lanes *lanes,
    uint32_t entry, unsigned cost)
{
	const uint32_t size = with_extra(entry, hot->bits);

	cost += bsz_entry_bits(entry);
	hot_take(hot, bsz_entry_bits(entry));
	entry = lanes->distances[hot->bits & ((1 << DISTANCE_BITS) - 1)];
	if (BSZ_UNLIKELY(leads_on(entry)))
		entry = hot_second(hot, lanes->distances, entry, &cost);
	const uint32_t distance = with_extra(entry, hot->bits);
	if (BSZ_UNLIKELY(entry & BSZ_ENTRY_SPECIAL ||
	    distance > (size_t)(hot->out - lanes->window) - lanes->begin))
		return false;
	cost += bsz_entry_bits(entry);
	hot_take(hot, bsz_entry_bits(entry));
	if (lanes->costs)
		lanes->costs[hot->out - lanes->window] = (uint8_t)cost;
	copy_match(hot->out, distance, size);
	hot->out += size;
	return true;
}

/* What is no literal of the first table. False as above. */
BSZ_ALWAYS_INLINE bool hot_other(struct hot *hot, const struct lanes *lanes,
    uint32_t entry)
{
	struct hot next = *hot;
	unsigned cost = 0;

	if (BSZ_UNLIKELY(leads_on(entry)))
		entry = hot_second(&next, lanes->literals, entry, &cost);
	if (BSZ_UNLIKELY(entry & BSZ_ENTRY_SPECIAL))
		return false;
	if (entry & BSZ_ENTRY_LITERAL)
		(void)hot_literal(&next, lanes, entry, cost);
	else if (!hot_match(&next, lanes, entry, cost))
		return false;
	*hot = next;
	return true;
}

/*
 * Decode while input and room are plenty. Stops in front of whatever it does
 * not know: the checked step finds out what that is.
 */
BSZ_ALWAYS_INLINE void run_fast(struct bsz_inflate *inflate, size_t stop,
    uint8_t *costs)
{
	const struct lanes lanes = {inflate->literals, inflate->distances,
		inflate->window, costs, inflate->begin};
	uint8_t *const out_stop = lanes.window + stop - LONGEST_MATCH - 3;
	const uint8_t *const in_stop = inflate->input.data +
	    inflate->input.size - 16;
	struct hot hot = {inflate->input.data + inflate->in, inflate->bits,
		inflate->bit_count, lanes.window + inflate->out};

	while (hot.in < in_stop && hot.out < out_stop) {
		hot_refill(&hot);
		uint32_t entry = lanes.literals[hot.bits &
		    ((1 << LITERAL_BITS) - 1)];
		if (entry & BSZ_ENTRY_LITERAL) {
			entry = hot_literal(&hot, &lanes, entry, 0);
			if (entry & BSZ_ENTRY_LITERAL)
				entry = hot_literal(&hot, &lanes, entry, 0);
			if (entry & BSZ_ENTRY_LITERAL) {
				(void)hot_literal(&hot, &lanes, entry, 0);
				continue;
			}
			hot_refill(&hot);
		}
		if (!hot_other(&hot, &lanes, entry))
			break;
	}
	inflate->in = (size_t)(hot.in - inflate->input.data) -
	    hot.bit_count / 8;
	inflate->bit_count = hot.bit_count % 8;
	inflate->bits = hot.bits & ((UINT64_C(1) << inflate->bit_count) - 1);
	inflate->out = (size_t)(hot.out - lanes.window);
}

/* Two functions from one text. */
static void run_plain(struct bsz_inflate *inflate, size_t stop)
{
	run_fast(inflate, stop, NULL);
}

static void run_charged(struct bsz_inflate *inflate, size_t stop)
{
	run_fast(inflate, stop, inflate->costs);
}

/* An entry of a table of two steps; its bits are taken. */
static bool take_entry(struct bsz_inflate *inflate, const uint32_t *table,
    unsigned index_bits, uint32_t *entry, uint32_t *value)
{
	uint32_t all;

	refill(inflate);
	*entry = table[inflate->bits & ((1u << index_bits) - 1)];
	if (leads_on(*entry)) {
		const uint32_t first = *entry;

		if (!take(inflate, index_bits, &all))
			return false;
		*entry = table[bsz_entry_value(first) + (inflate->bits &
		    ((1u << bsz_entry_code_bits(first)) - 1))];
	}
	if (!take(inflate, bsz_entry_bits(*entry), &all))
		return false;
	*value = bsz_entry_value(*entry) +
	    (*entry & (BSZ_ENTRY_SPECIAL | BSZ_ENTRY_LITERAL) ? 0 :
	    all >> bsz_entry_code_bits(*entry));
	return true;
}

/* The distance of a match of that many bytes, and its copy. */
static int step_match(struct bsz_inflate *inflate, uint32_t size,
    struct bsz_err *err)
{
	uint32_t entry, distance;

	if (!take_entry(inflate, inflate->distances, DISTANCE_BITS, &entry,
	    &distance))
		return fail(inflate, err, "ends inside a block");
	if (entry & BSZ_ENTRY_SPECIAL)
		return fail(inflate, err, "bad code of a distance");
	if (distance > inflate->out - inflate->begin)
		return fail(inflate, err,
		    "a match reaches before the beginning");
	for (uint32_t i = 0; i < size; i++, inflate->out++)
		inflate->window[inflate->out] =
		    inflate->window[inflate->out - distance];
	return 0;
}

/* One literal, match or end, each checked. */
static int step(struct bsz_inflate *inflate, size_t *start, unsigned *cost,
    struct bsz_err *err)
{
	const uint64_t before = bsz_inflate_position(inflate);
	const size_t out = inflate->out;
	uint32_t entry, value;
	int rc = 0;

	if (!take_entry(inflate, inflate->literals, LITERAL_BITS, &entry,
	    &value))
		return fail(inflate, err, "ends inside a block");
	if (entry & BSZ_ENTRY_LITERAL) {
		inflate->window[inflate->out++] = (uint8_t)value;
	} else if (!(entry & BSZ_ENTRY_SPECIAL)) {
		rc = step_match(inflate, value, err);
	} else if (entry & BSZ_ENTRY_END) {
		inflate->overhead += bsz_inflate_position(inflate) - before;
		end_block(inflate);
		return 0;
	} else {
		return fail(inflate, err, "bad code");
	}
	*start = out;
	*cost = (unsigned)(bsz_inflate_position(inflate) - before);
	if (inflate->costs)
		inflate->costs[out] = (uint8_t)*cost;
	return rc;
}

static int run_coded(struct bsz_inflate *inflate, size_t stop, size_t *start,
    unsigned *cost, struct bsz_err *err)
{
	if (stop > inflate->out + LONGEST_MATCH + 3 &&
	    inflate->input.size > inflate->in + 16) {
		if (inflate->costs)
			run_charged(inflate, stop);
		else
			run_plain(inflate, stop);
	}
	/* What the fast loop stopped at, or is too near an end for it. */
	return inflate->out < stop ? step(inflate, start, cost, err) : 0;
}

int bsz_inflate_run(struct bsz_inflate *inflate, size_t stop, size_t *start,
    unsigned *cost, struct bsz_err *err)
{
	int rc = 0;

	*start = inflate->out;
	*cost = 0;
	if (inflate->costs && stop + BSZ_INFLATE_MARGIN > inflate->out)
		memset(inflate->costs + inflate->out, 0,
		    stop + BSZ_INFLATE_MARGIN - inflate->out);
	while (!rc && inflate->block != BSZ_BLOCK_LAST && inflate->out < stop)
		switch (inflate->block) {
		case BSZ_BLOCK_NONE:
			rc = begin_block(inflate, err);
			break;
		case BSZ_BLOCK_STORED:
			rc = run_stored(inflate, stop, err);
			break;
		case BSZ_BLOCK_CODED:
			rc = run_coded(inflate, stop, start, cost, err);
			break;
		case BSZ_BLOCK_LAST:
			break;
		}
	if (inflate->out <= stop)
		*start = inflate->out;
	return rc;
}
