/*
 * Finding split units.
 *
 * Files given by hand come first, packages or not; then the package beside
 * the program ("app.dwp"), and for what that lacks the .dwo file: under the
 * name and folder that the skeleton says, beside the program, in the folders
 * of debug files. A unit is taken when its dwo_id is the skeleton's: a file
 * of another build would give wrong names. Without it names are missing, and
 * no byte.
 */
#include "dwarf_split.h"

#include "dwarf_constants.h"
#include "dwarf_package.h"
#include "dwarf_read.h"
#include "elf_companion.h"

#include <binsize/buf.h>
#include <binsize/limits.h>
#include <binsize/sort.h>

/* Skeletons without their unit that are named one by one. */
#define MOST_NAMED 8

/* One file with split units. */
struct split_file {
	struct dwarf *dwarf;
	struct bsz_keyed *ids; /* dwo_id to number of the unit, sorted */
	size_t count;
	size_t used;
	bool is_given;
};

struct dwarf_splits {
	struct split_file *items;
	size_t count, room;
	size_t common; /* the first of these may hold anybody's units */
};

struct search {
	struct dwarf *dwarf;
	const struct bsz_debug_search *how;
	struct dwarf_splits *splits;
	struct bsz_buf path;
	size_t missing;
};

void bsz_dwarf_free_splits(struct dwarf_splits *splits)
{
	if (!splits)
		return;
	for (size_t i = 0; i < splits->count; i++) {
		bsz_dwarf_free(splits->items[i].dwarf);
		bsz_free(splits->items[i].ids);
	}
	bsz_free(splits->items);
	bsz_free(splits);
}

int bsz_dwarf_load_splits(struct dwarf *dwarf, enum dwarf_section_id id,
    struct bsz_err *err)
{
	int rc = 0;

	for (size_t i = 0; dwarf->splits && i < dwarf->splits->count && !rc;
	    i++)
		rc = bsz_dwarf_load(dwarf->splits->items[i].dwarf, id, err);
	return rc;
}

/* --- one file --- */

static int index_units(struct split_file *file, struct bsz_err *err)
{
	const struct dwarf *const dwarf = file->dwarf;
	struct bsz_keyed *const scratch = bsz_malloc((dwarf->unit_count + 1) *
	    sizeof(*scratch));

	file->ids = bsz_malloc((dwarf->unit_count + 1) * sizeof(*file->ids));
	if (!file->ids || !scratch) {
		bsz_free(scratch);
		return bsz_fail_memory(err);
	}
	for (size_t i = 0; i < dwarf->unit_count; i++) {
		const struct dwarf_unit *const unit = &dwarf->units[i];

		if (unit->has_dwo_id && !unit->damaged)
			file->ids[file->count++] =
			    (struct bsz_keyed){unit->dwo_id, i};
	}
	bsz_sort_keyed(file->ids, scratch, file->count);
	bsz_free(scratch);
	return 0;
}

/* The unit of a file with a dwo_id, or NULL. */
static struct dwarf_unit *find_unit(const struct split_file *file,
    uint64_t dwo_id)
{
	size_t low = 0, high = file->count;

	while (low < high) {
		const size_t middle = (low + high) / 2;

		if (file->ids[middle].key < dwo_id)
			low = middle + 1;
		else
			high = middle;
	}
	return low < file->count && file->ids[low].key == dwo_id
	    ? &file->dwarf->units[file->ids[low].value] : NULL;
}

/* Add the split units of a companion. */
static int add_file(struct search *search, const struct elf_companion *found,
    struct split_file **out, struct bsz_err *err)
{
	struct dwarf_splits *const splits = search->splits;
	struct split_file *file;
	int rc;

	if (splits->count == splits->room) {
		const size_t room = splits->room * 2 + 16;
		struct split_file *items = bsz_realloc(splits->items,
		    room * sizeof(*items));

		if (!items)
			return bsz_fail_memory(err);
		splits->items = items;
		splits->room = room;
	}
	file = &splits->items[splits->count++];
	*file = (struct split_file){.count = 0};
	rc = bsz_dwarf_open_other(search->dwarf, DWARF_SPLIT, found->image,
	    found->path, &file->dwarf, err);
	if (rc == 0)
		rc = index_units(file, err);
	*out = file;
	return rc;
}

/* Open what is at a path; *out is NULL when it holds no split units. */
static int open_file(struct search *search, const char *path,
    struct split_file **out, struct bsz_err *err)
{
	struct elf_companion *found;
	struct bsz_err why = {0};
	int rc;

	*out = NULL;
	if (search->splits->count >= BSZ_MAX_SPLIT_FILES)
		return 0;
	rc = bsz_elf_companion_open(search->dwarf->image, path, &found, &why);
	if (rc)
		*err = why;
	if (rc || !found || !bsz_dwarf_has_split(found->image))
		return rc;
	return add_file(search, found, out, err);
}

/* --- files of many units --- */

static int open_given(struct search *search, struct bsz_err *err)
{
	struct split_file *file;
	int rc = 0;

	for (size_t i = 0; i < search->how->file_count && !rc; i++) {
		rc = open_file(search, search->how->files[i], &file, err);
		if (!rc && file)
			file->is_given = true;
	}
	return rc;
}

/* The path the debug information at hand was opened by. */
static const char *path_of(const struct dwarf *dwarf)
{
	const struct elf_companion *at = dwarf->image->companions;

	while (at && at->image != dwarf->source)
		at = at->next;
	return at ? at->path : dwarf->image->artifact->path;
}

/* "app.dwp" beside the program, and beside its debug file. */
static int open_packages(struct search *search, struct bsz_err *err)
{
	const struct dwarf *const dwarf = search->dwarf;
	const char *const paths[] = {dwarf->image->artifact->path,
		path_of(dwarf)};
	const size_t count = strcmp(paths[0], paths[1]) == 0 ? 1 : 2;
	struct split_file *file;
	int rc = 0;

	for (size_t i = 0; i < count && !rc; i++) {
		search->path.size = 0;
		bsz_buf_printf(&search->path, "%s.dwp%c", paths[i], 0);
		rc = search->path.failed ? bsz_fail_memory(err)
		    : open_file(search, search->path.data, &file, err);
	}
	return rc;
}

/* --- one unit --- */

/* Places of a .dwo file, in the order in which they are tried. */
enum place { AS_NAMED, BESIDE, BESIDE_PLAIN, IN_FOLDERS };

/* Write a place of the file of a skeleton; false when it is none. */
static bool write_place(struct search *search, const struct dwarf_unit *unit,
    size_t number)
{
	const char *const name = unit->dwo_name;
	const char *const slash = strrchr(name, '/');
	const char *const plain = slash ? slash + 1 : name;
	const char *const beside = path_of(search->dwarf);
	const char *const end = strrchr(beside, '/');
	const int folder = end ? (int)(end - beside) + 1 : 0;
	const bool is_absolute = unit->comp_dir && unit->comp_dir[0] == '/';
	struct bsz_buf *const path = &search->path;
	const char *dir;

	path->size = 0;
	switch (number) {
	case AS_NAMED:
		if (name[0] != '/' && !is_absolute)
			return false;
		bsz_buf_printf(path, "%s%s%s", name[0] == '/' ? ""
		    : unit->comp_dir, name[0] == '/' ? "" : "/", name);
		break;
	case BESIDE:
		if (name[0] == '/')
			return false;
		bsz_buf_printf(path, "%.*s%s%s%s", folder, beside,
		    unit->comp_dir && !is_absolute ? unit->comp_dir : "",
		    unit->comp_dir && !is_absolute ? "/" : "", name);
		break;
	case BESIDE_PLAIN:
		bsz_buf_printf(path, "%.*s%s", folder, beside, plain);
		break;
	default:
		number -= IN_FOLDERS;
		dir = search->how->dirs[number / 2];
		bsz_buf_printf(path, "%s/%s", dir, number % 2 ? plain : name);
		break;
	}
	bsz_buf_char(path, 0);
	return true;
}

static int try_places(struct search *search, const struct dwarf_unit *unit,
    struct dwarf_unit **out, struct bsz_err *err)
{
	const size_t count = IN_FOLDERS + 2 * search->how->dir_count;
	bool told = false;
	int rc = 0;

	for (size_t i = 0; i < count && !rc && !*out; i++) {
		struct split_file *file;

		if (!write_place(search, unit, i))
			continue;
		if (search->path.failed)
			return bsz_fail_memory(err);
		rc = open_file(search, search->path.data, &file, err);
		if (rc || !file)
			continue;
		*out = find_unit(file, unit->dwo_id);
		file->used += *out != NULL;
		if (*out || told)
			continue;
		told = true;
		bsz_artifact_note(search->dwarf->image->artifact,
		    BSZ_NO_OFFSET, "'%.200s' is not used: it is of another "
		    "build, as it holds no unit of dwo_id 0x%016llx",
		    file->dwarf->path, (unsigned long long)unit->dwo_id);
	}
	return rc;
}

static void note_missing(struct search *search, const struct dwarf_unit *unit)
{
	if (search->missing++ < MOST_NAMED)
		bsz_artifact_note(search->dwarf->image->artifact,
		    BSZ_NO_OFFSET, "%s.debug_info, unit at 0x%llx: its split "
		    "unit '%.200s' (dwo_id 0x%016llx) is not found: names "
		    "that it holds are missing",
		    bsz_dwarf_place(search->dwarf),
		    (unsigned long long)unit->offset, unit->dwo_name,
		    (unsigned long long)unit->dwo_id);
}

/* A split unit takes what only its skeleton knows, and tells what it is. */
static void join(struct dwarf_unit *skeleton, struct dwarf_unit *split)
{
	skeleton->split = split;
	split->is_taken = true;
	split->index = skeleton->index;
	split->has_low = skeleton->has_low;
	split->low_pc = skeleton->low_pc;
	split->addr_base = skeleton->addr_base;
	if (split->version < 5)
		split->ranges_base = skeleton->ranges_base;
	if (split->name)
		skeleton->name = split->name;
	if (split->comp_dir)
		skeleton->comp_dir = split->comp_dir;
	skeleton->producer = split->producer;
	skeleton->language = split->language;
}

static int find_split(struct search *search, struct dwarf_unit *unit,
    struct bsz_err *err)
{
	struct dwarf_splits *const splits = search->splits;
	struct dwarf_unit *found = NULL;
	int rc = 0;

	for (size_t i = 0; i < splits->common && !found; i++) {
		found = find_unit(&splits->items[i], unit->dwo_id);
		splits->items[i].used += found != NULL;
	}
	if (!found && search->how->lookup)
		rc = try_places(search, unit, &found, err);
	if (rc)
		return rc;
	if (found && !found->is_taken)
		join(unit, found);
	else if (found)
		bsz_dwarf_note(unit, unit->offset, "another unit has its "
		    "dwo_id, too");
	else
		note_missing(search, unit);
	return 0;
}

/* --- all of them --- */

static void note_rest(const struct search *search)
{
	struct bsz_artifact *const artifact = search->dwarf->image->artifact;

	if (search->missing > MOST_NAMED)
		bsz_artifact_note(artifact, BSZ_NO_OFFSET, "%zu split units "
		    "are not found in all", search->missing);
	for (size_t i = 0; i < search->splits->common; i++) {
		const struct split_file *const file =
		    &search->splits->items[i];

		if (file->is_given && !file->used)
			bsz_artifact_note(artifact, BSZ_NO_OFFSET,
			    "'%.200s' is not used: it holds no unit of this "
			    "program", file->dwarf->path);
	}
}

static int find_all(struct search *search, struct bsz_err *err)
{
	struct dwarf *const dwarf = search->dwarf;
	bool any = false;
	int rc = open_given(search, err);

	for (size_t i = 0; i < dwarf->unit_count; i++)
		any |= dwarf->units[i].dwo_name != NULL;
	if (!rc && any && search->how->lookup)
		rc = open_packages(search, err);
	search->splits->common = search->splits->count;
	for (size_t i = 0; i < dwarf->unit_count && !rc; i++) {
		struct dwarf_unit *const unit = &dwarf->units[i];

		if (unit->dwo_name && unit->has_dwo_id && !unit->damaged)
			rc = find_split(search, unit, err);
	}
	if (!rc)
		note_rest(search);
	return rc;
}

int bsz_dwarf_find_splits(struct dwarf *dwarf, struct bsz_err *err)
{
	struct search search = {.dwarf = dwarf,
	    .how = dwarf->image->artifact->debug_search};
	int rc;

	if (!search.how || dwarf->is_split)
		return 0;
	dwarf->splits = bsz_calloc(1, sizeof(*dwarf->splits));
	if (!dwarf->splits)
		return bsz_fail_memory(err);
	search.splits = dwarf->splits;
	rc = find_all(&search, err);
	bsz_buf_release(&search.path);
	return rc;
}
