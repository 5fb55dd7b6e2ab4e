/*
 * libsmartcols pads and aligns; safety, order and cutting are the grid's,
 * so its own encoding is off (it would turn our \x1b into \x5cx1b).
 *
 * Half a million rows take it 2 s and 260 MB; the grid's own writer 0.2 s and
 * no memory. Hence MAX_ROWS.
 */
#include "scols.h"

#include "walk.h"

#include <binsize/library.h>

#include <libsmartcols/libsmartcols.h>

#define MAX_ROWS 2000

#define FUNCTIONS(X) \
	X(new_table) \
	X(unref_table) \
	X(table_set_termforce) \
	X(table_enable_noencoding) \
	X(table_enable_minout) \
	X(table_enable_colors) \
	X(table_set_column_separator) \
	X(table_new_column) \
	X(table_new_line) \
	X(line_set_data) \
	X(line_get_cell) \
	X(cell_set_color) \
	X(print_table_to_string)

struct bsz_scols {
	void *handle;
#define MEMBER(name) __typeof__(&scols_##name) name;
	FUNCTIONS(MEMBER)
};

static const struct bsz_library library = {
	.file = "libsmartcols.so.1",
	.package = "libsmartcols1",
	.use = "tables",
#define NAME(name) "scols_" #name,
	.functions = (const char *const[]){FUNCTIONS(NAME) NULL},
};

struct bsz_scols *bsz_scols_open(void)
{
	struct bsz_scols *const scols = bsz_calloc(1, sizeof(*scols));
	struct bsz_err err; /* without it the grid writes by itself */

	if (!scols)
		return NULL;
	if (!bsz_library_open(&library, scols, &err))
		return scols;
	bsz_scols_close(scols);
	return NULL;
}

void bsz_scols_close(struct bsz_scols *scols)
{
	if (scols)
		bsz_library_close(scols->handle);
	bsz_free(scols);
}

bool bsz_scols_suits(const struct bsz_grid *grid)
{
	if (!grid->table->row_count || grid->table->row_count > MAX_ROWS)
		return false;
	for (size_t at = 0; at + 1 < grid->count; at++) {
		if (grid->columns[at].most > grid->columns[at].width)
			return false;
	}
	return true;
}

/* The text in cell as a string, or NULL. */
static const char *text_of(struct bsz_buf *cell)
{
	bsz_buf_char(cell, '\0');
	return cell->failed ? NULL : cell->data;
}

static bool add_columns(const struct bsz_scols *scols,
    struct libscols_table *table, const struct bsz_grid *grid,
    struct bsz_buf *cell)
{
	for (size_t at = 0; at < grid->count; at++) {
		const int flags = grid->columns[at].right
		    ? SCOLS_FL_RIGHT : 0;

		bsz_grid_title(grid, at, cell);

		const char *const title = text_of(cell);

		if (!title ||
		    !scols->table_new_column(table, title, 0, flags))
			return false;
	}
	return true;
}

static bool add_row(const struct bsz_scols *scols,
    struct libscols_table *table, const struct bsz_grid *grid, size_t row,
    struct bsz_buf *cell)
{
	struct libscols_line *const line = scols->table_new_line(table, NULL);

	for (size_t at = 0; line && at < grid->count; at++) {
		const char *const colour = bsz_grid_colour(grid, row, at);

		bsz_grid_cell(grid, row, at, cell);

		const char *const text = text_of(cell);

		if (!text || scols->line_set_data(line, at, text))
			return false;
		if (colour && scols->cell_set_color(
		    scols->line_get_cell(line, at), colour))
			return false;
	}
	return line;
}

static bool fill(const struct bsz_scols *scols, struct libscols_table *table,
    const struct bsz_grid *grid, struct bsz_buf *cell)
{
	if (scols->table_set_termforce(table, SCOLS_TERMFORCE_NEVER) ||
	    scols->table_enable_noencoding(table, 1) ||
	    scols->table_enable_minout(table, 1) ||
	    scols->table_enable_colors(table, grid->colour) ||
	    scols->table_set_column_separator(table, BSZ_GRID_GAP) ||
	    !add_columns(scols, table, grid, cell))
		return false;
	for (size_t row = 0; row < grid->table->row_count; row++) {
		if (!add_row(scols, table, grid, row, cell))
			return false;
	}
	return true;
}

/* The library leaves out the last newline. */
static void write_lines(const char *text, struct bsz_buf *out)
{
	const size_t size = strlen(text);

	bsz_buf_push(out, text, size);
	if (size && text[size - 1] != '\n')
		bsz_buf_char(out, '\n');
}

int bsz_scols_write(const struct bsz_scols *scols,
    const struct bsz_grid *grid, struct bsz_buf *out, struct bsz_err *err)
{
	struct bsz_buf cell BSZ_AUTO(bsz_buf_release) = {0};
	struct libscols_table *const table = scols->new_table();
	char *text = NULL;

	if (table && fill(scols, table, grid, &cell) &&
	    scols->print_table_to_string(table, &text) == 0 && text)
		write_lines(text, out);

	const int result = text ? 0 : bsz_fail_memory(err);

	free(text); /* the library's, so not bsz_free() */
	scols->unref_table(table);
	return result;
}
