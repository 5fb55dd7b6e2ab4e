/*
 * Figures of the inline tree, one row a function, for readers of debug
 * information and of Go's tables.
 */
#ifndef BINSIZE_INLINE_ROWS_H
#define BINSIZE_INLINE_ROWS_H

#include <binsize/artifact.h>

/* Inlined copies that have the same chain. */
struct inline_copies {
	uint32_t instances;
	uint32_t largest; /* bytes */
};

/*
 * Count a copy of so many bytes in an array by label of the chain, which is
 * the caller's to bsz_free() and grows to *room. False when memory is short.
 * Amortised O(1).
 */
bool bsz_inline_copies_count(struct inline_copies **copies, size_t *room,
    uint32_t chain, uint64_t bytes);

/*
 * Fill artifact->inlines from copies, by label of the chain; count: one more
 * than the highest label. BSZ_ENOMEM.
 */
int bsz_inline_rows_make(struct bsz_artifact *artifact,
    const struct inline_copies *copies, size_t count, struct bsz_err *err);

/* Add inclusive bytes, once the dimension is settled. BSZ_ENOMEM. */
int bsz_inline_rows_sum(struct bsz_artifact *artifact, struct bsz_err *err);

#endif
