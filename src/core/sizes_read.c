/*
 * Sizes from a saved document: one element of its "results".
 *
 * A baseline has a table for each list, named by its dimensions. A report has
 * one table "rows" that names its dimensions in "levels". Both are read, and
 * what else the document holds is passed over, so that a later version of it
 * can say more.
 */
#include <binsize/sizes.h>

#include "saved.h"
#include "size_list.h"

#include <string.h>

/* What is being read, for messages. */
struct reading {
	struct bsz_sizes *sizes;
	struct bsz_size_list *list;
	const char *table;
	size_t levels;
	struct bsz_err *err;
};

static const char *keep(struct bsz_sizes *sizes, const char *text)
{
	return bsz_arena_copy(&sizes->arena, text, strlen(text));
}

static int fail_row(const struct reading *reading, const char *what)
{
	return bsz_fail(reading->err, BSZ_EINPUT, "table \"%.100s\": %s",
	    reading->table, what);
}

static int read_row(struct reading *reading, const char *within,
    const struct bsz_json_value *row)
{
	struct bsz_size size = {.within = within,
		.label = bsz_saved_label(&reading->sizes->arena, row)};

	if (!size.label)
		return fail_row(reading, "a row without a \"label\"");
	const bool file = bsz_json_count(bsz_json_get(row, "file_bytes"),
	    &size.bytes[BSZ_FILE]);
	const bool vm = bsz_json_count(bsz_json_get(row, "vm_bytes"),
	    &size.bytes[BSZ_VM]);
	if (!file && !vm) /* a report of one domain has the sizes of that */
		return fail_row(reading, "a row without \"file_bytes\" or "
		    "\"vm_bytes\"");
	/* Only images have it. */
	(void)bsz_json_count(bsz_json_get(row, "wire_bits"),
	    &size.bytes[BSZ_WIRE]);
	bsz_size_list_push(reading->list, size);
	return 0;
}

/* The leaves below a first-level row; one that was not taken apart (the
 * folded tail) stands for itself. */
static int read_nested(struct reading *reading,
    const struct bsz_json_value *row)
{
	const struct bsz_json_value *const children =
	    bsz_json_get(row, "children");
	const char *const within = bsz_saved_label(&reading->sizes->arena, row);
	int rc = 0;

	if (!within)
		return fail_row(reading, "a row without a \"label\"");
	if (!children)
		return read_row(reading, within, row);
	for (size_t i = 0; i < bsz_json_size(children) && !rc; i++)
		if (!bsz_saved_is_left_out(bsz_json_at(children, i)))
			rc = read_row(reading, within,
			    bsz_json_at(children, i));
	return rc;
}

static size_t count_leaves(const struct bsz_json_value *rows)
{
	size_t count = bsz_json_size(rows);

	for (size_t i = 0; i < bsz_json_size(rows); i++)
		count += bsz_json_size(bsz_json_get(bsz_json_at(rows, i),
		    "children"));
	return count;
}

/* "section,package" of the levels of a table; NULL when it is no table of
 * sizes by dimensions, or when memory is short. */
static const char *join_levels(struct bsz_arena *arena,
    const struct bsz_json_value *levels)
{
	const char *const first = bsz_json_string(bsz_json_at(levels, 0));
	const char *const second = bsz_json_string(bsz_json_at(levels, 1));

	if (!first || (bsz_json_size(levels) == 2 && !second))
		return NULL;
	return bsz_arena_printf(arena, second ? "%s,%s" : "%s", first,
	    second);
}

static int read_table(struct reading *reading,
    const struct bsz_json_value *table)
{
	const struct bsz_json_value *const levels =
	    bsz_json_get(table, "levels");
	const struct bsz_json_value *const rows = bsz_json_get(table, "rows");
	int rc = 0;

	reading->levels = bsz_json_size(levels);
	if (reading->levels < 1 || reading->levels > 2 ||
	    bsz_json_kind(rows) != BSZ_JSON_ARRAY)
		return 0; /* another kind of table */
	const char *const dims = join_levels(&reading->sizes->arena, levels);
	reading->list = dims ? bsz_size_list_new(reading->sizes, dims,
	    count_leaves(rows)) : NULL;
	if (!reading->list)
		return bsz_fail_memory(reading->err);
	for (size_t i = 0; i < bsz_json_size(rows) && !rc; i++) {
		const struct bsz_json_value *const row = bsz_json_at(rows, i);

		if (bsz_saved_is_left_out(row))
			continue;
		rc = reading->levels == 1 ? read_row(reading, NULL, row) :
		    read_nested(reading, row);
	}
	bsz_size_list_settle(reading->list);
	return rc;
}

static int read_facts(struct bsz_sizes *sizes,
    const struct bsz_json_value *facts, struct bsz_err *err)
{
	const char *key;

	sizes->facts = bsz_arena_alloc(&sizes->arena,
	    (bsz_json_size(facts) + 1) * sizeof(*sizes->facts));
	if (!sizes->facts)
		return bsz_fail_memory(err);
	for (const struct bsz_json_value *value = bsz_json_next(facts, NULL,
	    &key); value; value = bsz_json_next(facts, key, &key)) {
		const char *const text = bsz_json_string(value);

		if (!text)
			continue;
		sizes->facts[sizes->fact_count] = (struct bsz_fact){
			keep(sizes, key), keep(sizes, text)};
		if (!sizes->facts[sizes->fact_count].key ||
		    !sizes->facts[sizes->fact_count].text)
			return bsz_fail_memory(err);
		sizes->fact_count++;
	}
	return 0;
}

/* Whether the list of a table adds up to the artifact. */
static bool adds_up(const struct bsz_size_list *list)
{
	return strcmp(list->dims, BSZ_SIZES_WHOLE) != 0 &&
	    strcmp(list->dims, BSZ_SIZES_BLOBS) != 0;
}

/* Lists that add up to the artifact have the same totals. */
static int add_totals(struct bsz_sizes *sizes, struct bsz_err *err)
{
	const struct bsz_size_list *list = sizes->lists;
	const struct bsz_size_list *const end = list + sizes->list_count;

	while (list < end && !adds_up(list))
		list++;
	if (list == end)
		return bsz_fail(err, BSZ_EINPUT, "no table of sizes by "
		    "dimensions (save one with binsize baseline update)");
	for (size_t i = 0; i < list->count; i++)
		for (int domain = 0; domain < BSZ_DOMAINS; domain++)
			sizes->total[domain] = bsz_add(sizes->total[domain],
			    list->items[i].bytes[domain]);
	return 0;
}

int bsz_sizes_read(struct bsz_sizes *sizes,
    const struct bsz_json_value *result, struct bsz_err *err)
{
	const struct bsz_json_value *const tables =
	    bsz_json_get(result, "tables");
	const char *const name = bsz_json_string(bsz_json_get(result,
	    "input"));
	struct reading reading = {.sizes = sizes, .err = err};
	int rc = bsz_sizes_init(sizes, name ? name : "", err);

	if (!rc)
		rc = read_facts(sizes, bsz_json_get(result, "facts"), err);
	for (const struct bsz_json_value *table = bsz_json_next(tables, NULL,
	    &reading.table); table && !rc; table = bsz_json_next(tables,
	    reading.table, &reading.table))
		rc = read_table(&reading, table);
	return rc ? rc : add_totals(sizes, err);
}
