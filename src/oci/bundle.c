/*
 * Members of an archive are parts of its span, found by one walk over its
 * headers; of equal names the last counts, as it does for tar. Files of a
 * folder are mapped when they are asked for; a name that leads out of the
 * folder is not.
 */
#include "bundle.h"

#include "tar.h"

#include <binsize/limits.h>

#include <dirent.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

/* Links followed from one member to the next. */
#define LINKS 8
/* Folders below the one given: blobs/sha256, or an id. */
#define DEPTH 3

static bool push(struct bsz_bundle *bundle, struct bsz_member member)
{
	if (bundle->count == bundle->room) {
		const size_t room = 2 * bundle->room + 64;
		struct bsz_member *const members = bsz_realloc(
		    bundle->members, room * sizeof(*members));

		if (!members)
			return false;
		bundle->members = members;
		bundle->room = room;
	}
	bundle->members[bundle->count++] = member;
	return true;
}

static int compare(const void *a, const void *b)
{
	const struct bsz_member *const left = a, *const right = b;
	const int order = strcmp(left->path, right->path);

	/* Later ones of an archive lie behind. */
	return order ? order : (left->bytes.data > right->bytes.data) -
	    (left->bytes.data < right->bytes.data);
}

/* Sort, and keep the last of each name. */
static void settle(struct bsz_bundle *bundle)
{
	size_t kept = 0;

	if (bundle->count)
		qsort(bundle->members, bundle->count,
		    sizeof(*bundle->members), compare);
	for (size_t i = 0; i < bundle->count; i++) {
		if (i + 1 < bundle->count && strcmp(bundle->members[i].path,
		    bundle->members[i + 1].path) == 0)
			continue;
		bundle->members[kept++] = bundle->members[i];
	}
	bundle->count = kept;
}

static int add_entry(struct bsz_bundle *bundle, const struct bsz_entry *entry,
    struct bsz_span tar, struct bsz_err *err)
{
	struct bsz_member member = {.path = entry->path,
		.bytes = bsz_span_part(tar, entry->offset + entry->header,
		    entry->stored)};

	/* A link to itself is how tar says that a file comes again. */
	if (entry->kind == BSZ_ENTRY_HARDLINK &&
	    strcmp(entry->more->target, entry->path) == 0)
		return 0;
	if (entry->kind == BSZ_ENTRY_HARDLINK)
		member.target = entry->more->target;
	else if (entry->kind == BSZ_ENTRY_SYMLINK)
		member.target = bsz_arena_printf(&bundle->arena, "%s/../%s",
		    entry->path, entry->more->target);
	else if (entry->kind != BSZ_ENTRY_FILE)
		return 0;
	if (entry->kind == BSZ_ENTRY_SYMLINK && !member.target)
		return bsz_fail_memory(err);
	if (!member.target && !member.bytes.data)
		return bsz_fail(err, BSZ_EINPUT, "the archive ends inside "
		    "of '%.200s'", entry->path);
	if (bundle->count >= BSZ_MAX_BUNDLE_MEMBERS)
		return bsz_fail(err, BSZ_EINPUT, "more than %zu files in "
		    "the archive (limit: members)", BSZ_MAX_BUNDLE_MEMBERS);
	return push(bundle, member) ? 0 : bsz_fail_memory(err);
}

int bsz_bundle_of_tar(struct bsz_bundle *bundle, struct bsz_span bytes,
    struct bsz_err *err)
{
	struct bsz_decoder decoder = {.input = bytes,
		.ops = &bsz_codec_plain};
	struct bsz_decoded piece;
	struct bsz_entry entry;
	struct bsz_tar tar;
	bool more = true;
	int rc = 0;

	bsz_tar_init(&tar, &decoder, NULL, &bundle->arena);
	while (!rc && more) {
		rc = bsz_tar_next(&tar, &entry, &more, err);
		if (rc || !more)
			break;
		rc = add_entry(bundle, &entry, bytes, err);
		const uint64_t end = decoder.place + entry.stored +
		    bsz_entry_padding(&entry);
		piece.size = 1;
		while (!rc && piece.size && decoder.place < end)
			rc = bsz_tar_piece(&tar, end, &piece, err);
	}
	bsz_tar_release(&tar);
	settle(bundle);
	return rc;
}

static int walk(struct bsz_bundle *bundle, const char *below, size_t depth,
    struct bsz_err *err);

static int add_file(struct bsz_bundle *bundle, const char *below,
    const char *name, size_t depth, struct bsz_err *err)
{
	const char *const path = *below ? bsz_arena_printf(&bundle->arena,
	    "%s/%s", below, name) : bsz_arena_copy(&bundle->arena, name,
	    strlen(name));
	struct stat status;

	if (!path)
		return bsz_fail_memory(err);
	const char *const full = bsz_arena_printf(&bundle->arena, "%s/%s",
	    bundle->folder, path);
	if (!full)
		return bsz_fail_memory(err);
	if (stat(full, &status) != 0)
		return 0; /* as if it were not there */
	if (S_ISDIR(status.st_mode))
		return depth ? walk(bundle, path, depth - 1, err) : 0;
	if (!S_ISREG(status.st_mode))
		return 0;
	if (bundle->count >= BSZ_MAX_BUNDLE_MEMBERS)
		return bsz_fail(err, BSZ_EINPUT, "more than %zu files in "
		    "the folder (limit: members)", BSZ_MAX_BUNDLE_MEMBERS);
	return push(bundle, (struct bsz_member){.path = path,
		.bytes = {NULL, (uint64_t)status.st_size}}) ? 0 :
	    bsz_fail_memory(err);
}

static int walk(struct bsz_bundle *bundle, const char *below, size_t depth,
    struct bsz_err *err)
{
	const char *const full = bsz_arena_printf(&bundle->arena, "%s/%s",
	    bundle->folder, below);
	DIR *const folder = full ? opendir(full) : NULL;
	int rc = full ? 0 : bsz_fail_memory(err);

	if (!folder)
		return rc ? rc : bsz_fail(err, BSZ_EINPUT,
		    "the folder '%.200s' cannot be read", full);
	for (struct dirent *entry; !rc && (entry = readdir(folder));)
		if (strcmp(entry->d_name, ".") != 0 &&
		    strcmp(entry->d_name, "..") != 0)
			rc = add_file(bundle, below, entry->d_name, depth,
			    err);
	(void)closedir(folder); /* only read from */
	return rc;
}

int bsz_bundle_of_folder(struct bsz_bundle *bundle, const char *folder,
    struct bsz_err *err)
{
	bundle->folder = folder;
	const int rc = walk(bundle, "", DEPTH, err);
	settle(bundle);
	return rc;
}

void bsz_bundle_release(struct bsz_bundle *bundle)
{
	for (size_t i = 0; i < bundle->file_count; i++)
		bsz_file_close(&bundle->files[i]);
	bsz_free(bundle->files);
	bsz_free(bundle->members);
	bsz_free(bundle->unpacked);
	bsz_arena_release(&bundle->arena);
	*bundle = (struct bsz_bundle){0};
}

static int compare_name(const void *name, const void *member)
{
	return strcmp(name, ((const struct bsz_member *)member)->path);
}

/* The member of a name as it stands, made plain by leaving "./" out. */
static struct bsz_member *look_up(const struct bsz_bundle *bundle,
    const char *name)
{
	while (strncmp(name, "./", 2) == 0 || *name == '/')
		name += *name == '/' ? 1 : 2;
	return bundle->count ? bsearch(name, bundle->members, bundle->count,
	    sizeof(*bundle->members), compare_name) : NULL;
}

bool bsz_bundle_has(const struct bsz_bundle *bundle, const char *name)
{
	return look_up(bundle, name);
}

/* "a/b/../../c" is "c"; of a link's target, in place. */
static void make_plain(char *path)
{
	char *out = path, *part = path;

	for (char *at = path;; at++) {
		if (*at && *at != '/')
			continue;
		const bool last = !*at;
		const size_t size = (size_t)(at - part);

		if (size == 2 && memcmp(part, "..", 2) == 0) {
			while (out > path && *--out != '/')
				continue;
		} else if (size && !(size == 1 && *part == '.')) {
			if (out > path)
				*out++ = '/';
			memmove(out, part, size);
			out += size;
		}
		part = at + 1;
		if (last)
			break;
	}
	*out = '\0';
}

/* A folder's file, mapped when it is first asked for. */
static int open_file(struct bsz_bundle *bundle, struct bsz_member *member,
    struct bsz_err *err)
{
	struct bsz_file *const files = bsz_realloc(bundle->files,
	    (bundle->file_count + 1) * sizeof(*files));
	const char *const path = bsz_arena_printf(&bundle->arena, "%s/%s",
	    bundle->folder, member->path);

	if (files)
		bundle->files = files;
	if (!files || !path)
		return bsz_fail_memory(err);
	const int rc = bsz_file_open(&files[bundle->file_count], path, err);
	if (rc)
		return bsz_wrap(err, "%s", member->path);
	member->bytes = files[bundle->file_count++].bytes;
	return 0;
}

int bsz_bundle_find(struct bsz_bundle *bundle, const char *name,
    struct bsz_span *bytes, struct bsz_err *err)
{
	struct bsz_member *member = look_up(bundle, name);
	int rc = 0;

	*bytes = (struct bsz_span){NULL, 0};
	for (size_t i = 0; member && member->target && i < LINKS; i++) {
		char *const target = bsz_arena_copy(&bundle->arena,
		    member->target, strlen(member->target));

		if (!target)
			return bsz_fail_memory(err);
		member->used = true;
		make_plain(target);
		member = look_up(bundle, target);
	}
	if (!member || member->target)
		return 0;
	member->used = true;
	if (!member->bytes.data && bundle->folder && member->bytes.size)
		rc = open_file(bundle, member, err);
	*bytes = member->bytes;
	return rc;
}

uint64_t bsz_bundle_unused(const struct bsz_bundle *bundle)
{
	uint64_t bytes = 0;

	for (size_t i = 0; i < bundle->count; i++)
		if (!bundle->members[i].used && strncmp(
		    bundle->members[i].path, "blobs/", 6) == 0)
			bytes += bundle->members[i].bytes.size;
	return bytes;
}
