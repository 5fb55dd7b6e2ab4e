/*
 * Range lists: .debug_ranges of DWARF 2 to 4 and .debug_rnglists of DWARF 5
 * (2.17.3, 7.25).
 *
 * Offsets in a list count from the unit's DW_AT_low_pc until a base address
 * entry changes that; never from the base of the address table.
 */
#include "dwarf.h"

#include "dwarf_constants.h"

struct list {
	const struct dwarf *dwarf;
	const struct dwarf_unit *unit;
	struct cursor at;
	uint64_t base;
	dwarf_range_sink *sink;
	void *context;
};

static uint64_t indexed(struct list *list)
{
	const struct dwarf_value value = {.class = CLASS_ADDRESS_INDEX,
	    .number = cursor_uleb(&list->at)};
	uint64_t address = 0;

	if (!bsz_dwarf_value_address(list->dwarf, list->unit, &value, &address))
		cursor_fail(&list->at);
	return address;
}

static bool walk_pairs(struct list *list)
{
	const unsigned size = list->unit->address_size;
	const uint64_t all_ones = size == 8 ? UINT64_MAX
	    : (UINT64_C(1) << 8 * size) - 1;

	for (;;) {
		const uint64_t start = cursor_uint(&list->at, size);
		const uint64_t end = cursor_uint(&list->at, size);

		if (list->at.failed)
			return false;
		if (start == 0 && end == 0)
			return true;
		if (start == all_ones)
			list->base = end;
		else if (start < end)
			list->sink(list->context, list->base + start,
			    list->base + end);
	}
}

/* One entry of DWARF 5; 1: go on, 0: end of the list, -1: damaged. */
static int walk_entry(struct list *list)
{
	struct cursor *at = &list->at;
	const unsigned size = list->unit->address_size;
	uint64_t start, end;

	switch (cursor_u8(at)) {
	case DW_RLE_end_of_list:
		return at->failed ? -1 : 0;
	case DW_RLE_base_addressx:
		list->base = indexed(list);
		return at->failed ? -1 : 1;
	case DW_RLE_base_address:
		list->base = cursor_uint(at, size);
		return at->failed ? -1 : 1;
	case DW_RLE_startx_endx:
		start = indexed(list);
		end = indexed(list);
		break;
	case DW_RLE_startx_length:
		start = indexed(list);
		end = start + cursor_uleb(at);
		break;
	case DW_RLE_offset_pair:
		start = list->base + cursor_uleb(at);
		end = list->base + cursor_uleb(at);
		break;
	case DW_RLE_start_end:
		start = cursor_uint(at, size);
		end = cursor_uint(at, size);
		break;
	case DW_RLE_start_length:
		start = cursor_uint(at, size);
		end = start + cursor_uleb(at);
		break;
	default:
		return -1;
	}
	if (at->failed)
		return -1;
	if (start < end)
		list->sink(list->context, start, end);
	return 1;
}

/* Offset of a list given by index: relative to the table of offsets. */
static bool list_offset(const struct dwarf *dwarf,
    const struct dwarf_unit *unit, uint64_t index, uint64_t *offset)
{
	const struct bsz_span bytes = dwarf->sections[DWARF_RNGLISTS].bytes;
	const struct bsz_span word = bsz_span_part(bytes,
	    bsz_add(unit->rnglists_base, bsz_mul(index, unit->offset_size)),
	    unit->offset_size);
	struct cursor at = cursor_on(word, dwarf->image->big);

	if (!word.data)
		return false;
	*offset = unit->rnglists_base + cursor_uint(&at, unit->offset_size);
	return true;
}

const struct dwarf_section *bsz_dwarf_ranges(const struct dwarf *dwarf,
    const struct dwarf_unit *unit)
{
	if (unit->version >= 5)
		return &dwarf->sections[DWARF_RNGLISTS];
	return &(dwarf->skeletons ? dwarf->skeletons : dwarf)->sections[
	    DWARF_RANGES];
}

bool bsz_dwarf_ranges_walk(const struct dwarf *dwarf,
    const struct dwarf_unit *unit, uint16_t form, uint64_t value,
    dwarf_range_sink *sink, void *context, struct dwarf_reach *reach)
{
	const struct bsz_span bytes = bsz_dwarf_ranges(dwarf, unit)->bytes;
	struct list list = {dwarf, unit, cursor_on(bytes, dwarf->image->big),
	    unit->has_low ? unit->low_pc : 0, sink, context};
	int more = 1;
	bool fine;

	if (form == DW_FORM_rnglistx) {
		if (!list_offset(dwarf, unit, value, &value))
			return false;
	} else if (dwarf->is_split) {
		value += unit->ranges_base;
	}
	if (value >= bytes.size)
		return false;
	cursor_skip(&list.at, value);
	if (unit->version >= 5) {
		while (more > 0)
			more = walk_entry(&list);
		fine = more == 0;
	} else {
		fine = walk_pairs(&list);
	}
	if (reach)
		*reach = (struct dwarf_reach){value,
		    (uint64_t)(list.at.at - bytes.data)};
	return fine;
}

bool bsz_dwarf_live(const struct dwarf *dwarf, uint64_t start, uint64_t *end)
{
	const struct elf_extent *extent = bsz_elf_code_find(dwarf->image,
	    start);

	if (!extent || *end <= start)
		return false;
	*end = bsz_min(*end, extent->end);
	return true;
}
