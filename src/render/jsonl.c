/*
 * A line a leaf, for programs that stream: each input begins with a line that
 * says what follows. A row's line is that of json with the labels from the
 * first level down as "path" in place of nesting.
 */
#include "render.h"

#include "escape.h"
#include "json_fields.h"
#include "walk.h"

/* True when all labels of the path are UTF-8. */
static bool is_utf8(const struct bsz_leaves *leaves)
{
	for (size_t i = 0; i < leaves->depth; i++) {
		if (!bsz_escape_is_utf8(bsz_walk_text(
		    bsz_walk_cells(leaves->table, leaves->path[i]))))
			return false;
	}
	return true;
}

static void write_path(const struct bsz_leaves *leaves,
    void (*escape)(struct bsz_buf *out, const char *text),
    struct bsz_buf *out)
{
	for (size_t i = 0; i < leaves->depth; i++) {
		bsz_buf_char(out, i ? ',' : '[');
		escape(out, bsz_walk_text(
		    bsz_walk_cells(leaves->table, leaves->path[i])));
	}
	bsz_buf_char(out, ']');
}

static void write_member(const struct bsz_field *field,
    const struct bsz_leaves *leaves, const char **before,
    struct bsz_buf *out)
{
	switch (field->form) {
	case BSZ_FIELD_CELL:
	case BSZ_FIELD_BASE64:
	case BSZ_FIELD_MARK:
		bsz_field_write(field, leaves->table, leaves->next - 1,
		    before, out);
		break;
	case BSZ_FIELD_CHILDREN:
		break; /* not in this shape */
	case BSZ_FIELD_PATH:
		bsz_field_begin(field, before, out);
		write_path(leaves, bsz_escape_json, out);
		break;
	case BSZ_FIELD_PATH_BASE64:
		if (is_utf8(leaves))
			break;
		bsz_field_begin(field, before, out);
		write_path(leaves, bsz_escape_base64, out);
		break;
	}
}

static void write_header(const struct bsz_report *report,
    const struct bsz_table *table, const struct bsz_render_options *options,
    struct bsz_buf *out)
{
	const char *before = ",";

	bsz_buf_char(out, '{');
	bsz_fields_describe_columns(table, out);
	if (report->input)
		bsz_field_text("input", report->input, &before, out);
	bsz_fields_describe_levels(table, out);
	bsz_buf_char(out, ',');
	bsz_fields_schema(report, out);
	bsz_field_text("table", table->key, &before, out);
	bsz_buf_char(out, ',');
	bsz_fields_tool(options->version, out);
	bsz_buf_text(out, "}\n");
}

static int write_table(const struct bsz_table *table, struct bsz_buf *out,
    struct bsz_err *err)
{
	struct bsz_fields fields BSZ_AUTO(bsz_fields_release) = {0};
	struct bsz_leaves leaves = {.table = table};
	const int result = bsz_fields_init(&fields, table, BSZ_FIELDS_PATHS,
	    err);

	if (result)
		return result;
	while (bsz_leaves_next(&leaves) && !out->failed) {
		const char *before = "{";

		for (size_t i = 0; i < fields.count; i++)
			write_member(&fields.items[i], &leaves, &before, out);
		bsz_buf_text(out, "}\n");
	}
	return 0;
}

static int write_jsonl(const struct bsz_report *const *reports, size_t count,
    const struct bsz_render_options *options, struct bsz_buf *out,
    struct bsz_err *err)
{
	int result = bsz_walk_check_main(reports, count, "jsonl", err);

	for (size_t i = 0; i < count && !result; i++) {
		const struct bsz_table *const table =
		    bsz_walk_main(reports[i]);

		if (!table)
			continue;
		write_header(reports[i], table, options, out);
		result = write_table(table, out, err);
	}
	return result;
}

const struct bsz_renderer bsz_render_jsonl = {
	.name = "jsonl",
	.brief = "one JSON object a line, for streaming",
	.media_type = "application/x-ndjson",
	.extension = "jsonl",
	.exact = true,
	.write = write_jsonl,
};
