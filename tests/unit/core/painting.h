/*
 * Maps as one tag a byte: what every clever way is compared with. Byte i of
 * an array is the place base + i; 0 is "no range".
 */
#ifndef BINSIZE_TEST_PAINTING_H
#define BINSIZE_TEST_PAINTING_H

#include <binsize/map.h>

#include <setjmp.h>
#include <stdarg.h>

#include <cmocka.h>

#include "random.h"

/* Paint a map; fails the test when it is not sorted, disjoint and canonical. */
static inline void paint_map(const struct bsz_map *map, uint64_t base,
    uint32_t *bytes, size_t size)
{
	memset(bytes, 0, size * sizeof(*bytes));
	for (size_t i = 0; i < map->count; i++) {
		const struct bsz_range *const range = &map->ranges[i];

		assert_true(range->size > 0 && range->tag > 0);
		assert_true(range->start >= base);
		assert_true(bsz_range_end(range) - base <= size);
		if (i) {
			const struct bsz_range *const last = range - 1;

			assert_true(bsz_range_end(last) <= range->start);
			assert_false(bsz_range_end(last) == range->start &&
			    last->tag == range->tag &&
			    last->size < BSZ_RANGE_MAX_SIZE);
		}
		for (uint64_t j = 0; j < range->size; j++)
			bytes[range->start - base + j] = range->tag;
	}
}

/* The map of painted bytes. */
static inline struct bsz_map unpaint_map(const uint32_t *bytes, size_t size,
    uint64_t base)
{
	struct bsz_map map = {0};

	for (size_t i = 0; i < size; i++)
		if (bytes[i])
			bsz_map_push(&map, base + i, 1, bytes[i]);
	return map;
}

/* Random stretches of tags 1 to tags, with holes when asked for. */
static inline void paint_random(uint32_t *bytes, size_t size, uint32_t tags,
    uint32_t holes_percent, uint64_t *seed)
{
	size_t i = 0;

	while (i < size) {
		const uint32_t tag = random_below(seed, 100) < holes_percent
		    ? 0 : 1 + random_below(seed, tags);
		size_t run = 1 + random_below(seed, 8);

		for (; run && i < size; run--)
			bytes[i++] = tag;
	}
}

#endif
