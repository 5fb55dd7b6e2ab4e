/*
 * What references are looked for, and those that are found.
 *
 * Most numbers in a program are no such address. A table with a bit for each
 * eight bytes tells nearly all of them; it need not be exact, as what passes
 * it is looked up. Gaps may lie at both ends of memory (a kernel's per-CPU
 * data begins at address 0), so addresses far apart share a bit.
 */
#include "code_refs.h"

#include <binsize/arena.h>

/* Bits of the table: 64 MiB have one each, at most. */
#define MOST_GRANULES (UINT64_C(8) << 20)
#define FEWEST_GRANULES 8

/* The lowest address in gaps that is in the same 4 GiB as the last one. */
static uint64_t lowest(const struct elf_gaps *gaps, uint64_t last)
{
	size_t i = gaps->count - 1;

	while (i > 0 && ((gaps->items[i - 1].end - 1) ^ last) >> 32 == 0)
		i--;
	return bsz_max(gaps->items[i].start, last & ~(uint64_t)UINT32_MAX);
}

static void mark(struct code_refs *refs, const struct elf_gap *gap)
{
	const uint64_t first = gap->start >> CODE_REFS_GRANULE;
	const uint64_t last = (gap->end - 1) >> CODE_REFS_GRANULE;
	const uint64_t end = first + bsz_min(last - first, refs->mask) + 1;

	for (uint64_t at = first; at < end; at++)
		refs->wanted[(at & refs->mask) / 8] |=
		    (uint8_t)(1 << at % 8);
}

int bsz_code_refs_init(struct code_refs *refs, const struct elf_gaps *gaps,
    struct bsz_err *err)
{
	const uint64_t first = gaps->items[0].start;
	const uint64_t last = gaps->items[gaps->count - 1].end - 1;
	uint64_t granules = FEWEST_GRANULES;

	while (granules < MOST_GRANULES && granules <=
	    (last >> CODE_REFS_GRANULE) - (first >> CODE_REFS_GRANULE))
		granules *= 2;
	*refs = (struct code_refs){.gaps = gaps, .last = last,
	    .low = lowest(gaps, last), .mask = granules - 1,
	    .wanted = bsz_calloc((size_t)granules / 8, 1)};
	if (!refs->wanted)
		return bsz_fail_memory(err);
	for (size_t i = 0; i < gaps->count; i++)
		mark(refs, &gaps->items[i]);
	return 0;
}

void bsz_code_refs_release(struct code_refs *refs)
{
	bsz_free(refs->wanted);
	bsz_free(refs->items);
	*refs = (struct code_refs){0};
}

static bool is_in_gap(const struct elf_gaps *gaps, uint64_t target)
{
	size_t low = 0, high = target < gaps->items[0].start ? 0
	    : gaps->count;

	while (low < high) {
		const size_t middle = (low + high) / 2;

		if (gaps->items[middle].end <= target)
			low = middle + 1;
		else
			high = middle;
	}
	return low < gaps->count && gaps->items[low].start <= target;
}

static bool grow(struct code_refs *refs)
{
	const size_t room = refs->room ? 2 * refs->room : 1024;
	struct bsz_keyed *items = refs->failed ? NULL
	    : bsz_realloc(refs->items, room * sizeof(*items));

	refs->failed |= !items;
	if (!items)
		return false;
	refs->items = items;
	refs->room = room;
	return true;
}

void bsz_code_refs_keep(struct code_refs *refs, uint64_t target,
    uint64_t from)
{
	if (is_in_gap(refs->gaps, target) &&
	    (refs->count < refs->room || grow(refs)))
		refs->items[refs->count++] = (struct bsz_keyed){target, from};
}
