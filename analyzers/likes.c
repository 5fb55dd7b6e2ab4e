/*
 * Both sides are sorted by the number and walked side by side; where both have
 * a run of equal numbers, nodes are paired.
 *
 * Several names may be alike, ten closures of one function for example. Of
 * those, the ones of equal size are paired first and the others by falling
 * size, which keeps what is left over small.
 */
#include "likes.h"

#include <binsize/arena.h>
#include <binsize/sort.h>

/* A run of equal keys on each side. */
struct runs {
	size_t first[2], end[2];
};

typedef void match_function(struct bsz_matcher *matcher,
    const struct runs *runs);

static const struct bsz_node *node_at(const struct bsz_matcher *matcher,
    int side, uint32_t node)
{
	return &matcher->sides[side].sums.rollup.nodes[node];
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

/* Of one likeness: by size, then name. */
static int compare(const void *a, const void *b, void *context)
{
	const struct order *order = context;
	const struct bsz_likeness *x = a, *y = b;
	const struct bsz_node *left = &order->rollup->nodes[x->node];
	const struct bsz_node *right = &order->rollup->nodes[y->node];

	const int sizes = compare_sizes(left, right);
	return sizes ? sizes :
	    bsz_labels_compare(order->labels, left->label, right->label);
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

static void sort_run(struct bsz_matcher *matcher, int side, size_t first,
    size_t end)
{
	struct order order = {&matcher->sides[side].sums.rollup,
		matcher->sides[side].artifact->labels};

	if (end - first > 1)
		qsort_r(matcher->likes[side] + first, end - first,
		    sizeof(*matcher->likes[side]), compare, &order);
}

/* By likeness, then size, then name: most differ in the first. False when
 * memory is short. */
static bool sort_likes(struct bsz_matcher *matcher, int side)
{
	const size_t count = matcher->rest_count[side];
	struct bsz_likeness *likes = matcher->likes[side];
	struct bsz_keyed *keys = bsz_malloc((2 * count + 1) * sizeof(*keys));

	for (size_t i = 0; keys && i < count; i++)
		keys[i] = (struct bsz_keyed){likes[i].key, likes[i].node};
	if (keys)
		bsz_sort_keyed(keys, keys + count, count);
	for (size_t i = 0; keys && i < count; i++)
		likes[i] = (struct bsz_likeness){.key = keys[i].key,
			.node = (uint32_t)keys[i].value};
	bsz_free(keys);
	for (size_t i = 0, end; keys && i < count; i = end) {
		end = run_end(matcher, side, i);
		sort_run(matcher, side, i, end);
	}
	return keys;
}

static void take(struct bsz_matcher *matcher, size_t old_at, size_t new_at,
    enum bsz_match match)
{
	struct bsz_likeness *x = &matcher->likes[0][old_at];
	struct bsz_likeness *y = &matcher->likes[1][new_at];

	matcher->found(matcher->context,
	    (const uint32_t[2]){x->node, y->node}, match);
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

static uint64_t body_size(struct bsz_matcher *matcher, int side,
    const struct bsz_likeness *like)
{
	return bsz_bodies_get(&matcher->bodies[side],
	    node_at(matcher, side, like->node)->label, 0).size;
}

/* A body that one of a side has may be had by others: proves nothing. */
static void match_body_run(struct bsz_matcher *matcher,
    const struct runs *runs)
{
	const size_t i = runs->first[0], j = runs->first[1];

	if (runs->end[0] - i == 1 && runs->end[1] - j == 1 &&
	    body_size(matcher, 0, &matcher->likes[0][i]) ==
	    body_size(matcher, 1, &matcher->likes[1][j]))
		take(matcher, i, j, BSZ_MATCH_BODY);
}

/* Look at all runs that both sides have; key 0 is none. */
static void match_runs(struct bsz_matcher *matcher, match_function *match_run)
{
	struct runs runs = {0};

	for (int side = 0; side < 2; side++)
		if (!sort_likes(matcher, side))
			matcher->failed = true;
	if (matcher->failed)
		return;
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

void bsz_likes_match(struct bsz_matcher *matcher, bsz_likeness_key *key,
    enum bsz_match match)
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
		match_runs(matcher, match == BSZ_MATCH_BODY ?
		    match_body_run : match_alike_run);
}
