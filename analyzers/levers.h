/*
 * The table of what else makes a program smaller.
 */
#ifndef BINSIZE_LEVERS_H
#define BINSIZE_LEVERS_H

#include <binsize/analyzer.h>

/* Add the table, largest first, when there is a row for it or it is all that
 * the query is about. BSZ_ENOMEM. */
int bsz_levers_table(struct bsz_report *report, struct bsz_strip *strip,
    struct bsz_artifact *artifact, const struct bsz_query *query,
    struct bsz_err *err);

#endif
