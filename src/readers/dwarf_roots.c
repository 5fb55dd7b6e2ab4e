/*
 * A record a unit: its header (7.5.1) and what its root DIE says.
 *
 * Attributes of a root may refer to bases that come later in the same DIE
 * (DW_AT_name by index before DW_AT_str_offsets_base), so values are
 * collected first and resolved after.
 */
#include "dwarf_read.h"

#include "dwarf_constants.h"
#include "dwarf_libdwarf.h"
#include "dwarf_package.h"
#include "source_path.h"

#include <binsize/limits.h>

/* Bytes of a section between two times of giving back pages that headers and
 * roots were read from: the system maps some around each. */
#define FORGET_AFTER (UINT64_C(2) << 20)

/* Values of a root that wait for the bases. */
struct root {
	struct dwarf_value name, dwo_name, comp_dir, producer, low, high;
};

static void take_root_attribute(struct dwarf_unit *unit, struct root *root,
    uint16_t attribute, const struct dwarf_value *value)
{
	switch (attribute) {
	case DW_AT_name:
		root->name = *value;
		break;
	case DW_AT_dwo_name:
	case DW_AT_GNU_dwo_name:
		root->dwo_name = *value;
		break;
	case DW_AT_comp_dir:
		root->comp_dir = *value;
		break;
	case DW_AT_producer:
		root->producer = *value;
		break;
	case DW_AT_language:
		unit->language = (uint16_t)value->number;
		break;
	case DW_AT_low_pc:
		root->low = *value;
		break;
	case DW_AT_high_pc:
		root->high = *value;
		break;
	case DW_AT_ranges:
		unit->ranges_form = value->form;
		unit->ranges = value->number;
		break;
	case DW_AT_stmt_list:
		unit->has_line = true;
		unit->line = value->number;
		break;
	case DW_AT_str_offsets_base:
		unit->str_offsets_base = value->number;
		break;
	case DW_AT_addr_base:
	case DW_AT_GNU_addr_base:
		unit->addr_base = value->number;
		break;
	case DW_AT_GNU_ranges_base:
		unit->ranges_base = value->number;
		break;
	case DW_AT_GNU_dwo_id:
		unit->has_dwo_id = true;
		unit->dwo_id = value->number;
		break;
	case DW_AT_rnglists_base:
		unit->rnglists_base = value->number;
		break;
	case DW_AT_loclists_base:
		unit->loclists_base = value->number;
		break;
	case DW_AT_macros:
	case DW_AT_GNU_macros:
	case DW_AT_macro_info:
		unit->has_macro = true;
		unit->macro = value->number;
		unit->macro_section = attribute == DW_AT_macro_info
		    ? DWARF_MACINFO : DWARF_MACRO;
		break;
	}
}

static void resolve_root(const struct dwarf *dwarf, struct dwarf_unit *unit,
    const struct root *root)
{
	uint64_t address;

	const char *const file = bsz_dwarf_value_text(dwarf, unit,
	    &root->dwo_name);

	unit->name = bsz_dwarf_value_text(dwarf, unit, &root->name);
	if (!dwarf->is_split)
		unit->dwo_name = file;
	if (!unit->name)
		unit->name = file;
	unit->comp_dir = bsz_dwarf_value_text(dwarf, unit, &root->comp_dir);
	unit->producer = bsz_dwarf_value_text(dwarf, unit, &root->producer);
	unit->has_low = bsz_dwarf_value_address(dwarf, unit, &root->low,
	    &unit->low_pc);
	if (root->high.class == CLASS_CONSTANT)
		unit->high_pc = unit->low_pc + root->high.number;
	else if (bsz_dwarf_value_address(dwarf, unit, &root->high, &address))
		unit->high_pc = address;
}

/*
 * The declaration of the root's code: its abbreviation table is searched
 * from the start, where it nearly always stands first.
 */
static bool find_declaration(struct dwarf *dwarf,
    const struct dwarf_unit *unit, uint64_t code, struct cursor *at)
{
	const uint64_t size = dwarf->sections[DWARF_ABBREV].bytes.size;

	*at = cursor_on(dwarf->sections[DWARF_ABBREV].bytes,
	    dwarf->image->big);
	cursor_skip(at, unit->abbrev);
	while (dwarf->declared < BSZ_MAX_ABBREVS_BASE +
	    BSZ_MAX_ABBREVS_RATIO * size) {
		const uint64_t left = cursor_left(at);
		const uint64_t found = cursor_uleb(at);

		if (at->failed || found == 0)
			return false;
		if (found == code)
			return true;
		(void)cursor_uleb(at);
		cursor_skip(at, 1);
		for (;;) {
			const uint64_t attribute = cursor_uleb(at);
			const uint64_t form = cursor_uleb(at);

			if (form == DW_FORM_implicit_const)
				(void)cursor_sleb(at);
			if (at->failed || (attribute == 0 && form == 0))
				break;
		}
		dwarf->declared += left - cursor_left(at);
	}
	return false;
}

/* Where tables begin that a unit does not say itself: split units have no
 * attributes for these, their tables stand behind one header each. */
static void set_bases(struct dwarf_unit *unit)
{
	const bool is_split = unit->dwarf->is_split;
	uint64_t start, end;

	if (unit->version >= 5)
		unit->str_offsets_base = unit->offset_size == 8 ? 16 : 8;
	if (!is_split)
		return;
	bsz_dwarf_slice(unit, DWARF_STR_OFFSETS, &start, &end);
	unit->str_offsets_base += start;
	bsz_dwarf_slice(unit, DWARF_RNGLISTS, &start, &end);
	unit->rnglists_base = start + (unit->offset_size == 8 ? 20 : 12);
	unit->ranges_base = unit->version >= 5 ? start : 0;
}

/* False when the root cannot be read. An empty unit is fine. */
static bool read_root(struct dwarf *dwarf, struct dwarf_unit *unit)
{
	struct cursor die = bsz_dwarf_unit_cursor(dwarf, unit, unit->root);
	struct root root = {0};
	struct cursor declaration;
	uint64_t code;

	if (cursor_left(&die) == 0)
		return true;
	code = cursor_uleb(&die);
	if (code == 0)
		return !die.failed;
	if (!find_declaration(dwarf, unit, code, &declaration))
		return false;
	unit->tag = (uint16_t)cursor_uleb(&declaration);
	cursor_skip(&declaration, 1);
	set_bases(unit);
	for (;;) {
		const uint64_t attribute = cursor_uleb(&declaration);
		const uint64_t form = cursor_uleb(&declaration);
		int64_t constant = 0;
		struct dwarf_value value;

		if (form == DW_FORM_implicit_const)
			constant = cursor_sleb(&declaration);
		if (declaration.failed || form > UINT16_MAX)
			return false;
		if (attribute == 0 && form == 0)
			break;
		value = bsz_dwarf_value_read(&die, unit, (uint16_t)form,
		    constant);
		if (die.failed)
			return false;
		take_root_attribute(unit, &root, (uint16_t)bsz_min(attribute,
		    UINT16_MAX), &value);
	}
	resolve_root(dwarf, unit, &root);
	return true;
}

/*
 * A unit's header at the cursor, which moves behind the unit. False when it
 * cannot be understood; unit->end is 0 when not even its length was.
 */
static bool read_header(const struct dwarf *dwarf, struct cursor *at,
    struct dwarf_unit *unit)
{
	const struct bsz_span bytes = dwarf->sections[unit->section].bytes;
	struct cursor header;
	uint64_t length;

	unit->offset = (uint64_t)(at->at - bytes.data);
	length = cursor_u32(at);
	unit->offset_size = 4;
	if (length == UINT32_MAX) {
		unit->offset_size = 8;
		length = cursor_u64(at);
	}
	header = cursor_take(at, length);
	if (header.failed)
		return false;
	unit->end = (uint64_t)(at->at - bytes.data);
	unit->version = (uint8_t)bsz_min(cursor_u16(&header), 255);
	if (unit->version < 2 || unit->version > 5)
		return false;
	unit->type = unit->section == DWARF_TYPES ? DW_UT_type
						  : DW_UT_compile;
	if (unit->version >= 5) {
		unit->type = cursor_u8(&header);
		unit->address_size = cursor_u8(&header);
		unit->abbrev = cursor_uint(&header, unit->offset_size);
	} else {
		unit->abbrev = cursor_uint(&header, unit->offset_size);
		unit->address_size = cursor_u8(&header);
	}
	if (unit->type == DW_UT_type || unit->type == DW_UT_split_type)
		cursor_skip(&header, 8u + unit->offset_size);
	else if (unit->version >= 5 && (unit->type == DW_UT_skeleton ||
	    unit->type == DW_UT_split_compile)) {
		unit->has_dwo_id = true;
		unit->dwo_id = cursor_u64(&header);
	}
	unit->root = (uint64_t)(header.at - bytes.data);
	return !header.failed && (unit->address_size == 4 ||
	    unit->address_size == 8 || unit->address_size == 2);
}

static struct dwarf_unit *push_unit(struct dwarf *dwarf)
{
	if (dwarf->unit_count == dwarf->unit_room) {
		const size_t room = dwarf->unit_room ? dwarf->unit_room * 2
						     : 64;
		struct dwarf_unit *units = bsz_realloc(dwarf->units,
		    room * sizeof(*units));

		if (!units)
			return NULL;
		dwarf->units = units;
		dwarf->unit_room = room;
	}
	dwarf->units[dwarf->unit_count] = (struct dwarf_unit){
	    .index = (uint32_t)dwarf->unit_count};
	return &dwarf->units[dwarf->unit_count++];
}

/* A name in a relative directory: both start from the top of the sources. */
static void label_joined(struct dwarf *dwarf, struct dwarf_unit *unit)
{
	struct bsz_artifact *artifact = dwarf->image->artifact;
	struct bsz_buf path BSZ_AUTO(bsz_buf_release) = {0};

	bsz_source_path_join(&path, unit->comp_dir, NULL, unit->name, NULL, 0);
	artifact->failed |= path.failed;
	unit->label = bsz_labels_copy(artifact->labels, path.data,
	    path.failed ? 0 : bsz_min(path.size, BSZ_MAX_NAME));
}

static void label_unit(struct dwarf *dwarf, struct dwarf_unit *unit)
{
	struct bsz_labels *labels = dwarf->image->artifact->labels;
	const char *text = unit->name;

	if (unit->type == DW_UT_type || unit->type == DW_UT_split_type)
		text = "[type units]";
	else if (unit->tag == DW_TAG_partial_unit && !text)
		text = "[partial units]";
	else if (text && text[0] && unit->comp_dir &&
	    unit->comp_dir[0] != '/') {
		label_joined(dwarf, unit);
		return;
	}
	if (text && text[0])
		unit->label = bsz_labels_text(labels, text,
		    strnlen(text, BSZ_MAX_NAME));
	else
		unit->label = bsz_labels_printf(labels, "[unit at 0x%llx]",
		    (unsigned long long)unit->offset);
}

/* libdwarf's reading of a root that ours could not read. */
static bool ask_libdwarf(struct dwarf *dwarf, struct dwarf_unit *unit)
{
	return dwarf->sections[DWARF_ABBREV].bytes.size <=
	    BSZ_MAX_SECOND_OPINION_ABBREVS &&
	    dwarf->second_opinions++ < BSZ_MAX_SECOND_OPINIONS &&
	    bsz_dwarf_libdwarf_root(dwarf, unit);
}

/* Say what a header lacks; true when the units behind it can be tried. */
static bool refuse_header(struct dwarf *dwarf, const struct dwarf_unit *unit,
    size_t *damaged)
{
	bsz_dwarf_note(unit, unit->offset, unit->end
	    ? "its header is of no known version"
	    : "its length reaches past the section");
	if (++*damaged < BSZ_MAX_DAMAGED_HEADERS)
		return unit->end != 0;
	bsz_artifact_note(dwarf->image->artifact, BSZ_NO_OFFSET,
	    "%s.debug_%s%s: %zu unit headers in a row are damaged; what is "
	    "behind 0x%llx is left out", bsz_dwarf_place(dwarf),
	    bsz_dwarf_section_name((enum dwarf_section_id)unit->section),
	    dwarf->is_split ? ".dwo" : "", *damaged,
	    (unsigned long long)unit->offset);
	return false;
}

/* The root of a unit whose header is fine. */
static void read_unit(struct dwarf *dwarf, struct dwarf_unit *unit)
{
	if (dwarf->package && !bsz_dwarf_package_place(dwarf, unit)) {
		unit->damaged = true;
		bsz_dwarf_note(unit, unit->offset,
		    "no row of the package's indexes is about it");
	} else if (!read_root(dwarf, unit)) {
		unit->damaged = dwarf->is_split || !ask_libdwarf(dwarf, unit);
		if (unit->damaged)
			bsz_dwarf_note(unit, unit->root,
			    "its root DIE cannot be read");
	}
	if (unit->slices && unit->has_dwo_id &&
	    unit->slices->signature != unit->dwo_id)
		bsz_artifact_note(dwarf->image->artifact, BSZ_NO_OFFSET,
		    "%s.debug_info.dwo, unit at 0x%llx: the index says that "
		    "its dwo_id is 0x%016llx, itself says 0x%016llx",
		    bsz_dwarf_place(dwarf), (unsigned long long)unit->offset,
		    (unsigned long long)unit->slices->signature,
		    (unsigned long long)unit->dwo_id);
}

int bsz_dwarf_read_units(struct dwarf *dwarf, enum dwarf_section_id section,
    struct bsz_err *err)
{
	struct cursor at = cursor_on(dwarf->sections[section].bytes,
	    dwarf->image->big);
	size_t damaged = 0;
	uint64_t kept = 0;

	while (!at.failed && cursor_left(&at) >= 4) {
		struct dwarf_unit read = {.dwarf = dwarf,
		    .section = (uint8_t)section};
		struct dwarf_unit *unit;

		if (!read_header(dwarf, &at, &read)) {
			if (!refuse_header(dwarf, &read, &damaged))
				break;
			continue;
		}
		damaged = 0;
		unit = push_unit(dwarf);
		if (!unit)
			return bsz_fail_memory(err);
		read.index = unit->index;
		*unit = read;
		read_unit(dwarf, unit);
		if (unit->end - kept >= FORGET_AFTER) {
			bsz_dwarf_forget(dwarf, section, kept, unit->end);
			kept = unit->end;
		}
	}
	return 0;
}

void bsz_dwarf_label_units(struct dwarf *dwarf)
{
	for (size_t i = 0; i < dwarf->unit_count; i++) {
		struct dwarf_unit *const unit = &dwarf->units[i];

		label_unit(dwarf, unit);
		if (unit->split)
			unit->split->label = unit->label;
	}
}
