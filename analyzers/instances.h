/*
 * Rows that are one more, or one less, of something generic.
 */
#ifndef BINSIZE_INSTANCES_H
#define BINSIZE_INSTANCES_H

#include "pairs.h"

/*
 * Write a demangled name without what its generics were given, in place of
 * what buf held: "a::B<int>::c<x>(y)" becomes "a::B<>::c<>". False, and
 * nothing of use, when it was given none. O(size).
 */
bool bsz_instance_write(const char *name, size_t size, struct bsz_buf *buf);

/*
 * Give new and removed symbols their own cause where the other build has, or
 * had, the same generic given something else. Nothing is looked at when so
 * many rows came and went that it would say little. False when memory is
 * short. O(names of generics).
 */
bool bsz_instances_find(struct bsz_pairs *pairs, struct bsz_side sides[2],
    const struct bsz_query *query);

#endif
