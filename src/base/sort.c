/*
 * Radix sort. Of few items insertion is faster than clearing the counters.
 */
#include <binsize/sort.h>

#define DIGIT_BITS 11
#define DIGITS (1u << DIGIT_BITS)

#define FEW 160

static void insertion_sort(struct bsz_keyed *items, size_t count)
{
	for (size_t i = 1; i < count; i++) {
		const struct bsz_keyed item = items[i];
		size_t at = i;

		for (; at > 0 && items[at - 1].key > item.key; at--)
			items[at] = items[at - 1];
		items[at] = item;
	}
}

/* One pass: from into to, by the digit at shift. */
static void sort_digit(const struct bsz_keyed *from, struct bsz_keyed *to,
    size_t count, unsigned shift)
{
	size_t place[DIGITS + 1] = {0};

	for (size_t i = 0; i < count; i++)
		place[(from[i].key >> shift & (DIGITS - 1)) + 1]++;
	for (size_t i = 0; i < DIGITS; i++)
		place[i + 1] += place[i];
	for (size_t i = 0; i < count; i++)
		to[place[from[i].key >> shift & (DIGITS - 1)]++] = from[i];
}

void bsz_sort_keyed(struct bsz_keyed *items, struct bsz_keyed *scratch,
    size_t count)
{
	struct bsz_keyed *from = items, *to = scratch;
	uint64_t any = 0, all = UINT64_MAX;

	if (count < FEW) {
		insertion_sort(items, count);
		return;
	}
	for (size_t i = 0; i < count; i++) {
		any |= items[i].key;
		all &= items[i].key;
	}
	for (unsigned shift = 0; shift < 64; shift += DIGIT_BITS) {
		struct bsz_keyed *const sorted = to;

		if (((any ^ all) >> shift & (DIGITS - 1)) == 0)
			continue;
		sort_digit(from, to, count, shift);
		to = from;
		from = sorted;
	}
	if (from != items)
		memcpy(items, from, count * sizeof(*items));
}
