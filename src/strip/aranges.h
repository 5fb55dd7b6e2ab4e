/*
 * Addresses of code that has debug information, by .debug_aranges.
 */
#ifndef BINSIZE_STRIP_ARANGES_H
#define BINSIZE_STRIP_ARANGES_H

#include "source.h"

#include <binsize/sort.h>

/*
 * All ranges, by start (key) with their sizes (value), in *out of
 * bsz_malloc(); none where there is no such section or it is damaged.
 * BSZ_ENOMEM.
 */
int bsz_strip_aranges(const struct strip_source *source,
    struct bsz_keyed **out, size_t *count, struct bsz_err *err);

/* Whether one of them holds all of [start, end). O(log n). */
bool bsz_strip_aranges_hold(const struct bsz_keyed *ranges, size_t count,
    uint64_t start, uint64_t end);

#endif
