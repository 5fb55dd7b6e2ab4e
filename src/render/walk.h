/*
 * What renderers ask of a report: the table that line formats print, whether
 * it is complete, and its leaves with the labels above them.
 */
#ifndef BINSIZE_WALK_H
#define BINSIZE_WALK_H

#include <binsize/limits.h>
#include <binsize/table.h>

/* In front of an alias that is listed but is part of no sum, for people. */
#define BSZ_WALK_LISTED "(also) "

/* The table that csv, tsv, jsonl and folded print, or NULL. */
const struct bsz_table *bsz_walk_main(const struct bsz_report *report);

/* The same when its leaves have names and weights, or NULL. */
const struct bsz_table *bsz_walk_stacks(const struct bsz_report *report);

/* 0, or BSZ_ENOMEM when a report could not be built as a whole. */
int bsz_walk_check(const struct bsz_report *const *reports, size_t count,
    struct bsz_err *err);

/* The same, and BSZ_EUSAGE when no report has a main table. */
int bsz_walk_check_main(const struct bsz_report *const *reports, size_t count,
    const char *format, struct bsz_err *err);

/* The same, and BSZ_EUSAGE when no report has stacks. */
int bsz_walk_check_stacks(const struct bsz_report *const *reports,
    size_t count, const char *format, struct bsz_err *err);

/* True when column 0 holds labels of the dimensions in level_keys. */
BSZ_ALWAYS_INLINE bool bsz_walk_is_tree(const struct bsz_table *table)
{
	return table->levels > 1 || (table->level_keys &&
	    table->level_keys != &table->columns[0].key);
}

/* Levels that a path can have. */
BSZ_ALWAYS_INLINE size_t bsz_walk_levels(const struct bsz_table *table)
{
	return bsz_min(bsz_max(table->levels, 1), BSZ_MAX_NESTING);
}

/* The level of a row, below bsz_walk_levels(). */
BSZ_ALWAYS_INLINE size_t bsz_walk_level(const struct bsz_table *table,
    size_t row)
{
	return bsz_min(table->rows[row].level, bsz_walk_levels(table) - 1);
}

BSZ_ALWAYS_INLINE const union bsz_cell *bsz_walk_cells(
    const struct bsz_table *table, size_t row)
{
	return table->cells + row * table->column_count;
}

/* The text of a cell, empty when there is none. */
BSZ_ALWAYS_INLINE const char *bsz_walk_text(const union bsz_cell *cell)
{
	return cell->text ? cell->text : "";
}

/*
 * The rows that line formats print: those without children, and no totals.
 * Begin with {.table = table}. The path of a leaf is the text of column 0 in
 * rows path[0] to path[depth - 1]; the last is the leaf itself.
 */
struct bsz_leaves {
	const struct bsz_table *table;
	size_t next;                  /* the row looked at next */
	size_t path[BSZ_MAX_NESTING]; /* rows */
	size_t depth;
	size_t same; /* how many of path are as at the leaf before */
};

/* Go to the next leaf; false behind the last. Amortised O(1). */
bool bsz_leaves_next(struct bsz_leaves *leaves);

#endif
