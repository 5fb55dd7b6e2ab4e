/*
 * Data without a symbol follows who refers to it, when that is one owner:
 * a string literal its function, and with several functions still their
 * unit or package. It is a guess, and lies below what is known.
 *
 * References from data may come from data that has no symbol either, so
 * that this is done twice: what the first round finds tells the second who
 * those are. Only the second one counts, and one unknown reference in it is
 * enough to leave a datum to its section.
 */
#include "elf_data.h"
#include "elf_follow.h"

#include <binsize/limits.h>

/* Any owner, until one is met. */
#define ANYBODY UINT32_MAX

/* Whoever owns the place of a reference; found is the first round's. */
static uint32_t owner_of(struct elf_follow *follow,
    const struct bsz_map *found, uint64_t place)
{
	const uint32_t tag = bsz_elf_follow_owner(follow, BSZ_VM, place);
	const struct bsz_range *range;

	if (tag)
		return bsz_tag(tag & (BSZ_MAX_LABELS - 1), BSZ_BY_GUESS);
	range = found ? bsz_map_find(found, place) : NULL;
	if (range)
		return range->tag;
	return found ? BSZ_NO_LABEL : ANYBODY;
}

/* What all references to a datum have in common, and `common`. */
static uint32_t owner_of_datum(struct elf_follow *follow,
    const struct elf_data *data, const struct elf_datum *datum,
    const struct bsz_map *found, uint32_t common)
{
	for (size_t i = 0; i < datum->count && common; i++) {
		const uint32_t tag = owner_of(follow, found,
		    data->references[datum->first + i].value);

		if (common == ANYBODY)
			common = tag;
		else if (tag != ANYBODY)
			common = bsz_elf_follow_common(common, tag);
	}
	return common;
}

static void find_owners(struct elf_follow *follow,
    const struct elf_data *data, const struct bsz_map *found,
    struct bsz_map *out)
{
	uint32_t before = ANYBODY;

	for (size_t i = 0; i < data->count; i++) {
		const struct elf_datum *datum = &data->items[i];
		const uint32_t tag = owner_of_datum(follow, data, datum,
		    found, datum->is_tail ? before : ANYBODY);

		if (tag && tag != ANYBODY)
			bsz_map_push(out, datum->start,
			    datum->end - datum->start, tag);
		before = tag;
	}
}

int bsz_elf_follow_data(struct elf_follow *follow, struct bsz_err *err)
{
	BSZ_AUTO(bsz_map_release) struct bsz_map first = {0};
	BSZ_AUTO(bsz_map_release) struct bsz_map second = {0};
	struct bsz_claims *claims = &follow->claims[BSZ_VM];
	const struct elf_data *data;
	int rc;

	if (follow->image->artifact->no_guess)
		return 0;
	rc = bsz_elf_data_get(follow->image, &data, err);
	if (rc != 0)
		return rc;
	find_owners(follow, data, NULL, &first);
	if (!first.failed)
		find_owners(follow, data, &first, &second);
	if (first.failed || second.failed)
		return bsz_fail_memory(err);
	for (size_t i = 0; i < second.count; i++)
		bsz_claims_push(claims, BSZ_RANK_WEAK, second.ranges[i].start,
		    second.ranges[i].size, second.ranges[i].tag);
	return bsz_elf_follow_lay_under(follow, err);
}
