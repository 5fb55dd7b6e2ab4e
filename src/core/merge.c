/*
 * Runs, not claims, are sorted: by their first start, with a radix sort. Then
 * one run after the other is swept. While the next run starts behind the
 * current one nothing else happens; where runs overlap, the few that do stand
 * in a heap by their next range. Claims in no order at all make short runs
 * that span everything and would all be in the heap: then ranges are sorted.
 *
 * Both give ranges in the order the sweep wants: start ascending, size
 * descending, order descending, push descending, so that the winner of equal
 * ranges comes last.
 */
#include "merge.h"

#include <binsize/arena.h>
#include <binsize/sort.h>

#include "sweep.h"

#define FIRST_HEAP ((size_t)16)

/* With fewer ranges a run on average ranges are sorted. */
#define SHORT_RUN 4

/* A run that is being merged. */
struct cursor {
	uint64_t start; /* of *at */
	uint64_t order;
	const struct bsz_range *at, *end;
	uint32_t buffer;
};

struct merge {
	struct bsz_claims *const *claims;
	int rank;
	struct bsz_keyed *refs, *next, *refs_end;
	struct cursor *heap;
	size_t count, room;
	struct bsz_sweep sweep;
};

static const struct bsz_lane *lane_of(const struct merge *merge,
    uint32_t buffer)
{
	return &merge->claims[buffer]->lanes[merge->rank];
}

/* A reference to each run: its first start, and buffer and number. */
static void fill_refs(struct merge *merge, size_t buffers)
{
	struct bsz_keyed *ref = merge->refs;

	for (size_t buffer = 0; buffer < buffers; buffer++) {
		const struct bsz_lane *const lane = lane_of(merge,
		    (uint32_t)buffer);

		for (size_t i = 0; i < lane->run_count; i++)
			*ref++ = (struct bsz_keyed){
			    lane->items[lane->runs[i].first].start,
			    (uint64_t)buffer << 32 | i};
	}
}

/* Of equal ranges: is a to be swept before b, because it loses? */
static bool is_weaker(const struct cursor *a, const struct cursor *b)
{
	if (a->order != b->order)
		return a->order > b->order;
	if (a->buffer != b->buffer)
		return a->buffer > b->buffer;
	return a->at > b->at;
}

/* Is a to be swept before b? */
static bool is_before(const struct cursor *a, const struct cursor *b)
{
	if (BSZ_LIKELY(a->start != b->start))
		return a->start < b->start;
	if (a->at->size != b->at->size)
		return a->at->size > b->at->size;
	return is_weaker(a, b);
}

/* Let the cursor at the heap's top sink to where it belongs. */
static void sink(struct merge *merge)
{
	struct cursor *const heap = merge->heap;
	const struct cursor moved = heap[0];
	size_t at = 0;

	for (size_t child = 1; child < merge->count; child = 2 * at + 1) {
		if (child + 1 < merge->count &&
		    is_before(&heap[child + 1], &heap[child]))
			child++;
		if (is_before(&moved, &heap[child]))
			break;
		heap[at] = heap[child];
		at = child;
	}
	heap[at] = moved;
}

static void rise(struct merge *merge, const struct cursor *added)
{
	struct cursor *const heap = merge->heap;
	size_t at = merge->count++;

	for (; at && is_before(added, &heap[(at - 1) / 2]);
	    at = (at - 1) / 2)
		heap[at] = heap[(at - 1) / 2];
	heap[at] = *added;
}

static const struct bsz_range *run_end(const struct bsz_lane *lane,
    size_t number)
{
	return lane->items + (number + 1 < lane->run_count
	    ? lane->runs[number + 1].first : lane->count);
}

/* The cursor at the start of a run. */
static struct cursor cursor_of(const struct merge *merge,
    const struct bsz_keyed *ref)
{
	const uint32_t buffer = (uint32_t)(ref->value >> 32);
	const size_t number = (uint32_t)ref->value;
	const struct bsz_lane *const lane = lane_of(merge, buffer);
	const struct bsz_run *const run = &lane->runs[number];

	return (struct cursor){ref->key, run->order,
	    lane->items + run->first, run_end(lane, number), buffer};
}

/* The next run starts to be merged. */
static bool admit(struct merge *merge)
{
	const struct cursor added = cursor_of(merge, merge->next++);

	if (merge->count == merge->room) {
		const size_t room = merge->room ? 2 * merge->room
		    : FIRST_HEAP;
		struct cursor *const heap = bsz_realloc(merge->heap,
		    room * sizeof(*heap));

		if (!heap)
			return false;
		merge->heap = heap;
		merge->room = room;
	}
	rise(merge, &added);
	return true;
}

/* Where the run at the heap's top has to stop at the latest. */
static uint64_t limit_of(const struct merge *merge)
{
	uint64_t limit = merge->next < merge->refs_end ? merge->next->key
	    : UINT64_MAX;

	for (size_t child = 1; child < merge->count && child < 3; child++)
		limit = bsz_min(limit, merge->heap[child].start);
	return limit;
}

/* Sweep what the top has before any other run, at least one range. */
static void sweep_top(struct merge *merge)
{
	struct cursor *const top = merge->heap;
	const struct bsz_range *const stop = bsz_sweep_run(&merge->sweep,
	    top->at, top->end, limit_of(merge));

	if (stop == top->at)
		bsz_sweep_put(&merge->sweep, top->at++);
	else
		top->at = stop;
	if (top->at < top->end)
		top->start = top->at->start;
	else
		*top = merge->heap[--merge->count];
	if (merge->count > 1)
		sink(merge);
}

static bool merge_runs(struct merge *merge)
{
	while (merge->count || merge->next < merge->refs_end) {
		while (merge->next < merge->refs_end && (!merge->count ||
		    merge->next->key <= merge->heap->start))
			if (!admit(merge))
				return false;
		sweep_top(merge);
		if (merge->sweep.out->failed)
			return false;
	}
	return true;
}

/* All runs in a heap. */
static bool merge_sorted(struct merge *merge, size_t buffers, size_t runs)
{
	bool done;

	merge->refs = bsz_malloc(2 * runs * sizeof(*merge->refs));
	if (!merge->refs)
		return false;
	fill_refs(merge, buffers);
	bsz_sort_keyed(merge->refs, merge->refs + runs, runs);
	merge->next = merge->refs;
	merge->refs_end = merge->next + runs;
	done = merge_runs(merge);
	bsz_free(merge->heap);
	return done;
}

/*
 * A reference to each range, those that lose among equals first. The runs
 * are sorted at the end of the array, which has twice the room.
 */
static void fill_ranges(struct merge *merge, size_t buffers, size_t runs,
    size_t items)
{
	struct bsz_keyed *const sorted = merge->refs + items;
	struct bsz_keyed *ref = sorted;

	for (size_t buffer = buffers; buffer-- > 0;) {
		const struct bsz_lane *const lane = lane_of(merge,
		    (uint32_t)buffer);

		for (size_t i = lane->run_count; i-- > 0;)
			*ref++ = (struct bsz_keyed){~lane->runs[i].order,
			    (uint64_t)buffer << 32 | i};
	}
	bsz_sort_keyed(sorted, merge->refs, runs);
	ref = merge->refs;
	for (size_t i = 0; i < runs; i++) {
		const uint64_t buffer = sorted[i].value >> 32;
		const struct bsz_lane *const lane = lane_of(merge,
		    (uint32_t)buffer);
		const size_t number = (uint32_t)sorted[i].value;
		const size_t first = lane->runs[number].first;
		size_t at = (size_t)(run_end(lane, number) - lane->items);

		while (at-- > first)
			*ref++ = (struct bsz_keyed){lane->items[at].start,
			    buffer << 32 | at};
	}
}

static const struct bsz_range *range_of(const struct merge *merge,
    const struct bsz_keyed *ref)
{
	return &lane_of(merge, (uint32_t)(ref->value >> 32))
	    ->items[(uint32_t)ref->value];
}

/* All ranges; each of its own. */
static bool sort_ranges(struct merge *merge, size_t buffers, size_t runs,
    size_t items)
{
	struct bsz_keyed *refs;

	refs = merge->refs = bsz_malloc(2 * items * sizeof(*refs));
	if (!refs)
		return false;
	fill_ranges(merge, buffers, runs, items);
	bsz_sort_keyed(refs, refs + items, items);
	for (size_t i = 0, end; i < items; i = end) {
		for (end = i + 1; end < items &&
		    refs[end].key == refs[i].key; end++)
			continue;
		for (size_t k = i; end - i > 1 && k < end; k++)
			refs[k].key = ~(uint64_t)range_of(merge,
			    &refs[k])->size;
		if (end - i > 1)
			bsz_sort_keyed(refs + i, refs + items, end - i);
		for (size_t k = i; k < end; k++)
			bsz_sweep_put(&merge->sweep, range_of(merge,
			    &refs[k]));
	}
	return true;
}

static bool is_disjoint(const struct bsz_lane *lane)
{
	for (size_t i = 1; i < lane->count; i++)
		if (lane->items[i].start < bsz_range_end(&lane->items[i - 1]))
			return false;
	return true;
}

/* How many ranges come before the first that continues another one, as runs
 * of neighbouring units do. */
static size_t count_apart(const struct bsz_lane *lane)
{
	size_t i = 1;

	while (i < lane->count && (lane->items[i].tag !=
	    lane->items[i - 1].tag || lane->items[i].start !=
	    bsz_range_end(&lane->items[i - 1])))
		i++;
	return i;
}

/* The lane's own array becomes the map; runs are joined where they touch. */
static void hand_over(struct bsz_lane *lane, struct bsz_map *out)
{
	const size_t apart = count_apart(lane);

	*out = (struct bsz_map){lane->items, apart, lane->room, false};
	/* Writing never passes reading: no more comes out than went in. */
	for (size_t i = apart; i < lane->count; i++) {
		const struct bsz_range range = out->ranges[i];

		bsz_map_emit(out, range.start, bsz_range_end(&range),
		    range.tag);
	}
	lane->items = NULL;
	lane->count = lane->room = 0;
}

bool bsz_merge_rank(struct bsz_claims *const *claims, size_t count, int rank,
    struct bsz_map *out)
{
	struct merge merge = {.claims = claims, .rank = rank};
	struct bsz_lane *last = NULL;
	size_t items = 0, runs = 0;

	for (size_t i = 0; i < count; i++) {
		struct bsz_lane *const lane = &claims[i]->lanes[rank];

		last = lane->count ? lane : last;
		items += lane->count;
		runs += lane->run_count;
	}
	if (!items)
		return true;
	if (items == last->count && is_disjoint(last)) {
		hand_over(last, out);
		return true;
	}
	/* Ranges may interrupt others, which then come in two. */
	bsz_map_reserve(out, items + items / 2);
	merge.sweep.out = out;
	const bool done = items < SHORT_RUN * runs && items <= UINT32_MAX
	    ? sort_ranges(&merge, count, runs, items)
	    : merge_sorted(&merge, count, runs);
	bsz_sweep_finish(&merge.sweep);
	bsz_free(merge.refs);
	return done && !out->failed;
}
