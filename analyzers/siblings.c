/*
 * The rows shown are usually few (20 a level) and the siblings many (all
 * symbols of .text), so siblings are not sorted: a heap of `limit` keys finds
 * the smallest key that is still shown, and only siblings with that key or a
 * larger one are sorted, ties by name.
 */
#include "siblings.h"

#include "ties.h"

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
static uint64_t find_cutoff(const struct bsz_siblings *siblings,
    const uint32_t *ids, size_t count)
{
	const struct bsz_query *query = siblings->rows->query;
	const struct bsz_node *nodes = siblings->rows->sums->rollup.nodes;
	uint64_t *heap = siblings->heap;
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
	const struct bsz_siblings *siblings = context;
	const struct bsz_node *nodes = siblings->rows->sums->rollup.nodes;
	const struct bsz_keyed *x = a, *y = b;
	int order = strcmp(bsz_sibling_text(x), bsz_sibling_text(y));

	if (!order)
		order = bsz_labels_compare(
		    siblings->rows->namer->artifact->labels,
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
static bool sort_lines(const struct bsz_siblings *siblings,
    struct bsz_keyed *keys, size_t count)
{
	const struct bsz_node *nodes = siblings->rows->sums->rollup.nodes;
	const struct bsz_labels *labels =
	    siblings->rows->namer->artifact->labels;
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

const char *bsz_siblings_name(const struct bsz_siblings *siblings,
    size_t node)
{
	const char *text = bsz_namer_text(siblings->rows->namer,
	    siblings->arena,
	    siblings->rows->sums->rollup.nodes[node].label);

	return text ? text : "";
}

/* Order siblings of one key by name. */
static void sort_ties(struct bsz_siblings *siblings, struct bsz_keyed *list,
    struct bsz_keyed *scratch, size_t count)
{
	for (size_t i = 0; i < count; i++)
		list[i].key = count < 2 ? 0 :
		    (uintptr_t)bsz_siblings_name(siblings, list[i].value);
	if (count > 1)
		bsz_ties_sort(list, scratch, count, compare_text, siblings);
}

/* Siblings by falling key; of equal keys, by name. False: no memory. */
static bool sort_siblings(struct bsz_siblings *siblings,
    struct bsz_keyed *keys, size_t count)
{
	const struct bsz_node *nodes = siblings->rows->sums->rollup.nodes;
	const struct bsz_labels *labels =
	    siblings->rows->namer->artifact->labels;
	const enum bsz_sort sort = siblings->rows->query->sort;
	const bool lines = count && bsz_labels_form(labels,
	    nodes[keys[count / 2].value].label) == BSZ_LABEL_LINE;

	if (lines && !sort_lines(siblings, keys, count))
		return false;
	for (size_t i = 0; i < count; i++)
		keys[i].key = ~key_of(sort, &nodes[keys[i].value]);
	bsz_sort_keyed(keys, keys + count, count);
	for (size_t i = 0, end; !lines && i < count; i = end) {
		for (end = i + 1; end < count &&
		    keys[end].key == keys[i].key; end++)
			continue;
		sort_ties(siblings, keys + i, keys + count, end - i);
	}
	for (size_t i = 0; lines && i < count; i++)
		keys[i].key = 0;
	return true;
}

struct bsz_keyed *bsz_siblings_choose(struct bsz_siblings *siblings,
    const uint32_t *ids, size_t count, size_t *chosen)
{
	const struct bsz_node *nodes = siblings->rows->sums->rollup.nodes;
	const enum bsz_sort sort = siblings->rows->query->sort;
	const uint64_t cutoff = find_cutoff(siblings, ids, count);
	size_t wanted = 0;

	for (size_t i = 0; cutoff && i < count; i++)
		wanted += key_of(sort, &nodes[ids[i]]) >= cutoff;
	wanted = cutoff ? wanted : count;
	struct bsz_keyed *keys = bsz_malloc((3 * wanted + 1) * sizeof(*keys));
	if (!keys)
		return NULL;
	*chosen = 0;
	for (size_t i = 0; i < count; i++)
		if (!cutoff || key_of(sort, &nodes[ids[i]]) >= cutoff)
			keys[(*chosen)++].value = ids[i];
	if (!sort_siblings(siblings, keys, wanted)) {
		bsz_free(keys);
		return NULL;
	}
	/* Scratch is not needed by the rows. */
	struct bsz_keyed *kept = bsz_realloc(keys,
	    (wanted + 1) * sizeof(*keys));
	return kept ? kept : keys;
}
