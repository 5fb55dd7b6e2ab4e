/*
 * Two levels, one of which has few labels and wide ranges: sections, kinds.
 * Such a label is a stripe; for each label of the other level it remembers
 * the node that both are charged to, so that most ranges are added without
 * finding their path.
 */
#ifndef BINSIZE_CORE_STRIPES_H
#define BINSIZE_CORE_STRIPES_H

#include "adding.h"

/*
 * Charge ranges of the narrow level from a place on, as long as each begins
 * there, ends inside of the wide range at hand, and is remembered. Moves that
 * level's cursor and the place. O(ranges).
 */
void bsz_stripes_sum(struct adding *add, uint64_t *place);

/* Remember the path that a piece was charged to, if it was one. */
void bsz_stripes_remember(struct adding *add);

/* Free what is remembered. */
void bsz_stripes_release(struct bsz_rollup *rollup);

#endif
