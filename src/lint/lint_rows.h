/*
 * From flaws to what a report holds.
 */
#ifndef BINSIZE_LINT_LINT_ROWS_H
#define BINSIZE_LINT_LINT_ROWS_H

#include "image_costs.h"

/* Findings, the table of them, facts, notes, and each rule's remedy once.
 * costs is NULL without an image. A report that fails remembers it. */
void bsz_lint_rows(struct bsz_report *report,
    const struct bsz_lint_question *question,
    const struct bsz_linting *linting, const struct bsz_image_cost *costs);

/* How much of the image is the recipe's, as a fact and a caution. */
void bsz_lint_describe_match(struct bsz_report *report,
    const struct bsz_image_steps *steps);

#endif
