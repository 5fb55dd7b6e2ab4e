/*
 * The regular files below folders.
 */
#ifndef BINSIZE_WALK_H
#define BINSIZE_WALK_H

#include <binsize/arena.h>
#include <binsize/err.h>

struct bsz_walked {
	const char *path; /* the walk's arena's */
	uint64_t device, inode;
	bool given;       /* an operand itself, not found below one */
};

struct bsz_walk {
	struct bsz_arena arena;
	struct bsz_walked *files;
	size_t count, room;
	int status; /* exit status of what could not be read and was said */
};

/* Whether a path leads to a folder, through links as well. */
bool bsz_walk_is_folder(const char *path);

/*
 * Add a file, or all regular files below a folder; symbolic links below it
 * are not followed. What cannot be read is said and left out. BSZ_ENOMEM,
 * BSZ_EINPUT when there are too many files.
 */
int bsz_walk_add(struct bsz_walk *walk, const char *path,
    struct bsz_err *err);

/* Order by path, and leave one of each file that has several names. */
void bsz_walk_settle(struct bsz_walk *walk);

/* Free the paths that were found. */
void bsz_walk_release(struct bsz_walk *walk);

#endif
