/*
 * Findings as tables: what people read, and what csv and json have.
 */
#ifndef BINSIZE_BUDGET_ROWS_H
#define BINSIZE_BUDGET_ROWS_H

#include <binsize/table.h>

/* Add the table "findings" and the remarks that say what to do. Short memory
 * is remembered in the report. */
void bsz_budget_rows(struct bsz_report *report);

#endif
