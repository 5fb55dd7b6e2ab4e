/*
 * What references are looked for, and those that are found.
 *
 * Most numbers in a program are no such address. A table with a bit for each
 * few bytes tells nearly all of them, small enough for a processor's nearest
 * cache; it need not be exact, as what passes it is looked up. Gaps may lie at
 * both ends of memory (a kernel's per-CPU data begins at address 0), so
 * addresses far apart share a bit.
 */
#include "code_refs.h"

#include <binsize/arena.h>

/* Bits of the table, and log2 of the bytes that have one. */
#define MOST_GRANULES (UINT64_C(256) << 10)
#define FEWEST_GRANULES 8
#define FEWEST_BYTES 3

/* Gaps with more than that between them are in two areas. */
#define APART (UINT64_C(1) << 24)

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
	const uint64_t first = gap->start >> refs->shift;
	const uint64_t last = (gap->end - 1) >> refs->shift;
	const uint64_t end = first + bsz_min(last - first, refs->mask) + 1;

	for (uint64_t at = first; at < end; at++)
		refs->wanted[(at & refs->mask) / 8] |=
		    (uint8_t)(1 << at % 8);
}

/* Gaps as a few areas: where there are more, the last one reaches over what
 * is between them. */
static void find_areas(struct code_refs *refs)
{
	for (size_t i = 0; i < refs->gaps->count; i++) {
		const struct elf_gap *gap = &refs->gaps->items[i];
		struct code_refs_area *area = &refs->areas[refs->area_count];

		if (refs->area_count && (refs->area_count == CODE_REFS_AREAS ||
		    gap->start - area[-1].last <= APART))
			area[-1].last = gap->end - 1;
		else
			refs->areas[refs->area_count++] =
			    (struct code_refs_area){gap->start, gap->end - 1};
	}
}

/* The size of a granule, and how many there are: the largest area has one
 * bit for each of its own. */
static uint64_t find_granules(struct code_refs *refs)
{
	uint64_t granules = FEWEST_GRANULES, span = 0;

	for (size_t i = 0; i < refs->area_count; i++)
		span = bsz_max(span, refs->areas[i].last -
		    refs->areas[i].first);
	refs->shift = FEWEST_BYTES;
	while (span >> refs->shift >= MOST_GRANULES - 1)
		refs->shift++;
	while (granules <= (span >> refs->shift) + 1)
		granules *= 2;
	return granules;
}

int bsz_code_refs_init(struct code_refs *refs, const struct elf_gaps *gaps,
    struct bsz_err *err)
{
	const uint64_t last = gaps->items[gaps->count - 1].end - 1;
	uint64_t granules;

	*refs = (struct code_refs){.gaps = gaps, .last = last,
	    .low = lowest(gaps, last)};
	find_areas(refs);
	granules = find_granules(refs);
	refs->mask = granules - 1;
	refs->wanted = bsz_calloc((size_t)granules / 8, 1);
	if (!refs->wanted)
		return bsz_fail_memory(err);
	for (size_t i = 0; i < gaps->count; i++)
		mark(refs, &gaps->items[i]);
	return 0;
}

void bsz_code_refs_release(struct code_refs *refs)
{
	bsz_free(refs->wanted);
	bsz_free(refs->walks);
	bsz_free(refs->items);
	*refs = (struct code_refs){0};
}

bool bsz_code_refs_meet(const struct code_refs *refs, uint64_t first,
    uint64_t last)
{
	const struct elf_gaps *gaps = refs->gaps;
	size_t low = 0, high = gaps->count;

	while (low < high) {
		const size_t middle = (low + high) / 2;

		if (gaps->items[middle].end <= first)
			low = middle + 1;
		else
			high = middle;
	}
	return low < gaps->count && gaps->items[low].start <= last;
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
	if (code_refs_in_area(refs, target) &&
	    (refs->count < refs->room || grow(refs)))
		refs->items[refs->count++] = (struct bsz_keyed){target, from};
}

/* Both are in order. */
static void leave_out_others(struct code_refs *refs)
{
	const struct elf_gap *gap = refs->gaps->items;
	const struct elf_gap *const end = gap + refs->gaps->count;
	size_t kept = 0;

	for (size_t i = 0; i < refs->count; i++) {
		const uint64_t target = refs->items[i].key;

		while (gap < end && gap->end <= target)
			gap++;
		if (gap < end && gap->start <= target)
			refs->items[kept++] = refs->items[i];
	}
	refs->count = kept;
}

int bsz_code_refs_settle(struct code_refs *refs, struct bsz_err *err)
{
	struct bsz_keyed *scratch;

	if (refs->failed)
		return bsz_fail_memory(err);
	if (!refs->count)
		return 0;
	scratch = bsz_malloc(refs->count * sizeof(*scratch));
	if (!scratch)
		return bsz_fail_memory(err);
	bsz_sort_keyed(refs->items, scratch, refs->count);
	bsz_free(scratch);
	leave_out_others(refs);
	return 0;
}
