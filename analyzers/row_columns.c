/*
 * The columns of a table of rows: which there are follows from the query, so
 * they are made for each table.
 */
#include "row_columns.h"

#include <ctype.h>

/* "SECTION / SYMBOL" */
const char *bsz_rows_label(const struct bsz_query *query,
    struct bsz_arena *arena)
{
	struct bsz_buf buf = {0};

	for (size_t i = 0; i < query->dim_count; i++) {
		const char *name = bsz_dimension_info(query->dims[i])->name;

		bsz_buf_text(&buf, i ? " / " : "");
		for (; *name; name++)
			bsz_buf_char(&buf, (char)toupper((unsigned char)*name));
	}
	const char *title = buf.failed ? NULL :
	    bsz_arena_copy(arena, buf.data, buf.size);
	bsz_buf_release(&buf);
	return title;
}

/* The columns of a query in the report's arena; NULL when memory is short. */
static const struct bsz_column *make_columns(const struct bsz_rows *rows,
    struct bsz_arena *arena, size_t *count)
{
	static const struct bsz_column of_domain[BSZ_DOMAINS][2] = {
		[BSZ_VM] = {
			{.key = "vm_bytes", .title = "VM SIZE",
			    .kind = BSZ_BYTES},
			{.key = "vm_share", .title = "VM %",
			    .kind = BSZ_SHARE, .people_only = true}},
		[BSZ_FILE] = {
			{.key = "file_bytes", .title = "FILE SIZE",
			    .kind = BSZ_BYTES},
			{.key = "file_share", .title = "FILE %",
			    .kind = BSZ_SHARE, .people_only = true}},
		[BSZ_WIRE] = {
			{.key = "wire_bits", .title = "WIRE SIZE",
			    .kind = BSZ_BITS},
			{.key = "wire_share", .title = "WIRE %",
			    .kind = BSZ_SHARE, .people_only = true}},
	};
	static const enum bsz_domain order[] = {BSZ_VM, BSZ_FILE, BSZ_WIRE};
	const size_t more = rows->more ? rows->more->count : 0;
	struct bsz_column *columns = bsz_arena_alloc(arena,
	    (1 + 2 * BSZ_DOMAINS + more) * sizeof(*columns));
	const char *title = bsz_rows_label(rows->query, arena);

	if (!columns || !title)
		return NULL;
	*count = 0;
	columns[(*count)++] = (struct bsz_column){
		.key = "label", .title = title, .kind = BSZ_TEXT};
	for (size_t i = 0; i < BSZ_COUNTOF(order); i++) {
		if (!rows->query->domain[order[i]])
			continue;
		columns[(*count)++] = of_domain[order[i]][0];
		if (!rows->query->no_shares)
			columns[(*count)++] = of_domain[order[i]][1];
	}
	for (size_t i = 0; i < more; i++)
		columns[(*count)++] = rows->more->columns[i];
	return columns;
}

struct bsz_table *bsz_row_table(const struct bsz_rows *rows,
    struct bsz_report *report)
{
	const struct bsz_query *query = rows->query;
	size_t count = 0;
	const struct bsz_column *columns =
	    make_columns(rows, &report->arena, &count);
	const char **keys = bsz_arena_alloc(&report->arena,
	    query->dim_count * sizeof(*keys));

	if (!columns || !keys)
		return NULL;
	for (size_t i = 0; i < query->dim_count; i++)
		keys[i] = bsz_dimension_info(query->dims[i])->name;
	struct bsz_table *table = bsz_report_table(report, rows->key,
	    rows->title, columns, count);
	if (!table)
		return NULL;
	table->levels = query->dim_count;
	table->level_keys = keys;
	/* label, VM bytes and their share, file bytes */
	table->weight_column = !query->domain[BSZ_FILE] ||
	    !query->domain[BSZ_VM] ? 1 : query->no_shares ? 2 : 3;
	return table;
}
