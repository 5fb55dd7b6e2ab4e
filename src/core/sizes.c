/*
 * Lists are sorted by label, so that a label is found in another build's list
 * by halving. Texts are copied: sizes outlive the artifact they were read
 * from.
 */
#include <binsize/sizes.h>

#include "size_list.h"

#include <stdlib.h>
#include <string.h>

int bsz_sizes_init(struct bsz_sizes *sizes, const char *name,
    struct bsz_err *err)
{
	*sizes = (struct bsz_sizes){0};
	sizes->name = bsz_arena_copy(&sizes->arena, name, strlen(name));
	return sizes->name ? 0 : bsz_fail_memory(err);
}

void bsz_sizes_release(struct bsz_sizes *sizes)
{
	bsz_arena_release(&sizes->arena);
	bsz_free(sizes->lists);
	*sizes = (struct bsz_sizes){0};
}

static const char *copy(struct bsz_sizes *sizes, const char *text)
{
	return bsz_arena_copy(&sizes->arena, text, strlen(text));
}

int bsz_sizes_keep_artifact(struct bsz_sizes *sizes,
    const struct bsz_artifact *artifact, struct bsz_err *err)
{
	memcpy(sizes->total, artifact->total, sizeof(sizes->total));
	sizes->facts = bsz_arena_alloc(&sizes->arena,
	    (artifact->fact_count + 1) * sizeof(*sizes->facts));
	if (!sizes->facts)
		return bsz_fail_memory(err);
	for (size_t i = 0; i < artifact->fact_count; i++) {
		struct bsz_fact *const fact = &sizes->facts[i];

		fact->key = copy(sizes, artifact->facts[i].key);
		fact->text = copy(sizes, artifact->facts[i].text);
		if (!fact->key || !fact->text)
			return bsz_fail_memory(err);
		sizes->fact_count++;
	}
	return 0;
}

const char *bsz_sizes_find_fact(const struct bsz_sizes *sizes,
    const char *key)
{
	for (size_t i = 0; i < sizes->fact_count; i++)
		if (strcmp(sizes->facts[i].key, key) == 0)
			return sizes->facts[i].text;
	return NULL;
}

const struct bsz_size_list *bsz_sizes_find(const struct bsz_sizes *sizes,
    const char *dims)
{
	for (size_t i = 0; i < sizes->list_count; i++)
		if (strcmp(sizes->lists[i].dims, dims) == 0)
			return &sizes->lists[i];
	return NULL;
}

/* NULL, of a flat list, stands before any text. */
static int compare_texts(const char *a, const char *b)
{
	return a && b ? strcmp(a, b) : (a != NULL) - (b != NULL);
}

static int compare_sizes(const void *a, const void *b)
{
	const struct bsz_size *const left = a, *const right = b;
	const int order = compare_texts(left->within, right->within);

	return order ? order : compare_texts(left->label, right->label);
}

const struct bsz_size *bsz_size_list_find(const struct bsz_size_list *list,
    const char *within, const char *label)
{
	const struct bsz_size key = {.within = within, .label = label};

	return bsearch(&key, list->items, list->count, sizeof(key),
	    compare_sizes);
}

struct bsz_size_list *bsz_size_list_new(struct bsz_sizes *sizes,
    const char *dims, size_t count)
{
	if (sizes->list_count == sizes->list_room) {
		const size_t room = 2 * sizes->list_room + 4;
		struct bsz_size_list *const lists = bsz_realloc(sizes->lists,
		    room * sizeof(*lists));

		if (!lists)
			return NULL;
		sizes->lists = lists;
		sizes->list_room = room;
	}
	struct bsz_size_list *const list = &sizes->lists[sizes->list_count];

	*list = (struct bsz_size_list){.dims = copy(sizes, dims),
		.items = bsz_arena_alloc(&sizes->arena,
		    (count + 1) * sizeof(*list->items))};
	if (!list->dims || !list->items)
		return NULL;
	sizes->list_count++;
	return list;
}

void bsz_size_list_push(struct bsz_size_list *list, struct bsz_size size)
{
	list->items[list->count++] = size;
}

void bsz_size_list_settle(struct bsz_size_list *list)
{
	size_t kept = 0;

	qsort(list->items, list->count, sizeof(*list->items), compare_sizes);
	for (size_t i = 0; i < list->count; i++) {
		struct bsz_size *const last = &list->items[kept ? kept - 1 : 0];

		if (!kept || compare_sizes(last, &list->items[i]) != 0) {
			list->items[kept++] = list->items[i];
			continue;
		}
		for (int domain = 0; domain < BSZ_DOMAINS; domain++)
			last->bytes[domain] = bsz_add(last->bytes[domain],
			    list->items[i].bytes[domain]);
	}
	list->count = kept;
}

/* The column with a key, or the number of columns. */
static size_t find_column(const struct bsz_table *table, const char *key)
{
	size_t at = 0;

	while (at < table->column_count &&
	    strcmp(table->columns[at].key, key) != 0)
		at++;
	return at;
}

int bsz_sizes_keep_table(struct bsz_sizes *sizes, const char *dims,
    const struct bsz_table *table, struct bsz_err *err)
{
	static const char *const keys[BSZ_DOMAINS] = {
		[BSZ_FILE] = "file_bytes", [BSZ_VM] = "vm_bytes",
		[BSZ_WIRE] = "wire_bits"};
	const uint32_t leaf = table->levels > 1 ? 1 : 0;
	struct bsz_size_list *const list = bsz_size_list_new(sizes, dims,
	    table->row_count);
	const char *within = NULL;

	if (!list)
		return bsz_fail_memory(err);
	for (size_t i = 0; i < table->row_count; i++) {
		const union bsz_cell *const cells =
		    &table->cells[i * table->column_count];
		struct bsz_size size = {.within = within};

		if (table->rows[i].mark == BSZ_ROW_TOTAL ||
		    table->rows[i].mark == BSZ_ROW_LISTED)
			continue;
		size.label = copy(sizes, cells[0].text);
		if (!size.label)
			return bsz_fail_memory(err);
		if (table->rows[i].level < leaf) {
			within = size.label;
			continue;
		}
		for (int domain = 0; domain < BSZ_DOMAINS; domain++) {
			const size_t at = find_column(table, keys[domain]);

			if (at < table->column_count)
				size.bytes[domain] = cells[at].number;
		}
		bsz_size_list_push(list, size);
	}
	bsz_size_list_settle(list);
	return 0;
}

int bsz_sizes_keep_items(struct bsz_sizes *sizes, const char *name,
    const struct bsz_size *items, size_t count, struct bsz_err *err)
{
	struct bsz_size_list *const list = bsz_size_list_new(sizes, name,
	    count);

	if (!list)
		return bsz_fail_memory(err);
	for (size_t i = 0; i < count; i++) {
		struct bsz_size item = items[i];

		item.label = copy(sizes, item.label);
		if (!item.label)
			return bsz_fail_memory(err);
		bsz_size_list_push(list, item);
	}
	bsz_size_list_settle(list);
	return 0;
}
