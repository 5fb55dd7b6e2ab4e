/*
 * Claims buffers. Most pushes append behind or lengthen the last range and
 * end in the header; here is what begins runs, makes room, keeps equal starts
 * in order and splits what is too large.
 *
 * Invariant of a run: starts ascend, and of equal starts the sizes fall, so
 * that settling can merge runs without looking back. lane->next keeps pushes
 * away from the short way whenever that order needs a look: it is above every
 * address while no run is open, after an equal start, and under a watch.
 */
#include <binsize/claims.h>

#include <binsize/arena.h>
#include <binsize/limits.h>

#include <assert.h>

#define FIRST_ITEMS ((size_t)32)
#define FIRST_RUNS ((size_t)8)

static void lane_release(struct bsz_lane *lane)
{
	bsz_free(lane->items);
	bsz_free(lane->runs);
	*lane = (struct bsz_lane){0};
}

void bsz_claims_release(struct bsz_claims *claims)
{
	for (; claims->used; claims->used &= claims->used - 1)
		lane_release(&claims->lanes[__builtin_ctzll(claims->used)]);
	*claims = (struct bsz_claims){0};
}

void bsz_claims_begin(struct bsz_claims *claims, uint64_t order)
{
	while (claims->touched) {
		const int rank = __builtin_ctzll(claims->touched);

		claims->lanes[rank].open = false;
		claims->lanes[rank].next = UINT64_MAX;
		claims->touched &= claims->touched - 1;
	}
	claims->order = order;
}

static bool grow_items(struct bsz_lane *lane)
{
	const size_t room = lane->room ? 2 * lane->room : FIRST_ITEMS;
	struct bsz_range *const items = bsz_realloc(lane->items,
	    room * sizeof(*items));

	if (!items)
		return false;
	lane->items = items;
	lane->room = room;
	return true;
}

static bool grow_runs(struct bsz_lane *lane)
{
	const size_t room = lane->run_room ? 2 * lane->run_room : FIRST_RUNS;
	struct bsz_run *const runs = bsz_realloc(lane->runs,
	    room * sizeof(*runs));

	if (!runs)
		return false;
	lane->runs = runs;
	lane->run_room = room;
	return true;
}

/* Make room for a range, and for a run. */
static bool reserve(struct bsz_claims *claims, struct bsz_lane *lane)
{
	if ((lane->count == lane->room && !grow_items(lane)) ||
	    (lane->run_count == lane->run_room && !grow_runs(lane)))
		claims->failed = true;
	return !claims->failed;
}

/* May range stand behind last in a run? */
static bool is_ordered(const struct bsz_range *last,
    const struct bsz_range *range)
{
	return range->start > last->start ||
	    (range->start == last->start && range->size < last->size);
}

/* Whether lengthening the last range keeps the order with the one before. */
static bool may_lengthen(const struct bsz_lane *lane, uint64_t size)
{
	const size_t first = lane->runs[lane->run_count - 1].first;
	const struct bsz_range *const last = &lane->items[lane->count - 1];

	return last->size + size <= BSZ_RANGE_MAX_SIZE &&
	    (lane->count - 1 == first || last[-1].start < last->start ||
	    last->size + size < last[-1].size);
}

/* Continue the last range or the run. False: it needs a run of its own. */
static bool continue_run(struct bsz_claims *claims, struct bsz_lane *lane,
    const struct bsz_range *range)
{
	struct bsz_range *const last = &lane->items[lane->count - 1];

	if (bsz_range_end(last) == range->start && last->tag == range->tag &&
	    may_lengthen(lane, range->size)) {
		last->size += range->size;
		return true;
	}
	/* The same place again, of the same order: the first one wins. */
	if (last->start == range->start && last->size == range->size)
		return true;
	if (!is_ordered(last, range))
		return false;
	lane->next = range->start > last->start && !claims->watch
	    ? range->start + 1 : UINT64_MAX;
	lane->items[lane->count++] = *range;
	return true;
}

/* Append one range that has its final size. */
static void append(struct bsz_claims *claims, int rank,
    struct bsz_range range)
{
	struct bsz_lane *const lane = &claims->lanes[rank];

	claims->used |= UINT64_C(1) << rank;
	if (!reserve(claims, lane)) {
		lane->next = UINT64_MAX;
		return;
	}
	if (lane->open && continue_run(claims, lane, &range))
		return;
	lane->runs[lane->run_count++] =
	    (struct bsz_run){lane->count, claims->order};
	lane->items[lane->count++] = range;
	lane->open = true;
	lane->next = claims->watch ? UINT64_MAX : range.start + 1;
	claims->touched |= UINT64_C(1) << rank;
}

void bsz_claims_push_slow(struct bsz_claims *claims, int rank, uint64_t start,
    uint64_t size, uint32_t tag)
{
	const struct bsz_watch *const watch = claims->watch;

	assert(rank >= 0 && rank < BSZ_RANKS);
	/* no input has more: without it, a scan that was lied to would make
	 * ranges until memory ends */
	size = bsz_min(bsz_min(size, UINT64_MAX - start), BSZ_MAX_VM);
	if (!size || claims->failed)
		return;
	if (watch && watch->place >= start && watch->place - start < size)
		watch->seen(watch->context, rank, start, size, tag);
	while (size) {
		const uint64_t part = bsz_min(size, BSZ_RANGE_MAX_SIZE);

		append(claims, rank,
		    (struct bsz_range){start, (uint32_t)part, tag});
		start += part;
		size -= part;
	}
}

void bsz_claims_renumber(struct bsz_claims *claims, const uint32_t *renumber)
{
	for (size_t i = 0; i < BSZ_RANKS; i++) {
		const struct bsz_lane *const lane = &claims->lanes[i];

		for (size_t j = 0; j < lane->count; j++) {
			struct bsz_range *const range = &lane->items[j];

			range->tag = bsz_tag(renumber[bsz_range_label(range)],
			    bsz_range_evidence(range));
		}
	}
}
