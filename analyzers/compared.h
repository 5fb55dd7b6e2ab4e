/*
 * What two builds can be compared by.
 */
#ifndef BINSIZE_COMPARED_H
#define BINSIZE_COMPARED_H

#include <binsize/analyzer.h>

/* Whether either is a saved document, whose rows are all that is left. */
bool bsz_compared_is_saved(struct bsz_artifact *const builds[2]);

/*
 * Choose dimensions where the query has none, lay saved documents out by
 * them, and leave out domains that a document has no sizes of. BSZ_EUSAGE
 * when there is nothing to compare by, and what bsz_snapshot_lay_out()
 * returns.
 */
int bsz_compared_prepare(struct bsz_artifact *const builds[2],
    struct bsz_query *query, struct bsz_report *report, struct bsz_err *err);

#endif
