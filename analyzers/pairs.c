/*
 * Level by level from the first: the pairs found at one level are the parents
 * of the next. Most rows of two builds are the same, so leaves that did not
 * change are counted in their parents and forgotten.
 */
#include "pairs.h"

#include "alike.h"
#include "causes.h"
#include "inlining.h"
#include "instances.h"
#include "match.h"

struct pairing {
	struct bsz_pairs *pairs;
	struct bsz_side *sides;
	const struct bsz_query *query;
	uint32_t parent; /* of the pairs found now */
	size_t level;
};

int64_t bsz_pair_change(const struct bsz_pair *pair, enum bsz_domain domain)
{
	return (int64_t)(pair->bytes[BSZ_NEW][domain] -
	    pair->bytes[BSZ_OLD][domain]);
}

const struct bsz_node *bsz_pair_node(const struct bsz_pair *pair,
    const struct bsz_side sides[2], int side)
{
	return pair->node[side] == BSZ_NO_NODE ? NULL :
	    &sides[side].sums.rollup.nodes[pair->node[side]];
}

const char *bsz_pair_text(const struct bsz_pair *pair,
    struct bsz_side sides[2], int side, struct bsz_arena *arena)
{
	const struct bsz_node *node = bsz_pair_node(pair, sides, side);

	return node ? bsz_namer_text(&sides[side].namer, arena, node->label) :
	    NULL;
}

bool bsz_pair_is_renamed(const struct bsz_pair *pair,
    const struct bsz_side sides[2])
{
	return pair->match != BSZ_MATCH_NONE &&
	    bsz_side_key(&sides[0], pair->node[0]) !=
	    bsz_side_key(&sides[1], pair->node[1]);
}

/* Add what a side has of each class to a leaf. */
static void add_classes(struct bsz_pair *pair, const struct bsz_side *side,
    int which, enum bsz_cause gathered)
{
	const uint32_t node = pair->node[which];
	uint64_t bytes[BSZ_CLASSES];

	for (int domain = 0; domain < BSZ_DOMAINS && node != BSZ_NO_NODE;
	    domain++) {
		if (gathered == BSZ_CAUSE_NONE) {
			bsz_side_classes(side, node, (enum bsz_domain)domain,
			    bytes);
		} else {
			memset(bytes, 0, sizeof(bytes));
			bytes[gathered] = pair->bytes[which][domain];
		}
		for (size_t class = 0; class < BSZ_CLASSES; class++)
			pair->by_class[class][domain] += (int64_t)
			    (which == BSZ_NEW ? bytes[class]
			    : 0 - bytes[class]);
	}
}

static bool is_unchanged(const struct bsz_pair *pair)
{
	for (size_t class = 0; class < BSZ_CLASSES; class++)
		for (int domain = 0; domain < BSZ_DOMAINS; domain++)
			if (pair->by_class[class][domain])
				return false;
	return true;
}

static void push(struct bsz_pairs *pairs, const struct bsz_pair *pair)
{
	if (pairs->count == pairs->room) {
		const size_t room = pairs->room ? 2 * pairs->room : 256;
		struct bsz_pair *grown = bsz_realloc(pairs->items,
		    room * sizeof(*grown));

		if (!grown) {
			pairs->failed = true;
			return;
		}
		pairs->items = grown;
		pairs->room = room;
	}
	pairs->items[pairs->count++] = *pair;
}

/* A function called by its address gets another name with each build. */
static bool has_name(const struct bsz_pair *pair,
    const struct bsz_side sides[2], int side)
{
	const struct bsz_label label = bsz_labels_get(
	    sides[side].artifact->labels,
	    bsz_pair_node(pair, sides, side)->label);

	return label.form != BSZ_LABEL_TEXT ||
	    !bsz_alike_is_address(label.text, label.size);
}

/* The same bytes have another name: a new one, or one that they had beside
 * the other. */
static void name_change(struct bsz_pair *pair, const struct bsz_side sides[2])
{
	bool alias = false;

	for (int side = 0; side < 2; side++)
		alias = alias || sides[1 - side].is_alias[
		    bsz_side_key(&sides[side], pair->node[side])];
	pair->cause = alias ? BSZ_CAUSE_ALIAS : BSZ_CAUSE_RENAMED;
	pair->shown = true;
}

/* For bsz_matcher.found. */
static void found(void *context, const uint32_t node[2],
    enum bsz_match match)
{
	struct pairing *pairing = context;
	struct bsz_pairs *pairs = pairing->pairs;
	const bool is_leaf = pairing->level + 1 == pairing->query->dim_count;

	pairs->alike += match == BSZ_MATCH_ALIKE;
	if (is_leaf && (match == BSZ_MATCH_NAME || match == BSZ_MATCH_ALIKE) &&
	    !pairing->query->filter && bsz_sides_are_same(pairing->sides, node))
		return; /* nearly all of them */
	struct bsz_pair pair = {.node = {node[0], node[1]},
		.parent = pairing->parent, .match = (uint8_t)match,
		.level = (uint8_t)pairing->level, .cause = BSZ_CAUSE_NONE};

	for (int side = 0; side < 2; side++) {
		const struct bsz_node *one =
		    bsz_pair_node(&pair, pairing->sides, side);

		if (one)
			memcpy(pair.bytes[side], one->bytes,
			    sizeof(one->bytes));
	}
	if (is_leaf) {
		const enum bsz_cause gathered =
		    bsz_cause_gathered(&pair, pairing->sides);

		for (int side = 0; side < 2; side++)
			add_classes(&pair, &pairing->sides[side], side,
			    gathered);
		if (match == BSZ_MATCH_BODY &&
		    has_name(&pair, pairing->sides, BSZ_OLD) &&
		    has_name(&pair, pairing->sides, BSZ_NEW))
			name_change(&pair, pairing->sides);
		else if (is_unchanged(&pair) && match != BSZ_MATCH_NONE &&
		    !pairing->query->filter)
			return;
	}
	push(pairs, &pair);
}

static void find_pairs(struct pairing *pairing, struct bsz_matcher *matcher)
{
	struct bsz_pairs *pairs = pairing->pairs;

	pairing->parent = BSZ_NO_PAIR;
	bsz_match_siblings(matcher, 0, (const uint32_t[2]){0, 0});
	for (size_t i = 0; i < pairs->count && !pairs->failed; i++) {
		const struct bsz_pair *pair = &pairs->items[i];
		uint32_t slots[2];

		pairing->level = (size_t)pair->level + 1;
		if (pairing->level == pairing->query->dim_count)
			return; /* so are all behind */
		pairing->parent = (uint32_t)i;
		for (int side = 0; side < 2; side++)
			slots[side] = pair->node[side] == BSZ_NO_NODE ?
			    BSZ_NO_SLOT : bsz_family_slot(pair->node[side]);
		bsz_match_siblings(matcher, pairing->level, slots);
	}
}

/* The bytes that a side's part of the question has. */
static uint64_t side_total(const struct bsz_side *side,
    enum bsz_domain domain)
{
	return side->scope.all ? side->artifact->total[domain] :
	    bsz_map_total(&side->scope.base[domain]);
}

/* From the leaves up: what a parent's children have together. */
static void sum_classes(struct bsz_pairs *pairs)
{
	for (size_t i = pairs->count; i-- > 0;) {
		const struct bsz_pair *pair = &pairs->items[i];

		if (pair->parent == BSZ_NO_PAIR)
			continue;
		struct bsz_pair *parent = &pairs->items[pair->parent];
		for (size_t class = 0; class < BSZ_CLASSES; class++)
			for (int domain = 0; domain < BSZ_DOMAINS; domain++)
				parent->by_class[class][domain] +=
				    pair->by_class[class][domain];
	}
}

static void sum_bytes(struct bsz_pairs *pairs)
{
	for (size_t i = pairs->count; i-- > 0;) {
		const struct bsz_pair *pair = &pairs->items[i];
		struct bsz_pair *parent = pair->parent == BSZ_NO_PAIR ? NULL :
		    &pairs->items[pair->parent];

		for (int side = 0; side < 2; side++)
			for (int domain = 0; domain < BSZ_DOMAINS; domain++) {
				uint64_t *sum = parent ?
				    &parent->bytes[side][domain] :
				    &pairs->total[side][domain];

				*sum += pair->bytes[side][domain];
			}
	}
}

/* The law: the changes of the rows sum to that of the whole. */
static int check_sums(const struct bsz_pairs *pairs,
    const struct bsz_side sides[2], const struct bsz_query *query,
    struct bsz_err *err)
{
	for (int domain = 0; domain < BSZ_DOMAINS; domain++) {
		const uint64_t expected =
		    side_total(&sides[BSZ_NEW], (enum bsz_domain)domain) -
		    side_total(&sides[BSZ_OLD], (enum bsz_domain)domain);
		uint64_t rows = 0, classes = 0;

		for (size_t i = 0; i < pairs->count; i++) {
			const struct bsz_pair *pair = &pairs->items[i];

			if (pair->parent != BSZ_NO_PAIR)
				continue;
			rows += (uint64_t)bsz_pair_change(pair,
			    (enum bsz_domain)domain);
			for (size_t j = 0; j < BSZ_CLASSES; j++)
				classes +=
				    (uint64_t)pair->by_class[j][domain];
		}
		if (!query->domain[domain] ||
		    (rows == expected && classes == expected))
			continue;
		return bsz_fail(err, BSZ_EINVARIANT, "comparison: rows of the "
		    "%s domain change by %lld bytes, what they hold by %lld, "
		    "the whole by %lld (this is a bug in binsize; please "
		    "report it with both files)",
		    bsz_domain_name((enum bsz_domain)domain),
		    (long long)rows, (long long)classes, (long long)expected);
	}
	return 0;
}

/* Whether a pattern matches the name of a pair on either side. */
static bool is_hit(const struct bsz_pair *pair, struct bsz_side sides[2],
    const struct bsz_filter *filter)
{
	bool hit = false;

	for (int side = 0; side < 2 && !hit; side++) {
		const struct bsz_node *node = bsz_pair_node(pair, sides, side);

		if (!node)
			continue;
		const size_t size =
		    bsz_namer_write(&sides[side].namer, node->label);
		hit = bsz_filter_match(filter,
		    size ? sides[side].namer.buf.data : "", size);
	}
	return hit;
}

/* Leave out leaves without a match on the way to them. */
static bool apply_filter(struct bsz_pairs *pairs, struct bsz_side sides[2],
    const struct bsz_query *query)
{
	const size_t leaf = query->dim_count - 1;
	bool *hits = bsz_calloc(pairs->count + 1, sizeof(*hits));

	for (size_t i = 0; hits && i < pairs->count; i++) {
		struct bsz_pair *pair = &pairs->items[i];

		hits[i] = (pair->parent != BSZ_NO_PAIR &&
		    hits[pair->parent]) || is_hit(pair, sides, query->filter);
		if (pair->level == leaf && hits[i])
			continue;
		for (int domain = 0; domain < BSZ_DOMAINS; domain++)
			if (pair->level == leaf)
				pairs->filtered[domain] += bsz_pair_change(
				    pair, (enum bsz_domain)domain);
		memset(pair->bytes, 0, sizeof(pair->bytes));
		memset(pair->by_class, 0, sizeof(pair->by_class));
		pair->cause = BSZ_CAUSE_NONE;
		pair->shown = false;
	}
	bsz_free(hits);
	return hits;
}

static int settle(struct bsz_pairs *pairs, struct bsz_side sides[2],
    const struct bsz_query *query, struct bsz_err *err)
{
	bool fine = true;
	int rc;

	sum_classes(pairs);
	rc = check_sums(pairs, sides, query, err);
	if (rc)
		return rc;
	if (query->filter) {
		fine = apply_filter(pairs, sides, query);
		sum_classes(pairs);
		sum_bytes(pairs);
	} else {
		for (int side = 0; side < 2; side++)
			for (int domain = 0; domain < BSZ_DOMAINS; domain++)
				if (query->domain[domain])
					pairs->total[side][domain] =
					    side_total(&sides[side],
					    (enum bsz_domain)domain);
	}
	fine = fine && bsz_causes_find(pairs, sides, query);
	rc = !fine ? bsz_fail_memory(err) : query->inlining ?
	    bsz_inlining_find(pairs, sides, query, err) : 0;
	return rc ? rc : bsz_instances_find(pairs, sides, query) ? 0 :
	    bsz_fail_memory(err);
}

int bsz_pairs_init(struct bsz_pairs *pairs, struct bsz_side sides[2],
    const struct bsz_query *query, struct bsz_err *err)
{
	struct pairing pairing = {.pairs = pairs, .sides = sides,
		.query = query};
	struct bsz_matcher matcher;
	int rc;

	*pairs = (struct bsz_pairs){0};
	rc = bsz_matcher_init(&matcher, sides, query, err);
	matcher.found = found;
	matcher.context = &pairing;
	if (!rc) {
		find_pairs(&pairing, &matcher);
		if (pairs->failed || matcher.failed)
			rc = bsz_fail_memory(err);
	}
	bsz_matcher_release(&matcher);
	return rc ? rc : settle(pairs, sides, query, err);
}

void bsz_pairs_release(struct bsz_pairs *pairs)
{
	bsz_free(pairs->items);
}
