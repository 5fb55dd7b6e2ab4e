/*
 * The debug sections of an image, and a record a unit: its header (7.5.1)
 * and what its root DIE says.
 *
 * Attributes of a root may refer to bases that come later in the same DIE
 * (DW_AT_name by index before DW_AT_str_offsets_base), so values are
 * collected first and resolved after.
 */
#include "dwarf.h"

#include "dwarf_alternate.h"
#include "dwarf_constants.h"
#include "dwarf_libdwarf.h"
#include "elf_companion.h"
#include "source_path.h"

#include <binsize/file.h>
#include <binsize/limits.h>

static const char *const section_names[DWARF_SECTION_COUNT] = {
	[DWARF_INFO] = "info",
	[DWARF_TYPES] = "types",
	[DWARF_ABBREV] = "abbrev",
	[DWARF_LINE] = "line",
	[DWARF_STR] = "str",
	[DWARF_LINE_STR] = "line_str",
	[DWARF_STR_OFFSETS] = "str_offsets",
	[DWARF_ADDR] = "addr",
	[DWARF_ARANGES] = "aranges",
	[DWARF_RANGES] = "ranges",
	[DWARF_RNGLISTS] = "rnglists",
	[DWARF_LOC] = "loc",
	[DWARF_LOCLISTS] = "loclists",
	[DWARF_MACINFO] = "macinfo",
	[DWARF_MACRO] = "macro",
	[DWARF_PUBNAMES] = "pubnames",
	[DWARF_PUBTYPES] = "pubtypes",
	[DWARF_GNU_PUBNAMES] = "gnu_pubnames",
	[DWARF_GNU_PUBTYPES] = "gnu_pubtypes",
	[DWARF_NAMES] = "names",
	[DWARF_FRAME] = "frame",
};

const char *bsz_dwarf_section_name(enum dwarf_section_id id)
{
	return section_names[id];
}

static void find_sections(struct dwarf *dwarf)
{
	const struct elf_image *image = dwarf->source;

	for (size_t i = 1; i < image->section_count; i++) {
		const struct elf_section *section = &image->sections[i];
		const char *name = section->name;

		if (section->type == SHT_NOBITS || !section->file_size)
			continue;
		if (strncmp(name, ".debug_", 7) == 0)
			name += 7;
		else if (strncmp(name, ".zdebug_", 8) == 0)
			name += 8;
		else
			continue;
		for (size_t k = 0; k < DWARF_SECTION_COUNT; k++) {
			if (!dwarf->sections[k].elf &&
			    strcmp(name, section_names[k]) == 0)
				dwarf->sections[k].elf = section;
		}
	}
}

/* A relocatable file's section needs a copy of its own to be changed. */
static int relocate(struct dwarf *dwarf, struct dwarf_section *section,
    struct bsz_err *err)
{
	struct elf_image *image = dwarf->source;
	uint8_t *copy = (uint8_t *)(uintptr_t)section->bytes.data;

	if (!section->owned) {
		copy = bsz_malloc(section->bytes.size + 1);
		if (!copy)
			return bsz_fail_memory(err);
		memcpy(copy, section->bytes.data, section->bytes.size);
		section->bytes.data = copy;
		section->owned = true;
	}
	bsz_elf_relocate(image, (size_t)(section->elf - image->sections), copy,
	    section->bytes.size);
	return 0;
}

int bsz_dwarf_load(struct dwarf *dwarf, enum dwarf_section_id id,
    struct bsz_err *err)
{
	struct dwarf_section *section = &dwarf->sections[id];
	int rc;

	if (section->loaded || !section->elf)
		return 0;
	section->loaded = true;
	rc = bsz_elf_section_inflate(dwarf->source, section->elf, &dwarf->budget,
	    &section->bytes, &section->owned, err);
	if (rc == BSZ_EINPUT) {
		bsz_artifact_note(dwarf->image->artifact,
		    section->elf->offset, "section '%.99s': %s; left out",
		    section->elf->name, err->text);
		return 0;
	}
	if (rc == 0 && dwarf->source->type == ET_REL && section->bytes.size)
		rc = relocate(dwarf, section, err);
	section->terminated = rc == 0 && section->bytes.size &&
	    section->bytes.data[section->bytes.size - 1] == 0;
	return rc;
}

void bsz_dwarf_forget(const struct dwarf *dwarf, enum dwarf_section_id id,
    uint64_t start, uint64_t end)
{
	const struct dwarf_section *section = &dwarf->sections[id];

	if (dwarf->source->mapped && !section->owned)
		bsz_file_forget(bsz_span_part(section->bytes, start,
		    end - start));
}

struct cursor bsz_dwarf_unit_cursor(const struct dwarf *dwarf,
    const struct dwarf_unit *unit, uint64_t from)
{
	const struct bsz_span bytes = dwarf->sections[unit->section].bytes;

	return cursor_on(bsz_span_part(bytes, from, unit->end - from),
	    dwarf->image->big);
}

void bsz_dwarf_note(struct dwarf *dwarf, const struct dwarf_unit *unit,
    uint64_t offset, const char *what)
{
	/* of both files and sections; none has 2^61 bytes */
	const uint64_t section = (dwarf->is_alternate ? 2u : 0u) +
	    (unit->section == DWARF_TYPES);

	bsz_artifact_note_at(dwarf->image->artifact,
	    (section << 61) + unit->offset + 1,
	    "%s.debug_%s, unit at 0x%llx: %s (at 0x%llx); the rest of this "
	    "unit is left out", dwarf->is_alternate ? "alternate file, " : "",
	    section_names[unit->section],
	    (unsigned long long)unit->offset, what,
	    (unsigned long long)offset);
}

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

	unit->name = bsz_dwarf_value_text(dwarf, unit, &root->name);
	if (!unit->name)
		unit->name = bsz_dwarf_value_text(dwarf, unit, &root->dwo_name);
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
	/* split units of DWARF 5 leave bases out: behind the header */
	if (unit->version >= 5)
		unit->str_offsets_base = unit->offset_size == 8 ? 16 : 8;
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
	else if (unit->type == DW_UT_skeleton ||
	    unit->type == DW_UT_split_compile)
		cursor_skip(&header, unit->version >= 5 ? 8 : 0);
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
	bsz_dwarf_note(dwarf, unit, unit->offset, unit->end
	    ? "its header is of no known version"
	    : "its length reaches past the section");
	if (++*damaged < BSZ_MAX_DAMAGED_HEADERS)
		return unit->end != 0;
	bsz_artifact_note(dwarf->image->artifact, BSZ_NO_OFFSET,
	    "%s.debug_%s: %zu unit headers in a row are damaged; what is behind "
	    "0x%llx is left out", dwarf->is_alternate ? "alternate file, " : "",
	    section_names[unit->section], *damaged,
	    (unsigned long long)unit->offset);
	return false;
}

static int read_units(struct dwarf *dwarf, enum dwarf_section_id section,
    struct bsz_err *err)
{
	struct cursor at = cursor_on(dwarf->sections[section].bytes,
	    dwarf->image->big);
	size_t damaged = 0;

	while (!at.failed && cursor_left(&at) >= 4) {
		struct dwarf_unit read = {.section = (uint8_t)section,
		    .is_alternate = dwarf->is_alternate};
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
		if (!read_root(dwarf, unit)) {
			unit->damaged = !ask_libdwarf(dwarf, unit);
			if (unit->damaged)
				bsz_dwarf_note(dwarf, unit, unit->root,
				    "its root DIE cannot be read");
		}
		if (!dwarf->is_alternate)
			label_unit(dwarf, unit);
	}
	return 0;
}

static int read_all(struct dwarf *dwarf, struct bsz_err *err)
{
	static const enum dwarf_section_id needed[] = {
		DWARF_INFO, DWARF_TYPES, DWARF_ABBREV, DWARF_STR,
		DWARF_LINE_STR, DWARF_STR_OFFSETS, DWARF_ADDR
	};
	int rc = 0;

	for (size_t i = 0; i < BSZ_COUNTOF(needed) && rc == 0; i++)
		rc = bsz_dwarf_load(dwarf, needed[i], err);
	if (rc == 0)
		rc = read_units(dwarf, DWARF_INFO, err);
	if (rc == 0)
		rc = read_units(dwarf, DWARF_TYPES, err);
	bsz_dwarf_forget(dwarf, DWARF_INFO, 0,
	    dwarf->sections[DWARF_INFO].bytes.size);
	bsz_dwarf_forget(dwarf, DWARF_TYPES, 0,
	    dwarf->sections[DWARF_TYPES].bytes.size);
	return rc;
}

/* A stripped program's debug information is in another file. */
static int choose_source(struct dwarf *dwarf, struct bsz_err *err)
{
	struct elf_image *debug = NULL;
	int rc = 0;

	if (!bsz_elf_has_debug_info(dwarf->image))
		rc = bsz_elf_debug_file(dwarf->image, &debug, err);
	if (debug && bsz_elf_has_debug_info(debug))
		dwarf->source = debug;
	return rc;
}

/* Find the sections of the source, and read the units. */
static int fill(struct dwarf *dwarf, struct bsz_err *err)
{
	dwarf->budget = BSZ_MAX_INFLATED_BASE +
	    bsz_mul(BSZ_MAX_INFLATED_RATIO, dwarf->source->bytes.size);
	find_sections(dwarf);
	return read_all(dwarf, err);
}

static int open_alternate(struct dwarf *dwarf, struct bsz_err *err)
{
	struct elf_image *source;
	const int rc = bsz_dwarf_find_alternate(dwarf, &source, err);

	if (rc != 0 || !source)
		return rc;
	dwarf->alternate = bsz_calloc(1, sizeof(*dwarf->alternate));
	if (!dwarf->alternate)
		return bsz_fail_memory(err);
	dwarf->alternate->image = dwarf->image;
	dwarf->alternate->source = source;
	dwarf->alternate->is_alternate = true;
	return fill(dwarf->alternate, err);
}

int bsz_dwarf_get(struct elf_image *image, struct dwarf **out,
    struct bsz_err *err)
{
	struct dwarf *dwarf = image->dwarf;
	int rc = 0;

	if (!dwarf) {
		dwarf = bsz_calloc(1, sizeof(*dwarf));
		if (!dwarf)
			return bsz_fail_memory(err);
		image->dwarf = dwarf;
		dwarf->image = dwarf->source = image;
		rc = choose_source(dwarf, err);
		if (rc == 0)
			rc = open_alternate(dwarf, err);
		if (rc == 0)
			rc = fill(dwarf, err);
		if (rc != 0) {
			bsz_dwarf_free(dwarf);
			image->dwarf = NULL;
		}
	}
	*out = rc == 0 && dwarf->unit_count ? dwarf : NULL;
	return rc;
}

void bsz_dwarf_free(struct dwarf *dwarf)
{
	if (!dwarf)
		return;
	for (size_t i = 0; i < DWARF_SECTION_COUNT; i++) {
		if (dwarf->sections[i].owned)
			bsz_free((void *)(uintptr_t)
			    dwarf->sections[i].bytes.data);
	}
	bsz_free(dwarf->units);
	bsz_dwarf_free(dwarf->alternate);
	bsz_free(dwarf);
}

const struct dwarf_unit *bsz_dwarf_unit_at(const struct dwarf *dwarf,
    uint64_t offset)
{
	size_t low = 0, high = dwarf->unit_count;

	/* units of .debug_info come first and are in order */
	while (high > 0 && dwarf->units[high - 1].section != DWARF_INFO)
		high--;
	while (low < high) {
		const size_t middle = (low + high) / 2;

		if (dwarf->units[middle].end <= offset)
			low = middle + 1;
		else
			high = middle;
	}
	return low < dwarf->unit_count &&
	    dwarf->units[low].section == DWARF_INFO &&
	    dwarf->units[low].offset <= offset ? &dwarf->units[low] : NULL;
}
