/*
 * An index of a map, for places that are asked for in no order.
 *
 * Addresses are cut into more equal stretches than there are ranges, and a
 * table tells the first range of each. So a search looks at one or two ranges
 * in place of the logarithm of all. Where ranges lie far apart, as a kernel's
 * code and its per-CPU data do, each area has stretches of its own.
 */
#include <binsize/map.h>

#include <binsize/arena.h>

#include "emit.h"

/* Ranges with more than that between them are in two areas. */
#define APART (UINT64_C(1) << 20)

void bsz_map_index_release(struct bsz_map_index *index)
{
	bsz_free(index->first);
	*index = (struct bsz_map_index){0};
}

/* An area of ranges [from, until), with stretches from number `next` on. */
static struct bsz_map_area make_area(const struct bsz_map *map, size_t from,
    size_t until, size_t next)
{
	struct bsz_map_area area = {map->ranges[from].start,
		bsz_range_end(&map->ranges[until - 1]) - 1,
		(uint32_t)from, (uint32_t)next, 0};

	while ((area.last - area.first) >> area.shift >= 2 * (until - from))
		area.shift++;
	return area;
}

static void find_areas(struct bsz_map_index *index, const struct bsz_map *map)
{
	size_t from = 0, next = 0;

	while (from < map->count) {
		const bool is_last = index->count + 1 == BSZ_MAP_AREAS;
		size_t until = is_last ? map->count : from + 1;

		while (until < map->count && map->ranges[until].start -
		    bsz_range_end(&map->ranges[until - 1]) <= APART)
			until++;
		index->areas[index->count++] = make_area(map, from, until,
		    next);
		/* one more: where the last stretch ends */
		next += 2 * (until - from) + 1;
		from = until;
	}
}

/* The first range of each stretch of an area that ends before `until`. */
static void fill_area(const struct bsz_map *map,
    const struct bsz_map_area *area, size_t until, uint32_t *first)
{
	const uint64_t stretches = ((area->last - area->first) >>
	    area->shift) + 1;
	size_t at = area->from;

	for (uint64_t i = 0; i < stretches; i++) {
		const uint64_t start = area->first + (i << area->shift);

		while (bsz_range_end(&map->ranges[at]) <= start)
			at++;
		first[i] = (uint32_t)at;
	}
	first[stretches] = (uint32_t)until - 1;
}

int bsz_map_index_make(struct bsz_map_index *index, const struct bsz_map *map,
    struct bsz_err *err)
{
	*index = (struct bsz_map_index){.map = map};
	if (map->count > UINT32_MAX / 4)
		return 0;
	index->first = bsz_malloc((2 * map->count + BSZ_MAP_AREAS) *
	    sizeof(*index->first));
	if (!index->first)
		return bsz_fail_memory(err);
	find_areas(index, map);
	for (size_t i = 0; i < index->count; i++)
		fill_area(map, &index->areas[i], i + 1 < index->count
		    ? index->areas[i + 1].from : map->count,
		    index->first + index->areas[i].next);
	return 0;
}

size_t bsz_map_index_find(const struct bsz_map_index *index, uint64_t place)
{
	const struct bsz_map *const map = index->map;
	const struct bsz_map_area *area = index->areas;
	const struct bsz_map_area *const end = area + index->count;
	const uint32_t *first;
	size_t low, high;

	if (!index->count)
		return bsz_map_first_behind(map, place);
	while (area < end && place > area->last)
		area++;
	if (area == end)
		return map->count;
	if (place < area->first)
		return area->from;
	first = &index->first[area->next +
	    ((place - area->first) >> area->shift)];
	low = first[0];
	high = first[1];
	/* hardly any is found later, and nothing has to be guessed until then */
	for (int i = 0; i < 2; i++)
		low += (low < high) &
		    (bsz_range_end(&map->ranges[low]) <= place);
	if (BSZ_LIKELY(bsz_range_end(&map->ranges[low]) > place))
		return low;
	while (low < high) {
		const size_t middle = (low + high) / 2;

		if (bsz_range_end(&map->ranges[middle]) <= place)
			low = middle + 1;
		else
			high = middle;
	}
	return low;
}
