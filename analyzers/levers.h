/*
 * The table of what else makes a program smaller.
 */
#ifndef BINSIZE_LEVERS_H
#define BINSIZE_LEVERS_H

#include <binsize/strip.h>
#include <binsize/table.h>

/* Add the table, largest first, when there is a row for it. BSZ_ENOMEM. */
int bsz_levers_table(struct bsz_report *report, struct bsz_strip *strip,
    uint64_t file_size, struct bsz_err *err);

#endif
