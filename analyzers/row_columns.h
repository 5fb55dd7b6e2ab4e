/*
 * A table of rows before there are any.
 */
#ifndef BINSIZE_ROW_COLUMNS_H
#define BINSIZE_ROW_COLUMNS_H

#include "rows.h"

/* The table without rows, owned by the report: label, bytes and shares of the
 * domains that are asked for, then more. NULL when memory is short. */
struct bsz_table *bsz_row_table(const struct bsz_rows *rows,
    struct bsz_report *report);

#endif
