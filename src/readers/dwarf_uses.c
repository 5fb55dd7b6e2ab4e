/*
 * What units use of debug sections besides their own DIEs. From DWARF 5 on
 * lists and tables have headers that say where a unit's part ends; before,
 * and in a table of lists that several units have in common, it reaches from
 * the first list used to the end of the last one.
 */
#include "dwarf_uses.h"
#include "dwarf_constants.h"
#include "dwarf_package.h"

/* --- before the units --- */

/* Contributions of a section of lists: each has a header with its length. */
static int find_contributions(struct dwarf *dwarf,
    enum dwarf_section_id id, struct dwarf_contributions *out,
    struct bsz_err *err)
{
	const struct bsz_span bytes = dwarf->sections[id].bytes;
	struct cursor at = cursor_on(bytes, dwarf->image->big);
	size_t room = 0;

	while (!at.failed && cursor_left(&at) >= 4) {
		const uint64_t start = (uint64_t)(at.at - bytes.data);
		uint64_t length = cursor_u32(&at);

		if (length == UINT32_MAX)
			length = cursor_u64(&at);
		cursor_skip(&at, length);
		if (at.failed)
			break;
		if (out->count == room) {
			struct dwarf_contribution *items;

			room = room * 2 + 64;
			items = bsz_realloc(out->items,
			    room * sizeof(*items));
			if (!items)
				return bsz_fail_memory(err);
			out->items = items;
		}
		out->items[out->count++] = (struct dwarf_contribution){start,
		    (uint64_t)(at.at - bytes.data)};
	}
	return 0;
}

int bsz_dwarf_used_init(struct dwarf_used *used, struct dwarf *dwarf,
    struct bsz_err *err)
{
	int rc = bsz_dwarf_load(dwarf, DWARF_RNGLISTS, err);

	if (rc == 0)
		rc = bsz_dwarf_load(dwarf, DWARF_LOCLISTS, err);
	if (rc == 0)
		rc = find_contributions(dwarf, DWARF_RNGLISTS,
		    &used->rnglists, err);
	if (rc == 0)
		rc = find_contributions(dwarf, DWARF_LOCLISTS,
		    &used->loclists, err);
	if (rc == 0 && (!bsz_dwarf_strings_init(&used->str,
	    dwarf->sections[DWARF_STR].bytes) ||
	    !bsz_dwarf_strings_init(&used->line_str,
	    dwarf->sections[DWARF_LINE_STR].bytes)))
		rc = bsz_fail_memory(err);
	bsz_dwarf_forget(dwarf, DWARF_STR, 0,
	    dwarf->sections[DWARF_STR].bytes.size);
	return rc;
}

void bsz_dwarf_used_release(struct dwarf_used *used)
{
	bsz_dwarf_strings_release(&used->str);
	bsz_dwarf_strings_release(&used->line_str);
	bsz_free(used->rnglists.items);
	bsz_free(used->loclists.items);
}

/* --- of one unit --- */

void bsz_dwarf_uses_begin(struct dwarf_uses *uses)
{
	uses->ranges.used = uses->locations.used = false;
}

void bsz_dwarf_uses_flush(struct dwarf_uses *uses,
    const struct dwarf_unit *unit, bool is_line_str)
{
	bsz_dwarf_strings_mark(is_line_str ? &uses->used->line_str
	    : &uses->used->str, uses->dwarf->units, unit,
	    &uses->batches[is_line_str]);
}

void bsz_dwarf_uses_text(struct dwarf_uses *uses,
    const struct dwarf_unit *unit, const struct dwarf_value *value)
{
	const char *text;

	if (value->class == CLASS_STRING_OFFSET) {
		dwarf_use_string(uses, unit,
		    value->string_section == DWARF_LINE_STR, value->number);
	} else if (value->class == CLASS_STRING_INDEX) {
		text = bsz_dwarf_value_text(uses->dwarf, unit, value);
		if (text)
			dwarf_use_string(uses, unit, false, (uint64_t)
			    ((const uint8_t *)text - uses->used->str.bytes.data));
	}
}

void bsz_dwarf_uses_list(struct dwarf_uses *uses,
    const struct dwarf_unit *unit, uint16_t attribute,
    const struct dwarf_value *value)
{
	/* from version 5 on lists of split units are in their own file */
	if (unit->dwarf->skeletons && unit->version >= 5)
		return;
	/* before version 4, a constant of 4 or 8 bytes is an offset */
	if (value->class == CLASS_SECTION_OFFSET ||
	    (value->class == CLASS_CONSTANT && unit->version < 4))
		dwarf_use_list(attribute == DW_AT_ranges ? &uses->ranges
		    : &uses->locations, value->number +
		    (unit->dwarf->skeletons ? unit->ranges_base : 0));
}

struct header_strings {
	struct dwarf_uses *uses;
	const struct dwarf_unit *unit;
};

static bool mark_entry(void *context, const struct dwarf_line_entry *entry)
{
	const struct header_strings *strings = context;

	bsz_dwarf_uses_text(strings->uses, strings->unit, &entry->path);
	return true;
}

static void use_line_program(struct dwarf_uses *uses,
    const struct dwarf_unit *unit)
{
	struct header_strings strings = {uses, unit};
	struct dwarf_line_header header;

	if (!unit->has_line || !bsz_dwarf_line_header_read(uses->dwarf, unit,
	    unit->line, &header))
		return;
	bsz_dwarf_extents_push(&uses->extents, DWARF_LINE, header.offset,
	    header.end, unit);
	if (header.version >= 5)
		(void)bsz_dwarf_line_entries(unit, &header, mark_entry,
		    &strings);
}

/*
 * The table a base points into: its header stands before the base and
 * begins with its length. size: of the rest of the header.
 */
static void use_table(struct dwarf_uses *uses,
    const struct dwarf_unit *unit, enum dwarf_section_id id, uint64_t base,
    unsigned size)
{
	const struct bsz_span bytes = uses->dwarf->sections[id].bytes;
	const uint64_t header = size + (unit->offset_size == 8 ? 12 : 4);
	struct cursor at = cursor_on(bytes, uses->dwarf->image->big);
	uint64_t length;

	if (unit->version < 5 || base < header || base > bytes.size)
		return;
	cursor_skip(&at, base - header);
	length = cursor_u32(&at);
	if (unit->offset_size == 8)
		length = cursor_u64(&at);
	cursor_skip(&at, length);
	if (!at.failed)
		bsz_dwarf_extents_push(&uses->extents, id, base - header,
		    (uint64_t)(at.at - bytes.data), unit);
}

static void use_contribution(struct dwarf_uses *uses, enum dwarf_section_id id,
    const struct dwarf_unit *unit, uint64_t offset)
{
	const struct dwarf_contributions *all = id == DWARF_RNGLISTS
	    ? &uses->used->rnglists : &uses->used->loclists;
	size_t low = 0, high = all->count;

	while (low < high) {
		const size_t middle = (low + high) / 2;

		if (all->items[middle].end <= offset)
			low = middle + 1;
		else
			high = middle;
	}
	if (low < all->count && all->items[low].start <= offset)
		bsz_dwarf_extents_push(&uses->extents, id,
		    all->items[low].start, all->items[low].end, unit);
}

static void ignore_range(void *context, uint64_t start, uint64_t end)
{
	(void)context;
	(void)start;
	(void)end;
}

/* Where the last range list and the last location list of a unit end. */
static uint64_t ranges_end(struct dwarf_uses *uses,
    const struct dwarf_unit *unit)
{
	struct dwarf_reach reach = {0, 0};

	(void)bsz_dwarf_ranges_walk(uses->dwarf, unit, DW_FORM_sec_offset,
	    uses->ranges.last, ignore_range, NULL, &reach);
	return reach.end;
}

static uint64_t locations_end(struct dwarf_uses *uses,
    const struct dwarf_unit *unit)
{
	return bsz_dwarf_loc_end(uses->dwarf, unit, uses->locations.last);
}

/* DWARF 2 to 4: from the first list used to the end of the last one. */
static void use_old_lists(struct dwarf_uses *uses,
    const struct dwarf_unit *unit)
{
	if (uses->ranges.used)
		bsz_dwarf_extents_push(&uses->extents, DWARF_RANGES,
		    uses->ranges.first, ranges_end(uses, unit), unit);
	if (uses->locations.used)
		bsz_dwarf_extents_push(&uses->extents, DWARF_LOC,
		    uses->locations.first, locations_end(uses, unit), unit);
}

/* Are there tables for all units? If not, some share one. */
static bool has_tables(const struct dwarf_uses *uses,
    const struct dwarf_contributions *all)
{
	return all->count >= uses->dwarf->unit_count;
}

static void use_new_lists(struct dwarf_uses *uses,
    const struct dwarf_unit *unit)
{
	if (unit->rnglists_base)
		use_contribution(uses, DWARF_RNGLISTS, unit,
		    unit->rnglists_base - 1);
	if (unit->loclists_base)
		use_contribution(uses, DWARF_LOCLISTS, unit,
		    unit->loclists_base - 1);
	if (uses->ranges.used) {
		use_contribution(uses, DWARF_RNGLISTS, unit,
		    uses->ranges.first);
		use_contribution(uses, DWARF_RNGLISTS, unit,
		    uses->ranges.last);
		if (!has_tables(uses, &uses->used->rnglists))
			bsz_dwarf_extents_push_part(&uses->extents,
			    DWARF_RNGLISTS, uses->ranges.first,
			    ranges_end(uses, unit), unit);
	}
	if (uses->locations.used) {
		use_contribution(uses, DWARF_LOCLISTS, unit,
		    uses->locations.first);
		use_contribution(uses, DWARF_LOCLISTS, unit,
		    uses->locations.last);
		if (!has_tables(uses, &uses->used->loclists))
			bsz_dwarf_extents_push_part(&uses->extents,
			    DWARF_LOCLISTS, uses->locations.first,
			    locations_end(uses, unit), unit);
	}
}

/* A unit of a .dwo or .dwp file that is read for itself: its parts of the
 * other sections. Type units have their compile unit's. */
static void use_slices(struct dwarf_uses *uses, const struct dwarf_unit *unit)
{
	static const enum dwarf_section_id ids[] = {DWARF_ABBREV, DWARF_LINE,
		DWARF_LOC, DWARF_LOCLISTS, DWARF_RNGLISTS, DWARF_STR_OFFSETS,
		DWARF_MACRO, DWARF_MACINFO};

	if (unit->type == DW_UT_type || unit->type == DW_UT_split_type)
		return;
	for (size_t i = 0; i < BSZ_COUNTOF(ids); i++) {
		uint64_t start, end;

		bsz_dwarf_slice(unit, ids[i], &start, &end);
		bsz_dwarf_extents_push(&uses->extents, ids[i], start, end,
		    unit);
	}
}

static void use_tables(struct dwarf_uses *uses, const struct dwarf_unit *unit)
{
	if (unit->dwarf->is_split) {
		use_slices(uses, unit);
		return;
	}
	use_line_program(uses, unit);
	use_table(uses, unit, DWARF_STR_OFFSETS, unit->str_offsets_base, 4);
	use_table(uses, unit, DWARF_ADDR, unit->addr_base, 4);
	if (unit->has_macro)
		bsz_dwarf_macros_walk(uses->dwarf, unit, &uses->extents,
		    &uses->used->str);
	if (unit->version >= 5)
		use_new_lists(uses, unit);
	else
		use_old_lists(uses, unit);
}

void bsz_dwarf_uses_end(struct dwarf_uses *uses, const struct dwarf_unit *unit)
{
	use_tables(uses, unit);
	bsz_dwarf_uses_flush(uses, unit, false);
	bsz_dwarf_uses_flush(uses, unit, true);
}

/* --- behind all units --- */

void bsz_dwarf_uses_join(struct dwarf_uses *uses,
    const struct dwarf_uses *other)
{
	bsz_dwarf_extents_join(&uses->extents, &other->extents);
}

int bsz_dwarf_uses_charge(struct dwarf_uses *uses, struct bsz_claims *file,
    uint32_t shared, struct bsz_err *err)
{
	bsz_dwarf_strings_charge(&uses->used->str, uses->dwarf, file,
	    DWARF_STR, shared);
	bsz_dwarf_strings_charge(&uses->used->line_str, uses->dwarf, file,
	    DWARF_LINE_STR, shared);
	bsz_dwarf_tables_charge(uses->dwarf, file);
	return bsz_dwarf_extents_charge(&uses->extents, uses->dwarf, file,
	    err);
}
