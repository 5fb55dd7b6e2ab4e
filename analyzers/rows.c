/*
 * Level by level, the siblings that are shown become rows and the others one.
 * Names are written in the order of the rows, so that renderers read them one
 * after the other.
 */
#include "rows.h"

#include "family.h"
#include "row_columns.h"
#include "siblings.h"

struct emitter {
	struct bsz_siblings siblings;
	struct bsz_report *report;
	struct bsz_table *table;
	struct bsz_family family;
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

/* One row: label, then bytes and share of each domain there is. */
static void push_row(struct emitter *emitter, const struct bsz_node *node,
    enum bsz_row_mark mark, const char *text)
{
	static const enum bsz_domain order[] = {BSZ_VM, BSZ_FILE, BSZ_WIRE};
	const struct bsz_rows *rows = emitter->siblings.rows;
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
	const struct bsz_node *nodes = emitter->siblings.rows->sums->rollup.nodes;
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
	const struct bsz_node *nodes = emitter->siblings.rows->sums->rollup.nodes;

	if (left <= AHEAD)
		return;
	__builtin_prefetch(&nodes[list[AHEAD].value]);
	bsz_labels_prefetch(emitter->siblings.rows->namer->artifact->labels,
	    nodes[list[AHEAD / 2].value].label);
}

/* The rows below a node; at is its slot. Recursion is as deep as levels. */
static void push_level(struct emitter *emitter, size_t at)
{
	const struct bsz_node *nodes = emitter->siblings.rows->sums->rollup.nodes;
	const size_t limit = emitter->siblings.rows->query->limit;
	size_t count, chosen = 0;
	const uint32_t *ids = bsz_family_at(&emitter->family, at, &count);

	if (!count || emitter->failed)
		return;
	struct bsz_keyed *list = bsz_siblings_choose(&emitter->siblings, ids,
	    count, &chosen);
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
		    bsz_sibling_text(&list[i]) : bsz_siblings_name(&emitter->siblings, id));
		if (node->level + 1u < emitter->siblings.rows->query->dim_count)
			push_level(emitter, bsz_family_slot(id));
	}
	if (shown < count)
		push_others(emitter, ids, count, list, shown);
	bsz_free(list);
}

static void emit(struct emitter *emitter)
{
	const struct bsz_sums *sums = emitter->siblings.rows->sums;
	const struct bsz_node total = {.bytes = {
		[BSZ_FILE] = sums->total[BSZ_FILE],
		[BSZ_VM] = sums->total[BSZ_VM],
		[BSZ_WIRE] = sums->total[BSZ_WIRE]}};
	const size_t keys =
	    bsz_min(emitter->siblings.rows->query->limit, sums->rollup.count);

	emitter->siblings.heap = bsz_calloc(keys + 1,
	    sizeof(*emitter->siblings.heap));
	if (!emitter->siblings.heap ||
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
	struct emitter emitter = {
		.siblings = {.rows = rows, .arena = &report->arena},
		.report = report, .table = bsz_row_table(rows, report)};

	if (emitter.table)
		emit(&emitter);
	bsz_free(emitter.siblings.heap);
	bsz_family_release(&emitter.family);
	if (!emitter.table || emitter.failed || report->failed ||
	    rows->namer->failed) {
		(void)bsz_fail_memory(err);
		return NULL;
	}
	return emitter.table;
}
