/*
 * Exceptions that a commit asks for itself.
 */
#ifndef BINSIZE_TRAILERS_H
#define BINSIZE_TRAILERS_H

#include "budget_file.h"

/*
 * Add a waiver to the policy for each trailer of a range of commits:
 *
 *	Binary-Size: BUDGET SIZE REASON
 *
 * owned by the author, for this check alone. One that cannot be read is told
 * on standard error and allows nothing. As bsz_git_trailers().
 */
int bsz_trailers_read(struct bsz_budget_file *file, const char *range,
    struct bsz_err *err);

#endif
