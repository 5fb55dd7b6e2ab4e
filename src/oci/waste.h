/*
 * What of an image its final tree needs.
 */
#ifndef BINSIZE_OCI_WASTE_H
#define BINSIZE_OCI_WASTE_H

#include <binsize/err.h>
#include <binsize/image.h>

/*
 * Give the content of each entry its class, and sum them up by layer: the
 * classes of a layer sum to its tar, their bits to its blob. O(entries).
 * BSZ_ENOMEM; BSZ_EINPUT above BSZ_MAX_TREE_NODES.
 */
int bsz_waste_find(struct bsz_image *image, struct bsz_err *err);

#endif
