/*
 * Nodes below one node of a tree of sums: which of them are shown, and in
 * what order.
 */
#ifndef BINSIZE_SIBLINGS_H
#define BINSIZE_SIBLINGS_H

#include "rows.h"

#include <binsize/sort.h>

struct bsz_siblings {
	const struct bsz_rows *rows;
	struct bsz_arena *arena; /* names are written into it */
	uint64_t *heap; /* room for limit keys, or a key for each node */
};

/*
 * A sibling that may be shown is an item to be sorted: its value is the node;
 * its key, once it has been sorted, the address of its name, or 0 while
 * nobody has asked for that.
 */
BSZ_ALWAYS_INLINE const char *bsz_sibling_text(const struct bsz_keyed *sibling)
{
	return (const char *)(uintptr_t)sibling->key;
}

/*
 * The siblings among the nodes ids that may be shown, sorted as the query
 * says: at least its limit, as far as there are so many. Their number is
 * *chosen; freed by the caller with bsz_free(). NULL when memory is short.
 * O(count log limit), and O(n log n) in those chosen.
 */
struct bsz_keyed *bsz_siblings_choose(struct bsz_siblings *siblings,
    const uint32_t *ids, size_t count, size_t *chosen);

/* The name of a node, in the arena; "" when memory is short, which the
 * namer knows. */
const char *bsz_siblings_name(const struct bsz_siblings *siblings,
    size_t node);

#endif
