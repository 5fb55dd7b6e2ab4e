/*
 * Files are only collected here; they are opened one at a time later. The
 * order of folder entries is the file system's, so the list is sorted.
 */
#include "walk.h"

#include "say.h"

#include <binsize/limits.h>

#include <dirent.h>
#include <errno.h>
#include <stdlib.h>
#include <sys/stat.h>

#define FIRST_ROOM ((size_t)256)
#define DEPTH 64

bool bsz_walk_is_folder(const char *path)
{
	struct stat status;

	return stat(path, &status) == 0 && S_ISDIR(status.st_mode);
}

static int push(struct bsz_walk *walk, const struct bsz_walked *file,
    struct bsz_err *err)
{
	if (walk->count >= BSZ_MAX_WALKED)
		return bsz_fail(err, BSZ_EINPUT, "more than %zu files "
		    "(give fewer folders)", BSZ_MAX_WALKED);
	if (walk->count == walk->room) {
		const size_t room = walk->room ? 2 * walk->room : FIRST_ROOM;
		struct bsz_walked *const more = bsz_realloc(walk->files,
		    room * sizeof(*more));

		if (!more)
			return bsz_fail_memory(err);
		walk->files = more;
		walk->room = room;
	}
	walk->files[walk->count++] = *file;
	return 0;
}

static int walk_folder(struct bsz_walk *walk, const char *path, size_t depth,
    struct bsz_err *err);

/* One entry of a folder. Sockets, devices and links are passed over. */
static int add_entry(struct bsz_walk *walk, const char *folder,
    const char *name, size_t depth, struct bsz_err *err)
{
	const size_t size = strlen(folder);
	const bool slashed = size && folder[size - 1] == '/';
	const char *const path = bsz_arena_printf(&walk->arena, "%s%s%s",
	    folder, slashed ? "" : "/", name);
	struct stat status;

	if (!path)
		return bsz_fail_memory(err);
	if (lstat(path, &status) != 0)
		return 0; /* gone since the folder was read */
	if (S_ISDIR(status.st_mode))
		return walk_folder(walk, path, depth, err);
	if (!S_ISREG(status.st_mode) || status.st_size == 0)
		return 0;
	return push(walk, &(struct bsz_walked){.path = path,
		.device = status.st_dev, .inode = status.st_ino}, err);
}

static int walk_folder(struct bsz_walk *walk, const char *path, size_t depth,
    struct bsz_err *err)
{
	DIR *const folder = depth ? opendir(path) : NULL;
	struct bsz_err unread = {0};
	int rc = 0;

	if (!folder) {
		(void)bsz_fail(&unread, BSZ_EINPUT, "the folder cannot be "
		    "read: %s", depth ? strerror(errno) : "too deep");
		walk->status = bsz_say_error(path, &unread);
		return 0;
	}
	for (struct dirent *entry; !rc && (entry = readdir(folder));)
		if (strcmp(entry->d_name, ".") != 0 &&
		    strcmp(entry->d_name, "..") != 0)
			rc = add_entry(walk, path, entry->d_name, depth - 1,
			    err);
	(void)closedir(folder); /* only read from */
	return rc;
}

int bsz_walk_add(struct bsz_walk *walk, const char *path,
    struct bsz_err *err)
{
	struct bsz_walked file = {.path = path, .given = true};
	struct stat status;

	if (bsz_walk_is_folder(path))
		return walk_folder(walk, path, DEPTH, err);
	if (stat(path, &status) == 0) {
		file.device = status.st_dev;
		file.inode = status.st_ino;
	}
	return push(walk, &file, err);
}

static int compare_nodes(const void *a, const void *b)
{
	const struct bsz_walked *const left = a, *const right = b;

	if (left->device != right->device)
		return left->device < right->device ? -1 : 1;
	if (left->inode != right->inode)
		return left->inode < right->inode ? -1 : 1;
	return strcmp(left->path, right->path);
}

static int compare_paths(const void *a, const void *b)
{
	const struct bsz_walked *const left = a, *const right = b;

	return strcmp(left->path, right->path);
}

static bool is_same(const struct bsz_walked *a, const struct bsz_walked *b)
{
	return a->inode && a->device == b->device && a->inode == b->inode;
}

void bsz_walk_settle(struct bsz_walk *walk)
{
	size_t kept = 0;

	if (walk->count == 0)
		return;
	qsort(walk->files, walk->count, sizeof(*walk->files), compare_nodes);
	for (size_t i = 0; i < walk->count; i++)
		if (kept == 0 ||
		    !is_same(&walk->files[kept - 1], &walk->files[i]))
			walk->files[kept++] = walk->files[i];
	walk->count = kept;
	qsort(walk->files, walk->count, sizeof(*walk->files), compare_paths);
}

void bsz_walk_release(struct bsz_walk *walk)
{
	bsz_free(walk->files);
	bsz_arena_release(&walk->arena);
}
