/*
 * Debug sections that are read table by table: .debug_aranges (6.1.2),
 * .debug_pubnames and its kin (6.1.1 of version 4), .debug_names (6.1.1),
 * .debug_macro and .debug_macinfo (6.3), .debug_loc (2.6.2 of version 4) and
 * .debug_loclists (7.29).
 */
#include "dwarf_charge.h"
#include "dwarf_constants.h"

/* Length of an initial length field and what it says; false at damage. */
static bool take_table(struct cursor *at, struct cursor *table,
    unsigned *offset_size)
{
	uint64_t length = cursor_u32(at);

	*offset_size = 4;
	if (length == UINT32_MAX) {
		*offset_size = 8;
		length = cursor_u64(at);
	}
	*table = cursor_take(at, length);
	return !table->failed;
}

/* Tables of one section whose header names their unit by its offset. */
static void charge_unit_tables(const struct dwarf *dwarf,
    struct bsz_claims *file, enum dwarf_section_id id)
{
	const struct bsz_span bytes = dwarf->sections[id].bytes;
	struct cursor at = cursor_on(bytes, dwarf->image->big);
	struct cursor table;
	unsigned offset_size;

	while (!at.failed && cursor_left(&at) >= 4) {
		const uint64_t start = (uint64_t)(at.at - bytes.data);
		const struct dwarf_unit *unit;

		if (!take_table(&at, &table, &offset_size))
			return;
		cursor_skip(&table, 2);
		unit = bsz_dwarf_unit_at(dwarf, cursor_uint(&table,
		    offset_size));
		if (unit && !table.failed)
			bsz_dwarf_charge(dwarf, file, id, start,
			    (uint64_t)(at.at - bytes.data), unit->label);
	}
}

/* A name index of one unit is that unit's; a merged one is shared. */
static void charge_names(const struct dwarf *dwarf, struct bsz_claims *file)
{
	static const char text[] = "[shared .debug_names]";
	const struct bsz_span bytes = dwarf->sections[DWARF_NAMES].bytes;
	struct cursor at = cursor_on(bytes, dwarf->image->big);
	struct cursor table;
	unsigned offset_size;

	while (!at.failed && cursor_left(&at) >= 4) {
		const uint64_t start = (uint64_t)(at.at - bytes.data);
		const struct dwarf_unit *unit = NULL;
		uint32_t units, augmentation;

		if (!take_table(&at, &table, &offset_size))
			return;
		cursor_skip(&table, 4);
		units = cursor_u32(&table);
		cursor_skip(&table, 20);
		augmentation = cursor_u32(&table);
		cursor_skip(&table, bsz_align_up(augmentation, 4));
		if (units == 1)
			unit = bsz_dwarf_unit_at(dwarf,
			    cursor_uint(&table, offset_size));
		bsz_dwarf_charge(dwarf, file, DWARF_NAMES, start,
		    (uint64_t)(at.at - bytes.data), unit ? unit->label
		    : bsz_labels_text(dwarf->image->artifact->labels, text,
		    sizeof(text) - 1));
	}
}

void bsz_dwarf_tables_charge(const struct dwarf *dwarf, struct bsz_claims *file)
{
	charge_unit_tables(dwarf, file, DWARF_ARANGES);
	charge_unit_tables(dwarf, file, DWARF_PUBNAMES);
	charge_unit_tables(dwarf, file, DWARF_PUBTYPES);
	charge_unit_tables(dwarf, file, DWARF_GNU_PUBNAMES);
	charge_unit_tables(dwarf, file, DWARF_GNU_PUBTYPES);
	charge_names(dwarf, file);
}

/* Operands of an entry of .debug_loclists. */
static const struct {
	uint8_t addresses, numbers;
	bool is_located; /* an expression behind its length */
} location_entries[] = {
	[DW_LLE_base_addressx] = {0, 1, false},
	[DW_LLE_startx_endx] = {0, 2, true},
	[DW_LLE_startx_length] = {0, 2, true},
	[DW_LLE_offset_pair] = {0, 2, true},
	[DW_LLE_default_location] = {0, 0, true},
	[DW_LLE_base_address] = {1, 0, false},
	[DW_LLE_start_end] = {2, 0, true},
	[DW_LLE_start_length] = {1, 1, true},
	[DW_LLE_GNU_view_pair] = {0, 2, false},
};

static uint64_t new_list_end(const struct dwarf *dwarf,
    const struct dwarf_unit *unit, uint64_t offset)
{
	const struct bsz_span bytes = dwarf->sections[DWARF_LOCLISTS].bytes;
	struct cursor at = cursor_on(bytes, dwarf->image->big);

	cursor_skip(&at, offset);
	while (!at.failed) {
		const uint8_t kind = cursor_u8(&at);

		if (kind == DW_LLE_end_of_list && !at.failed)
			return (uint64_t)(at.at - bytes.data);
		if (kind >= BSZ_COUNTOF(location_entries))
			break;
		cursor_skip(&at, (uint64_t)unit->address_size *
		    location_entries[kind].addresses);
		for (unsigned i = 0; i < location_entries[kind].numbers; i++)
			(void)cursor_uleb(&at);
		if (location_entries[kind].is_located)
			cursor_skip(&at, cursor_uleb(&at));
	}
	return offset;
}

static uint64_t old_list_end(const struct dwarf *dwarf,
    const struct dwarf_unit *unit, uint64_t offset)
{
	const struct bsz_span bytes = dwarf->sections[DWARF_LOC].bytes;
	const unsigned size = unit->address_size;
	const uint64_t all_ones = size == 8 ? UINT64_MAX
	    : (UINT64_C(1) << 8 * size) - 1;
	struct cursor at = cursor_on(bytes, dwarf->image->big);

	cursor_skip(&at, offset);
	while (!at.failed) {
		const uint64_t start = cursor_uint(&at, size);
		const uint64_t end = cursor_uint(&at, size);

		if (start == 0 && end == 0)
			break;
		if (start != all_ones)
			cursor_skip(&at, cursor_u16(&at));
	}
	return (uint64_t)(at.at - bytes.data);
}

uint64_t bsz_dwarf_loc_end(const struct dwarf *dwarf,
    const struct dwarf_unit *unit, uint64_t offset)
{
	return unit->version >= 5 ? new_list_end(dwarf, unit, offset) :
	    old_list_end(dwarf, unit, offset);
}

/* Operands of the macro opcodes 1 to 12 of DWARF 5, 0 for none. */
struct macro_walk {
	struct dwarf *dwarf;
	const struct dwarf_unit *unit;
	struct dwarf_strings *strings;
	struct cursor at;
	unsigned offset_size;
	struct dwarf_string_batch batch;
};

static void skip_string(struct cursor *at)
{
	size_t size;

	(void)cursor_string(at, &size);
}

/* One entry; false at the end of the unit or at what is not known. */
static bool macro_entry(struct macro_walk *walk)
{
	struct cursor *at = &walk->at;

	switch (cursor_u8(at)) {
	case 1: /* define */
	case 2: /* undef */
		(void)cursor_uleb(at);
		skip_string(at);
		break;
	case 3: /* start_file */
		(void)cursor_uleb(at);
		(void)cursor_uleb(at);
		break;
	case 4: /* end_file */
		break;
	case 5: /* define_strp */
	case 6: /* undef_strp */
		(void)cursor_uleb(at);
		walk->batch.offsets[walk->batch.count++] =
		    cursor_uint(at, walk->offset_size);
		if (walk->batch.count == DWARF_STRING_BATCH)
			bsz_dwarf_strings_mark(walk->strings,
			    walk->dwarf->units,
			    walk->unit, &walk->batch);
		break;
	case 7: /* import */
	case 10: /* import_sup */
		cursor_skip(at, walk->offset_size);
		break;
	case 8: /* define_sup */
	case 9: /* undef_sup */
		(void)cursor_uleb(at);
		cursor_skip(at, walk->offset_size);
		break;
	case 11: /* define_strx */
	case 12: /* undef_strx */
		(void)cursor_uleb(at);
		(void)cursor_uleb(at);
		break;
	default:
		return false;
	}
	return !at->failed;
}

static bool macinfo_entry(struct cursor *at)
{
	switch (cursor_u8(at)) {
	case 1: /* define */
	case 2: /* undef */
	case 255: /* vendor extension */
		(void)cursor_uleb(at);
		skip_string(at);
		break;
	case 3: /* start_file */
		(void)cursor_uleb(at);
		(void)cursor_uleb(at);
		break;
	case 4: /* end_file */
		break;
	default:
		return false;
	}
	return !at->failed;
}

void bsz_dwarf_macros_walk(struct dwarf *dwarf, const struct dwarf_unit *unit,
    struct dwarf_extents *extents, struct dwarf_strings *strings)
{
	const struct bsz_span bytes =
	    dwarf->sections[unit->macro_section].bytes;
	struct macro_walk walk = {dwarf, unit, strings,
	    cursor_on(bytes, dwarf->image->big), 4, {.count = 0}};

	cursor_skip(&walk.at, unit->macro);
	if (unit->macro_section == DWARF_MACRO) {
		uint8_t flags;

		cursor_skip(&walk.at, 2);
		flags = cursor_u8(&walk.at);
		walk.offset_size = flags & 1 ? 8 : 4;
		cursor_skip(&walk.at, flags & 2 ? walk.offset_size : 0);
		if (flags & 4) /* a table of vendor opcodes: not walked */
			return;
		while (macro_entry(&walk))
			continue;
		bsz_dwarf_strings_mark(strings, dwarf->units, unit,
		    &walk.batch);
	} else {
		while (macinfo_entry(&walk.at))
			continue;
	}
	if (!walk.at.failed)
		bsz_dwarf_extents_push(extents,
		    (enum dwarf_section_id)unit->macro_section, unit->macro,
		    (uint64_t)(walk.at.at - bytes.data), unit);
}
