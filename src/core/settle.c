/*
 * Claims become a map: rank by rank from the highest, each settled by itself
 * (merge.c), then laid below what is there. A rank's claims are freed as soon
 * as they are settled, so besides the claims still waiting only the map and
 * the rank at hand are in memory.
 */
#include <binsize/map.h>

#include <binsize/arena.h>
#include <binsize/trace.h>

#include "merge.h"

static void empty_rank(struct bsz_claims *const *claims, size_t count,
    int rank)
{
	for (size_t i = 0; i < count; i++) {
		struct bsz_lane *const lane = &claims[i]->lanes[rank];

		bsz_free(lane->items);
		bsz_free(lane->runs);
		*lane = (struct bsz_lane){0};
		claims[i]->touched &= ~(UINT64_C(1) << rank);
		claims[i]->used &= ~(UINT64_C(1) << rank);
	}
}

/* Lay weak below map; takes weak. */
static int add_below(struct bsz_map *map, struct bsz_map *weak,
    struct bsz_err *err)
{
	struct bsz_map both = {0};
	int result = 0;

	if (!weak->count) {
		bsz_map_release(weak);
		return 0;
	}
	if (map->count)
		result = bsz_map_overlay(map, weak, &both, err);
	else
		both = *weak;
	if (map->count)
		bsz_map_release(weak);
	bsz_map_release(map);
	*map = both;
	return result;
}

static int settle_rank(struct bsz_claims *const *claims, size_t count,
    int rank, struct bsz_map *map, struct bsz_err *err)
{
	struct bsz_map settled = {0};
	const bool done = bsz_merge_rank(claims, count, rank, &settled);

	empty_rank(claims, count, rank);
	if (!done) {
		bsz_map_release(&settled);
		return bsz_fail_memory(err);
	}
	return add_below(map, &settled, err);
}

static void trace(struct bsz_claims *const *claims, size_t count)
{
	size_t items = 0, runs = 0;

	if (!bsz_trace_on("settle"))
		return;
	for (size_t i = 0; i < count; i++)
		for (size_t rank = 0; rank < BSZ_RANKS; rank++) {
			items += claims[i]->lanes[rank].count;
			runs += claims[i]->lanes[rank].run_count;
		}
	bsz_trace("settle", "%zu claims in %zu runs of %zu buffers", items,
	    runs, count);
}

int bsz_settle(struct bsz_claims *const *claims, size_t count,
    struct bsz_map *out, struct bsz_err *err)
{
	struct bsz_map map = {0};
	uint64_t used = 0;
	int result = 0;

	trace(claims, count);
	for (size_t i = 0; i < count; i++) {
		used |= claims[i]->used;
		if (claims[i]->failed && !result)
			result = bsz_fail_memory(err);
	}
	/* After a failure they are emptied: nobody asks for them again. */
	while (used) {
		const int rank = BSZ_RANKS - 1 - __builtin_clzll(used);

		if (!result)
			result = settle_rank(claims, count, rank, &map, err);
		else
			empty_rank(claims, count, rank);
		used &= ~(UINT64_C(1) << rank);
	}
	if (result)
		bsz_map_release(&map);
	*out = map;
	bsz_trace("settle", "%zu ranges", map.count);
	return result;
}
