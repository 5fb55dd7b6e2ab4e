/*
 * One document for all inputs, described by schema/binsize-report.schema.json.
 * It is written as it is walked: a tree of a million rows would take 700 MB
 * in a JSON library. Keys are sorted; every element of a long array begins a
 * line, so that diff and grep are of use.
 */
#include "render.h"

#include "escape.h"
#include "json_fields.h"
#include "walk.h"

struct writer {
	struct bsz_buf *out;
	struct bsz_err *err;
};

/* A table's rows while they are written. */
struct cursor {
	const struct bsz_table *table;
	const struct bsz_fields *fields;
	struct bsz_buf *out;
	size_t next; /* row */
};

static void write_note(struct writer *writer,
    const struct bsz_report *report, const struct bsz_note *note)
{
	const char *before = "{";

	if (report->input)
		bsz_field_text("input", report->input, &before, writer->out);
	bsz_field_text("message", note->text, &before, writer->out);
	if (note->offset != BSZ_NO_OFFSET) {
		bsz_buf_text(writer->out, ",\"offset\":");
		bsz_buf_decimal(writer->out, note->offset);
	}
	bsz_buf_char(writer->out, '}');
}

static void write_dropped(struct writer *writer,
    const struct bsz_report *report)
{
	const char *before = ",";

	bsz_buf_text(writer->out, "{\"dropped\":");
	bsz_buf_decimal(writer->out, report->notes_dropped);
	if (report->input)
		bsz_field_text("input", report->input, &before, writer->out);
	bsz_field_text("message", "more notes left out", &before,
	    writer->out);
	bsz_buf_char(writer->out, '}');
}

static void write_diagnostics(struct writer *writer,
    const struct bsz_report *const *reports, size_t count)
{
	const char *before = "\n";

	bsz_buf_text(writer->out, "{\"diagnostics\":[");
	for (size_t i = 0; i < count; i++) {
		for (size_t j = 0; j < reports[i]->note_count; j++) {
			bsz_buf_text(writer->out, before);
			write_note(writer, reports[i], &reports[i]->notes[j]);
			before = ",\n";
		}
		if (reports[i]->notes_dropped) {
			bsz_buf_text(writer->out, before);
			write_dropped(writer, reports[i]);
			before = ",\n";
		}
	}
	bsz_buf_text(writer->out, "],\n");
}

static int compare_facts(const void *a, const void *b)
{
	const struct bsz_fact *const *const left = a;
	const struct bsz_fact *const *const right = b;
	const int order = strcmp((*left)->key, (*right)->key);

	/* Of equal keys the first counts, as in bsz_artifact_find_fact(). */
	return order ? order : (*left > *right) - (*left < *right);
}

static int write_facts(struct writer *writer,
    const struct bsz_report *report)
{
	const struct bsz_fact **const sorted =
	    bsz_calloc(report->fact_count + 1, sizeof(*sorted));
	const char *before = "{";

	if (!sorted)
		return bsz_fail_memory(writer->err);
	for (size_t i = 0; i < report->fact_count; i++)
		sorted[i] = &report->facts[i];
	qsort(sorted, report->fact_count, sizeof(*sorted), compare_facts);
	bsz_buf_text(writer->out, "{\"facts\":");
	for (size_t i = 0; i < report->fact_count; i++) {
		if (i && strcmp(sorted[i]->key, sorted[i - 1]->key) == 0)
			continue;
		bsz_field_text(sorted[i]->key, sorted[i]->text, &before,
		    writer->out);
	}
	bsz_buf_text(writer->out, *before == '{' ? "{}" : "}");
	bsz_free((void *)sorted);
	return 0;
}

static void write_rows(struct cursor *cursor, size_t level);

/* The next row and the rows below it. */
static void write_row(struct cursor *cursor)
{
	const struct bsz_table *const table = cursor->table;
	const size_t row = cursor->next++;
	const size_t level = bsz_walk_level(table, row);
	const bool parent = cursor->next < table->row_count &&
	    bsz_walk_level(table, cursor->next) > level;
	const char *before = "{";

	for (size_t i = 0; i < cursor->fields->count; i++) {
		const struct bsz_field *const field =
		    &cursor->fields->items[i];

		if (field->form != BSZ_FIELD_CHILDREN) {
			bsz_field_write(field, table, row, &before,
			    cursor->out);
		} else if (parent) {
			bsz_field_begin(field, &before, cursor->out);
			write_rows(cursor, level + 1);
		}
	}
	bsz_buf_char(cursor->out, '}');
}

/* Rows from the next one on, while they are at this level or below it. */
static void write_rows(struct cursor *cursor, size_t level)
{
	const char *before = "[\n";

	while (cursor->next < cursor->table->row_count &&
	    bsz_walk_level(cursor->table, cursor->next) >= level &&
	    !cursor->out->failed) {
		bsz_buf_text(cursor->out, before);
		write_row(cursor);
		before = ",\n";
	}
	bsz_buf_text(cursor->out, *before == '[' ? "[]" : "]");
}

static int write_table(struct writer *writer, const struct bsz_table *table)
{
	struct bsz_fields fields BSZ_AUTO(bsz_fields_release) = {0};
	const int result = bsz_fields_init(&fields, table, BSZ_FIELDS_NESTED,
	    writer->err);
	struct cursor cursor = {
		.table = table, .fields = &fields, .out = writer->out};

	if (result)
		return result;
	bsz_escape_json(writer->out, table->key);
	bsz_buf_text(writer->out, ":{");
	bsz_fields_describe_columns(table, writer->out);
	bsz_fields_describe_levels(table, writer->out);
	bsz_buf_text(writer->out, ",\"rows\":");
	write_rows(&cursor, 0);
	bsz_buf_char(writer->out, '}');
	return 0;
}

/* The table with the least key above `above`; NULL behind the last. */
static const struct bsz_table *next_table(const struct bsz_report *report,
    const char *above)
{
	const struct bsz_table *least = NULL;

	for (size_t i = 0; i < report->table_count; i++) {
		const struct bsz_table *const table = &report->tables[i];

		if ((!above || strcmp(table->key, above) > 0) &&
		    (!least || strcmp(table->key, least->key) < 0))
			least = table;
	}
	return least;
}

static int write_result(struct writer *writer,
    const struct bsz_report *report)
{
	int result = write_facts(writer, report);
	const char *before = ",";

	if (report->input)
		bsz_field_text("input", report->input, &before, writer->out);
	bsz_buf_text(writer->out, ",\"tables\":{");
	before = "\n";
	for (const struct bsz_table *table = next_table(report, NULL);
	    table && !result; table = next_table(report, table->key)) {
		bsz_buf_text(writer->out, before);
		result = write_table(writer, table);
		before = ",\n";
	}
	bsz_buf_text(writer->out, "}}");
	return result;
}

static int write_json(const struct bsz_report *const *reports, size_t count,
    const struct bsz_render_options *options, struct bsz_buf *out,
    struct bsz_err *err)
{
	struct writer writer = {.out = out, .err = err};
	int result = bsz_walk_check(reports, count, err);

	if (result || !count)
		return result;
	write_diagnostics(&writer, reports, count);
	bsz_buf_text(out, "\"results\":[\n");
	for (size_t i = 0; i < count && !result; i++) {
		bsz_buf_text(out, i ? ",\n" : "");
		result = write_result(&writer, reports[i]);
	}
	bsz_buf_text(out, "],\n");
	bsz_fields_schema(reports[0], out);
	bsz_buf_char(out, ',');
	bsz_fields_tool(options->version, out);
	bsz_buf_text(out, "}\n");
	return result;
}

const struct bsz_renderer bsz_render_json = {
	.name = "json",
	.brief = "one document with a schema, all numbers exact",
	.media_type = "application/json",
	.extension = "json",
	.exact = true,
	.write = write_json,
};
