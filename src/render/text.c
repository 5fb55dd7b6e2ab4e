/*
 * For people at a terminal: the headline, the tables, then what was odd and
 * what to do next. Facts that people need stand in the headline.
 */
#include "render.h"

#include "escape.h"
#include "grid.h"
#include "number.h"
#include "scols.h"
#include "walk.h"
#include "width.h"

struct writer {
	const struct bsz_render_options *options;
	const struct bsz_scols *scols; /* NULL: the grid writes all */
	struct bsz_buf *out;
	struct bsz_err *err;
	bool begun; /* something was written */
};

/* Blocks are set apart by an empty line. */
static void begin_block(struct writer *writer)
{
	if (writer->begun)
		bsz_buf_char(writer->out, '\n');
	writer->begun = true;
}

static void write_bold(struct writer *writer, const char *text)
{
	bsz_buf_text(writer->out, writer->options->colour ? "\033[1m" : "");
	bsz_escape_line(writer->out, text);
	bsz_buf_text(writer->out,
	    writer->options->colour ? "\033[0m\n" : "\n");
}

static int write_table(struct writer *writer, const struct bsz_table *table)
{
	struct bsz_grid grid BSZ_AUTO(bsz_grid_release) = {0};
	if (!table->row_count) /* a heading alone says nothing */
		return 0;
	const int result = bsz_grid_init(&grid, table, writer->options,
	    writer->err);
	if (result)
		return result;
	begin_block(writer);
	if (table->title && *table->title)
		write_bold(writer, table->title);
	if (writer->scols && bsz_scols_suits(&grid))
		return bsz_scols_write(writer->scols, &grid, writer->out,
		    writer->err);
	return bsz_grid_write(&grid, writer->out, writer->err);
}

static void write_note(struct writer *writer, const struct bsz_note *note)
{
	char offset[BSZ_NUMBER_ROOM];

	bsz_buf_text(writer->out, "note: ");
	bsz_escape_shown(writer->out, note->text);
	if (note->offset != BSZ_NO_OFFSET) {
		bsz_buf_text(writer->out, " at offset ");
		bsz_buf_push(writer->out, offset,
		    bsz_number_address(note->offset, offset));
	}
	bsz_buf_char(writer->out, '\n');
}

static void write_cautions(struct writer *writer,
    const struct bsz_report *report)
{
	if (report->cautions)
		begin_block(writer);
	for (size_t i = 0; i < report->cautions; i++)
		write_note(writer, &report->notes[i]);
}

static void write_notes(struct writer *writer,
    const struct bsz_report *report)
{
	if (report->note_count > report->cautions || report->notes_dropped)
		begin_block(writer);
	for (size_t i = report->cautions; i < report->note_count; i++)
		write_note(writer, &report->notes[i]);
	if (report->notes_dropped)
		bsz_buf_printf(writer->out, "note: %zu more notes left out\n",
		    report->notes_dropped);
}

static int write_report(struct writer *writer,
    const struct bsz_report *report)
{
	if (report->headline && *report->headline) {
		begin_block(writer);
		write_bold(writer, report->headline);
	}
	write_cautions(writer, report);
	for (size_t i = 0; i < report->table_count; i++) {
		const int result = write_table(writer, &report->tables[i]);

		if (result)
			return result;
	}
	write_notes(writer, report);
	if (report->remark_count)
		begin_block(writer);
	for (size_t i = 0; i < report->remark_count; i++) {
		bsz_escape_line(writer->out, report->remarks[i]);
		bsz_buf_char(writer->out, '\n');
	}
	return 0;
}

static int write_text(const struct bsz_report *const *reports, size_t count,
    const struct bsz_render_options *options, struct bsz_buf *out,
    struct bsz_err *err)
{
	struct bsz_width_scope scope BSZ_AUTO(bsz_width_end) = {0};
	int result = bsz_walk_check(reports, count, err);

	if (result)
		return result;
	bsz_width_begin(&scope);

	/* Without Unicode the library would not know a width either. */
	struct bsz_scols *const scols = scope.unicode
	    ? bsz_scols_open() : NULL;
	struct writer writer = {
		.options = options, .scols = scols, .out = out, .err = err};

	for (size_t i = 0; i < count && !result; i++)
		result = write_report(&writer, reports[i]);
	bsz_scols_close(scols);
	return result;
}

const struct bsz_renderer bsz_render_text = {
	.name = "text",
	.brief = "aligned tables for people",
	.media_type = "text/plain; charset=utf-8",
	.extension = "txt",
	.for_people = true,
	.write = write_text,
};
