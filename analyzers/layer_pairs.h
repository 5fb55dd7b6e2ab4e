/*
 * Which layer of an image was which one of an older image.
 */
#ifndef BINSIZE_LAYER_PAIRS_H
#define BINSIZE_LAYER_PAIRS_H

#include <binsize/base.h>

/*
 * Pair layers by their labels ("2 1d02940523a5 COPY app /"): those of the
 * same step in order, then those of the same digest, then those that lie on
 * the same layer. partner[i] becomes the index of the old layer, or SIZE_MAX
 * for none. taken has room for old_count. O(count x old_count).
 */
void bsz_layer_pair(const char *const *labels, size_t count,
    const char *const *old_labels, size_t old_count, size_t *partner,
    bool *taken);

#endif
