/*
 * A counting sort of members by parent: siblings stand together and in the
 * order they had, and nothing is compared.
 */
#include "family.h"

#include <binsize/arena.h>

bool bsz_family_init(struct bsz_family *family, const uint32_t *slots,
    size_t count)
{
	family->first = bsz_calloc(count + 3, sizeof(*family->first));
	family->ids = bsz_malloc((count + 1) * sizeof(*family->ids));
	if (!family->first || !family->ids)
		return false;

	uint32_t *next = family->first + 1;
	for (size_t i = 0; i < count; i++)
		if (slots[i] != BSZ_NO_SLOT)
			next[(size_t)slots[i] + 1]++;
	for (size_t i = 1; i <= count + 1; i++)
		next[i] += next[i - 1];
	for (size_t i = 0; i < count; i++)
		if (slots[i] != BSZ_NO_SLOT)
			family->ids[next[slots[i]]++] = (uint32_t)i;
	return true;
}

void bsz_family_release(struct bsz_family *family)
{
	bsz_free(family->first);
	bsz_free(family->ids);
}

const uint32_t *bsz_family_at(const struct bsz_family *family, size_t slot,
    size_t *count)
{
	*count = family->first[slot + 1] - family->first[slot];
	return family->ids + family->first[slot];
}
