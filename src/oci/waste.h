/*
 * What of an image its final tree needs.
 */
#ifndef BINSIZE_OCI_WASTE_H
#define BINSIZE_OCI_WASTE_H

#include <binsize/err.h>
#include <binsize/image.h>

/* A path of the final tree. made: the entry that it comes from, NULL of a
 * folder that none made; content: that which holds a file's bytes, or NULL. */
struct bsz_tree_path {
	const struct bsz_entry *made, *content;
};

struct bsz_tree_visitor {
	void (*visit)(void *context, const char *path,
	    const struct bsz_tree_path *what);
	void *context;
};

/*
 * Give the content of each entry its class, and sum them up by layer: the
 * classes of a layer sum to its tar, their bits to its blob. O(entries).
 * BSZ_ENOMEM; BSZ_EINPUT above BSZ_MAX_TREE_NODES. The visitor, when there is
 * one, sees all paths of the final tree but its root, in no order.
 */
int bsz_waste_find(struct bsz_image *image,
    const struct bsz_tree_visitor *visitor, struct bsz_err *err);

#endif
