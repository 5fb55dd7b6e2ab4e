/*
 * Entries of all layers as dive's trees have them.
 */
#ifndef BINSIZE_ANALYZERS_DIVE_LEAVES_H
#define BINSIZE_ANALYZERS_DIVE_LEAVES_H

#include <binsize/err.h>
#include <binsize/image.h>

/* An entry with its layer. */
struct bsz_dive_leaf {
	const struct bsz_entry *entry;
	size_t layer;
};

/* By path, then layer, then place in the tar. */
struct bsz_dive_leaves {
	struct bsz_dive_leaf *items;
	size_t count;
};

/* All entries of an image but roots; items are the caller's to free. */
int bsz_dive_collect(struct bsz_dive_leaves *leaves,
    const struct bsz_image *image, struct bsz_err *err);

/* What an entry weighs: a file with holes as if it had none. */
uint64_t bsz_dive_size(const struct bsz_entry *entry);

/* Is this entry a leaf of its layer's tree: nothing is below it, and no later
 * entry of the layer takes its place? */
bool bsz_dive_is_leaf(const struct bsz_dive_leaves *leaves, size_t at);

/* Which of two is met first when a tree is walked: by name, folder by folder,
 * a whiteout by the name that it has in the tar. */
int bsz_dive_walk_order(const struct bsz_dive_leaf *left,
    const struct bsz_dive_leaf *right);

/* Does a whiteout find something in the layers below? */
bool bsz_dive_finds(const struct bsz_dive_leaves *leaves,
    const struct bsz_dive_leaf *whiteout);

/* Bytes of the files in the folder that a whiteout hides; none when it hides a
 * file, or a folder that the last layer with something in it did not name. */
uint64_t bsz_dive_hidden(const struct bsz_dive_leaves *leaves,
    const struct bsz_dive_leaf *whiteout);

#endif
