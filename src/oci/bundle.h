/*
 * Named files that make up an image: a folder, or a tar archive in memory.
 */
#ifndef BINSIZE_OCI_BUNDLE_H
#define BINSIZE_OCI_BUNDLE_H

#include <binsize/arena.h>
#include <binsize/file.h>

struct bsz_member {
	const char *path;      /* made plain */
	struct bsz_span bytes;
	const char *target;    /* of a link, a path of the bundle; or NULL */
	bool used;             /* something of the image names it */
};

struct bsz_bundle {
	struct bsz_arena arena;
	const char *folder;          /* NULL: an archive */
	struct bsz_member *members;  /* sorted by path */
	size_t count, room;
	struct bsz_file *files;      /* opened, of a folder */
	size_t file_count;
	void *unpacked;              /* the archive, where it was compressed */
};

/* The members of a tar archive, borrowed. BSZ_EINPUT, BSZ_ENOMEM. */
int bsz_bundle_of_tar(struct bsz_bundle *bundle, struct bsz_span tar,
    struct bsz_err *err);

/* The files of a folder, as deep as images need. BSZ_EINPUT, BSZ_ENOMEM. */
int bsz_bundle_of_folder(struct bsz_bundle *bundle, const char *folder,
    struct bsz_err *err);

/* Close what is mapped, and free the list. */
void bsz_bundle_release(struct bsz_bundle *bundle);

/* The member of a name, links followed, and mark it as used; bytes.data is
 * NULL when there is none. BSZ_EINPUT when it cannot be read. */
int bsz_bundle_find(struct bsz_bundle *bundle, const char *name,
    struct bsz_span *bytes, struct bsz_err *err);

/* Whether there is a member of this name, links followed. O(log n). */
bool bsz_bundle_has(const struct bsz_bundle *bundle, const char *name);

/* Bytes of members below blobs/ that nothing named. */
uint64_t bsz_bundle_unused(const struct bsz_bundle *bundle);

#endif
