/*
 * Radix sort. Few items are merged in less time than clearing its counters
 * takes.
 */
#include <binsize/sort.h>

#define DIGIT_BITS 12
#define MOST_DIGITS 6

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

/* How keys are taken apart: only bits in which they differ are sorted by. */
struct digits {
	unsigned low;   /* the lowest of these bits */
	unsigned bits;  /* of a digit */
	unsigned count; /* of digits */
};

static struct digits take_apart(const struct bsz_keyed *items, size_t count)
{
	struct digits digits = {0};
	uint64_t any = 0, all = UINT64_MAX;
	unsigned width;

	for (size_t i = 0; i < count; i++) {
		any |= items[i].key;
		all &= items[i].key;
	}
	if (any == all)
		return digits;
	digits.low = (unsigned)__builtin_ctzll(any ^ all);
	width = 64 - (unsigned)__builtin_clzll(any ^ all) - digits.low;
	digits.count = (width + DIGIT_BITS - 1) / DIGIT_BITS;
	digits.bits = (width + digits.count - 1) / digits.count;
	return digits;
}

/* How often each value of each digit is there, in one look at all keys. */
static void count_digits(const struct bsz_keyed *items, size_t count,
    const struct digits *digits, uint32_t (*counts)[1 << DIGIT_BITS])
{
	const uint64_t mask = (UINT64_C(1) << digits->bits) - 1;

	for (unsigned digit = 0; digit < digits->count; digit++)
		memset(counts[digit], 0, (mask + 1) * sizeof(**counts));
	for (size_t i = 0; i < count; i++) {
		uint64_t left = items[i].key >> digits->low;

		for (unsigned digit = 0; digit < digits->count; digit++) {
			counts[digit][left & mask]++;
			left >>= digits->bits;
		}
	}
}

/* One pass: from into to, by the digit at shift. Counts become places. */
static void sort_digit(const struct bsz_keyed *from, struct bsz_keyed *to,
    size_t count, unsigned shift, uint64_t mask, uint32_t *counts)
{
	uint32_t place = 0;

	for (size_t i = 0; i <= mask; i++) {
		const uint32_t here = counts[i];

		counts[i] = place;
		place += here;
	}
	for (size_t i = 0; i < count; i++)
		to[counts[from[i].key >> shift & mask]++] = from[i];
}

void bsz_sort_keyed(struct bsz_keyed *items, struct bsz_keyed *scratch,
    size_t count)
{
	uint32_t counts[MOST_DIGITS][1 << DIGIT_BITS];
	struct bsz_keyed *from = items, *to = scratch;
	struct digits digits;

	if (count < FEW || count > UINT32_MAX) {
		merge_sort(items, scratch, count);
		return;
	}
	digits = take_apart(items, count);
	count_digits(items, count, &digits, counts);
	for (unsigned digit = 0; digit < digits.count; digit++) {
		struct bsz_keyed *const sorted = to;

		sort_digit(from, to, count,
		    digits.low + digit * digits.bits,
		    (UINT64_C(1) << digits.bits) - 1, counts[digit]);
		to = from;
		from = sorted;
	}
	if (from != items)
		memcpy(items, from, count * sizeof(*items));
}
