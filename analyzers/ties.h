/*
 * Order of items by their texts.
 */
#ifndef BINSIZE_TIES_H
#define BINSIZE_TIES_H

#include <binsize/sort.h>

/*
 * Sort items by the bytes of their texts. Their keys are addresses of texts
 * that end in a NUL; those that are equal are put in order by compare(), as
 * qsort_r() would call it. Scratch has room for twice as many items.
 */
void bsz_ties_sort(struct bsz_keyed *items, struct bsz_keyed *scratch,
    size_t count, int (*compare)(const void *, const void *, void *),
    void *context);

#endif
