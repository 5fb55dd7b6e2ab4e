/*
 * Indexed searches find what a plain one does, wherever ranges lie.
 */
#include <binsize/arena.h>
#include <binsize/map.h>

#include "core/emit.h"
#include "painting.h"
#include "random.h"

/* Ranges of all sizes; far apart now and then, up to the end of memory. */
static struct bsz_map make_map(uint64_t *seed)
{
	static const uint64_t starts[] = {0, 1, 0x400000, 0xffffffff80000000};
	uint64_t at = starts[random_below(seed, BSZ_COUNTOF(starts))];
	const uint32_t count = random_below(seed, 40);
	const uint32_t far = 1 + random_below(seed, 12);
	struct bsz_map map = {0};

	for (uint32_t i = 0; i < count; i++) {
		const uint64_t size = 1 + random_next(seed) %
		    (UINT64_C(1) << random_below(seed, 20));

		uint64_t apart = 0;

		if (random_below(seed, far) == 0)
			apart = UINT64_C(1) << random_below(seed, 48);
		else if (random_below(seed, 2))
			apart = random_below(seed, 5000);
		if (at + apart + size < at)
			break;
		bsz_map_push(&map, at + apart, size, 1 + i);
		at += apart + size;
	}
	return map;
}

static void check_place(const struct bsz_map_index *index, uint64_t place)
{
	assert_int_equal(bsz_map_index_find(index, place),
	    bsz_map_first_behind(index->map, place));
}

static void searches_agree_with_the_plain_way(void **state)
{
	uint64_t seed = 5;

	(void)state;
	for (size_t round = 0; round < 3000; round++) {
		struct bsz_map map = make_map(&seed);
		struct bsz_map_index index;

		assert_int_equal(bsz_map_index_make(&index, &map, NULL), 0);
		check_place(&index, 0);
		check_place(&index, UINT64_MAX);
		for (size_t i = 0; i < map.count; i++) {
			const uint64_t start = map.ranges[i].start;
			const uint64_t end = bsz_range_end(&map.ranges[i]);

			check_place(&index, start - 1);
			check_place(&index, start);
			check_place(&index, start + random_below(&seed,
			    map.ranges[i].size));
			check_place(&index, end - 1);
			check_place(&index, end);
		}
		bsz_map_index_release(&index);
		bsz_map_release(&map);
	}
}

static void memory_may_be_short(void **state)
{
	struct bsz_map map = {0};
	struct bsz_map_index index;
	struct bsz_err err;

	(void)state;
	bsz_map_push(&map, 1, 1, 1);
	bsz_alloc_fail_at(1);
	assert_int_equal(bsz_map_index_make(&index, &map, &err), BSZ_ENOMEM);
	bsz_alloc_fail_at(0);
	bsz_map_index_release(&index);
	bsz_map_release(&map);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(searches_agree_with_the_plain_way),
		cmocka_unit_test(memory_may_be_short),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
