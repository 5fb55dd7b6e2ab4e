/*
 * Passes over what is left, surest first: the name; the name without what
 * compilers make up; the body. Each pass treats both sides alike, so that a
 * comparison the other way round is the exact opposite.
 *
 * A function that lost its name is called by its address, and another
 * function may have that address in the other build: there the body is asked
 * before the name.
 */
#include "match.h"

#include "alike.h"
#include "likes.h"

/* Shorter bodies say too little: many functions only return. */
#define MIN_BODY 16

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
	const struct bsz_body body = bsz_bodies_get(&matcher->bodies[side],
	    node_at(matcher, side, node)->label, MIN_BODY);

	return body.size < MIN_BODY ? 0 : body.hash | 1;
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
		bsz_likes_match(matcher, alike_key, BSZ_MATCH_ALIKE);
	if (dim == BSZ_SYMBOL && matcher->has_bodies)
		bsz_likes_match(matcher, body_key, BSZ_MATCH_BODY);
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

/* Where the bodies of what one side has alone are; none when the other has no
 * such. */
static int find_bodies(struct bsz_matcher *matcher, size_t level,
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
	matcher->has_bodies = count[0] && count[1];
	for (int side = 0; side < 2 && !rc && matcher->has_bodies; side++)
		rc = bsz_bodies_init(&matcher->bodies[side],
		    &matcher->sides[side], wanted[side], err);
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
	return level < 0 || sides[0].by_text ? 0 : find_bodies(matcher,
	    (size_t)level, err);
}

void bsz_matcher_release(struct bsz_matcher *matcher)
{
	if (matcher->alike)
		bsz_labels_free(matcher->alike);
	for (int side = 0; side < 2; side++) {
		bsz_bodies_release(&matcher->bodies[side]);
		bsz_free(matcher->rest[side]);
		bsz_free(matcher->likes[side]);
	}
	bsz_free(matcher->seen);
	bsz_buf_release(&matcher->buf);
	bsz_buf_release(&matcher->name);
}
