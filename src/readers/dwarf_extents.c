/*
 * Spans of debug sections that units use, and the claims they become.
 *
 * Extents that overlap form a cluster. A cluster of one unit is that unit's;
 * one of several is said to be shared, never given to whoever came first.
 * A linker that joins all lists in one table (Go's does) makes all units meet
 * there: then what each of them uses of it counts.
 */
#include "dwarf_charge.h"

void bsz_dwarf_charge(const struct dwarf *dwarf, struct bsz_claims *file,
    enum dwarf_section_id id, uint64_t start, uint64_t end, uint32_t label)
{
	const struct dwarf_section *section = &dwarf->sections[id];
	const struct elf_section *elf = section->elf;
	const uint64_t size = section->bytes.size;

	/* bytes of another file are not ours to charge */
	if (!elf || dwarf->source != dwarf->image || start >= end ||
	    end > size)
		return;
	if (bsz_elf_section_compressed(dwarf->image, elf)) {
		start = (uint64_t)((unsigned __int128)start *
		    elf->file_size / size);
		end = (uint64_t)((unsigned __int128)end *
		    elf->file_size / size);
		bsz_claims_push(file, BSZ_RANK_NORMAL, elf->offset + start,
		    end - start, bsz_tag(label, BSZ_BY_INFERENCE));
	} else {
		bsz_claims_push(file, BSZ_RANK_NORMAL, elf->offset + start,
		    end - start, bsz_tag(label, BSZ_BY_DWARF));
	}
}

static void push(struct dwarf_extents *extents, struct dwarf_extent extent)
{
	if (extent.start >= extent.end)
		return;
	if (extents->count == extents->room) {
		const size_t room = extents->room * 2 + 256;
		struct dwarf_extent *items = bsz_realloc(extents->items,
		    room * sizeof(*items));

		if (!items) {
			extents->failed = true;
			return;
		}
		extents->items = items;
		extents->room = room;
	}
	extents->items[extents->count++] = extent;
}

void bsz_dwarf_extents_push(struct dwarf_extents *extents,
    enum dwarf_section_id section, uint64_t start, uint64_t end,
    const struct dwarf_unit *unit)
{
	push(extents, (struct dwarf_extent){start, end, unit->index,
	    (uint8_t)section, false});
}

void bsz_dwarf_extents_push_part(struct dwarf_extents *extents,
    enum dwarf_section_id section, uint64_t start, uint64_t end,
    const struct dwarf_unit *unit)
{
	push(extents, (struct dwarf_extent){start, end, unit->index,
	    (uint8_t)section, true});
}

void bsz_dwarf_extents_join(struct dwarf_extents *extents,
    const struct dwarf_extents *other)
{
	for (size_t i = 0; i < other->count; i++)
		push(extents, other->items[i]);
}

static int compare_extent(const void *a, const void *b)
{
	const struct dwarf_extent *left = a, *right = b;

	if (left->section != right->section)
		return left->section < right->section ? -1 : 1;
	if (left->start != right->start)
		return left->start < right->start ? -1 : 1;
	if (left->end != right->end)
		return left->end < right->end ? -1 : 1;
	return left->unit < right->unit ? -1 : left->unit > right->unit;
}

/* Extents that meet, one behind another in items. */
struct cluster {
	const struct dwarf_extent *items;
	size_t count;
	uint64_t end;
	uint32_t label; /* of the first's unit */
	bool is_shared;
};

/* The cluster that begins with the first of items; count is at least 1. */
static struct cluster first_cluster(const struct dwarf *dwarf,
    const struct dwarf_extent *items, size_t count)
{
	struct cluster out = {items, 1, items[0].end,
	    dwarf->units[items[0].unit].label, false};

	while (out.count < count &&
	    items[out.count].section == items[0].section &&
	    items[out.count].start < out.end) {
		const struct dwarf_extent *const other = &items[out.count++];

		out.is_shared |= dwarf->units[other->unit].label != out.label;
		out.end = bsz_max(out.end, other->end);
	}
	return out;
}

/* A cluster of several units: the parts, and for shared what is around. */
static void charge_parts(const struct dwarf *dwarf, struct bsz_claims *file,
    const struct cluster *all, struct dwarf_extent *parts, uint32_t shared)
{
	const enum dwarf_section_id id = all->items->section;
	uint64_t at = all->items->start;
	size_t count = 0;

	for (size_t i = 0; i < all->count; i++)
		if (all->items[i].is_part)
			parts[count++] = all->items[i];
	for (size_t i = 0; i < count;) {
		const struct cluster part = first_cluster(dwarf, parts + i,
		    count - i);

		bsz_dwarf_charge(dwarf, file, id, at, part.items->start,
		    shared);
		bsz_dwarf_charge(dwarf, file, id, part.items->start, part.end,
		    part.is_shared ? shared : part.label);
		at = part.end;
		i += part.count;
	}
	bsz_dwarf_charge(dwarf, file, id, at, all->end, shared);
}

int bsz_dwarf_extents_charge(struct dwarf_extents *extents,
    const struct dwarf *dwarf, struct bsz_claims *file, struct bsz_err *err)
{
	struct bsz_labels *const labels = dwarf->image->artifact->labels;
	struct dwarf_extent *parts = NULL;

	if (!extents->failed && extents->count)
		parts = bsz_calloc(extents->count, sizeof(*parts));
	if (extents->failed || (extents->count && !parts))
		return bsz_fail_memory(err);
	if (extents->count > 1)
		qsort(extents->items, extents->count,
		    sizeof(*extents->items), compare_extent);
	for (size_t i = 0; i < extents->count;) {
		const struct cluster all = first_cluster(dwarf,
		    extents->items + i, extents->count - i);
		const enum dwarf_section_id id = all.items->section;

		if (all.is_shared)
			charge_parts(dwarf, file, &all, parts,
			    bsz_labels_printf(labels, "[shared .debug_%s]",
			    bsz_dwarf_section_name(id)));
		else
			bsz_dwarf_charge(dwarf, file, id, all.items->start,
			    all.end, all.label);
		i += all.count;
	}
	bsz_free(parts);
	return 0;
}
