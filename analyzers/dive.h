/*
 * The figures of another tool beside ours.
 */
#ifndef BINSIZE_DIVE_H
#define BINSIZE_DIVE_H

#include <binsize/image.h>
#include <binsize/table.h>

/*
 * What dive says of an image, and a table whose rows lead from its waste to
 * ours. BSZ_ENOMEM. O(entries x whiteouts).
 */
int bsz_dive_compare(struct bsz_report *report,
    const struct bsz_image *image, struct bsz_err *err);

#endif
