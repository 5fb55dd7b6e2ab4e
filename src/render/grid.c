/*
 * Two walks over the rows: one measures, one writes. Nothing is kept between
 * them, so half a million rows need the memory of one.
 *
 * Names have no bound, numbers do. So where the label is the only text, or
 * the label of a tree, it stands last, where it is not padded: a name of 300 characters, usual in
 * C++, then neither pushes the numbers out of sight nor widens every row. In
 * the other tables a text wider than MAX_PAD sticks out of its column.
 */
#include "grid.h"

#include "escape.h"
#include "number.h"
#include "walk.h"
#include "width.h"

#define INDENT "  " /* a level */
#define MAX_PAD 100
/* Even on a narrow terminal this much of a label is left. */
#define MIN_CUT 16

#define ELLIPSIS "\xe2\x80\xa6"
#define GAP_WIDTH (sizeof(BSZ_GRID_GAP) - 1)

static const struct bsz_column *column_at(const struct bsz_grid *grid,
    size_t at)
{
	return &grid->table->columns[grid->columns[at].column];
}

/* Keep as many columns of the text as there is room for. */
static void cut_cell(struct bsz_buf *cell, size_t columns)
{
	if (cell->size <= columns ||
	    bsz_width_of(cell->data, cell->size) <= columns)
		return;
	cell->size = bsz_width_fit(cell->data, cell->size, columns - 1);
	bsz_buf_text(cell, ELLIPSIS);
}

void bsz_grid_title(const struct bsz_grid *grid, size_t at,
    struct bsz_buf *cell)
{
	cell->size = 0;
	bsz_escape_shown(cell, column_at(grid, at)->title);
	if (at == grid->cut)
		cut_cell(cell, grid->cut_at);
}

void bsz_grid_cell(const struct bsz_grid *grid, size_t row, size_t at,
    struct bsz_buf *cell)
{
	const struct bsz_table *const table = grid->table;
	const size_t column = grid->columns[at].column;
	const union bsz_cell *const value =
	    &bsz_walk_cells(table, row)[column];
	char number[BSZ_NUMBER_ROOM];

	cell->size = 0;
	if (table->columns[column].kind != BSZ_TEXT) {
		bsz_buf_push(cell, number, bsz_number_people(
		    table->columns[column].kind, *value, number));
		return;
	}
	for (size_t i = 0; !column && i < bsz_walk_level(table, row); i++)
		bsz_buf_text(cell, INDENT);
	if (!column && table->rows[row].mark == BSZ_ROW_LISTED)
		bsz_buf_text(cell, BSZ_WALK_LISTED);
	if (at)
		bsz_escape_shown(cell, bsz_walk_text(value));
	else
		bsz_escape_line(cell, bsz_walk_text(value));
	if (at == grid->cut)
		cut_cell(cell, grid->cut_at);
}

const char *bsz_grid_colour(const struct bsz_grid *grid, size_t row,
    size_t at)
{
	const size_t column = grid->columns[at].column;

	if (!grid->colour || column_at(grid, at)->kind != BSZ_TEXT)
		return NULL;
	return *bsz_walk_text(&bsz_walk_cells(grid->table, row)[column]) == '['
	    ? "\033[2m" : NULL;
}

/* The columns people see; the label last when it is the only text, or one
 * of a tree, beside which other texts are short. */
static void choose_columns(struct bsz_grid *grid)
{
	const struct bsz_table *const table = grid->table;
	size_t texts = 0;

	for (size_t i = 0; i < table->column_count; i++) {
		const bool text = table->columns[i].kind == BSZ_TEXT;

		if (table->columns[i].machine_only)
			continue;
		texts += text;
		grid->columns[grid->count++] = (struct bsz_grid_column){
			.column = i, .right = !text};
	}
	if (!texts || grid->columns[0].right ||
	    (texts > 1 && !bsz_walk_is_tree(table)))
		return;

	const struct bsz_grid_column label = grid->columns[0];

	memmove(grid->columns, grid->columns + 1,
	    (grid->count - 1) * sizeof(label));
	grid->columns[grid->count - 1] = label;
}

static void widen(struct bsz_grid_column *column, const struct bsz_buf *cell)
{
	const size_t width = bsz_width_of(cell->data, cell->size);

	column->most = bsz_max(column->most, width);
	if (width <= MAX_PAD)
		column->width = bsz_max(column->width, width);
}

/* The width of a text that ends its line only matters for cutting it. */
static void measure(struct bsz_grid *grid, size_t width,
    struct bsz_buf *cell)
{
	for (size_t at = 0; at < grid->count; at++) {
		if (at + 1 == grid->count && !grid->columns[at].right && !width)
			return;
		bsz_grid_title(grid, at, cell);
		widen(&grid->columns[at], cell);
		for (size_t row = 0; row < grid->table->row_count; row++) {
			bsz_grid_cell(grid, row, at, cell);
			widen(&grid->columns[at], cell);
		}
	}
}

/* Cut the widest text to what the others leave of the terminal. Sentences
 * end their rows and go on in the next line of the screen; the row of a wide
 * command goes on below it. */
static void choose_cut(struct bsz_grid *grid, size_t width)
{
	size_t others = grid->count ? (grid->count - 1) * GAP_WIDTH : 0;
	size_t widest = grid->count;

	for (size_t at = 0; at < grid->count; at++) {
		const struct bsz_grid_column *const column =
		    &grid->columns[at];

		if (column_at(grid, at)->sentence)
			continue;
		others += column->most;
		if (!column->right && (widest == grid->count ||
		    column->most > grid->columns[widest].most))
			widest = at;
	}
	if (!width || widest == grid->count || others <= width)
		return;

	struct bsz_grid_column *const cut = &grid->columns[widest];

	others -= cut->most;
	grid->cut_at = width > others ? width - others : 0;
	grid->cut_at = bsz_max(grid->cut_at, MIN_CUT);
	cut->width = bsz_min(bsz_min(cut->most, grid->cut_at), MAX_PAD);
	grid->apart = column_at(grid, widest)->command;
	if (grid->apart)
		return;
	grid->cut = widest;
	cut->most = bsz_min(cut->most, grid->cut_at);
}

int bsz_grid_init(struct bsz_grid *grid, const struct bsz_table *table,
    const struct bsz_render_options *options, struct bsz_err *err)
{
	struct bsz_buf cell BSZ_AUTO(bsz_buf_release) = {0};

	*grid = (struct bsz_grid){.table = table, .colour = options->colour};
	grid->columns = bsz_calloc(table->column_count + 1,
	    sizeof(*grid->columns));
	if (!grid->columns)
		return bsz_fail_memory(err);
	choose_columns(grid);
	grid->cut = grid->count;
	measure(grid, options->width, &cell);
	if (cell.failed) {
		bsz_grid_release(grid);
		return bsz_fail_memory(err);
	}
	choose_cut(grid, options->width);
	return 0;
}

void bsz_grid_release(struct bsz_grid *grid)
{
	bsz_free(grid->columns);
	*grid = (struct bsz_grid){0};
}

static void push_blanks(struct bsz_buf *out, size_t count)
{
	static const char blanks[] = "                                ";

	for (size_t part; count; count -= part) {
		part = bsz_min(count, sizeof(blanks) - 1);
		bsz_buf_push(out, blanks, part);
	}
}

/*
 * One cell. *blanks are due in front of it: none are written where nothing
 * follows, so no line ends in blanks.
 */
static void write_cell(const struct bsz_grid_column *column,
    const struct bsz_buf *cell, const char *colour, size_t *blanks,
    struct bsz_buf *out)
{
	const size_t width = bsz_width_of(cell->data, cell->size);
	const size_t padding = width < column->width
	    ? column->width - width : 0;

	if (column->right)
		*blanks += padding;
	if (cell->size) {
		push_blanks(out, *blanks);
		*blanks = 0;
		bsz_buf_text(out, colour ? colour : "");
		bsz_buf_push(out, cell->data, cell->size);
		bsz_buf_text(out, colour ? "\033[0m" : "");
	}
	*blanks += GAP_WIDTH;
	if (!column->right)
		*blanks += padding;
}

static void write_titles(const struct bsz_grid *grid, struct bsz_buf *cell,
    struct bsz_buf *out)
{
	size_t blanks = 0;

	for (size_t at = 0; at < grid->count; at++) {
		bsz_grid_title(grid, at, cell);
		write_cell(&grid->columns[at], cell, NULL, &blanks, out);
	}
	bsz_buf_char(out, '\n');
}

static bool is_apart(const struct bsz_grid *grid, const struct bsz_buf *cell)
{
	return grid->apart && bsz_width_of(cell->data, cell->size) >
	    grid->columns[0].width;
}

static void write_row(const struct bsz_grid *grid, size_t row,
    struct bsz_buf *cell, struct bsz_buf *out)
{
	size_t blanks = 0;

	for (size_t at = 0; at < grid->count; at++) {
		bsz_grid_cell(grid, row, at, cell);
		write_cell(&grid->columns[at], cell,
		    bsz_grid_colour(grid, row, at), &blanks, out);
		if (!at && is_apart(grid, cell)) {
			bsz_buf_char(out, '\n');
			blanks = grid->columns[at].width + GAP_WIDTH;
		}
	}
	bsz_buf_char(out, '\n');
}

int bsz_grid_write(const struct bsz_grid *grid, struct bsz_buf *out,
    struct bsz_err *err)
{
	struct bsz_buf cell BSZ_AUTO(bsz_buf_release) = {0};

	write_titles(grid, &cell, out);
	for (size_t row = 0; row < grid->table->row_count && !out->failed;
	    row++)
		write_row(grid, row, &cell, out);
	return cell.failed ? bsz_fail_memory(err) : 0;
}
