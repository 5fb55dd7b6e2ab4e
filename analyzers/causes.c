/*
 * Why rows changed, as far as the two builds themselves tell: what is only in
 * one of them, and the kind of bytes that changed most in what is in both. A
 * wish of the programmer is none of these, so no cause claims to know one.
 */
#include "causes.h"

static const char *const names[BSZ_CAUSES] = {
	[BSZ_CAUSE_CODE] = "code",
	[BSZ_CAUSE_DATA] = "data",
	[BSZ_CAUSE_DEBUG] = "debug",
	[BSZ_CAUSE_METADATA] = "metadata",
	[BSZ_CAUSE_PADDING] = "padding",
	[BSZ_CAUSE_UNKNOWN] = "unknown",
	[BSZ_CAUSE_NEW] = "new",
	[BSZ_CAUSE_REMOVED] = "removed",
	[BSZ_CAUSE_NEW_INSTANCE] = "new instantiation",
	[BSZ_CAUSE_REMOVED_INSTANCE] = "removed instantiation",
	[BSZ_CAUSE_ALIAS] = "alias",
	[BSZ_CAUSE_RENAMED] = "renamed",
	[BSZ_CAUSE_MOVED] = "moved",
	[BSZ_CAUSE_INLINED] = "inlined differently",
	[BSZ_CAUSE_NONE] = NULL,
};

const char *bsz_cause_name(enum bsz_cause cause)
{
	return names[cause];
}

enum bsz_cause bsz_cause_gathered(const struct bsz_pair *pair,
    const struct bsz_side sides[2])
{
	const int side = pair->node[BSZ_NEW] == BSZ_NO_NODE ? BSZ_OLD :
	    BSZ_NEW;
	const uint32_t label = bsz_pair_node(pair, sides, side)->label;

	return label == sides[side].padding ? BSZ_CAUSE_PADDING :
	    label == sides[side].metadata ? BSZ_CAUSE_METADATA :
	    BSZ_CAUSE_NONE;
}

/* The class that changed most; of equal ones the first. */
static enum bsz_cause main_class(const struct bsz_pair *pair)
{
	enum bsz_cause best = BSZ_CAUSE_NONE;
	uint64_t most = 0;

	for (size_t class = 0; class < BSZ_CLASSES; class++)
		for (int domain = 0; domain < BSZ_DOMAINS; domain++) {
			const int64_t change = pair->by_class[class][domain];
			const uint64_t size = change < 0 ?
			    0 - (uint64_t)change : (uint64_t)change;

			if (size <= most)
				continue;
			most = size;
			best = (enum bsz_cause)class;
		}
	return best;
}

/* What can be said of a row by itself. */
static enum bsz_cause own_cause(const struct bsz_pair *pair,
    const struct bsz_side sides[2], const struct bsz_query *query)
{
	const enum bsz_cause gathered = bsz_cause_gathered(pair, sides);

	if (gathered != BSZ_CAUSE_NONE)
		return gathered;
	if (pair->match != BSZ_MATCH_NONE)
		return main_class(pair);
	const int here = pair->node[BSZ_NEW] == BSZ_NO_NODE ? BSZ_OLD :
	    BSZ_NEW;
	const uint32_t key = bsz_side_key(&sides[here], pair->node[here]);
	if (query->dims[pair->level] == BSZ_SYMBOL &&
	    sides[1 - here].is_alias[key])
		return BSZ_CAUSE_ALIAS;
	return here == BSZ_NEW ? BSZ_CAUSE_NEW : BSZ_CAUSE_REMOVED;
}

/* Leaves that are gone here and new there under the same name. */
static bool find_moves(struct bsz_pairs *pairs,
    const struct bsz_side sides[2], size_t leaf)
{
	uint32_t *gone = bsz_calloc(sides[0].key_count, sizeof(*gone));

	for (size_t i = 0; gone && i < pairs->count; i++) {
		const struct bsz_pair *pair = &pairs->items[i];

		if (pair->level == leaf && pair->cause == BSZ_CAUSE_REMOVED)
			gone[bsz_side_key(&sides[BSZ_OLD],
			    pair->node[BSZ_OLD])] = (uint32_t)i + 1;
	}
	for (size_t i = 0; gone && i < pairs->count; i++) {
		struct bsz_pair *pair = &pairs->items[i];

		if (pair->level != leaf || pair->cause != BSZ_CAUSE_NEW)
			continue;
		const uint32_t from = gone[bsz_side_key(&sides[BSZ_NEW],
		    pair->node[BSZ_NEW])];
		if (!from)
			continue;
		pair->cause = BSZ_CAUSE_MOVED;
		pairs->items[from - 1].cause = BSZ_CAUSE_MOVED;
	}
	bsz_free(gone);
	return gone;
}

/* From the leaves up, what is shown. */
static void find_shown(struct bsz_pairs *pairs)
{
	for (size_t i = pairs->count; i-- > 0;) {
		struct bsz_pair *pair = &pairs->items[i];

		for (int domain = 0; domain < BSZ_DOMAINS; domain++)
			if (bsz_pair_change(pair, (enum bsz_domain)domain))
				pair->shown = true;
		if (pair->shown && pair->parent != BSZ_NO_PAIR)
			pairs->items[pair->parent].shown = true;
	}
}

bool bsz_causes_find(struct bsz_pairs *pairs,
    const struct bsz_side sides[2], const struct bsz_query *query)
{
	for (size_t i = 0; i < pairs->count; i++) {
		struct bsz_pair *pair = &pairs->items[i];

		if (pair->cause == BSZ_CAUSE_NONE)
			pair->cause =
			    (uint8_t)own_cause(pair, sides, query);
	}
	find_shown(pairs);
	return find_moves(pairs, sides, query->dim_count - 1);
}
