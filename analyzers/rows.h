/*
 * A tree of sums as rows of a table: sorted, cut to a number of rows a level
 * with the rest folded into "[N others]", and a total below.
 */
#ifndef BINSIZE_ROWS_H
#define BINSIZE_ROWS_H

#include "sums.h"

/* Columns of an analyzer's own, behind the common ones. */
struct bsz_more_columns {
	const struct bsz_column *columns;
	size_t count;
	/* Fill the cells of one node; NULL where the row is not one label
	 * (others, total), then cells stay 0. */
	void (*fill)(void *context, const struct bsz_node *node,
	    union bsz_cell *cells);
	void *context;
};

struct bsz_rows {
	const struct bsz_query *query;
	const struct bsz_sums *sums;
	struct bsz_namer *namer;
	const struct bsz_more_columns *more; /* may be NULL */
	const char *key, *title;             /* of the table */
};

/*
 * Add the table: label, VM bytes and share, file bytes and share (of the
 * domains the query asks for, shares unless it does not), then more. Returns
 * the table, owned by the report, or NULL with err filled (BSZ_ENOMEM). O(n)
 * in nodes and O(n log n) in those of the rows shown.
 */
struct bsz_table *bsz_rows_table(const struct bsz_rows *rows,
    struct bsz_report *report, struct bsz_err *err);

/* "SECTION / SYMBOL", in an arena; NULL when memory is short. */
const char *bsz_rows_label(const struct bsz_query *query,
    struct bsz_arena *arena);

#endif
