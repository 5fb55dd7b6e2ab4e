/*
 * Finding the alternate file that dwz moved common debug information to.
 *
 * .gnu_debugaltlink holds its name and build ID, .debug_sup of DWARF 5 (7.3.6)
 * its name and a checksum. Looked for among the files given by hand, in the
 * folders of debug files by build ID, and under its name, which is relative to
 * the file that names it. Another build's file would give wrong names, so none
 * is taken that does not prove to be the one; without it names are missing,
 * and no byte.
 */
#include "dwarf_alternate.h"

#include "cursor.h"
#include "elf_companion.h"

#include <binsize/buf.h>

/* What a file says of its alternate. */
struct link {
	const char *name;
	struct bsz_span id; /* build ID, or checksum */
	bool is_sup;        /* by .debug_sup */
	uint64_t offset;    /* of the section */
};

/* .debug_sup at a cursor; false when it is none of that kind. */
static bool read_sup(struct cursor at, bool is_supplement, struct link *link)
{
	size_t size;
	const bool fits = cursor_u16(&at) == 5 &&
	    cursor_u8(&at) == is_supplement;

	link->name = cursor_string(&at, &size);
	link->id.size = cursor_uleb(&at);
	link->id.data = at.at;
	cursor_skip(&at, link->id.size);
	return fits && !at.failed;
}

static bool find_sup(const struct elf_image *image, bool is_supplement,
    struct link *link)
{
	const struct elf_section *const section = bsz_elf_section_find(image,
	    ".debug_sup");

	if (!section)
		return false;
	link->is_sup = true;
	link->offset = section->offset;
	return read_sup(cursor_on(bsz_elf_section_bytes(image, section),
	    image->big), is_supplement, link);
}

static bool find_link(const struct elf_image *image, struct link *link)
{
	const struct elf_section *const section = bsz_elf_section_find(image,
	    ".gnu_debugaltlink");
	struct cursor at;
	size_t size;

	if (!section)
		return find_sup(image, false, link) && link->name[0];
	at = cursor_on(bsz_elf_section_bytes(image, section), image->big);
	link->name = cursor_string(&at, &size);
	link->id = (struct bsz_span){at.at, cursor_left(&at)};
	link->offset = section->offset;
	return !at.failed && size && link->id.size;
}

/* Bytes as hexadecimal digits in an arena; NULL when memory is short. */
static const char *hex_text(struct bsz_arena *arena, struct bsz_span bytes)
{
	static const char digits[] = "0123456789abcdef";
	char *const text = bsz_arena_alloc(arena, 2 * bytes.size + 1);

	for (size_t i = 0; text && i < bytes.size; i++) {
		text[2 * i] = digits[bytes.data[i] >> 4];
		text[2 * i + 1] = digits[bytes.data[i] & 15];
	}
	if (text)
		text[2 * bytes.size] = 0;
	return text;
}

static const char *name_of_id(const struct link *link)
{
	return link->is_sup ? "checksum" : "build ID";
}

/* Is it the file that a link is about? */
static bool is_it(const struct link *link, const char *id,
    struct elf_image *candidate)
{
	struct link own;
	const char *found;

	if (link->is_sup)
		return find_sup(candidate, true, &own) &&
		    own.id.size == link->id.size && (!own.id.size ||
		    memcmp(own.id.data, link->id.data, own.id.size) == 0);
	found = bsz_elf_build_id(candidate);
	return found && strcmp(found, id) == 0;
}

/* The path a source of debug information was opened by. */
static const char *path_of(const struct dwarf *dwarf)
{
	const struct elf_companion *at = dwarf->image->companions;

	while (at && at->image != dwarf->source)
		at = at->next;
	return at ? at->path : dwarf->image->artifact->path;
}

static int try_path(struct dwarf *dwarf, const struct link *link,
    const char *id, const char *path, struct elf_image **out,
    struct bsz_err *err)
{
	struct elf_companion *found;
	struct bsz_err why = {0};
	const int rc = bsz_elf_companion_open(dwarf->image, path, &found,
	    &why);

	if (rc)
		*err = why;
	if (!rc && found && is_it(link, id, found->image))
		*out = found->image;
	return rc;
}

/* Under the name itself; a file there of another build is told. */
static int try_name(struct dwarf *dwarf, const struct link *link,
    const char *id, struct elf_image **out, struct bsz_err *err)
{
	struct bsz_artifact *const artifact = dwarf->image->artifact;
	const char *const folder = path_of(dwarf);
	const char *const slash = strrchr(folder, '/');
	const struct elf_companion *const before = dwarf->image->companions;
	const char *const path = link->name[0] == '/' || !slash ? link->name
	    : bsz_arena_printf(&artifact->arena, "%.*s/%s",
	    (int)(slash - folder), folder, link->name);
	const int rc = path ? try_path(dwarf, link, id, path, out, err)
	    : bsz_fail_memory(err);

	if (!rc && !*out && dwarf->image->companions != before)
		bsz_artifact_note(artifact, BSZ_NO_OFFSET, "'%.200s' is not "
		    "used: it is not the alternate file that the debug "
		    "information was written with", path);
	return rc;
}

static int search_for(struct dwarf *dwarf, const struct link *link,
    const char *id, struct elf_image **out, struct bsz_err *err)
{
	const struct bsz_debug_search *const search =
	    dwarf->image->artifact->debug_search;
	struct elf_companion *found = NULL;
	int rc = 0;

	for (size_t i = 0; i < search->file_count && !rc && !*out; i++)
		rc = try_path(dwarf, link, id, search->files[i], out, err);
	if (!rc && !*out && search->file_count &&
	    dwarf->source == dwarf->image)
		return bsz_fail(err, BSZ_EINPUT, "no debug file given is the "
		    "alternate file '%.200s' of its debug information (%s "
		    "%.64s)", link->name, name_of_id(link), id);
	if (rc || *out || !search->lookup)
		return rc;
	if (!link->is_sup)
		rc = bsz_elf_companion_by_id(dwarf->image, id, &found, err);
	if (rc || !found)
		return rc ? rc : try_name(dwarf, link, id, out, err);
	*out = found->image;
	return 0;
}

int bsz_dwarf_find_alternate(struct dwarf *dwarf, struct elf_image **out,
    struct bsz_err *err)
{
	struct bsz_artifact *const artifact = dwarf->image->artifact;
	struct link link = {.is_sup = false};
	const char *id;
	int rc = 0;

	*out = NULL;
	if (!find_link(dwarf->source, &link))
		return 0;
	id = hex_text(&artifact->arena, link.id);
	if (!id)
		return bsz_fail_memory(err);
	if (artifact->debug_search)
		rc = search_for(dwarf, &link, id, out, err);
	if (!rc && !*out)
		bsz_artifact_note(artifact, dwarf->source == dwarf->image
		    ? link.offset : BSZ_NO_OFFSET, "the alternate file "
		    "'%.200s' of the debug information is not found (%s "
		    "%.64s): names that it holds are missing", link.name,
		    name_of_id(&link), id);
	return rc;
}
