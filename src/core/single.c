/*
 * One level: a range adds to the node of its label, found in an array. Labels
 * whose pieces need a look (groups, refused ones) never get into it.
 */
#include "single.h"

#include <binsize/arena.h>

#include "kept.h"

/* Whether a label is charged as it is; see kept.c for those that are not. */
static bool is_plain(const struct adding *add, uint32_t label)
{
	const enum bsz_label_form form = bsz_labels_form(add->labels, label);

	return !add->options->keep &&
	    (form == BSZ_LABEL_TEXT || form == BSZ_LABEL_LINE);
}

/*
 * Charge a range whose label is met for the first time, or needs a look. Its
 * node, to be remembered, or BSZ_NO_NODE.
 */
static uint32_t add_special(struct adding *add, const struct bsz_range *range)
{
	const uint32_t label = bsz_range_label(range);
	const uint32_t kept = is_plain(add, label) ? label
	    : bsz_kept_resolve(add->rollup, add->labels, add->options, 0,
	    label);
	uint32_t node;

	if (kept & BSZ_KEPT_GROUP || !(kept & BSZ_KEPT_LABEL)) {
		add->cursors[0].at = range;
		bsz_adding_enter(add, 0);
		bsz_adding_charge(add, range->size);
		return BSZ_NO_NODE;
	}
	node = bsz_nodes_first(add->rollup, &add->first,
	    kept & BSZ_KEPT_LABEL);
	if (node == BSZ_NO_NODE)
		return node;
	add->rollup->nodes[node].bytes[add->domain] += range->size;
	if (add->maps > 1)
		bsz_nodes_add_class(add->rollup, node, add->domain,
		    add->class, range->size);
	add->by_evidence[bsz_range_evidence(range)] += range->size;
	add->total += range->size;
	return node;
}

/* node_of: by label, node + 1, or 0. */
static void sum_ranges(struct adding *add, const struct bsz_range *at,
    const struct bsz_range *stop, uint32_t *node_of)
{
	/* Four counters take turns: one alone would wait for its own store. */
	uint64_t by_evidence[4][16] = {{0}};
	struct bsz_node *nodes = add->rollup->nodes;

	for (; at < stop; at++) {
		uint32_t *const node = &node_of[bsz_range_label(at)];

		if (BSZ_UNLIKELY(!*node)) {
			*node = add_special(add, at) + 1;
			nodes = add->rollup->nodes;
			continue;
		}
		nodes[*node - 1].bytes[add->domain] += at->size;
		by_evidence[(uintptr_t)at / sizeof(*at) % 4][at->tag >> 28] +=
		    at->size;
	}
	for (size_t i = 0; i < BSZ_EVIDENCES; i++) {
		const uint64_t sum = by_evidence[0][i] + by_evidence[1][i] +
		    by_evidence[2][i] + by_evidence[3][i];

		add->by_evidence[i] += sum;
		add->total += sum;
	}
}

/* The next range of classes has to begin at a place. Its end, or 0. */
static uint64_t next_class(struct adding *add, uint64_t place)
{
	struct cursor *const cursor = &add->cursors[1];

	if (cursor->at == cursor->stop || cursor->at->start != place)
		return 0;
	bsz_adding_enter(add, 1);
	return bsz_range_end(cursor->at++);
}

/* Charge a range of one class. */
static void add_classed(struct adding *add, const struct bsz_range *range,
    uint32_t *node_of)
{
	struct bsz_rollup *const rollup = add->rollup;
	uint32_t *const node = &node_of[bsz_range_label(range)];

	if (BSZ_UNLIKELY(!*node)) {
		*node = add_special(add, range) + 1;
		return;
	}
	rollup->nodes[*node - 1].bytes[add->domain] += range->size;
	bsz_nodes_add_class(rollup, *node - 1, add->domain, add->class,
	    range->size);
	add->by_evidence[bsz_range_evidence(range)] += range->size;
	add->total += range->size;
}

/* Charge a range in pieces of one class each. Where classes end then; 0 when
 * there is no class at a place of it. */
static uint64_t split_classes(struct adding *add,
    const struct bsz_range *range, uint64_t class_end, uint32_t *node_of)
{
	const uint64_t end = bsz_range_end(range);

	for (uint64_t place = range->start; place < end;) {
		if (class_end <= place)
			class_end = next_class(add, place);
		if (!class_end)
			return 0;
		const struct bsz_range piece = {place,
			bsz_min(end, class_end) - place, range->tag};

		add_classed(add, &piece, node_of);
		place += piece.size;
	}
	return class_end;
}

/* As sum_ranges(), and each piece has the class of the range of the other map
 * that it lies in. Where the maps do not agree, or UINT64_MAX. */
static uint64_t sum_classed(struct adding *add, const struct bsz_range *at,
    const struct bsz_range *stop, uint32_t *node_of)
{
	struct bsz_rollup *const rollup = add->rollup;
	const struct cursor *const classes = &add->cursors[1];
	uint64_t by_evidence[16] = {0};
	uint64_t end = 0, class_end = 0;

	for (; at < stop && !rollup->failed; at++) {
		const uint64_t start = at->start;
		const uint32_t node = node_of[bsz_range_label(at)];

		/* where the base has a hole, classes have one */
		if (BSZ_UNLIKELY(start != end) && class_end != end)
			return end;
		end = start + at->size;
		if (BSZ_LIKELY(node && end <= class_end)) {
			rollup->nodes[node - 1].bytes[add->domain] +=
			    at->size;
			bsz_nodes_add_class(rollup, node - 1, add->domain,
			    add->class, at->size);
			by_evidence[at->tag >> 28] += at->size;
			continue;
		}
		class_end = split_classes(add, at, class_end, node_of);
		if (!class_end)
			return start;
	}
	for (size_t i = 0; i < BSZ_EVIDENCES; i++) {
		add->by_evidence[i] += by_evidence[i];
		add->total += by_evidence[i];
	}
	return rollup->failed || (class_end == end &&
	    classes->at == classes->stop) ? UINT64_MAX : end;
}

/*
 * Nodes of labels that are charged to another one are remembered beside
 * those of labels that are charged themselves, which nothing but keep() makes
 * of each other.
 */
int bsz_single_add(struct adding *add, struct bsz_err *err)
{
	const struct cursor map = add->cursors[0];
	uint32_t *node_of = add->first.nodes;
	uint64_t wrong = UINT64_MAX;

	if (add->options->keep)
		node_of = bsz_calloc(add->label_count, sizeof(*node_of));
	if (!node_of)
		return bsz_fail_memory(err);
	if (!add->rollup->count)
		bsz_nodes_reserve(add->rollup, bsz_min(add->label_count,
		    (size_t)(map.stop - map.at)));
	if (add->maps == 1)
		sum_ranges(add, map.at, map.stop, node_of);
	else
		wrong = sum_classed(add, map.at, map.stop, node_of);
	if (add->options->keep)
		bsz_free(node_of);
	return wrong == UINT64_MAX ? 0 : bsz_adding_fail(add, wrong, err);
}
