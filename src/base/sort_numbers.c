/*
 * Radix sort of numbers that stand for themselves: half the memory of keys
 * with values, and half as much to move.
 */
#include <binsize/sort.h>

#define DIGIT_BITS 12

/* One pass: from into to, by the digit at shift. */
static void sort_digit(const uint64_t *from, uint64_t *to, size_t count,
    unsigned shift, uint64_t mask)
{
	size_t places[1 << DIGIT_BITS], place = 0;

	memset(places, 0, (mask + 1) * sizeof(*places));
	for (size_t i = 0; i < count; i++)
		places[from[i] >> shift & mask]++;
	for (size_t i = 0; i <= mask; i++) {
		const size_t here = places[i];

		places[i] = place;
		place += here;
	}
	for (size_t i = 0; i < count; i++)
		to[places[from[i] >> shift & mask]++] = from[i];
}

void bsz_sort_numbers(uint64_t *items, uint64_t *scratch, size_t count,
    unsigned low)
{
	uint64_t *from = items, *to = scratch;
	uint64_t differ = 0;

	for (size_t i = 1; i < count; i++)
		differ |= items[i] ^ items[0];
	const unsigned width = differ >> low ? 64 - low -
	    (unsigned)__builtin_clzll(differ) : 0;
	const unsigned digits = (width + DIGIT_BITS - 1) / DIGIT_BITS;
	const unsigned bits = digits ? (width + digits - 1) / digits : 0;
	for (unsigned digit = 0; digit < digits; digit++) {
		uint64_t *const sorted = to;

		sort_digit(from, to, count, low + digit * bits,
		    (UINT64_C(1) << bits) - 1);
		to = from;
		from = sorted;
	}
	if (from != items)
		memcpy(items, from, count * sizeof(*items));
}
