/*
 * The export of ncdu (version 1 of its format), which gdu reads as well: rows
 * with rows below are folders, their sizes in memory are "apparent" and those
 * in the file "on disk".
 */
#include "render.h"

#include "escape.h"
#include "walk.h"

struct writer {
	const struct bsz_table *table;
	struct bsz_buf *out;
	size_t vm, file; /* columns; the number of columns: none */
	size_t next;     /* row */
};

static size_t find_column(const struct bsz_table *table, const char *key)
{
	size_t at = 0;

	while (at < table->column_count &&
	    strcmp(table->columns[at].key, key) != 0)
		at++;
	return at;
}

static void write_size(struct writer *writer, const char *key, size_t row,
    size_t column)
{
	const uint64_t bytes = column < writer->table->column_count ?
	    bsz_walk_cells(writer->table, row)[column].number : 0;

	if (!bytes)
		return; /* ncdu takes what is left out for 0 */
	bsz_buf_printf(writer->out, ",\"%s\":", key);
	bsz_buf_decimal(writer->out, bytes);
}

/* A name as ncdu takes it: not empty, and no path. */
static void write_name(struct writer *writer, const char *text)
{
	bsz_buf_text(writer->out, "{\"name\":");
	bsz_escape_json(writer->out, *text ? text : "[]");
}

static bool has_children(const struct writer *writer, size_t row)
{
	return row + 1 < writer->table->row_count &&
	    bsz_walk_level(writer->table, row + 1) >
	    bsz_walk_level(writer->table, row);
}

/* The rows from the next one on that are at a level or below it. */
static void write_rows(struct writer *writer, size_t level)
{
	while (writer->next < writer->table->row_count &&
	    bsz_walk_level(writer->table, writer->next) >= level &&
	    !writer->out->failed) {
		const size_t row = writer->next++;
		const enum bsz_row_mark mark = writer->table->rows[row].mark;
		const bool folder = has_children(writer, row);

		if (mark == BSZ_ROW_TOTAL || mark == BSZ_ROW_LISTED)
			continue;
		bsz_buf_text(writer->out, folder ? ",\n[" : ",\n");
		write_name(writer, bsz_walk_text(bsz_walk_cells(writer->table,
		    row)));
		/* A folder's size is that of its rows. */
		if (!folder) {
			write_size(writer, "asize", row, writer->vm);
			write_size(writer, "dsize", row, writer->file);
		}
		bsz_buf_char(writer->out, '}');
		if (folder) {
			write_rows(writer, bsz_walk_level(writer->table,
			    row) + 1);
			bsz_buf_char(writer->out, ']');
		}
	}
}

static void write_report(const struct bsz_report *report,
    struct bsz_buf *out)
{
	const struct bsz_table *const table = bsz_walk_stacks(report);
	struct writer writer = {.table = table, .out = out};

	if (!table)
		return;
	writer.vm = find_column(table, "vm_bytes");
	writer.file = find_column(table, "file_bytes");
	bsz_buf_text(out, ",\n[");
	write_name(&writer, report->input ? report->input : "");
	bsz_buf_char(out, '}');
	write_rows(&writer, 0);
	bsz_buf_char(out, ']');
}

static int write_ncdu(const struct bsz_report *const *reports, size_t count,
    const struct bsz_render_options *options, struct bsz_buf *out,
    struct bsz_err *err)
{
	const int rc = bsz_walk_check_stacks(reports, count, "ncdu", err);

	if (rc)
		return rc;
	bsz_buf_text(out, "[1,0,{\"progname\":\"binsize\",\"progver\":");
	bsz_escape_json(out, options->version);
	bsz_buf_text(out, count > 1 ? "},\n[{\"name\":\"inputs\"}" : "}");
	for (size_t i = 0; i < count; i++)
		write_report(reports[i], out);
	bsz_buf_text(out, count > 1 ? "]]\n" : "]\n");
	return 0;
}

const struct bsz_renderer bsz_render_ncdu = {
	.name = "ncdu",
	.brief = "for ncdu -f and gdu -f: a tree to walk in a terminal",
	.media_type = "application/json",
	.extension = "json",
	.write = write_ncdu,
};
