/*
 * Settling inside one rank: runs of several buffers become one sequence of
 * disjoint ranges.
 */
#ifndef BINSIZE_CORE_MERGE_H
#define BINSIZE_CORE_MERGE_H

#include <binsize/map.h>

/*
 * Settle one rank of all buffers into an empty map. An array that is in order
 * already is handed over, not copied; the lanes are left for the caller to
 * release. False when memory was short.
 */
bool bsz_merge_rank(struct bsz_claims *const *claims, size_t count, int rank,
    struct bsz_map *out);

#endif
