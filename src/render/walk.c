/*
 * Rows stand in preorder, so one look at the row behind tells a leaf, and a
 * stack of rows holds its path. An alias that is merely listed may stand
 * below the row it is listed for: that row stays a leaf.
 */
#include "walk.h"

const struct bsz_table *bsz_walk_main(const struct bsz_report *report)
{
	for (size_t i = 0; i < report->table_count; i++) {
		if (report->tables[i].main && report->tables[i].column_count)
			return &report->tables[i];
	}
	return NULL;
}

const struct bsz_table *bsz_walk_stacks(const struct bsz_report *report)
{
	const struct bsz_table *const table = bsz_walk_main(report);

	if (!table || !bsz_walk_is_tree(table) ||
	    table->columns[0].kind != BSZ_TEXT ||
	    table->weight_column >= table->column_count)
		return NULL;

	const enum bsz_column_kind kind =
	    table->columns[table->weight_column].kind;

	return kind == BSZ_BYTES || kind == BSZ_COUNT ? table : NULL;
}

int bsz_walk_check(const struct bsz_report *const *reports, size_t count,
    struct bsz_err *err)
{
	for (size_t i = 0; i < count; i++) {
		if (reports[i]->failed)
			return bsz_fail_memory(err);
	}
	return 0;
}

int bsz_walk_check_main(const struct bsz_report *const *reports, size_t count,
    const char *format, struct bsz_err *err)
{
	const int result = bsz_walk_check(reports, count, err);

	for (size_t i = 0; i < count && !result; i++) {
		if (bsz_walk_main(reports[i]))
			return 0;
	}
	return result ? result : bsz_fail(err, BSZ_EUSAGE,
	    "%s has no rows to show here (try --format text or json)",
	    format);
}

int bsz_walk_check_stacks(const struct bsz_report *const *reports,
    size_t count, const char *format, struct bsz_err *err)
{
	const int result = bsz_walk_check(reports, count, err);

	for (size_t i = 0; i < count && !result; i++) {
		if (bsz_walk_stacks(reports[i]))
			return 0;
	}
	return result ? result : bsz_fail(err, BSZ_EUSAGE,
	    "%s has no stacks to show here (try --format text or json)",
	    format);
}

static bool is_leaf(const struct bsz_table *table, size_t row)
{
	const size_t level = bsz_walk_level(table, row);
	size_t below = row + 1;

	while (below < table->row_count &&
	    table->rows[below].mark == BSZ_ROW_LISTED &&
	    bsz_walk_level(table, below) > level)
		below++;
	return below == table->row_count ||
	    bsz_walk_level(table, below) <= level;
}

bool bsz_leaves_next(struct bsz_leaves *leaves)
{
	const struct bsz_table *const table = leaves->table;

	leaves->same = leaves->depth ? leaves->depth - 1 : 0;
	while (leaves->next < table->row_count) {
		const size_t row = leaves->next++;
		const size_t level = bsz_walk_level(table, row);

		if (table->rows[row].mark == BSZ_ROW_TOTAL)
			continue;
		/* A level that was left out is filled with the row itself. */
		for (size_t i = bsz_min(leaves->depth, level); i <= level; i++)
			leaves->path[i] = row;
		leaves->depth = level + 1;
		leaves->same = bsz_min(leaves->same, level);
		if (is_leaf(table, row))
			return true;
	}
	return false;
}
