/*
 * Adding a map to a rollup of one level.
 */
#ifndef BINSIZE_CORE_SINGLE_H
#define BINSIZE_CORE_SINGLE_H

#include "adding.h"

/* Charge all ranges of the only level. What bsz_rollup_add() returns.
 * O(ranges). */
int bsz_single_add(struct adding *add, struct bsz_err *err);

#endif
