/*
 * Pairs of rows as tables of a report.
 */
#ifndef BINSIZE_CHANGES_H
#define BINSIZE_CHANGES_H

#include "pairs.h"

struct bsz_changes {
	const struct bsz_query *query;
	const struct bsz_pairs *pairs;
	struct bsz_side *sides; /* two */
};

/*
 * Add the table of changes by cause, when there are any. BSZ_ENOMEM. O(n).
 */
int bsz_changes_causes(const struct bsz_changes *changes,
    struct bsz_report *report, struct bsz_err *err);

/*
 * Add the table of changed rows, the main one: without any when nothing
 * changed, else with a total. *folded: some are summed up. BSZ_ENOMEM, and
 * BSZ_EINVARIANT when the rows do not sum to the total. O(n log n).
 */
int bsz_changes_rows(const struct bsz_changes *changes,
    struct bsz_report *report, bool *folded, struct bsz_err *err);

#endif
