/*
 * Finding the separate debug file of a stripped program.
 *
 * Three ways, surest first: the files given by hand, of which one must have
 * the same build ID; the build ID in the folders of debug files; the name and
 * checksum in .gnu_debuglink, in the three places debuggers look. What is
 * measured stays the program: a debug file brings names and lines.
 */
#include "elf_companion.h"

#include "cursor.h"
#include "unpack.h"

#include <binsize/buf.h>
#include <binsize/limits.h>

#include <limits.h>
#include <stdlib.h>
#include <zlib.h>

bool bsz_elf_has_debug_info(const struct elf_image *image)
{
	static const char *const names[] = {".debug_info", ".zdebug_info"};

	for (size_t i = 0; i < BSZ_COUNTOF(names); i++) {
		const struct elf_section *section =
		    bsz_elf_section_find(image, names[i]);

		if (section && section->file_size)
			return true;
	}
	return false;
}

static bool is_complete(const struct elf_image *image)
{
	return bsz_elf_has_symtab(image) && bsz_elf_has_debug_info(image);
}

/* May files given by hand be what dwz moved debug information to? */
static bool has_alternate(const struct elf_image *image)
{
	return bsz_elf_section_find(image, ".gnu_debugaltlink") ||
	    bsz_elf_section_find(image, ".debug_sup");
}

/* A file of split units: dwarf_split.c takes those. */
static bool is_split(const struct elf_companion *companion)
{
	return bsz_elf_section_find(companion->image, ".debug_info.dwo");
}

/* Is any of the files given by hand one of split units? BSZ_ENOMEM. */
static int find_split(struct elf_image *image, bool *out,
    struct bsz_err *err)
{
	const struct bsz_debug_search *search = image->artifact->debug_search;
	struct elf_companion *found;
	struct bsz_err why = {0};
	int rc = 0;

	for (size_t i = 0; i < search->file_count && !rc; i++) {
		rc = bsz_elf_companion_open(image, search->files[i], &found,
		    &why);
		if (rc)
			*err = why;
		else if (found)
			*out |= is_split(found);
	}
	return rc;
}

/* --- given by hand --- */

/* Does a file given by hand belong to the image? When not, err says why. */
static bool fits(struct elf_image *image, struct elf_companion *companion,
    struct bsz_err *err)
{
	const char *wanted = bsz_elf_build_id(image);
	const char *found = bsz_elf_build_id(companion->image);

	if (wanted && found && strcmp(wanted, found) == 0)
		return true;
	if (!wanted && !found) {
		bsz_artifact_note(image->artifact, BSZ_NO_OFFSET,
		    "neither the file nor its debug file '%.200s' has a "
		    "build ID: nothing proves that they belong together",
		    companion->path);
		return true;
	}
	(void)bsz_fail(err, BSZ_EINPUT, "is of another build: its build ID is "
	    "%s, that of the file is %s", found ? found : "missing", wanted
	    ? wanted : "missing");
	return false;
}

/* *only_split: all that were given are of split units. */
static int try_files(struct elf_image *image, struct elf_companion **out,
    bool *only_split, struct bsz_err *err)
{
	const struct bsz_debug_search *search = image->artifact->debug_search;
	struct bsz_err why = {0};
	size_t split = 0;

	*out = NULL;
	for (size_t i = 0; i < search->file_count; i++) {
		const int rc = bsz_elf_companion_open(image,
		    search->files[i], out, &why);

		if (rc) {
			*err = why;
			return rc;
		}
		if (*out && is_split(*out))
			split++;
		else if (*out && fits(image, *out, &why))
			return 0;
		*out = NULL;
	}
	*only_split = split == search->file_count;
	if (*only_split)
		return 0;
	if (search->file_count > 1)
		return bsz_fail(err, BSZ_EINPUT, "none of the %zu debug files "
		    "given is of this build; '%.200s': %s", search->file_count,
		    search->files[search->file_count - 1], why.text);
	return bsz_fail(err, BSZ_EINPUT, "the debug file '%.200s': %s",
	    search->files[0], why.text);
}

/* --- searched --- */

int bsz_elf_companion_by_id(struct elf_image *image, const char *id,
    struct elf_companion **out, struct bsz_err *err)
{
	static const char *const usual[] = {BSZ_DEBUG_DIR};
	const struct bsz_debug_search *search = image->artifact->debug_search;
	const char *const *dirs = search->dir_count ? search->dirs : usual;
	const size_t count = search->dir_count ? search->dir_count
					       : BSZ_COUNTOF(usual);
	int rc = 0;

	*out = NULL;
	for (size_t i = 0; i < count && strlen(id) > 2 && !rc; i++) {
		const char *path = bsz_arena_printf(&image->artifact->arena,
		    "%s/.build-id/%.2s/%s.debug", dirs[i], id, id + 2);
		const char *found;
		struct bsz_err why = {0};

		if (!path)
			return bsz_fail_memory(err);
		rc = bsz_elf_companion_open(image, path, out, &why);
		if (rc)
			*err = why;
		if (rc || !*out)
			continue;
		found = bsz_elf_build_id((*out)->image);
		if (found && strcmp(found, id) == 0)
			break;
		bsz_artifact_note(image->artifact, BSZ_NO_OFFSET,
		    "'%.200s' is not used: its build ID is %s, not %s", path,
		    found ? found : "missing", id);
		*out = NULL;
	}
	return rc;
}

/* Name and checksum of .gnu_debuglink; NULL when there is none in order. */
static const char *debug_link(const struct elf_image *image,
    uint32_t *checksum)
{
	const struct elf_section *section = bsz_elf_section_find(image,
	    ".gnu_debuglink");
	struct cursor at;
	const char *name;
	size_t size;

	if (!section)
		return NULL;
	at = cursor_on(bsz_elf_section_bytes(image, section), image->big);
	name = cursor_string(&at, &size);
	cursor_skip(&at, -(size + 1) & 3);
	*checksum = cursor_u32(&at);
	if (!at.failed && size && !memchr(name, '/', size))
		return name;
	bsz_artifact_note(image->artifact, section->offset,
	    "the section .gnu_debuglink holds no name of a file and is "
	    "ignored");
	return NULL;
}

static uint32_t checksum_of(struct bsz_span bytes)
{
	return (uint32_t)crc32_z(0, bytes.data, bytes.size);
}

/* Try one place for the file of the debug link. */
static int try_link(struct elf_image *image, const char *path,
    uint32_t checksum, struct elf_companion **out, struct bsz_err *err)
{
	struct bsz_err why = {0};
	const int rc = bsz_elf_companion_open(image, path, out, &why);
	uint32_t found;

	if (rc)
		*err = why;
	if (rc || !*out)
		return rc;
	found = checksum_of((*out)->file.bytes);
	if (found == checksum)
		return 0;
	bsz_artifact_note(image->artifact, BSZ_NO_OFFSET,
	    "'%.200s' is not used: its checksum is %08x, the debug link says "
	    "%08x", path, found, checksum);
	*out = NULL;
	return 0;
}

/* Bytes of a path up to its last '/'. */
static int folder_size(const char *path)
{
	const char *slash = strrchr(path, '/');

	return slash ? (int)(slash - path) + 1 : 0;
}

static int try_links(struct elf_image *image, struct elf_companion **out,
    struct bsz_err *err)
{
	const struct bsz_debug_search *search = image->artifact->debug_search;
	const char *const given = image->artifact->path;
	char whole[PATH_MAX];
	uint32_t checksum = 0;
	const char *name = debug_link(image, &checksum);
	int rc = 0;

	*out = NULL;
	for (size_t i = 0; name && !*out && !rc &&
	    i < 2 + bsz_max(search->dir_count, 1); i++) {
		const char *dir = i < 2 ? "" : search->dir_count
		    ? search->dirs[i - 2] : BSZ_DEBUG_DIR;
		const char *path = given;

		/* below a folder of debug files: by the whole path */
		if (i >= 2)
			path = realpath(given, whole);
		if (!path)
			break;
		path = bsz_arena_printf(&image->artifact->arena,
		    "%s%.*s%s%s", dir, folder_size(path), path,
		    i == 1 ? ".debug/" : "", name);
		rc = path ? try_link(image, path, checksum, out, err)
			  : bsz_fail_memory(err);
	}
	return rc;
}

static int search_for(struct elf_image *image, struct elf_companion **out,
    struct bsz_err *err)
{
	const char *id = bsz_elf_build_id(image);
	int rc = 0;

	*out = NULL;
	if (id)
		rc = bsz_elf_companion_by_id(image, id, out, err);
	if (!rc && !*out)
		rc = try_links(image, out, err);
	return rc;
}

int bsz_elf_debug_file(struct elf_image *image, struct elf_image **out,
    struct bsz_err *err)
{
	const struct bsz_debug_search *search = image->artifact->debug_search;
	struct elf_companion *found = NULL;
	bool split = false;
	int rc = 0;

	*out = image->debug;
	if (image->debug_sought || !search)
		return 0;
	image->debug_sought = true;
	if (is_complete(image)) {
		rc = find_split(image, &split, err);
		if (search->file_count && !has_alternate(image) && !split)
			bsz_artifact_note(image->artifact, BSZ_NO_OFFSET,
			    "the debug files given are not used: the file "
			    "has symbols and debug information of its own");
		return rc;
	}
	if (search->file_count)
		rc = try_files(image, &found, &split, err);
	if ((split || !search->file_count) && !rc && !found && search->lookup)
		rc = search_for(image, &found, err);
	if (rc || !found)
		return rc;
	bsz_artifact_fact(image->artifact, "debug_file", "%s", found->path);
	bsz_artifact_note(image->artifact, BSZ_NO_OFFSET, "names and lines "
	    "come from the debug file '%.200s', whose bytes are not counted",
	    found->path);
	*out = image->debug = found->image;
	return 0;
}

int bsz_elf_mini_debug(struct elf_image *image, struct elf_image **out,
    struct bsz_err *err)
{
	const struct elf_section *section = bsz_elf_section_find(image,
	    ".gnu_debugdata");
	const struct bsz_span packed = section
	    ? bsz_elf_section_bytes(image, section) : (struct bsz_span){0};
	struct bsz_unpacked unpacked;
	struct elf_companion *mini = NULL;
	int rc;

	*out = NULL;
	if (!packed.size || !bsz_unpack_format(packed))
		return 0;
	rc = bsz_unpack(packed, BSZ_MAX_UNPACKED_BASE +
	    bsz_mul(BSZ_MAX_UNPACKED_RATIO, packed.size), &unpacked, err);
	if (!rc)
		rc = bsz_elf_companion_take(image, ".gnu_debugdata",
		    unpacked.bytes, &mini, err);
	if (rc == BSZ_EINPUT || (!rc && (!mini || unpacked.damage))) {
		bsz_artifact_note(image->artifact, section->offset,
		    "the symbols in section .gnu_debugdata are left out: %s",
		    rc || !mini ? err->text : unpacked.damage);
		return 0;
	}
	if (mini)
		*out = mini->image;
	return rc;
}
