/*
 * What to do about code that nobody is known to own.
 */
#ifndef BINSIZE_UNOWNED_H
#define BINSIZE_UNOWNED_H

#include <binsize/artifact.h>
#include <binsize/table.h>

/*
 * When a dimension of owners, which has been scanned, knows none of most of
 * the code, and the file has no debug information: remark how much that is
 * and what would tell. O(ranges).
 */
void bsz_unowned_remark(const struct bsz_artifact *artifact,
    enum bsz_dimension dim, struct bsz_report *report);

#endif
