/*
 * Does our own walk over DIEs see what libdwarf sees?
 *
 *   dies FILE...
 *
 * Walks .debug_info of each file both ways and compares offset, tag and pc
 * pair of every DIE, in order. Prints one line a file and exits with 1 when
 * any differs. libdwarf is given the same bytes: one mapping, decompressed
 * and relocated once.
 */
#include <binsize/file.h>

#include "readers/dwarf.h"
#include "readers/dwarf_constants.h"
#include "readers/dwarf_libdwarf.h"
#include "readers/readers.h"

struct list {
	struct dwarf_libdwarf_die *items;
	size_t count, room;
};

enum slot { LOW = 1, HIGH };

static uint8_t wants(uint16_t tag, uint16_t attribute, uint16_t form)
{
	(void)tag;
	(void)form;
	return attribute == DW_AT_low_pc ? LOW
	    : attribute == DW_AT_high_pc ? HIGH : 0;
}

static void push(void *context, const struct dwarf_libdwarf_die *die)
{
	struct list *list = context;

	if (list->count == list->room) {
		list->room = list->room * 2 + 1024;
		list->items = bsz_realloc(list->items,
		    list->room * sizeof(*list->items));
		if (!list->items)
			abort();
	}
	list->items[list->count++] = *die;
}

static bool read_pc(const struct dwarf *dwarf, const struct dwarf_unit *unit,
    const struct dwarf_abbrevs *abbrevs, const struct dwarf_abbrev *abbrev,
    struct cursor *at, struct dwarf_libdwarf_die *die)
{
	const struct dwarf_step *step = &abbrevs->steps[abbrev->steps];
	struct dwarf_value low = {.class = CLASS_NONE};
	struct dwarf_value high = {.class = CLASS_NONE};

	for (; dwarf_step_reach(at, step); step++) {
		if (step->slot == LOW)
			low = dwarf_value_take(at, unit, step);
		else if (step->slot == HIGH)
			high = dwarf_value_take(at, unit, step);
		else
			dwarf_step_skip(at, unit, step);
	}
	if (bsz_dwarf_value_address(dwarf, unit, &low, &die->low)) {
		if (high.class == CLASS_CONSTANT)
			die->high = die->low + high.number;
		else if (!bsz_dwarf_value_address(dwarf, unit, &high,
		    &die->high))
			die->high = 0;
	} else {
		die->low = 0;
	}
	return !at->failed;
}

static bool walk_unit(const struct dwarf *dwarf,
    const struct dwarf_unit *unit, struct dwarf_abbrevs *abbrevs,
    struct list *list)
{
	const struct bsz_span bytes = dwarf->sections[unit->section].bytes;
	struct cursor at = bsz_dwarf_unit_cursor(dwarf, unit, unit->root);

	if (!bsz_dwarf_abbrevs_compile(abbrevs, dwarf, unit, wants))
		return false;
	while (cursor_left(&at)) {
		struct dwarf_libdwarf_die die = {.unit = unit->offset,
		    .offset = (uint64_t)(at.at - bytes.data)};
		const uint64_t code = cursor_uleb(&at);
		const struct dwarf_abbrev *abbrev =
		    dwarf_abbrevs_find(abbrevs, code);

		if (code == 0)
			continue;
		if (!abbrev || !read_pc(dwarf, unit, abbrevs, abbrev, &at,
		    &die))
			return false;
		die.tag = abbrev->tag;
		push(list, &die);
	}
	return true;
}

static bool compare(const char *path, const struct list *ours,
    const struct list *theirs)
{
	for (size_t i = 0; i < ours->count && i < theirs->count; i++) {
		const struct dwarf_libdwarf_die *a = &ours->items[i];
		const struct dwarf_libdwarf_die *b = &theirs->items[i];

		if (a->offset == b->offset && a->tag == b->tag &&
		    a->low == b->low && a->high == b->high)
			continue;
		printf("%s: DIE %zu: ours at 0x%llx tag 0x%x [0x%llx 0x%llx),"
		    " libdwarf's at 0x%llx tag 0x%x [0x%llx 0x%llx)\n", path,
		    i, (unsigned long long)a->offset, a->tag,
		    (unsigned long long)a->low, (unsigned long long)a->high,
		    (unsigned long long)b->offset, b->tag,
		    (unsigned long long)b->low, (unsigned long long)b->high);
		return false;
	}
	printf("%s: %zu DIEs, libdwarf %zu\n", path, ours->count,
	    theirs->count);
	return ours->count == theirs->count;
}

static bool check_artifact(const char *path, struct bsz_artifact *artifact)
{
	struct dwarf_abbrevs abbrevs = {.offset = UINT64_MAX};
	struct list ours = {0}, theirs = {0};
	struct bsz_err err;
	struct dwarf *dwarf;
	bool fine = bsz_dwarf_get(artifact->image, &dwarf, &err) == 0;

	if (fine && !dwarf) {
		printf("%s: no debug information\n", path);
		return true;
	}
	for (int id = 0; id < DWARF_SECTION_COUNT && fine; id++)
		fine = bsz_dwarf_load(dwarf, (enum dwarf_section_id)id,
		    &err) == 0;
	for (size_t i = 0; fine && i < dwarf->unit_count; i++) {
		if (dwarf->units[i].section == DWARF_INFO)
			fine = walk_unit(dwarf, &dwarf->units[i], &abbrevs,
			    &ours);
	}
	fine = fine && bsz_dwarf_libdwarf_walk(dwarf, push, &theirs);
	if (!fine)
		printf("%s: one of the two walks stopped at damage\n", path);
	fine = fine && compare(path, &ours, &theirs);
	bsz_dwarf_abbrevs_release(&abbrevs);
	bsz_free(ours.items);
	bsz_free(theirs.items);
	return fine;
}

static bool check_file(const char *path)
{
	struct bsz_artifact artifact;
	struct bsz_file file;
	struct bsz_err err;
	bool fine = bsz_file_open(&file, path, &err) == 0;

	if (!fine || bsz_artifact_init(&artifact, path, file.bytes, 1, &err)) {
		printf("%s: %s\n", path, err.text);
		return false;
	}
	fine = bsz_readers_open(&artifact, &err) == 0 &&
	    check_artifact(path, &artifact);
	bsz_artifact_release(&artifact);
	bsz_file_close(&file);
	return fine;
}

int main(int argc, char **argv)
{
	bool fine = argc > 1;

	for (int i = 1; i < argc; i++)
		fine &= check_file(argv[i]);
	return fine ? 0 : 1;
}
