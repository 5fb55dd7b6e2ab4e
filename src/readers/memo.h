/*
 * A small table from a number to a label, forgotten all at once.
 *
 * For what one unit or worker looks up again and again. Open addressing with
 * a generation a slot: clearing costs nothing, and the slots of a unit stay
 * in the cache.
 */
#ifndef BINSIZE_MEMO_H
#define BINSIZE_MEMO_H

#include <binsize/arena.h>

struct memo_slot {
	uint64_t key;
	uint32_t value;
	uint32_t generation;
};

struct memo {
	struct memo_slot *slots;
	size_t mask;  /* slots - 1; 0: none yet */
	size_t count;
	uint32_t generation;
};

/* Forget everything. O(1). */
void bsz_memo_clear(struct memo *memo);
void bsz_memo_release(struct memo *memo);

/* Out of line: room for one more. False when memory is short. */
bool bsz_memo_grow(struct memo *memo);

BSZ_ALWAYS_INLINE size_t memo_slot_of(const struct memo *memo, uint64_t key)
{
	return (size_t)(key * UINT64_C(0x9e3779b97f4a7c15) >> 20) & memo->mask;
}

/* Bring what memo_at() will look at into the cache. */
BSZ_ALWAYS_INLINE void memo_prefetch(const struct memo *memo, uint64_t key)
{
	if (memo->slots)
		__builtin_prefetch(&memo->slots[memo_slot_of(memo, key)]);
}

/*
 * The value of a key, to read or set; a new one is 0. NULL when memory is
 * short. Valid until the next call.
 */
BSZ_ALWAYS_INLINE uint32_t *memo_at(struct memo *memo, uint64_t key)
{
	size_t at;

	if (BSZ_UNLIKELY(memo->count * 2 >= memo->mask) && !bsz_memo_grow(memo))
		return NULL;
	at = memo_slot_of(memo, key);
	while (memo->slots[at].generation == memo->generation) {
		if (memo->slots[at].key == key)
			return &memo->slots[at].value;
		at = (at + 1) & memo->mask;
	}
	memo->slots[at] = (struct memo_slot){key, 0, memo->generation};
	memo->count++;
	return &memo->slots[at].value;
}

#endif
