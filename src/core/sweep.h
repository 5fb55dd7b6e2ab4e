/*
 * Overlaps inside one rank, decided while ranges arrive sorted by start, of
 * equal starts the larger first, of equal ranges the winner last.
 *
 * The range that arrived last owns the bytes from `from` on; those it
 * interrupts lie on a stack and resume when it ends. A range that ends no
 * later than the one above it can never resume and is dropped, so ends fall
 * from bottom to top.
 */
#ifndef BINSIZE_CORE_SWEEP_H
#define BINSIZE_CORE_SWEEP_H

#include "emit.h"

struct bsz_open {
	uint64_t end;
	uint32_t tag;
};

struct bsz_sweep {
	struct bsz_map *out;
	uint64_t from;        /* what lies before is in out */
	struct bsz_open top;  /* end <= from: nothing is open */
	struct bsz_open *stack;
	size_t depth, room;
};

/* Take the next range, whatever it overlaps. */
void bsz_sweep_put(struct bsz_sweep *sweep, const struct bsz_range *range);

/*
 * Take ranges of a run as long as they start before limit. Returns the first
 * that was not taken. One comparison and one store a range while they do not
 * overlap.
 */
const struct bsz_range *bsz_sweep_run(struct bsz_sweep *sweep,
    const struct bsz_range *at, const struct bsz_range *end, uint64_t limit);

/* Close what is open, release the stack. out->failed tells of no memory. */
void bsz_sweep_finish(struct bsz_sweep *sweep);

#endif
