/*
 * For review comments and job summaries: GitHub's tables, with every name in
 * a code span, where it can neither call people nor close the table.
 */
#include "render.h"

#include "escape.h"
#include "number.h"
#include "walk.h"

#define INDENT "&emsp;" /* a level */

/* Blocks are set apart by an empty line. */
static void begin_block(struct bsz_buf *out, bool *begun)
{
	if (*begun)
		bsz_buf_char(out, '\n');
	*begun = true;
}

static void write_header(const struct bsz_table *table, struct bsz_buf *out)
{
	bsz_buf_char(out, '|');
	for (size_t i = 0; i < table->column_count; i++) {
		if (table->columns[i].machine_only)
			continue;
		bsz_buf_char(out, ' ');
		bsz_escape_words(out, table->columns[i].title);
		bsz_buf_text(out, " |");
	}
	bsz_buf_text(out, "\n|");
	for (size_t i = 0; i < table->column_count; i++) {
		if (!table->columns[i].machine_only)
			bsz_buf_text(out, table->columns[i].kind == BSZ_TEXT
			    ? " :--- |" : " ---: |");
	}
	bsz_buf_char(out, '\n');
}

static void write_row(const struct bsz_table *table, size_t row,
    struct bsz_buf *out)
{
	const union bsz_cell *const cells = bsz_walk_cells(table, row);
	char number[BSZ_NUMBER_ROOM];

	bsz_buf_char(out, '|');
	for (size_t i = 0; i < table->column_count; i++) {
		const enum bsz_column_kind kind = table->columns[i].kind;

		if (table->columns[i].machine_only)
			continue;
		bsz_buf_char(out, ' ');
		for (size_t j = 0; !i && j < bsz_walk_level(table, row); j++)
			bsz_buf_text(out, INDENT);
		if (!i && table->rows[row].mark == BSZ_ROW_LISTED)
			bsz_buf_text(out, BSZ_WALK_LISTED);
		if (kind == BSZ_TEXT)
			bsz_escape_code(out, bsz_walk_text(&cells[i]));
		else
			bsz_buf_push(out, number,
			    bsz_number_people(kind, cells[i], number));
		bsz_buf_text(out, " |");
	}
	bsz_buf_char(out, '\n');
}

static void write_table(const struct bsz_table *table, struct bsz_buf *out)
{
	if (table->title && *table->title) {
		bsz_buf_text(out, "**");
		bsz_escape_words(out, table->title);
		bsz_buf_text(out, "**\n\n");
	}
	write_header(table, out);
	for (size_t row = 0; row < table->row_count && !out->failed; row++)
		write_row(table, row, out);
}

static void write_note(const struct bsz_note *note, struct bsz_buf *out)
{
	char offset[BSZ_NUMBER_ROOM];

	bsz_buf_text(out, "- note: ");
	bsz_escape_code(out, note->text);
	if (note->offset != BSZ_NO_OFFSET) {
		bsz_buf_text(out, " at offset ");
		bsz_buf_push(out, offset,
		    bsz_number_address(note->offset, offset));
	}
	bsz_buf_char(out, '\n');
}

static void write_notes(const struct bsz_report *report, struct bsz_buf *out)
{
	for (size_t i = report->cautions; i < report->note_count; i++)
		write_note(&report->notes[i], out);
	if (report->notes_dropped)
		bsz_buf_printf(out, "- note: %zu more notes left out\n",
		    report->notes_dropped);
}

static void write_report(const struct bsz_report *report,
    struct bsz_buf *out, bool *begun)
{
	if (report->headline && *report->headline) {
		begin_block(out, begun);
		bsz_buf_text(out, "### ");
		bsz_escape_code(out, report->headline);
		bsz_buf_char(out, '\n');
	}
	if (report->cautions)
		begin_block(out, begun);
	for (size_t i = 0; i < report->cautions; i++)
		write_note(&report->notes[i], out);
	for (size_t i = 0; i < report->table_count; i++) {
		begin_block(out, begun);
		write_table(&report->tables[i], out);
	}
	if (report->note_count > report->cautions || report->notes_dropped)
		begin_block(out, begun);
	write_notes(report, out);
	if (report->remark_count)
		begin_block(out, begun);
	for (size_t i = 0; i < report->remark_count; i++) {
		bsz_buf_text(out, "- ");
		bsz_escape_code(out, report->remarks[i]);
		bsz_buf_char(out, '\n');
	}
}

static int write_markdown(const struct bsz_report *const *reports,
    size_t count, const struct bsz_render_options *options,
    struct bsz_buf *out, struct bsz_err *err)
{
	const int result = bsz_walk_check(reports, count, err);
	bool begun = false;

	(void)options; /* neither width nor colour */
	for (size_t i = 0; i < count && !result; i++)
		write_report(reports[i], out, &begun);
	return result;
}

const struct bsz_renderer bsz_render_markdown = {
	.name = "markdown",
	.brief = "tables for review comments and job summaries",
	.media_type = "text/markdown; charset=utf-8",
	.extension = "md",
	.for_people = true,
	.write = write_markdown,
};
