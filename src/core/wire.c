/*
 * Ranges and points are both sorted, so one walk meets them all.
 */
#include <binsize/wire.h>

#include "emit.h"

struct walk {
	const struct bsz_wire *wire;
	const uint32_t *tags;
	size_t point, extra; /* the next to be met */
	uint64_t axis;       /* bits laid down */
	uint64_t before;     /* bits charged before the place reached */
	struct bsz_map map;
};

/* Bits charged before a place that is not before the last one asked for. */
static uint64_t bits_before(struct walk *walk, uint64_t place)
{
	const struct bsz_wire_point *const points = walk->wire->points;

	while (walk->point < walk->wire->count &&
	    points[walk->point].place <= place)
		walk->point++;
	if (!walk->point)
		return 0;
	const struct bsz_wire_point *const low = &points[walk->point - 1];
	if (low->place == place || walk->point == walk->wire->count)
		return low->bits;
	return low->bits + (uint64_t)((unsigned __int128)
	    (low[1].bits - low->bits) * (place - low->place) /
	    (low[1].place - low->place));
}

static void lay(struct walk *walk, uint64_t bits, uint32_t tag)
{
	bsz_map_emit(&walk->map, walk->axis, walk->axis + bits, tag);
	walk->axis += bits;
}

/* A stretch of the file that ends at a place. */
static void lay_range(struct walk *walk, uint64_t end, uint32_t tag)
{
	const uint64_t bits = bits_before(walk, end);

	lay(walk, bits - walk->before, tag);
	walk->before = bits;
}

int bsz_wire_map(const struct bsz_wire *wire, const uint32_t *tags,
    const struct bsz_map *map, struct bsz_map *out, struct bsz_err *err)
{
	struct walk walk = {.wire = wire, .tags = tags};

	bsz_map_reserve(&walk.map, map->count + wire->extra_count);
	for (size_t i = 0; i < map->count; i++) {
		const struct bsz_range *const range = &map->ranges[i];

		for (; walk.extra < wire->extra_count &&
		    wire->extras[walk.extra].place <= bsz_range_end(range);
		    walk.extra++) {
			lay_range(&walk, wire->extras[walk.extra].place,
			    range->tag);
			lay(&walk, wire->extras[walk.extra].bits,
			    tags[walk.extra]);
		}
		lay_range(&walk, bsz_range_end(range), range->tag);
	}
	/* Of an image without a byte. */
	for (; walk.extra < wire->extra_count; walk.extra++)
		lay(&walk, wire->extras[walk.extra].bits, tags[walk.extra]);
	return bsz_map_finish(&walk.map, out, err);
}
