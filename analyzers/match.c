/*
 * Passes over what is left, surest first: the name; the name without what
 * compilers make up; the body. Each pass treats both sides alike, so that a
 * comparison the other way round is the exact opposite.
 *
 * Several names may be alike, ten closures of one function for example. Of
 * those, the ones of equal size are paired first and the others by falling
 * size, which keeps what is left over small.
 *
 * A function that lost its name is called by its address, and another
 * function may have that address in the other build: there the body is asked
 * before the name.
 */
#include "match.h"

#include "alike.h"

/* Shorter bodies say too little: many functions only return. */
#define MIN_BODY 16

/* What two nodes have in common: a number that equal ones share. */
struct bsz_likeness {
	uint64_t key;
	uint32_t node;
	bool taken;
};

static const struct bsz_node *node_at(const struct bsz_matcher *matcher,
    int side, uint32_t node)
{
	return &matcher->sides[side].sums.rollup.nodes[node];
}

/* The label's own bytes, or what is shown of it, in matcher->name. */
static void write_name(struct bsz_matcher *matcher, int side, uint32_t node)
{
	struct bsz_side *const at = &matcher->sides[side];
	const uint32_t label = node_at(matcher, side, node)->label;

	matcher->name.size = 0;
	if (at->by_text)
		at->artifact->ops->write_name(at->artifact, label,
		    matcher->query->names, &matcher->name);
	else
		bsz_labels_write(at->artifact->labels, label, &matcher->name);
	if (matcher->name.failed)
		matcher->failed = true;
}

static bool is_address(struct bsz_matcher *matcher, int side, uint32_t node)
{
	const struct bsz_label label = bsz_labels_get(
	    matcher->sides[side].artifact->labels,
	    node_at(matcher, side, node)->label);

	return label.form == BSZ_LABEL_TEXT &&
	    bsz_alike_is_address(label.text, label.size);
}

static void pair_up(struct bsz_matcher *matcher, uint32_t old_node,
    uint32_t new_node, enum bsz_match match)
{
	matcher->found(matcher->context,
	    (const uint32_t[2]){old_node, new_node}, match);
}

/* Pair what has the same name, and keep the others. */
static void match_names(struct bsz_matcher *matcher, bool addresses)
{
	struct bsz_side *sides = matcher->sides;
	uint32_t *const *rest = matcher->rest;
	const size_t count[2] = {matcher->rest_count[0],
		matcher->rest_count[1]};

	for (size_t i = 0; i < count[0]; i++)
		if (addresses || !is_address(matcher, 0, rest[0][i]))
			matcher->seen[bsz_side_key(&sides[0], rest[0][i])] =
			    (uint32_t)i + 1;
	matcher->rest_count[1] = 0;
	for (size_t i = 0; i < count[1]; i++) {
		const uint32_t node = rest[1][i];
		uint32_t *seen =
		    &matcher->seen[bsz_side_key(&sides[1], node)];

		if (!*seen) {
			rest[1][matcher->rest_count[1]++] = node;
			continue;
		}
		pair_up(matcher, rest[0][*seen - 1], node, BSZ_MATCH_NAME);
		rest[0][*seen - 1] = BSZ_NO_NODE;
		*seen = 0;
	}
	matcher->rest_count[0] = 0;
	for (size_t i = 0; i < count[0]; i++) {
		if (rest[0][i] == BSZ_NO_NODE)
			continue;
		matcher->seen[bsz_side_key(&sides[0], rest[0][i])] = 0;
		rest[0][matcher->rest_count[0]++] = rest[0][i];
	}
}

struct order {
	const struct bsz_rollup *rollup;
	const struct bsz_labels *labels;
};

static int compare_sizes(const struct bsz_node *x, const struct bsz_node *y)
{
	for (int domain = BSZ_DOMAINS; domain-- > 0;)
		if (x->bytes[domain] != y->bytes[domain])
			return x->bytes[domain] > y->bytes[domain] ? -1 : 1;
	return 0;
}

/* By likeness, then size, then name. */
static int compare(const void *a, const void *b, void *context)
{
	const struct order *order = context;
	const struct bsz_likeness *x = a, *y = b;
	const struct bsz_node *left = &order->rollup->nodes[x->node];
	const struct bsz_node *right = &order->rollup->nodes[y->node];

	if (x->key != y->key)
		return x->key < y->key ? -1 : 1;
	const int sizes = compare_sizes(left, right);
	return sizes ? sizes :
	    bsz_labels_compare(order->labels, left->label, right->label);
}

static void sort_likes(struct bsz_matcher *matcher, int side)
{
	struct order order = {&matcher->sides[side].sums.rollup,
		matcher->sides[side].artifact->labels};

	qsort_r(matcher->likes[side], matcher->rest_count[side],
	    sizeof(*matcher->likes[side]), compare, &order);
}

/* A run of equal keys on each side. */
struct runs {
	size_t first[2], end[2];
};

static void take(struct bsz_matcher *matcher, size_t old_at, size_t new_at,
    enum bsz_match match)
{
	struct bsz_likeness *x = &matcher->likes[0][old_at];
	struct bsz_likeness *y = &matcher->likes[1][new_at];

	pair_up(matcher, x->node, y->node, match);
	x->taken = true;
	y->taken = true;
}

/* First those of equal size, then in order of size. */
static void match_alike_run(struct bsz_matcher *matcher,
    const struct runs *runs)
{
	struct bsz_likeness *const *likes = matcher->likes;
	size_t i = runs->first[0], j = runs->first[1];

	while (i < runs->end[0] && j < runs->end[1]) {
		const int order = compare_sizes(
		    node_at(matcher, 0, likes[0][i].node),
		    node_at(matcher, 1, likes[1][j].node));

		if (!order)
			take(matcher, i, j, BSZ_MATCH_ALIKE);
		i += order <= 0;
		j += order >= 0;
	}
	for (i = runs->first[0], j = runs->first[1];;) {
		while (i < runs->end[0] && likes[0][i].taken)
			i++;
		while (j < runs->end[1] && likes[1][j].taken)
			j++;
		if (i == runs->end[0] || j == runs->end[1])
			return;
		take(matcher, i, j, BSZ_MATCH_ALIKE);
	}
}

static const struct bsz_body *body_of(const struct bsz_matcher *matcher,
    int side, const struct bsz_likeness *like)
{
	return &matcher->bodies[side][node_at(matcher, side,
	    like->node)->label];
}

/* A body that one of a side has may be had by others: proves nothing. */
static void match_body_run(struct bsz_matcher *matcher,
    const struct runs *runs)
{
	const size_t i = runs->first[0], j = runs->first[1];

	if (runs->end[0] - i == 1 && runs->end[1] - j == 1 &&
	    body_of(matcher, 0, &matcher->likes[0][i])->size ==
	    body_of(matcher, 1, &matcher->likes[1][j])->size)
		take(matcher, i, j, BSZ_MATCH_BODY);
}

/* Where the run of equal keys that begins at a place ends. */
static size_t run_end(const struct bsz_matcher *matcher, int side,
    size_t first)
{
	const struct bsz_likeness *likes = matcher->likes[side];
	size_t end = first + 1;

	while (end < matcher->rest_count[side] &&
	    likes[end].key == likes[first].key)
		end++;
	return end;
}

/* Look at all runs that both sides have; key 0 is none. */
static void match_runs(struct bsz_matcher *matcher,
    void (*match_run)(struct bsz_matcher *matcher, const struct runs *runs))
{
	struct runs runs = {0};

	for (int side = 0; side < 2; side++)
		sort_likes(matcher, side);
	while (runs.first[0] < matcher->rest_count[0] &&
	    runs.first[1] < matcher->rest_count[1]) {
		const uint64_t old_key = matcher->likes[0][runs.first[0]].key;
		const uint64_t new_key = matcher->likes[1][runs.first[1]].key;

		for (int side = 0; side < 2; side++)
			runs.end[side] =
			    run_end(matcher, side, runs.first[side]);
		if (old_key == new_key && old_key)
			match_run(matcher, &runs);
		if (old_key <= new_key)
			runs.first[0] = runs.end[0];
		if (new_key <= old_key)
			runs.first[1] = runs.end[1];
	}
	for (int side = 0; side < 2; side++) {
		size_t kept = 0;

		for (size_t i = 0; i < matcher->rest_count[side]; i++)
			if (!matcher->likes[side][i].taken)
				matcher->rest[side][kept++] =
				    matcher->likes[side][i].node;
		matcher->rest_count[side] = kept;
	}
}

/* The number of a name without what is made up; 0: it has no such part. */
static uint64_t alike_key(struct bsz_matcher *matcher, int side,
    uint32_t node)
{
	write_name(matcher, side, node);
	bsz_alike_write(matcher->name.data, matcher->name.size,
	    &matcher->buf);
	const uint64_t key = matcher->buf.failed || !matcher->buf.size ? 0 :
	    bsz_labels_copy(matcher->alike, matcher->buf.data,
	    matcher->buf.size);
	if (matcher->buf.failed || (matcher->buf.size && !key))
		matcher->failed = true;
	return key;
}

static uint64_t body_key(struct bsz_matcher *matcher, int side,
    uint32_t node)
{
	const struct bsz_body *body =
	    &matcher->bodies[side][node_at(matcher, side, node)->label];

	return body->size < MIN_BODY ? 0 : body->hash | 1;
}

static void match_likes(struct bsz_matcher *matcher,
    uint64_t (*key)(struct bsz_matcher *matcher, int side, uint32_t node),
    void (*match_run)(struct bsz_matcher *matcher, const struct runs *runs))
{
	if (!matcher->rest_count[0] || !matcher->rest_count[1])
		return;
	for (int side = 0; side < 2; side++)
		for (size_t i = 0; i < matcher->rest_count[side]; i++) {
			const uint32_t node = matcher->rest[side][i];

			matcher->likes[side][i] = (struct bsz_likeness){
				.key = key(matcher, side, node),
				.node = node};
		}
	if (!matcher->failed)
		match_runs(matcher, match_run);
}

/* Dimensions whose names compilers make up in part. */
static bool has_made_up_names(enum bsz_dimension dim)
{
	return dim == BSZ_SYMBOL || dim == BSZ_INLINE || dim == BSZ_UNIT ||
	    dim == BSZ_SOURCE_FILE || dim == BSZ_DIR;
}

void bsz_match_siblings(struct bsz_matcher *matcher, size_t level,
    const uint32_t slots[2])
{
	const enum bsz_dimension dim = matcher->query->dims[level];

	for (int side = 0; side < 2; side++) {
		matcher->rest_count[side] = 0;
		if (slots[side] == BSZ_NO_SLOT)
			continue;
		const uint32_t *ids = bsz_family_at(
		    &matcher->sides[side].family, slots[side],
		    &matcher->rest_count[side]);
		memcpy(matcher->rest[side], ids,
		    matcher->rest_count[side] * sizeof(*ids));
	}
	match_names(matcher, false);
	if (has_made_up_names(dim))
		match_likes(matcher, alike_key, match_alike_run);
	if (dim == BSZ_SYMBOL && matcher->bodies[0] && matcher->bodies[1])
		match_likes(matcher, body_key, match_body_run);
	match_names(matcher, true);
	for (size_t i = 0; i < matcher->rest_count[0]; i++)
		pair_up(matcher, matcher->rest[0][i], BSZ_NO_NODE,
		    BSZ_MATCH_NONE);
	for (size_t i = 0; i < matcher->rest_count[1]; i++)
		pair_up(matcher, BSZ_NO_NODE, matcher->rest[1][i],
		    BSZ_MATCH_NONE);
}

/* The level that holds symbols, or -1. */
static int symbol_level(const struct bsz_query *query)
{
	for (size_t i = 0; i < query->dim_count; i++)
		if (query->dims[i] == BSZ_SYMBOL)
			return (int)i;
	return -1;
}

/* Mark the labels of symbols whose name the other side has nowhere, or that
 * have none of their own. */
static size_t mark_wanted(struct bsz_matcher *matcher, int side,
    size_t level, uint8_t *wanted)
{
	size_t count = 0;

	const struct bsz_rollup *other =
	    &matcher->sides[1 - side].sums.rollup;
	const struct bsz_rollup *rollup = &matcher->sides[side].sums.rollup;

	for (size_t i = 0; i < other->count; i++)
		if (other->nodes[i].level == level)
			matcher->seen[bsz_side_key(&matcher->sides[1 - side],
			    (uint32_t)i)] = 1;
	for (size_t i = 0; i < rollup->count; i++)
		if (rollup->nodes[i].level == level &&
		    (is_address(matcher, side, (uint32_t)i) ||
		    !matcher->seen[bsz_side_key(&matcher->sides[side],
		    (uint32_t)i)])) {
			wanted[rollup->nodes[i].label] = 1;
			count++;
		}
	for (size_t i = 0; i < other->count; i++)
		matcher->seen[bsz_side_key(&matcher->sides[1 - side],
		    (uint32_t)i)] = 0;
	return count;
}

/* The bodies of what one side has alone; none when the other has no such. */
static int hash_bodies(struct bsz_matcher *matcher, size_t level,
    struct bsz_err *err)
{
	uint8_t *wanted[2];
	size_t count[2] = {0, 0};

	for (int side = 0; side < 2; side++) {
		wanted[side] = bsz_calloc(bsz_labels_count(
		    matcher->sides[side].artifact->labels), 1);
		if (wanted[side])
			count[side] = mark_wanted(matcher, side, level,
			    wanted[side]);
	}
	int rc = wanted[0] && wanted[1] ? 0 : bsz_fail_memory(err);
	for (int side = 0; side < 2 && !rc && count[0] && count[1]; side++)
		rc = bsz_bodies_hash(&matcher->sides[side], wanted[side],
		    &matcher->bodies[side], err);
	bsz_free(wanted[0]);
	bsz_free(wanted[1]);
	return rc;
}

int bsz_matcher_init(struct bsz_matcher *matcher, struct bsz_side sides[2],
    const struct bsz_query *query, struct bsz_err *err)
{
	const int level = symbol_level(query);

	*matcher = (struct bsz_matcher){.sides = sides, .query = query,
		.alike = bsz_labels_new()};
	matcher->seen = bsz_calloc(sides[1].key_count,
	    sizeof(*matcher->seen));
	bool fine = matcher->alike && matcher->seen;
	for (int side = 0; side < 2 && fine; side++) {
		const size_t room = sides[side].sums.rollup.count + 1;

		matcher->rest[side] = bsz_malloc(room *
		    sizeof(*matcher->rest[side]));
		matcher->likes[side] = bsz_malloc(room *
		    sizeof(*matcher->likes[side]));
		fine = matcher->rest[side] && matcher->likes[side];
	}
	if (!fine)
		return bsz_fail_memory(err);
	/* A saved document has no bodies. */
	return level < 0 || sides[0].by_text ? 0 : hash_bodies(matcher, (size_t)level, err);
}

void bsz_matcher_release(struct bsz_matcher *matcher)
{
	if (matcher->alike)
		bsz_labels_free(matcher->alike);
	for (int side = 0; side < 2; side++) {
		bsz_free(matcher->bodies[side]);
		bsz_free(matcher->rest[side]);
		bsz_free(matcher->likes[side]);
	}
	bsz_free(matcher->seen);
	bsz_buf_release(&matcher->buf);
	bsz_buf_release(&matcher->name);
}
