/*
 * The members of a tree grouped by their parent.
 */
#ifndef BINSIZE_FAMILY_H
#define BINSIZE_FAMILY_H

#include <binsize/base.h>

/* A member that belongs to no parent. */
#define BSZ_NO_SLOT UINT32_MAX

/* Children of member i: ids[first[i + 1]] up to ids[first[i + 2]]; those of
 * the first level stand at first[0]. */
struct bsz_family {
	uint32_t *first;
	uint32_t *ids;
};

/* Where the children of a member stand; the first level has slot 0. */
BSZ_ALWAYS_INLINE uint32_t bsz_family_slot(uint32_t member)
{
	return member + 1;
}

/*
 * Group count members, in the caller's storage: slots[i] is that of the
 * parent of i. Members keep their order. False when memory is short; to be
 * released in any case. O(count).
 */
bool bsz_family_init(struct bsz_family *family, const uint32_t *slots,
    size_t count);
void bsz_family_release(struct bsz_family *family);

/* The members in a slot; *count of them. */
const uint32_t *bsz_family_at(const struct bsz_family *family, size_t slot,
    size_t *count);

#endif
