/*
 * Spans of debug sections that units use, and the claims they become.
 *
 * Extents that overlap form a cluster. A cluster of one unit is that unit's;
 * one of several is said to be shared, never given to whoever came first.
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

void bsz_dwarf_extents_push(struct dwarf_extents *extents,
    enum dwarf_section_id section, uint64_t start, uint64_t end,
    const struct dwarf_unit *unit)
{
	if (start >= end)
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
	extents->items[extents->count++] = (struct dwarf_extent){start, end,
	    unit->index, (uint8_t)section};
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

int bsz_dwarf_extents_charge(struct dwarf_extents *extents,
    const struct dwarf *dwarf, struct bsz_claims *file, struct bsz_err *err)
{
	if (extents->failed)
		return bsz_fail_memory(err);
	if (extents->count > 1)
		qsort(extents->items, extents->count,
		    sizeof(*extents->items), compare_extent);
	for (size_t i = 0, next; i < extents->count; i = next) {
		const struct dwarf_extent *first = &extents->items[i];
		uint32_t label = dwarf->units[first->unit].label;
		uint64_t end = first->end;
		bool shared = false;

		for (next = i + 1; next < extents->count; next++) {
			const struct dwarf_extent *other =
			    &extents->items[next];

			if (other->section != first->section ||
			    other->start >= end)
				break;
			shared |= dwarf->units[other->unit].label != label;
			end = bsz_max(end, other->end);
		}
		if (shared)
			label = bsz_labels_printf(
			    dwarf->image->artifact->labels,
			    "[shared .debug_%s]",
			    bsz_dwarf_section_name(first->section));
		bsz_dwarf_charge(dwarf, file, first->section, first->start, end,
		    label);
	}
	return 0;
}
