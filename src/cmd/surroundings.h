/*
 * What a CI system's environment says of the run it is part of.
 */
#ifndef BINSIZE_SURROUNDINGS_H
#define BINSIZE_SURROUNDINGS_H

#include "options.h"

/*
 * Fill the texts of a run from the command line, else from the environment of
 * the CI system at hand. Texts that neither says stay "". Returns the words
 * that name this job there, joined, in the arena: "" outside of such a
 * system. NULL when memory is short.
 */
const char *bsz_surroundings(struct bsz_record *run,
    const struct bsz_timing_options *timing, struct bsz_arena *arena);

#endif
