/*
 * Texts are compared eight bytes at a time, as numbers that are read once: of
 * symbols of one size many begin alike ("__func__.", "descriptor."), and a
 * comparison from the first byte on would look for both texts in memory again
 * and again. Those that agree in eight bytes are sorted by the next eight.
 */
#include "ties.h"

#include <stdlib.h>
#include <string.h>

/* Up to so many are put in order by comparing them. */
#define FEW 4

struct ties {
	const struct bsz_keyed *items; /* in their first order */
	int (*compare)(const void *, const void *, void *);
	void *context;
};

/* Eight bytes of a text as a number, zeros behind its end. */
static uint64_t number_at(const char *text)
{
	uint64_t number = 0;

	for (unsigned shift = 64; shift && *text; text++) {
		shift -= 8;
		number |= (uint64_t)(unsigned char)*text << shift;
	}
	return number;
}

/* Sort numbers of items by what their texts are from a byte on. Recursion is
 * as deep as texts are long. */
static void sort_from(const struct ties *ties, struct bsz_keyed *order,
    struct bsz_keyed *scratch, size_t count, size_t byte)
{
	for (size_t i = 0; i < count; i++)
		order[i].key = number_at((const char *)(uintptr_t)
		    ties->items[order[i].value].key + byte);
	bsz_sort_keyed(order, scratch, count);
	for (size_t i = 0, end; i < count; i = end) {
		for (end = i + 1; end < count &&
		    order[end].key == order[i].key; end++)
			continue;
		/* texts that have ended are equal */
		if (end - i > 1 && order[i].key & 0xff)
			sort_from(ties, order + i, scratch, end - i, byte + 8);
	}
}

/* Items in their new order; equal ones are next to each other. */
static void put(const struct ties *ties, struct bsz_keyed *items,
    struct bsz_keyed *order, size_t count)
{
	for (size_t i = 0; i < count; i++)
		order[i] = ties->items[order[i].value];
	for (size_t i = 0, end; i < count; i = end) {
		for (end = i + 1; end < count && !strcmp(
		    (const char *)(uintptr_t)order[end].key,
		    (const char *)(uintptr_t)order[i].key); end++)
			continue;
		if (end - i > 1)
			qsort_r(order + i, end - i, sizeof(*order),
			    ties->compare, ties->context);
	}
	memcpy(items, order, count * sizeof(*items));
}

void bsz_ties_sort(struct bsz_keyed *items, struct bsz_keyed *scratch,
    size_t count, int (*compare)(const void *, const void *, void *),
    void *context)
{
	const struct ties ties = {items, compare, context};

	if (count <= FEW) {
		for (size_t i = 1; i < count; i++) {
			const struct bsz_keyed item = items[i];
			size_t at = i;

			for (; at > 0 && compare(&items[at - 1], &item,
			    context) > 0; at--)
				items[at] = items[at - 1];
			items[at] = item;
		}
		return;
	}
	for (size_t i = 0; i < count; i++)
		scratch[i].value = i;
	sort_from(&ties, scratch, scratch + count, count, 0);
	put(&ties, items, scratch, count);
}
