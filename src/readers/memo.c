/* Growing and clearing of memo tables; the fast path is in the header. */
#include "memo.h"

void bsz_memo_clear(struct memo *memo)
{
	memo->count = 0;
	if (++memo->generation == 0) {
		memo->generation = 1;
		if (memo->slots)
			memset(memo->slots, 0,
			    (memo->mask + 1) * sizeof(*memo->slots));
	}
}

void bsz_memo_release(struct memo *memo)
{
	bsz_free(memo->slots);
	*memo = (struct memo){0};
}

bool bsz_memo_grow(struct memo *memo)
{
	const size_t room = memo->slots ? (memo->mask + 1) * 2 : 1024;
	struct memo bigger = {.mask = room - 1, .generation = 1};

	bigger.slots = bsz_malloc_cleared(room, sizeof(*bigger.slots));
	if (!bigger.slots)
		return false;
	for (size_t i = 0; memo->slots && i <= memo->mask; i++) {
		const struct memo_slot *slot = &memo->slots[i];

		if (slot->generation == memo->generation &&
		    memo->generation)
			*memo_at(&bigger, slot->key) = slot->value;
	}
	bsz_free(memo->slots);
	*memo = bigger;
	return true;
}
