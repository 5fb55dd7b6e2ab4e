/*
 * Maps of the file laid out by what its bytes cost.
 */
#include <binsize/wire.h>

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <cmocka.h>

static const struct bsz_wire_point points[] = {
	{0, 0}, {10, 100}, {20, 100}, {30, 103}};
static const struct bsz_wire_extra extras[] = {
	{.place = 15, .bits = 7}, {.place = 30, .bits = 1}};
static const uint32_t tags[] = {8, 9};
static const struct bsz_wire wire = {points, 4, extras, 2};

static void check_range(const struct bsz_map *map, size_t index,
    uint64_t start, uint64_t size, uint32_t tag)
{
	assert_int_equal(map->ranges[index].start, start);
	assert_int_equal(map->ranges[index].size, size);
	assert_int_equal(map->ranges[index].tag, tag);
}

static void ranges_take_what_their_bytes_cost(void **state)
{
	struct bsz_map file = {0}, out;
	struct bsz_err err;

	(void)state;
	bsz_map_push(&file, 0, 5, 1);
	bsz_map_push(&file, 5, 7, 2);
	bsz_map_push(&file, 12, 14, 3);
	bsz_map_push(&file, 26, 4, 4);
	assert_int_equal(bsz_wire_map(&wire, tags, &file, &out, &err), 0);
	/* Half of 100, the other half and nothing, the bits of no byte in the
	 * midst, 6 tenths of 3 rounded down, the rest, bits of no byte. */
	assert_int_equal(out.count, 6);
	check_range(&out, 0, 0, 50, 1);
	check_range(&out, 1, 50, 50, 2);
	check_range(&out, 2, 100, 7, 8);
	check_range(&out, 3, 107, 1, 3);
	check_range(&out, 4, 108, 2, 4);
	check_range(&out, 5, 110, 1, 9);
	assert_int_equal(bsz_map_total(&out), 111);
	bsz_map_release(&file);
	bsz_map_release(&out);
}

static void division_does_not_change_the_sum(void **state)
{
	struct bsz_err err;

	(void)state;
	for (uint64_t step = 1; step <= 30; step++) {
		struct bsz_map file = {0}, out;

		for (uint64_t at = 0; at < 30; at += step)
			bsz_map_push(&file, at, bsz_min(step, 30 - at),
			    (uint32_t)at + 10);
		assert_int_equal(bsz_wire_map(&wire, tags, &file, &out, &err),
		    0);
		assert_int_equal(bsz_map_total(&out), 111);
		bsz_map_release(&file);
		bsz_map_release(&out);
	}
}

static void nothing_may_still_cost(void **state)
{
	struct bsz_map file = {0}, out;
	struct bsz_err err;

	(void)state;
	assert_int_equal(bsz_wire_map(&wire, tags, &file, &out, &err), 0);
	assert_int_equal(bsz_map_total(&out), 8);
	bsz_map_release(&out);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(ranges_take_what_their_bytes_cost),
		cmocka_unit_test(division_does_not_change_the_sum),
		cmocka_unit_test(nothing_may_still_cost),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
