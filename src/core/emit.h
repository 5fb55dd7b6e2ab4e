/*
 * Appending to a map in the loops that make one: bsz_map_push() with its
 * usual cases in place.
 */
#ifndef BINSIZE_CORE_EMIT_H
#define BINSIZE_CORE_EMIT_H

#include <binsize/map.h>

/* Room for that many ranges, so that a loop need not grow the map step by
 * step. Failure is remembered like that of a push. */
void bsz_map_reserve(struct bsz_map *map, size_t room);

/*
 * Append ranges that follow each other in another map, moved by a distance
 * modulo 2^64. Maps are canonical: only the first of them may go on what
 * stands there last, so the others are copied.
 */
void bsz_map_append(struct bsz_map *map, const struct bsz_range *at,
    const struct bsz_range *stop, uint64_t shift);

/* Hand a finished map out, or release it and report that memory was short. */
int bsz_map_finish(struct bsz_map *map, struct bsz_map *out,
    struct bsz_err *err);

/* The number of the first range that ends behind place; count when none
 * does. O(log n). */
size_t bsz_map_first_behind(const struct bsz_map *map, uint64_t place);

/* Behind the last range. An empty map has no array to point behind. */
BSZ_ALWAYS_INLINE const struct bsz_range *bsz_map_end(
    const struct bsz_map *map)
{
	return map->count ? map->ranges + map->count : map->ranges;
}

/* Append [start, end) when it is not empty. */
BSZ_ALWAYS_INLINE void bsz_map_emit(struct bsz_map *map, uint64_t start,
    uint64_t end, uint32_t tag)
{
	struct bsz_range *last;

	if (start >= end)
		return;
	if (BSZ_UNLIKELY(!map->count || map->count == map->room ||
	    end - start > BSZ_RANGE_MAX_SIZE)) {
		bsz_map_push(map, start, end - start, tag);
		return;
	}
	last = &map->ranges[map->count - 1];
	if (last->tag == tag && bsz_range_end(last) == start) {
		bsz_map_push(map, start, end - start, tag);
		return;
	}
	last[1] = (struct bsz_range){start, (uint32_t)(end - start), tag};
	map->count++;
}

#endif
