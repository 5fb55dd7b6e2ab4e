/*
 * Prefix codes as deflate has them (RFC 1951, 3.2.2): code lengths give the
 * codes, which are read from the first bit on, so a table is indexed by the
 * bits as they come, the code reversed. Codes longer than the index share a
 * first entry that leads to a second table.
 */
#include "huffman.h"

struct building {
	uint32_t *table;
	const struct bsz_alphabet *alphabet;
	uint16_t counts[BSZ_LONGEST_CODE + 1];
	uint16_t sorted[288]; /* symbols by length, then by number */
	size_t used;          /* entries */
};

static uint32_t reverse(uint32_t code, unsigned bits)
{
	uint32_t reversed = 0;

	for (unsigned i = 0; i < bits; i++)
		reversed |= (code >> i & 1) << (bits - 1 - i);
	return reversed;
}

/* Count and sort; the number of symbols that have a code. */
static size_t sort_symbols(struct building *building, const uint8_t *lengths,
    size_t count)
{
	uint16_t next[BSZ_LONGEST_CODE + 2] = {0};

	for (size_t i = 0; i < count; i++)
		building->counts[lengths[i]]++;
	building->counts[0] = 0;
	for (unsigned bits = 1; bits <= BSZ_LONGEST_CODE; bits++)
		next[bits + 1] = (uint16_t)(next[bits] +
		    building->counts[bits]);
	for (size_t i = 0; i < count; i++)
		if (lengths[i])
			building->sorted[next[lengths[i]]++] = (uint16_t)i;
	return next[BSZ_LONGEST_CODE + 1];
}

/* Codes left over: 0 for a complete set, negative for too many. */
static int count_left(const struct building *building)
{
	int left = 1;

	for (unsigned bits = 1; bits <= BSZ_LONGEST_CODE; bits++) {
		left = 2 * left - building->counts[bits];
		if (left < 0)
			return left;
	}
	return left;
}

static uint32_t entry_of(const struct building *building, unsigned symbol,
    unsigned bits)
{
	const struct bsz_alphabet *const alphabet = building->alphabet;

	if (symbol >= alphabet->count)
		return BSZ_ENTRY_SPECIAL | BSZ_ENTRY_BAD | bits;
	/* The extra bits are there already: bits are added to both. */
	return alphabet->symbols[symbol] + bits + (bits << 8);
}

/* Bits of the second table that the code with these first bits needs: as
 * many as hold all codes from here on that begin alike. */
static unsigned second_bits(const struct building *building, unsigned bits,
    size_t left_of_length)
{
	const unsigned first = building->alphabet->index_bits;
	unsigned size = bits - first;
	size_t filled = left_of_length;

	while (filled < (size_t)1 << size && first + size < BSZ_LONGEST_CODE) {
		size++;
		filled = 2 * filled + building->counts[first + size];
	}
	return size;
}

/* Put an entry at every index that ends in the code. */
static void fill(uint32_t *table, uint32_t code, unsigned bits,
    unsigned index_bits, uint32_t entry)
{
	for (uint32_t i = code; i < UINT32_C(1) << index_bits;
	    i += UINT32_C(1) << bits)
		table[i] = entry;
}

/* Where a code that is longer than the first index stands. */
struct second {
	uint32_t prefix; /* its first bits */
	size_t begin;
	unsigned bits;
};

static bool begin_second(struct building *building, struct second *second,
    uint32_t code, unsigned bits, size_t left_of_length)
{
	const unsigned first = building->alphabet->index_bits;

	second->prefix = code & ((UINT32_C(1) << first) - 1);
	second->bits = second_bits(building, bits, left_of_length);
	second->begin = building->used;
	building->used += (size_t)1 << second->bits;
	if (building->used > building->alphabet->room)
		return false;
	building->table[second->prefix] = BSZ_ENTRY_SPECIAL |
	    BSZ_ENTRY_SECOND | first | second->bits << 8 |
	    (uint32_t)second->begin << 16;
	return true;
}

static bool place_codes(struct building *building)
{
	const unsigned first = building->alphabet->index_bits;
	struct second second = {.prefix = UINT32_MAX};
	uint32_t code = 0;
	size_t at = 0;

	for (unsigned bits = 1; bits <= BSZ_LONGEST_CODE; bits++) {
		for (size_t i = building->counts[bits]; i > 0; i--, code++) {
			const uint32_t reversed = reverse(code, bits);
			const unsigned symbol = building->sorted[at++];

			if (bits <= first) {
				fill(building->table, reversed, bits, first,
				    entry_of(building, symbol, bits));
				continue;
			}
			if ((reversed & ((UINT32_C(1) << first) - 1)) !=
			    second.prefix && !begin_second(building, &second,
			    reversed, bits, i))
				return false;
			fill(building->table + second.begin, reversed >> first,
			    bits - first, second.bits,
			    entry_of(building, symbol, bits - first));
		}
		code <<= 1;
	}
	return true;
}

bool bsz_huffman_build(uint32_t *table, const struct bsz_alphabet *alphabet,
    const uint8_t *lengths, size_t count)
{
	struct building building = {.table = table, .alphabet = alphabet,
		.used = (size_t)1 << alphabet->index_bits};
	const size_t codes = sort_symbols(&building, lengths, count);
	const int left = count_left(&building);

	if (left < 0 || (codes == 0 && !alphabet->may_be_empty) ||
	    (left > 0 && (codes > 1 || alphabet->complete)) ||
	    (left > 0 && codes == 1 && building.counts[1] != 1))
		return false;
	if (left > 0)
		for (size_t i = 0; i < building.used; i++)
			table[i] = BSZ_ENTRY_SPECIAL | BSZ_ENTRY_BAD | 1;
	return place_codes(&building);
}
