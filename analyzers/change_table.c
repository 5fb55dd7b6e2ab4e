/*
 * Columns come in groups, one a domain: before, after, the difference, and
 * that as a share of before. People see before and after of one domain only,
 * or lines would be too wide; programs see all.
 */
#include "change_table.h"

#include "rows.h"

#include <math.h>

#define GROUP 4 /* columns of a domain */

/* Behind the groups. */
enum { AT_CHANGE, AT_CAUSE, AT_OLD_NAME, WORDS };

static const enum bsz_domain domains[] = {BSZ_VM, BSZ_FILE};

static const struct bsz_column of_domain[BSZ_DOMAINS][GROUP] = {
	[BSZ_VM] = {
		{.key = "vm_old_bytes", .title = "VM OLD", .kind = BSZ_BYTES},
		{.key = "vm_new_bytes", .title = "VM NEW", .kind = BSZ_BYTES},
		{.key = "vm_delta", .title = "VM DELTA",
		    .kind = BSZ_SIGNED_BYTES},
		{.key = "vm_growth", .title = "VM %", .kind = BSZ_GROWTH,
		    .people_only = true}},
	[BSZ_FILE] = {
		{.key = "file_old_bytes", .title = "FILE OLD",
		    .kind = BSZ_BYTES},
		{.key = "file_new_bytes", .title = "FILE NEW",
		    .kind = BSZ_BYTES},
		{.key = "file_delta", .title = "FILE DELTA",
		    .kind = BSZ_SIGNED_BYTES},
		{.key = "file_growth", .title = "FILE %", .kind = BSZ_GROWTH,
		    .people_only = true}},
};

static const struct bsz_column words[WORDS] = {
	[AT_CHANGE] = {.key = "change", .title = "CHANGE", .kind = BSZ_TEXT,
		.machine_only = true},
	[AT_CAUSE] = {.key = "cause", .title = "CAUSE", .kind = BSZ_TEXT},
	[AT_OLD_NAME] = {.key = "old_label", .title = "WAS",
		.kind = BSZ_TEXT},
};

/* True when a row has the same bytes under another name. */
static bool has_renamed(const struct bsz_pairs *pairs)
{
	for (size_t i = 0; i < pairs->count; i++)
		if (pairs->items[i].shown &&
		    pairs->items[i].match == BSZ_MATCH_BODY)
			return true;
	return false;
}

/* The columns of the domains asked, in columns; how many. */
static size_t add_domains(const struct bsz_query *query,
    struct bsz_column *columns)
{
	const bool both = query->domain[BSZ_VM] && query->domain[BSZ_FILE];
	size_t count = 0;

	for (size_t i = 0; i < BSZ_COUNTOF(domains); i++) {
		if (!query->domain[domains[i]])
			continue;
		for (size_t j = 0; j < GROUP; j++) {
			columns[count] = of_domain[domains[i]][j];
			if (both && domains[i] == BSZ_VM &&
			    columns[count].kind == BSZ_BYTES)
				columns[count].machine_only = true;
			count++;
		}
	}
	return count;
}

struct bsz_table *bsz_change_table_new(const struct bsz_changes *changes,
    struct bsz_report *report)
{
	const struct bsz_query *query = changes->query;
	struct bsz_column *columns = bsz_arena_alloc(&report->arena,
	    (1 + BSZ_DOMAINS * GROUP + WORDS) * sizeof(*columns));
	const char **keys = bsz_arena_alloc(&report->arena,
	    query->dim_count * sizeof(*keys));
	const char *title = bsz_rows_label(query, &report->arena);

	if (!columns || !keys || !title)
		return NULL;
	columns[0] = (struct bsz_column){
		.key = "label", .title = title, .kind = BSZ_TEXT};
	const size_t count = 1 + add_domains(query, columns + 1);
	memcpy(columns + count, words, sizeof(words));
	columns[count + AT_OLD_NAME].machine_only =
	    !has_renamed(changes->pairs);
	for (size_t i = 0; i < query->dim_count; i++)
		keys[i] = bsz_dimension_info(query->dims[i])->name;
	struct bsz_table *table = bsz_report_table(report, "rows", NULL,
	    columns, count + WORDS);
	if (!table)
		return NULL;
	table->levels = query->dim_count;
	table->level_keys = keys;
	table->main = true;
	table->weight_column = table->column_count; /* signed: no stacks */
	return table;
}

static double growth(uint64_t before, int64_t change)
{
	if (before)
		return (double)change / (double)before;
	return change ? (double)INFINITY : 0;
}

void bsz_change_table_push(struct bsz_report *report, struct bsz_table *table,
    const struct bsz_query *query, const struct bsz_change_line *line)
{
	const struct bsz_pair *pair = line->pair;
	union bsz_cell *cell = bsz_table_row(report, table, pair->level,
	    line->mark);

	if (!cell)
		return;
	cell++->text = line->text;
	for (size_t i = 0; i < BSZ_COUNTOF(domains); i++) {
		const enum bsz_domain domain = domains[i];
		const int64_t change = bsz_pair_change(pair, domain);

		if (!query->domain[domain])
			continue;
		cell++->number = pair->bytes[BSZ_OLD][domain];
		cell++->number = pair->bytes[BSZ_NEW][domain];
		cell++->change = change;
		cell++->real = growth(pair->bytes[BSZ_OLD][domain], change);
	}
	cell[AT_CHANGE].text = line->change;
	cell[AT_CAUSE].text = line->cause;
	cell[AT_OLD_NAME].text = line->old_text;
}
