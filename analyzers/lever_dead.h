/*
 * Debug information about functions that the linker dropped.
 */
#ifndef BINSIZE_LEVER_DEAD_H
#define BINSIZE_LEVER_DEAD_H

#include <binsize/analyzer.h>
#include <binsize/strip.h>

/* Fill lever and *bytes; 0: there is none. BSZ_ENOMEM. */
int bsz_lever_dead(struct bsz_artifact *artifact, struct bsz_lever *lever,
    uint64_t *bytes, struct bsz_err *err);

#endif
