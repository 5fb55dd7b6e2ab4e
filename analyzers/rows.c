/*
 * The rows shown are usually few (20 a level) and the siblings many (all
 * symbols of .text), so siblings are not sorted: a heap of `limit` keys finds
 * the smallest key that is still shown, and only siblings with that key or a
 * larger one are sorted, ties by name. Names are written in the order of the
 * rows, so that renderers read them one after the other.
 */
#include "rows.h"

#include "family.h"

#include <binsize/sort.h>

#include <ctype.h>

/*
 * A sibling that may be shown is an item to be sorted: its value is the node;
 * its key, once it has been sorted, the address of its name, or 0 while
 * nobody has asked for that.
 */
static const char *text_of(const struct bsz_keyed *sibling)
{
	return (const char *)(uintptr_t)sibling->key;
}

struct emitter {
	const struct bsz_rows *rows;
	struct bsz_report *report;
	struct bsz_table *table;
	struct bsz_family family;
	uint64_t *heap; /* room for limit keys, or a key for each node */
	bool failed;
};

/* Group the kept nodes by parent. */
static bool build_family(struct bsz_family *family,
    const struct bsz_rollup *rollup)
{
	uint32_t *slots = bsz_malloc((rollup->count + 1) * sizeof(*slots));
	bool fine = slots;

	for (size_t i = 0; slots && i < rollup->count; i++) {
		const struct bsz_node *node = &rollup->nodes[i];

		slots[i] = node->label == BSZ_NO_LABEL ? BSZ_NO_SLOT :
		    node->parent == BSZ_NO_NODE ? 0 :
		    bsz_family_slot(node->parent);
	}
	fine = fine && bsz_family_init(family, slots, rollup->count);
	bsz_free(slots);
	return fine;
}

static uint64_t key_of(enum bsz_sort sort, const struct bsz_node *node)
{
	switch (sort) {
	case BSZ_SORT_BOTH:
		return bsz_max(node->bytes[BSZ_FILE], node->bytes[BSZ_VM]);
	case BSZ_SORT_FILE:
		return node->bytes[BSZ_FILE];
	case BSZ_SORT_VM:
		return node->bytes[BSZ_VM];
	case BSZ_SORT_WIRE:
		return node->bytes[BSZ_WIRE];
	case BSZ_SORT_NAME:
		break;
	}
	return 0;
}

static void sift_down(uint64_t *heap, size_t count, size_t at)
{
	for (size_t child; (child = 2 * at + 1) < count; at = child) {
		if (child + 1 < count && heap[child + 1] < heap[child])
			child++;
		if (heap[at] <= heap[child])
			return;
		const uint64_t key = heap[at];
		heap[at] = heap[child];
		heap[child] = key;
	}
}

/* The smallest key among the `limit` largest; 0 when all are shown. */
static uint64_t find_cutoff(const struct emitter *emitter,
    const uint32_t *ids, size_t count)
{
	const struct bsz_query *query = emitter->rows->query;
	const struct bsz_node *nodes = emitter->rows->sums->rollup.nodes;
	uint64_t *heap = emitter->heap;
	const size_t limit = query->limit;

	if (!limit || count <= limit || query->sort == BSZ_SORT_NAME)
		return 0;
	for (size_t i = 0; i < limit; i++)
		heap[i] = key_of(query->sort, &nodes[ids[i]]);
	for (size_t i = limit / 2; i-- > 0;)
		sift_down(heap, limit, i);
	for (size_t i = limit; i < count; i++) {
		const uint64_t key = key_of(query->sort, &nodes[ids[i]]);

		if (key <= heap[0])
			continue;
		heap[0] = key;
		sift_down(heap, limit, 0);
	}
	return heap[0];
}

/* By the text shown; names of one text, by what they are in the input, for
 * numbers of nodes depend on which worker met a name first. */
static int compare_text(const void *a, const void *b, void *context)
{
	const struct emitter *emitter = context;
	const struct bsz_node *nodes = emitter->rows->sums->rollup.nodes;
	const struct bsz_keyed *x = a, *y = b;
	int order = strcmp(text_of(x), text_of(y));

	if (!order)
		order = bsz_labels_compare(
		    emitter->rows->namer->artifact->labels,
		    nodes[x->value].label, nodes[y->value].label);
	return order ? order : x->value < y->value ? -1 :
	    x->value > y->value;
}

/* Files whose lines are to be ordered. */
struct heads {
	const struct bsz_labels *labels;
	uint32_t *rank; /* by label: 1 once it is listed, then its rank */
	uint32_t *list;
	size_t count;
};

static int compare_head(const void *a, const void *b, void *context)
{
	const struct heads *heads = context;

	return bsz_labels_compare(heads->labels, *(const uint32_t *)a,
	    *(const uint32_t *)b);
}

/* What a line's order begins with: its file; of other labels, themselves. */
static struct bsz_label_pair head_of(const struct bsz_labels *labels,
    uint32_t label)
{
	if (bsz_labels_form(labels, label) == BSZ_LABEL_LINE)
		return bsz_labels_parts(labels, label);
	return (struct bsz_label_pair){label, 0};
}

static void rank_heads(struct heads *heads)
{
	qsort_r(heads->list, heads->count, sizeof(*heads->list),
	    compare_head, heads);
	for (size_t i = 0; i < heads->count; i++)
		heads->rank[heads->list[i]] = (uint32_t)i;
}

/*
 * Order lines by file and number without comparing paths again and again:
 * half a million lines of a kernel are in some thousand files. False when
 * memory is short.
 */
static bool sort_lines(const struct emitter *emitter,
    struct bsz_keyed *keys, size_t count)
{
	const struct bsz_node *nodes = emitter->rows->sums->rollup.nodes;
	const struct bsz_labels *labels =
	    emitter->rows->namer->artifact->labels;
	const size_t room = bsz_labels_count(labels);
	struct heads heads = {.labels = labels,
		.rank = bsz_malloc_cleared(room, sizeof(*heads.rank)),
		.list = bsz_malloc(bsz_min(room, count) *
		    sizeof(*heads.list))};
	const bool fine = heads.rank && heads.list;
	uint32_t largest = 0;

	for (size_t i = 0; fine && i < count; i++) {
		const struct bsz_label_pair head = head_of(labels,
		    nodes[keys[i].value].label);

		if (!heads.rank[head.parent])
			heads.list[heads.count++] = head.parent;
		heads.rank[head.parent] = 1;
		keys[i].key = (uint64_t)head.parent << 32 | head.leaf;
		largest |= head.leaf;
	}
	if (fine) {
		/* Digits that no line number has need no pass. */
		const int width = largest ? 32 - __builtin_clz(largest) : 0;

		rank_heads(&heads);
		for (size_t i = 0; i < count; i++)
			keys[i].key = (uint64_t)heads.rank[keys[i].key >> 32]
			    << width | (uint32_t)keys[i].key;
		bsz_sort_keyed(keys, keys + count, count);
	}
	bsz_free(heads.rank);
	bsz_free(heads.list);
	return fine;
}

static const char *name_node(struct emitter *emitter, size_t node)
{
	const char *text = bsz_namer_text(emitter->rows->namer,
	    &emitter->report->arena,
	    emitter->rows->sums->rollup.nodes[node].label);

	return text ? text : "";
}

/* Order siblings of one key by name. */
static void sort_ties(struct emitter *emitter, struct bsz_keyed *list,
    size_t count)
{
	for (size_t i = 0; i < count; i++)
		list[i].key = count < 2 ? 0 :
		    (uintptr_t)name_node(emitter, list[i].value);
	if (count > 1)
		qsort_r(list, count, sizeof(*list), compare_text, emitter);
}

/* Siblings by falling key; of equal keys, by name. False: no memory. */
static bool sort_siblings(struct emitter *emitter, struct bsz_keyed *keys,
    size_t count)
{
	const struct bsz_node *nodes = emitter->rows->sums->rollup.nodes;
	const struct bsz_labels *labels =
	    emitter->rows->namer->artifact->labels;
	const enum bsz_sort sort = emitter->rows->query->sort;
	const bool lines = count && bsz_labels_form(labels,
	    nodes[keys[count / 2].value].label) == BSZ_LABEL_LINE;

	if (lines && !sort_lines(emitter, keys, count))
		return false;
	for (size_t i = 0; i < count; i++)
		keys[i].key = ~key_of(sort, &nodes[keys[i].value]);
	bsz_sort_keyed(keys, keys + count, count);
	for (size_t i = 0, end; !lines && i < count; i = end) {
		for (end = i + 1; end < count &&
		    keys[end].key == keys[i].key; end++)
			continue;
		sort_ties(emitter, keys + i, end - i);
	}
	for (size_t i = 0; lines && i < count; i++)
		keys[i].key = 0;
	return true;
}

/* The siblings that may be shown, sorted; NULL when memory is short. */
static struct bsz_keyed *choose(struct emitter *emitter, const uint32_t *ids,
    size_t count, size_t *chosen)
{
	const struct bsz_node *nodes = emitter->rows->sums->rollup.nodes;
	const enum bsz_sort sort = emitter->rows->query->sort;
	const uint64_t cutoff = find_cutoff(emitter, ids, count);
	size_t wanted = 0;

	for (size_t i = 0; cutoff && i < count; i++)
		wanted += key_of(sort, &nodes[ids[i]]) >= cutoff;
	wanted = cutoff ? wanted : count;
	struct bsz_keyed *keys = bsz_malloc((2 * wanted + 1) * sizeof(*keys));
	if (!keys)
		return NULL;
	*chosen = 0;
	for (size_t i = 0; i < count; i++)
		if (!cutoff || key_of(sort, &nodes[ids[i]]) >= cutoff)
			keys[(*chosen)++].value = ids[i];
	if (!sort_siblings(emitter, keys, wanted)) {
		bsz_free(keys);
		return NULL;
	}
	/* The scratch half is not needed by the rows. */
	struct bsz_keyed *kept = bsz_realloc(keys,
	    (wanted + 1) * sizeof(*keys));
	return kept ? kept : keys;
}

/* One row: label, then bytes and share of each domain there is. */
static void push_row(struct emitter *emitter, const struct bsz_node *node,
    enum bsz_row_mark mark, const char *text)
{
	static const enum bsz_domain order[] = {BSZ_VM, BSZ_FILE, BSZ_WIRE};
	const struct bsz_rows *rows = emitter->rows;
	const uint64_t *total = rows->sums->total;
	union bsz_cell *cell = bsz_table_row(emitter->report, emitter->table,
	    node->level, mark);

	if (!cell)
		return;
	cell++->text = text;
	for (size_t i = 0; i < BSZ_COUNTOF(order); i++) {
		const enum bsz_domain domain = order[i];
		const uint64_t bytes = node->bytes[domain];

		if (!rows->query->domain[domain])
			continue;
		cell++->number = bytes;
		if (rows->query->no_shares)
			continue;
		cell++->real = total[domain] ?
		    (double)bytes / (double)total[domain] : 0;
	}
	if (rows->more && node->label != BSZ_NO_LABEL)
		rows->more->fill(rows->more->context, node, cell);
}

/* The siblings that are not shown, as one row. */
static void push_others(struct emitter *emitter, const uint32_t *ids,
    size_t count, const struct bsz_keyed *shown, size_t shown_count)
{
	const struct bsz_node *nodes = emitter->rows->sums->rollup.nodes;
	struct bsz_node rest = {.level = nodes[ids[0]].level};

	for (size_t i = 0; i < count; i++) {
		if (nodes[ids[i]].listed)
			continue;
		rest.bytes[BSZ_FILE] += nodes[ids[i]].bytes[BSZ_FILE];
		rest.bytes[BSZ_VM] += nodes[ids[i]].bytes[BSZ_VM];
		rest.bytes[BSZ_WIRE] += nodes[ids[i]].bytes[BSZ_WIRE];
	}
	for (size_t i = 0; i < shown_count; i++) {
		const struct bsz_node *node = &nodes[shown[i].value];

		if (node->listed)
			continue;
		rest.bytes[BSZ_FILE] -= node->bytes[BSZ_FILE];
		rest.bytes[BSZ_VM] -= node->bytes[BSZ_VM];
		rest.bytes[BSZ_WIRE] -= node->bytes[BSZ_WIRE];
	}
	const char *text = bsz_arena_printf(&emitter->report->arena,
	    "[%zu others]", count - shown_count);
	if (!text)
		emitter->failed = true;
	push_row(emitter, &rest, BSZ_ROW_OTHERS, text ? text : "");
}

/* So many rows ahead nodes are brought into the cache: sorted rows lie
 * anywhere in memory. All lines of a kernel: 434 ms without, 369 ms with. */
#define AHEAD 16

static void look_ahead(const struct emitter *emitter,
    const struct bsz_keyed *list, size_t left)
{
	const struct bsz_node *nodes = emitter->rows->sums->rollup.nodes;

	if (left <= AHEAD)
		return;
	__builtin_prefetch(&nodes[list[AHEAD].value]);
	bsz_labels_prefetch(emitter->rows->namer->artifact->labels,
	    nodes[list[AHEAD / 2].value].label);
}

/* The rows below a node; at is its slot. Recursion is as deep as levels. */
static void push_level(struct emitter *emitter, size_t at)
{
	const struct bsz_node *nodes = emitter->rows->sums->rollup.nodes;
	const size_t limit = emitter->rows->query->limit;
	size_t count, chosen = 0;
	const uint32_t *ids = bsz_family_at(&emitter->family, at, &count);

	if (!count || emitter->failed)
		return;
	struct bsz_keyed *list = choose(emitter, ids, count, &chosen);
	if (!list) {
		emitter->failed = true;
		return;
	}
	const size_t shown = limit ? bsz_min(limit, chosen) : chosen;
	bsz_table_reserve(emitter->table, shown + 2);
	for (size_t i = 0; i < shown; i++) {
		const size_t id = list[i].value;
		const struct bsz_node *node = &nodes[id];

		look_ahead(emitter, list + i, shown - i);
		push_row(emitter, node,
		    node->listed ? BSZ_ROW_LISTED : BSZ_ROW, list[i].key ?
		    text_of(&list[i]) : name_node(emitter, id));
		if (node->level + 1u < emitter->rows->query->dim_count)
			push_level(emitter, bsz_family_slot(id));
	}
	if (shown < count)
		push_others(emitter, ids, count, list, shown);
	bsz_free(list);
}

/* "SECTION / SYMBOL" */
static const char *label_title(const struct bsz_query *query,
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
	const char *title = label_title(rows->query, arena);

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

/* The table without rows; NULL when memory is short. */
static struct bsz_table *make_table(const struct bsz_rows *rows,
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

static void emit(struct emitter *emitter)
{
	const struct bsz_sums *sums = emitter->rows->sums;
	const struct bsz_node total = {.bytes = {
		[BSZ_FILE] = sums->total[BSZ_FILE],
		[BSZ_VM] = sums->total[BSZ_VM],
		[BSZ_WIRE] = sums->total[BSZ_WIRE]}};
	const size_t keys =
	    bsz_min(emitter->rows->query->limit, sums->rollup.count);

	emitter->heap = bsz_calloc(keys + 1, sizeof(*emitter->heap));
	if (!emitter->heap ||
	    !build_family(&emitter->family, &sums->rollup)) {
		emitter->failed = true;
		return;
	}
	push_level(emitter, 0);
	push_row(emitter, &total, BSZ_ROW_TOTAL, "TOTAL");
}

struct bsz_table *bsz_rows_table(const struct bsz_rows *rows,
    struct bsz_report *report, struct bsz_err *err)
{
	struct emitter emitter = {.rows = rows, .report = report,
		.table = make_table(rows, report)};

	if (emitter.table)
		emit(&emitter);
	bsz_free(emitter.heap);
	bsz_family_release(&emitter.family);
	if (!emitter.table || emitter.failed || report->failed ||
	    rows->namer->failed) {
		(void)bsz_fail_memory(err);
		return NULL;
	}
	return emitter.table;
}
