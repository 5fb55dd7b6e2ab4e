/*
 * Runs, not claims, are sorted: by their first start, with a radix sort. Then
 * one run after the other is swept. While the next run starts behind the
 * current one nothing else happens; where runs overlap, the few that do stand
 * in a heap by their next range.
 *
 * The heap gives ranges in the order the sweep wants: start ascending, size
 * descending, order descending, push descending, so that the winner of equal
 * ranges comes last.
 */
#include "merge.h"

#include "sweep.h"

#include <binsize/arena.h>

#define FIRST_HEAP ((size_t)16)
#define DIGIT_BITS 8
#define DIGITS (64 / DIGIT_BITS)
#define BUCKETS (1u << DIGIT_BITS)

/* A run, to be sorted by its first start. */
struct ref {
	uint64_t start;
	uint32_t run;
	uint32_t buffer;
};

/* A run that is being merged. */
struct cursor {
	uint64_t start; /* of *at */
	const struct bsz_range *at, *end;
	uint64_t order;
	uint32_t buffer, run; /* the order of pushing */
};

struct merge {
	struct bsz_claims *const *claims;
	int rank;
	struct ref *refs, *next, *refs_end;
	struct cursor *heap;
	size_t count, room;
	struct bsz_sweep sweep;
};

static size_t count_digits(const struct ref *refs, size_t count,
    size_t totals[DIGITS][BUCKETS])
{
	size_t unsorted = 0;

	memset(totals, 0, sizeof(size_t) * DIGITS * BUCKETS);
	for (size_t i = 0; i < count; i++) {
		for (size_t digit = 0; digit < DIGITS; digit++)
			totals[digit][refs[i].start >> digit * DIGIT_BITS &
			    (BUCKETS - 1)]++;
		unsorted += i && refs[i].start < refs[i - 1].start;
	}
	return unsorted;
}

/* Turn totals of a digit into first places; false when all share one. */
static bool make_places(size_t *totals, size_t count)
{
	size_t place = 0;

	for (size_t i = 0; i < BUCKETS; i++) {
		const size_t total = totals[i];

		if (total == count)
			return false;
		totals[i] = place;
		place += total;
	}
	return true;
}

/* Sort by start, least digit first. Returns the array that holds the result:
 * refs or scratch. */
static struct ref *sort_refs(struct ref *refs, struct ref *scratch,
    size_t count)
{
	size_t totals[DIGITS][BUCKETS];

	if (!count_digits(refs, count, totals))
		return refs;
	for (size_t digit = 0; digit < DIGITS; digit++) {
		struct ref *const sorted = scratch;

		if (!make_places(totals[digit], count))
			continue;
		for (size_t i = 0; i < count; i++)
			sorted[totals[digit][refs[i].start >> digit *
			    DIGIT_BITS & (BUCKETS - 1)]++] = refs[i];
		scratch = refs;
		refs = sorted;
	}
	return refs;
}

static const struct bsz_lane *lane_of(const struct merge *merge,
    uint32_t buffer)
{
	return &merge->claims[buffer]->lanes[merge->rank];
}

static void fill_refs(struct merge *merge, size_t buffers)
{
	struct ref *ref = merge->refs;

	for (uint32_t buffer = 0; buffer < buffers; buffer++) {
		const struct bsz_lane *const lane = lane_of(merge, buffer);

		for (uint32_t run = 0; run < lane->run_count; run++)
			*ref++ = (struct ref){
			    lane->items[lane->runs[run].first].start, run,
			    buffer};
	}
}

/* Is a to be swept before b? */
static bool is_before(const struct cursor *a, const struct cursor *b)
{
	if (a->start != b->start)
		return a->start < b->start;
	if (a->at->size != b->at->size)
		return a->at->size > b->at->size;
	if (a->order != b->order)
		return a->order > b->order;
	if (a->buffer != b->buffer)
		return a->buffer > b->buffer;
	return a->run > b->run;
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

	for (; at && is_before(added, &heap[(at - 1) / 2]); at = (at - 1) / 2)
		heap[at] = heap[(at - 1) / 2];
	heap[at] = *added;
}

/* The next run starts to be merged. */
static bool admit(struct merge *merge)
{
	const struct ref *const ref = merge->next++;
	const struct bsz_lane *const lane = lane_of(merge, ref->buffer);
	const struct bsz_run *const run = &lane->runs[ref->run];
	const size_t stop = ref->run + 1 < lane->run_count ? run[1].first
	    : lane->count;

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
	rise(merge, &(struct cursor){ref->start, lane->items + run->first,
	    lane->items + stop, run->order, ref->buffer, ref->run});
	return true;
}

/* Where the run at the heap's top has to stop at the latest. */
static uint64_t limit_of(const struct merge *merge)
{
	uint64_t limit = merge->next < merge->refs_end ? merge->next->start
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
		    merge->next->start <= merge->heap->start))
			if (!admit(merge))
				return false;
		sweep_top(merge);
		if (merge->sweep.out->failed)
			return false;
	}
	return true;
}

static bool merge_sorted(struct merge *merge, size_t buffers, size_t runs,
    struct bsz_map *out)
{
	bool done;

	merge->refs = bsz_malloc(2 * runs * sizeof(struct ref));
	if (!merge->refs)
		return false;
	fill_refs(merge, buffers);
	merge->next = sort_refs(merge->refs, merge->refs + runs, runs);
	merge->refs_end = merge->next + runs;
	merge->sweep.out = out;
	done = merge_runs(merge);
	bsz_sweep_finish(&merge->sweep);
	bsz_free(merge->heap);
	bsz_free(merge->refs);
	return done && !out->failed;
}

static bool is_disjoint(const struct bsz_lane *lane)
{
	for (size_t i = 1; i < lane->count; i++)
		if (lane->items[i].start < bsz_range_end(&lane->items[i - 1]))
			return false;
	return true;
}

/* The lane's own array becomes the map; runs are joined where they touch. */
static void hand_over(struct bsz_lane *lane, struct bsz_map *out)
{
	const size_t count = lane->count;

	*out = (struct bsz_map){.ranges = lane->items, .room = lane->room};
	lane->items = NULL;
	lane->count = lane->room = 0;
	/* Writing never passes reading: no more comes out than went in. */
	for (size_t i = 0; i < count; i++) {
		const struct bsz_range range = out->ranges[i];

		bsz_map_emit(out, range.start, bsz_range_end(&range),
		    range.tag);
	}
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
	bsz_map_reserve(out, items);
	return merge_sorted(&merge, count, runs, out);
}
