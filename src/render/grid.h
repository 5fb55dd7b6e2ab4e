/*
 * A table laid out in columns of characters: which columns are shown, in
 * what order, how wide, and the text of each cell.
 */
#ifndef BINSIZE_GRID_H
#define BINSIZE_GRID_H

#include "render.h"

/* Between columns. */
#define BSZ_GRID_GAP "  "

/* One column as shown. */
struct bsz_grid_column {
	size_t column;    /* in the table */
	size_t width;     /* that cells are padded to */
	size_t most;      /* columns the widest cell takes */
	bool right;       /* aligned to the right: numbers */
};

struct bsz_grid {
	const struct bsz_table *table;
	bool colour;
	struct bsz_grid_column *columns;
	size_t count;
	size_t cut;      /* index of the column that is cut, or count */
	size_t cut_at;   /* columns left for it */
	bool apart;      /* what is too wide for the first has its own line */
};

/*
 * Lay out a table. width is that of the terminal; 0 cuts nothing. Needs a
 * bsz_width_scope. BSZ_ENOMEM. O(cells).
 */
int bsz_grid_init(struct bsz_grid *grid, const struct bsz_table *table,
    const struct bsz_render_options *options, struct bsz_err *err);
void bsz_grid_release(struct bsz_grid *grid);

/* The title of a column, in place of what cell held. */
void bsz_grid_title(const struct bsz_grid *grid, size_t at,
    struct bsz_buf *cell);
/* The text of a cell, safe and cut, in place of what cell held. */
void bsz_grid_cell(const struct bsz_grid *grid, size_t row, size_t at,
    struct bsz_buf *cell);
/* How a cell is set off ("\033[2m"), or NULL. */
const char *bsz_grid_colour(const struct bsz_grid *grid, size_t row,
    size_t at);

/* Write the table. BSZ_ENOMEM. O(cells), nothing kept. */
int bsz_grid_write(const struct bsz_grid *grid, struct bsz_buf *out,
    struct bsz_err *err);

#endif
