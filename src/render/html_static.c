/*
 * The treemap is squarified (Bruls, Huizing, van Wijk 2000): rows are laid
 * along the shorter side as long as that makes the worst of them squarer.
 */
#include "html_static.h"

#include "number.h"
#include "verdicts.h"
#include "walk.h"

#include <binsize/arena.h>

#include <stdlib.h>

#define MOST_ROWS 500
#define MOST_AREAS 60
#define WIDTH 1000.0
#define HEIGHT 380.0

static void write_cell(const struct bsz_table *table, size_t row, size_t at,
    struct bsz_buf *out, struct bsz_buf *scratch)
{
	const union bsz_cell *const cells = bsz_walk_cells(table, row);
	const enum bsz_column_kind kind = table->columns[at].kind;
	char number[BSZ_NUMBER_ROOM];

	bsz_buf_printf(out, "<td class=\"%s\">",
	    kind == BSZ_TEXT ? "text" : "number");
	for (size_t i = 0; !at && i < bsz_walk_level(table, row); i++)
		bsz_buf_text(out, "&emsp;");
	if (kind == BSZ_TEXT)
		bsz_plain_xml(out, scratch, bsz_walk_text(&cells[at]));
	else
		bsz_buf_push(out, number,
		    bsz_number_people(kind, cells[at], number));
	bsz_buf_text(out, "</td>");
}

static void write_header(const struct bsz_table *table, struct bsz_buf *out,
    struct bsz_buf *scratch)
{
	bsz_buf_text(out, "<thead><tr>");
	for (size_t i = 0; i < table->column_count; i++) {
		if (table->columns[i].machine_only)
			continue;
		bsz_buf_printf(out, "<th scope=\"col\" class=\"%s\">",
		    table->columns[i].kind == BSZ_TEXT ? "text" : "number");
		bsz_plain_xml(out, scratch, table->columns[i].title);
		bsz_buf_text(out, "</th>");
	}
	bsz_buf_text(out, "</tr></thead>\n");
}

void bsz_html_table(const struct bsz_table *table, struct bsz_buf *out,
    struct bsz_buf *scratch)
{
	const size_t rows = bsz_min(table->row_count, MOST_ROWS);

	if (table->title && *table->title) {
		bsz_buf_text(out, "<h2>");
		bsz_plain_xml(out, scratch, table->title);
		bsz_buf_text(out, "</h2>\n");
	}
	bsz_buf_text(out, "<table>");
	write_header(table, out, scratch);
	bsz_buf_text(out, "<tbody>\n");
	for (size_t row = 0; row < rows && !out->failed; row++) {
		bsz_buf_text(out, "<tr>");
		for (size_t i = 0; i < table->column_count; i++)
			if (!table->columns[i].machine_only)
				write_cell(table, row, i, out, scratch);
		bsz_buf_text(out, "</tr>\n");
	}
	bsz_buf_text(out, "</tbody></table>\n");
	if (rows < table->row_count)
		bsz_buf_printf(out, "<p>%zu rows are left out here.</p>\n",
		    table->row_count - rows);
}

struct area {
	const char *label;
	double size; /* share of the whole picture's area */
	double x, y, width, height;
};

struct space {
	double x, y, width, height;
};

static int compare_areas(const void *a, const void *b)
{
	const struct area *const left = a, *const right = b;

	return (left->size < right->size) - (left->size > right->size);
}

/* How far from a square the worst of some areas is, laid along a side. */
static double worst_ratio(const struct area *areas, size_t count, double sum,
    double side)
{
	const double depth = sum / side;
	double worst = 1;

	for (size_t i = 0; i < count; i++) {
		const double length = areas[i].size / depth;
		const double ratio = length > depth ? length / depth :
		    depth / length;

		worst = ratio > worst ? ratio : worst;
	}
	return worst;
}

/* Lay areas along the shorter side of a space, which shrinks. */
static void lay_row(struct area *areas, size_t count, double sum,
    struct space *space)
{
	const bool upright = space->width > space->height;
	const double depth = sum / (upright ? space->height : space->width);
	double at = upright ? space->y : space->x;

	for (size_t i = 0; i < count; i++) {
		const double length = areas[i].size / depth;

		areas[i].x = upright ? space->x : at;
		areas[i].y = upright ? at : space->y;
		areas[i].width = upright ? depth : length;
		areas[i].height = upright ? length : depth;
		at += length;
	}
	space->x += upright ? depth : 0;
	space->y += upright ? 0 : depth;
	space->width -= upright ? depth : 0;
	space->height -= upright ? 0 : depth;
}

static void lay_out(struct area *areas, size_t count)
{
	struct space space = {0, 0, WIDTH, HEIGHT};

	for (size_t first = 0, next; first < count; first = next) {
		const double side = space.width > space.height ?
		    space.height : space.width;
		double sum = areas[first].size;

		for (next = first + 1; next < count; next++) {
			const double more = sum + areas[next].size;

			if (worst_ratio(&areas[first], next - first + 1, more,
			    side) > worst_ratio(&areas[first], next - first,
			    sum, side))
				break;
			sum = more;
		}
		lay_row(&areas[first], next - first, sum, &space);
	}
}

/* The column that is drawn: file_bytes, else the first of sizes; the number
 * of columns when there is none. */
static size_t find_sizes(const struct bsz_table *table)
{
	size_t found = table->column_count;

	for (size_t i = table->column_count; i-- > 0;)
		if (table->columns[i].kind == BSZ_BYTES &&
		    (found == table->column_count || strcmp(
		    table->columns[found].key, "file_bytes") != 0))
			found = i;
	return found;
}

/* The rows of the first level, the largest first; how many. */
static size_t collect(const struct bsz_table *table, size_t column,
    struct area *areas)
{
	size_t count = 0;
	double sum = 0;

	for (size_t row = 0; row < table->row_count; row++) {
		const union bsz_cell *const cells = bsz_walk_cells(table, row);

		if (bsz_walk_level(table, row) || !cells[column].number ||
		    table->rows[row].mark == BSZ_ROW_TOTAL ||
		    table->rows[row].mark == BSZ_ROW_LISTED)
			continue;
		areas[count++] = (struct area){.label = bsz_walk_text(cells),
			.size = (double)cells[column].number};
	}
	qsort(areas, count, sizeof(*areas), compare_areas);
	count = bsz_min(count, MOST_AREAS);
	for (size_t i = 0; i < count; i++)
		sum += areas[i].size;
	for (size_t i = 0; i < count; i++)
		areas[i].size *= WIDTH * HEIGHT / sum;
	return count;
}

static void write_area(const struct area *area, size_t index,
    struct bsz_buf *out, struct bsz_buf *scratch)
{
	bsz_buf_printf(out, "<g><title>");
	bsz_plain_xml(out, scratch, area->label);
	bsz_buf_printf(out, "</title><rect x=\"%.1f\" y=\"%.1f\" "
	    "width=\"%.1f\" height=\"%.1f\" fill=\"hsl(%zu 55%% 80%%)\" "
	    "stroke=\"#fff\"/>", area->x, area->y, area->width, area->height,
	    index * 47 % 360);
	/* About 6.5 units a character; a label that does not fit is in the
	 * table. */
	if (area->height > 16 &&
	    area->width > 6.5 * (double)strlen(area->label) + 6) {
		bsz_buf_printf(out, "<text x=\"%.1f\" y=\"%.1f\">",
		    area->x + 4, area->y + 14);
		bsz_plain_xml(out, scratch, area->label);
		bsz_buf_text(out, "</text>");
	}
	bsz_buf_text(out, "</g>\n");
}

void bsz_html_map(const struct bsz_table *table, struct bsz_buf *out,
    struct bsz_buf *scratch)
{
	const size_t column = find_sizes(table);

	if (column == table->column_count || !table->row_count)
		return;
	struct area *const areas = bsz_calloc(table->row_count,
	    sizeof(*areas));
	if (!areas) {
		out->failed = true;
		return;
	}
	const size_t count = collect(table, column, areas);
	lay_out(areas, count);
	bsz_buf_printf(out, "<svg viewBox=\"0 0 %.0f %.0f\" role=\"img\" "
	    "aria-label=\"areas as large as the rows of the table below\">\n",
	    WIDTH, HEIGHT);
	for (size_t i = 0; i < count; i++)
		write_area(&areas[i], i, out, scratch);
	bsz_buf_text(out, "</svg>\n");
	bsz_free(areas);
}
