/*
 * The debug sections of an image, and of the files that hold parts of its
 * debug information.
 */
#include "dwarf_read.h"

#include "dwarf_alternate.h"
#include "dwarf_package.h"
#include "dwarf_split.h"
#include "elf_companion.h"

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

/* ".debug_info" as "info", and of split units ".debug_info.dwo" so; NULL
 * when it is no debug section. *size: of the name. */
static const char *plain_name(const char *name, bool is_split, size_t *size)
{
	static const char dwo[] = ".dwo";

	if (strncmp(name, ".debug_", 7) == 0)
		name += 7;
	else if (strncmp(name, ".zdebug_", 8) == 0)
		name += 8;
	else
		return NULL;
	*size = strlen(name);
	if (!is_split)
		return name;
	if (*size <= sizeof(dwo) - 1 ||
	    strcmp(name + *size - (sizeof(dwo) - 1), dwo) != 0)
		return NULL;
	*size -= sizeof(dwo) - 1;
	return name;
}

static void find_sections(struct dwarf *dwarf)
{
	const struct elf_image *image = dwarf->source;

	for (size_t i = 1; i < image->section_count; i++) {
		const struct elf_section *section = &image->sections[i];
		size_t size;
		const char *const name = plain_name(section->name,
		    dwarf->is_split, &size);

		if (!name || section->type == SHT_NOBITS ||
		    !section->file_size)
			continue;
		for (size_t k = 0; k < DWARF_SECTION_COUNT; k++) {
			if (!dwarf->sections[k].elf &&
			    strlen(section_names[k]) == size &&
			    memcmp(name, section_names[k], size) == 0)
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
	/* split units have nothing that needs to be relocated */
	if (rc == 0 && dwarf->source->type == ET_REL && section->bytes.size &&
	    !dwarf->is_split)
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

const char *bsz_dwarf_place(const struct dwarf *dwarf)
{
	const char *text = "";

	if (dwarf->is_alternate)
		text = "alternate file, ";
	else if (dwarf->path)
		text = bsz_arena_printf(&dwarf->image->artifact->arena,
		    "'%.200s', ", dwarf->path);
	return text ? text : "";
}

void bsz_dwarf_note(const struct dwarf_unit *unit, uint64_t offset,
    const char *what)
{
	const struct dwarf *const dwarf = unit->dwarf;
	/* of the kinds of files and sections; none has 2^61 bytes */
	const uint64_t section = (dwarf->skeletons ? 4u
	    : dwarf->is_alternate ? 2u : 0u) + (unit->section == DWARF_TYPES);

	bsz_artifact_note_at(dwarf->image->artifact,
	    (section << 61) + unit->offset + 1,
	    "%s.debug_%s%s, unit at 0x%llx: %s (at 0x%llx); the rest of this "
	    "unit is left out", bsz_dwarf_place(dwarf),
	    section_names[unit->section], dwarf->is_split ? ".dwo" : "",
	    (unsigned long long)unit->offset, what,
	    (unsigned long long)offset);
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
	/* where range lists are in a package is a unit's to know */
	if (rc == 0 && dwarf->is_split)
		rc = bsz_dwarf_load(dwarf, DWARF_RNGLISTS, err);
	if (rc == 0 && dwarf->is_split)
		rc = bsz_dwarf_package_read(dwarf, err);
	if (rc == 0)
		rc = bsz_dwarf_read_units(dwarf, DWARF_INFO, err);
	if (rc == 0)
		rc = bsz_dwarf_read_units(dwarf, DWARF_TYPES, err);
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
	else if (!bsz_elf_has_debug_info(dwarf->image))
		dwarf->is_split = bsz_dwarf_has_split(dwarf->image);
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

int bsz_dwarf_open_other(struct dwarf *dwarf, enum dwarf_role role,
    struct elf_image *source, const char *path, struct dwarf **out,
    struct bsz_err *err)
{
	struct dwarf *const other = bsz_calloc(1, sizeof(*other));

	*out = other;
	if (!other)
		return bsz_fail_memory(err);
	other->image = dwarf->image;
	other->source = source;
	other->path = path;
	other->is_alternate = role == DWARF_ALTERNATE;
	other->is_split = role == DWARF_SPLIT;
	other->skeletons = role == DWARF_SPLIT ? dwarf : NULL;
	return fill(other, err);
}

static int open_alternate(struct dwarf *dwarf, struct bsz_err *err)
{
	struct elf_image *source;
	const int rc = bsz_dwarf_find_alternate(dwarf, &source, err);

	if (rc != 0 || !source)
		return rc;
	return bsz_dwarf_open_other(dwarf, DWARF_ALTERNATE, source, NULL,
	    &dwarf->alternate, err);
}

/* All of an image's: its own, and what other files hold. */
static int open_image(struct dwarf *dwarf, struct bsz_err *err)
{
	int rc = choose_source(dwarf, err);

	if (rc == 0)
		rc = open_alternate(dwarf, err);
	if (rc == 0)
		rc = fill(dwarf, err);
	if (rc == 0)
		rc = bsz_dwarf_find_splits(dwarf, err);
	if (rc == 0)
		bsz_dwarf_label_units(dwarf);
	return rc;
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
		rc = open_image(dwarf, err);
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
	bsz_dwarf_free_splits(dwarf->splits);
	bsz_dwarf_package_free(dwarf->package);
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
