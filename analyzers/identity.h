/*
 * Which two builds are compared, and whether that makes sense.
 */
#ifndef BINSIZE_IDENTITY_H
#define BINSIZE_IDENTITY_H

#include <binsize/analyzer.h>

/*
 * "OLD (size, build ID) -> NEW (size, build ID)" in an arena; NULL when
 * memory is short.
 */
const char *bsz_identity_line(const struct bsz_artifact *old_build,
    const struct bsz_artifact *new_build, struct bsz_arena *arena);

/*
 * A caution for each fact that decides whether sizes can be compared and is
 * not the same in both, naming the values.
 */
void bsz_identity_compare(const struct bsz_artifact *old_build,
    const struct bsz_artifact *new_build, struct bsz_report *report);

#endif
