/*
 * What of an image stands in an older one, entry by entry.
 */
#ifndef BINSIZE_REUSE_H
#define BINSIZE_REUSE_H

#include <binsize/err.h>
#include <binsize/image.h>

/* Why an entry, or a whole layer, is not the one it was; of several the first
 * one counts. */
enum bsz_reuse_cause {
	BSZ_REUSE_SAME,     /* it is */
	BSZ_REUSE_NEW,      /* no such path before */
	BSZ_REUSE_CONTENT,
	BSZ_REUSE_MODE,
	BSZ_REUSE_OWNER,
	BSZ_REUSE_XATTR,
	BSZ_REUSE_MTIME,
	BSZ_REUSE_FORMAT,   /* of the tar header */
	BSZ_REUSE_ORDER,    /* all entries are, in another order; or some went */
	BSZ_REUSE_CODEC     /* the tar is the same, the blob is not */
};
#define BSZ_REUSE_CAUSES 10

const char *bsz_reuse_cause_name(enum bsz_reuse_cause cause);

/* Entries of an image, sorted for look-ups. */
struct bsz_reuse_index {
	const struct bsz_entry **by_path;
	const struct bsz_entry **by_content; /* files with content */
	size_t path_count, content_count;
};

/* Borrows the image. BSZ_ENOMEM. */
int bsz_reuse_index_init(struct bsz_reuse_index *index,
    const struct bsz_image *image, struct bsz_err *err);
void bsz_reuse_index_release(struct bsz_reuse_index *index);

/* Is there a file with the content of this one? O(log n). */
bool bsz_reuse_has_content(const struct bsz_reuse_index *index,
    const struct bsz_entry *entry);

/* How an entry differs from the last one with its path. O(log n). */
enum bsz_reuse_cause bsz_reuse_find_cause(
    const struct bsz_reuse_index *index, const struct bsz_entry *entry);

#endif
