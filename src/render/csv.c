/*
 * csv (RFC 4180, lines end in LF) and tsv: one row a leaf, with the labels of
 * its ancestors in front and the header of bloaty, so that scripts move over.
 * Nothing is rounded, cut or made safe to look at.
 *
 * The fields in front of a leaf stay ready in `prefix` until an ancestor
 * changes. 540,000 rows of 80 bytes take 40 ms.
 */
#include "render.h"

#include "escape.h"
#include "number.h"
#include "walk.h"

struct dialect {
	const char *name;
	char separator;
	void (*escape)(struct bsz_buf *out, const char *text);
};

struct writer {
	const struct dialect *dialect;
	const struct bsz_render_options *options;
	struct bsz_buf *out;
	bool with_input;  /* several inputs: the first column names it */
	bool with_listed; /* the last column tells aliases from rows */
	struct bsz_buf prefix;
	size_t ends[BSZ_MAX_NESTING]; /* of prefix before each level */
};

/* What bloaty calls our columns. */
static const struct { const char *key, *name; } bloaty_names[] = {
	{"vm_bytes", "vmsize"},
	{"file_bytes", "filesize"},
};

static const char *column_name(const char *key)
{
	for (size_t i = 0; i < BSZ_COUNTOF(bloaty_names); i++) {
		if (strcmp(bloaty_names[i].key, key) == 0)
			return bloaty_names[i].name;
	}
	return key;
}

static void write_field(const struct writer *writer, struct bsz_buf *out,
    const char *text)
{
	if (!writer->options->csv_safe || !bsz_escape_is_formula(text)) {
		writer->dialect->escape(out, text);
		return;
	}

	struct bsz_buf guarded BSZ_AUTO(bsz_buf_release) = {0};

	bsz_buf_char(&guarded, '\'');
	bsz_buf_push(&guarded, text, strlen(text) + 1);
	if (guarded.failed)
		out->failed = true;
	else
		writer->dialect->escape(out, guarded.data);
}

static void write_cell(struct writer *writer, enum bsz_column_kind kind,
    const union bsz_cell *cell)
{
	char number[BSZ_NUMBER_ROOM];

	if (kind == BSZ_TEXT)
		write_field(writer, writer->out, bsz_walk_text(cell));
	else if (kind == BSZ_BYTES || kind == BSZ_COUNT)
		bsz_buf_decimal(writer->out, cell->number);
	else
		bsz_buf_push(writer->out, number,
		    bsz_number_machine(kind, *cell, number));
}

/* Bring the fields in front of a leaf's own label up to date. */
static void update_prefix(struct writer *writer,
    const struct bsz_leaves *leaves)
{
	struct bsz_buf *const prefix = &writer->prefix;

	for (size_t i = leaves->same; i + 1 < leaves->depth; i++) {
		prefix->size = writer->ends[i];
		write_field(writer, prefix, bsz_walk_text(
		    bsz_walk_cells(leaves->table, leaves->path[i])));
		bsz_buf_char(prefix, writer->dialect->separator);
		writer->ends[i + 1] = prefix->size;
	}
	prefix->size = writer->ends[leaves->depth - 1];
}

static void write_row(struct writer *writer, const struct bsz_leaves *leaves)
{
	const struct bsz_table *const table = leaves->table;
	const size_t row = leaves->next - 1;
	const union bsz_cell *const cells = bsz_walk_cells(table, row);

	update_prefix(writer, leaves);
	bsz_buf_push(writer->out, writer->prefix.data, writer->prefix.size);
	write_cell(writer, table->columns[0].kind, &cells[0]);
	/* "[12 others]" stands for rows at any level below it. */
	for (size_t i = leaves->depth; i < bsz_walk_levels(table); i++)
		bsz_buf_char(writer->out, writer->dialect->separator);
	for (size_t i = 1; i < table->column_count; i++) {
		if (table->columns[i].people_only)
			continue;
		bsz_buf_char(writer->out, writer->dialect->separator);
		write_cell(writer, table->columns[i].kind, &cells[i]);
	}
	if (writer->with_listed) {
		bsz_buf_char(writer->out, writer->dialect->separator);
		bsz_buf_char(writer->out,
		    table->rows[row].mark == BSZ_ROW_LISTED ? '1' : '0');
	}
	bsz_buf_char(writer->out, '\n');
}

static int write_rows(struct writer *writer,
    const struct bsz_report *report, struct bsz_err *err)
{
	struct bsz_leaves leaves = {.table = bsz_walk_main(report)};

	if (!leaves.table)
		return 0;
	writer->prefix.size = 0;
	if (writer->with_input) {
		write_field(writer, &writer->prefix, report->input);
		bsz_buf_char(&writer->prefix, writer->dialect->separator);
	}
	writer->ends[0] = writer->prefix.size;
	while (bsz_leaves_next(&leaves) && !writer->out->failed)
		write_row(writer, &leaves);
	return writer->prefix.failed ? bsz_fail_memory(err) : 0;
}

/* The header's fields, each with a separator in front but the first. */
static void write_header(const struct writer *writer,
    const struct bsz_table *table, struct bsz_buf *out)
{
	if (writer->with_input) {
		bsz_buf_text(out, "input");
		bsz_buf_char(out, writer->dialect->separator);
	}
	for (size_t i = 0; i < bsz_walk_levels(table); i++) {
		if (i)
			bsz_buf_char(out, writer->dialect->separator);
		writer->dialect->escape(out, table->level_keys[i]);
	}
	for (size_t i = 1; i < table->column_count; i++) {
		if (table->columns[i].people_only)
			continue;
		bsz_buf_char(out, writer->dialect->separator);
		writer->dialect->escape(out,
		    column_name(table->columns[i].key));
	}
	if (writer->with_listed) {
		bsz_buf_char(out, writer->dialect->separator);
		bsz_buf_text(out, "listed");
	}
	bsz_buf_char(out, '\n');
}

static bool has_listed(const struct bsz_report *const *reports, size_t count)
{
	for (size_t i = 0; i < count; i++) {
		const struct bsz_table *const table =
		    bsz_walk_main(reports[i]);

		for (size_t row = 0; table && row < table->row_count; row++) {
			if (table->rows[row].mark == BSZ_ROW_LISTED)
				return true;
		}
	}
	return false;
}

/* One header for all, or an error before anything is written. */
static int write_headers(struct writer *writer,
    const struct bsz_report *const *reports, size_t count,
    struct bsz_err *err)
{
	struct bsz_buf first BSZ_AUTO(bsz_buf_release) = {0};
	struct bsz_buf other BSZ_AUTO(bsz_buf_release) = {0};

	for (size_t i = 0; i < count; i++) {
		struct bsz_buf *const header = first.size ? &other : &first;

		other.size = 0;
		if (!bsz_walk_main(reports[i]))
			continue;
		write_header(writer, bsz_walk_main(reports[i]), header);
		if (header->failed)
			return bsz_fail_memory(err);
		if (header == &other && (other.size != first.size ||
		    memcmp(other.data, first.data, first.size) != 0))
			return bsz_fail(err, BSZ_EUSAGE, "%s has one header, "
			    "but the inputs have different columns (choose "
			    "them with -d)", writer->dialect->name);
	}
	bsz_buf_push(writer->out, first.data, first.size);
	return 0;
}

static int write_all(const struct bsz_report *const *reports, size_t count,
    struct writer *writer, struct bsz_err *err)
{
	int result = bsz_walk_check_main(reports, count,
	    writer->dialect->name, err);

	if (result)
		return result;
	writer->with_input = count > 1;
	writer->with_listed = has_listed(reports, count);
	result = write_headers(writer, reports, count, err);
	for (size_t i = 0; i < count && !result; i++)
		result = write_rows(writer, reports[i], err);
	bsz_buf_release(&writer->prefix);
	return result;
}

static int write_csv(const struct bsz_report *const *reports, size_t count,
    const struct bsz_render_options *options, struct bsz_buf *out,
    struct bsz_err *err)
{
	static const struct dialect csv = {"csv", ',', bsz_escape_csv};
	struct writer writer = {
		.dialect = &csv, .options = options, .out = out};

	return write_all(reports, count, &writer, err);
}

static int write_tsv(const struct bsz_report *const *reports, size_t count,
    const struct bsz_render_options *options, struct bsz_buf *out,
    struct bsz_err *err)
{
	static const struct dialect tsv = {"tsv", '\t', bsz_escape_tsv};
	struct writer writer = {
		.dialect = &tsv, .options = options, .out = out};

	return write_all(reports, count, &writer, err);
}

const struct bsz_renderer bsz_render_csv = {
	.name = "csv",
	.brief = "exact rows for spreadsheets, in bloaty's column order",
	.media_type = "text/csv; charset=utf-8",
	.extension = "csv",
	.exact = true,
	.write = write_csv,
};

const struct bsz_renderer bsz_render_tsv = {
	.name = "tsv",
	.brief = "the same with tabs, for cut and awk",
	.media_type = "text/tab-separated-values; charset=utf-8",
	.extension = "tsv",
	.exact = true,
	.write = write_tsv,
};
