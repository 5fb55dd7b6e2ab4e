/*
 * json and jsonl share what a row looks like. Keys come out sorted, so two
 * runs over the same input give the same bytes whatever the order of columns.
 */
#include "json_fields.h"

#include "escape.h"
#include "number.h"
#include "walk.h"

static const char *const kinds[] = {
	[BSZ_TEXT] = "text",
	[BSZ_BYTES] = "bytes",
	[BSZ_COUNT] = "count",
	[BSZ_SHARE] = "share",
	[BSZ_ADDRESS] = "address",
	[BSZ_BITS] = "bits",
	[BSZ_SIGNED_BYTES] = "signed_bytes",
	[BSZ_GROWTH] = "growth",
	[BSZ_REAL] = "real",
	[BSZ_RATE] = "rate",
	[BSZ_DURATION] = "duration_ms",
	[BSZ_SIZE] = "size",
	[BSZ_FORESEEN] = "bytes",
	[BSZ_FORESEEN_CHANGE] = "signed_bytes",
};

static const char *const marks[] = {
	[BSZ_ROW_OTHERS] = "others",
	[BSZ_ROW_LISTED] = "listed",
	[BSZ_ROW_TOTAL] = "total",
};

static int compare(const void *a, const void *b)
{
	const struct bsz_field *const left = a;
	const struct bsz_field *const right = b;

	return strcmp(left->key, right->key);
}

/* Add a member; false when memory is short. */
static bool add(struct bsz_fields *fields, const char *key,
    enum bsz_field_form form, size_t column)
{
	const bool encoded = form == BSZ_FIELD_BASE64 ||
	    form == BSZ_FIELD_PATH_BASE64;
	char *const name = bsz_arena_printf(&fields->arena, "%s%s", key,
	    encoded ? "_b64" : "");
	char *const prefix = name
	    ? bsz_arena_printf(&fields->arena, "\"%s\":", name) : NULL;

	if (!prefix)
		return false;
	fields->items[fields->count++] = (struct bsz_field){
		.key = name,
		.prefix = prefix,
		.prefix_size = strlen(prefix),
		.form = form,
		.column = column,
	};
	return true;
}

static bool add_cells(struct bsz_fields *fields,
    const struct bsz_table *table, size_t first)
{
	for (size_t i = first; i < table->column_count; i++) {
		const struct bsz_column *const column = &table->columns[i];

		if (column->people_only)
			continue;
		if (!add(fields, column->key, BSZ_FIELD_CELL, i))
			return false;
		if (column->kind == BSZ_TEXT &&
		    !add(fields, column->key, BSZ_FIELD_BASE64, i))
			return false;
	}
	return true;
}

int bsz_fields_init(struct bsz_fields *fields, const struct bsz_table *table,
    enum bsz_fields_shape shape, struct bsz_err *err)
{
	const bool paths = shape == BSZ_FIELDS_PATHS &&
	    bsz_walk_is_tree(table);

	*fields = (struct bsz_fields){0};
	/* Two a column, and at most three of the row's own. */
	fields->items = bsz_arena_alloc(&fields->arena,
	    (table->column_count * 2 + 3) * sizeof(*fields->items));
	if (!fields->items ||
	    !add_cells(fields, table, paths ? 1 : 0) ||
	    !add(fields, "mark", BSZ_FIELD_MARK, 0))
		return bsz_fail_memory(err);
	if (shape == BSZ_FIELDS_NESTED &&
	    !add(fields, "children", BSZ_FIELD_CHILDREN, 0))
		return bsz_fail_memory(err);
	if (paths && (!add(fields, "path", BSZ_FIELD_PATH, 0) ||
	    !add(fields, "path", BSZ_FIELD_PATH_BASE64, 0)))
		return bsz_fail_memory(err);
	qsort(fields->items, fields->count, sizeof(*fields->items), compare);
	return 0;
}

void bsz_fields_release(struct bsz_fields *fields)
{
	bsz_arena_release(&fields->arena);
}

void bsz_field_begin(const struct bsz_field *field, const char **before,
    struct bsz_buf *out)
{
	bsz_buf_text(out, *before);
	bsz_buf_push(out, field->prefix, field->prefix_size);
	*before = ",";
}

static void write_cell(enum bsz_column_kind kind, const union bsz_cell *cell,
    struct bsz_buf *out)
{
	char number[BSZ_NUMBER_ROOM];

	if (kind != BSZ_TEXT)
		bsz_buf_push(out, number,
		    bsz_number_machine(kind, *cell, number));
	else if (cell->text)
		bsz_escape_json(out, cell->text);
	else
		bsz_buf_text(out, "null");
}

void bsz_field_write(const struct bsz_field *field,
    const struct bsz_table *table, size_t row, const char **before,
    struct bsz_buf *out)
{
	const union bsz_cell *const cell =
	    &bsz_walk_cells(table, row)[field->column];

	switch (field->form) {
	case BSZ_FIELD_CELL:
		bsz_field_begin(field, before, out);
		write_cell(table->columns[field->column].kind, cell, out);
		break;
	case BSZ_FIELD_BASE64:
		if (bsz_escape_is_utf8(bsz_walk_text(cell)))
			break;
		bsz_field_begin(field, before, out);
		bsz_escape_base64(out, cell->text);
		break;
	case BSZ_FIELD_MARK:
		if (table->rows[row].mark == BSZ_ROW)
			break;
		bsz_field_begin(field, before, out);
		bsz_escape_json(out, marks[table->rows[row].mark]);
		break;
	case BSZ_FIELD_CHILDREN:
	case BSZ_FIELD_PATH:
	case BSZ_FIELD_PATH_BASE64:
		break; /* the caller's */
	}
}

void bsz_field_text(const char *key, const char *text, const char **before,
    struct bsz_buf *out)
{
	bsz_buf_text(out, *before);
	*before = ",";
	bsz_escape_json(out, key);
	bsz_buf_char(out, ':');
	bsz_escape_json(out, text);
	if (bsz_escape_is_utf8(text))
		return;
	bsz_buf_printf(out, ",\"%s_b64\":", key);
	bsz_escape_base64(out, text);
}

void bsz_fields_describe_columns(const struct bsz_table *table,
    struct bsz_buf *out)
{
	const char *before = "\"columns\":[";

	for (size_t i = 0; i < table->column_count; i++) {
		const struct bsz_column *const column = &table->columns[i];

		if (column->people_only)
			continue;
		bsz_buf_printf(out, "%s{\"key\":\"%s\",\"kind\":\"%s\"}",
		    before, column->key, kinds[column->kind]);
		before = ",";
	}
	bsz_buf_text(out, *before == ',' ? "]" : "\"columns\":[]");
}

void bsz_fields_describe_levels(const struct bsz_table *table,
    struct bsz_buf *out)
{
	const char *before = ",\"levels\":[";

	if (!bsz_walk_is_tree(table))
		return;
	for (size_t i = 0; i < bsz_walk_levels(table); i++) {
		bsz_buf_text(out, before);
		bsz_escape_json(out, table->level_keys[i]);
		before = ",";
	}
	bsz_buf_char(out, ']');
}

void bsz_fields_schema(const struct bsz_report *report, struct bsz_buf *out)
{
	bsz_buf_text(out, "\"schema\":");
	bsz_escape_json(out, report->schema);
	bsz_buf_text(out,
	    ",\"schema_version\":\"" BSZ_JSON_SCHEMA_VERSION "\"");
}

void bsz_fields_tool(const char *version, struct bsz_buf *out)
{
	bsz_buf_text(out, "\"tool\":{\"name\":\"binsize\",\"version\":");
	bsz_escape_json(out, version);
	bsz_buf_char(out, '}');
}
