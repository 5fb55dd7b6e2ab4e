/*
 * Sorting large arrays by a 64-bit key.
 */
#ifndef BINSIZE_SORT_H
#define BINSIZE_SORT_H

#include <binsize/base.h>

/* A key, and what it is the key of: an index, usually. */
struct bsz_keyed {
	uint64_t key;
	uint64_t value;
};

/*
 * Sort by key, ascending; equal keys keep their order, so sorting by the
 * lesser key first and by the greater one after orders by both. scratch has
 * room for count items too. Least significant digit first, up to 12 bits a
 * pass, and only bits that differ: O(count). 96 KiB of stack. Never fails.
 */
void bsz_sort_keyed(struct bsz_keyed *items, struct bsz_keyed *scratch,
    size_t count);

/*
 * Sort numbers by their bits from low on, 0 to 63; those that are equal there
 * keep their order. scratch has room for count of them too. O(count). Never
 * fails.
 */
void bsz_sort_numbers(uint64_t *items, uint64_t *scratch, size_t count,
    unsigned low);

#endif
