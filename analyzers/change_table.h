/*
 * The table of changed rows: its columns, and how a row fills them.
 */
#ifndef BINSIZE_CHANGE_TABLE_H
#define BINSIZE_CHANGE_TABLE_H

#include "changes.h"

/* Names of one row, and figures of it. */
struct bsz_change_line {
	const struct bsz_pair *pair; /* figures */
	const char *text, *old_text;
	const char *change, *cause;
	enum bsz_row_mark mark;
};

/* The table without rows, in a report; NULL when memory is short. */
struct bsz_table *bsz_change_table_new(const struct bsz_changes *changes,
    struct bsz_report *report);

/* Add a row; texts are borrowed as long as the report. */
void bsz_change_table_push(struct bsz_report *report, struct bsz_table *table,
    const struct bsz_query *query, const struct bsz_change_line *line);

#endif
