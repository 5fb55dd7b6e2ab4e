/*
 * Radix sort. Few items are merged in less time than clearing its counters
 * takes.
 */
#include <binsize/sort.h>

#define DIGIT_BITS 11
#define DIGITS (1u << DIGIT_BITS)

/* Fewer are merged, and of those up to so many inserted. */
#define FEW 1000
#define SHORT 12

static void insert_each(struct bsz_keyed *items, size_t count)
{
	for (size_t i = 1; i < count; i++) {
		const struct bsz_keyed item = items[i];
		size_t at = i;

		for (; at > 0 && items[at - 1].key > item.key; at--)
			items[at] = items[at - 1];
		items[at] = item;
	}
}

/* Scratch has room for half of them. */
static void merge_sort(struct bsz_keyed *items, struct bsz_keyed *scratch,
    size_t count)
{
	const size_t half = count / 2;
	struct bsz_keyed *right = items + half, *const end = items + count;
	struct bsz_keyed *left = scratch, *out = items;

	if (count <= SHORT) {
		insert_each(items, count);
		return;
	}
	merge_sort(items, scratch, half);
	merge_sort(right, scratch, count - half);
	if (right[-1].key <= right->key)
		return;
	memcpy(scratch, items, half * sizeof(*items));
	while (left < scratch + half && right < end) {
		const bool take_right = right->key < left->key;

		*out++ = *(take_right ? right : left);
		right += take_right;
		left += !take_right;
	}
	memcpy(out, left, (size_t)(scratch + half - left) * sizeof(*items));
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
		merge_sort(items, scratch, count);
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
