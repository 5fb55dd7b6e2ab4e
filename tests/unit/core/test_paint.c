/*
 * Painting claims onto a base, moved to the file domain or not, byte by byte.
 */
#include "core/paint.h"

#include <binsize/arena.h>

#include "painting.h"
#include "pieces.h"

static void painted_in_one_domain(void **state)
{
	uint32_t claims[SIZE], below[SIZE], found[SIZE];
	uint64_t seed = 12;
	struct bsz_err err;

	(void)state;
	for (uint32_t round = 0; round < 1500; round++) {
		const uint64_t place = round % 2 ? 0 : UINT64_MAX - SIZE;
		struct bsz_map claimed, base, out;

		paint_random(claims, SIZE, 3, round % 101, &seed);
		paint_random(below, SIZE, 3, random_below(&seed, 60), &seed);
		claimed = unpaint_map(claims, SIZE, place);
		base = unpaint_map(below, SIZE, place);
		assert_int_equal(bsz_map_paint(&claimed, NULL, &base, &out,
		    &err), 0);
		paint_map(&out, place, found, SIZE);
		for (size_t i = 0; i < SIZE; i++)
			assert_int_equal(found[i], below[i] && claims[i]
			    ? claims[i] : below[i]);
		bsz_map_release(&claimed);
		bsz_map_release(&base);
		bsz_map_release(&out);
	}
}

static void paint_moved(const struct layout *layout, uint64_t *seed)
{
	uint32_t claims[SIZE], below[SIZE], found[SIZE];
	struct bsz_map claimed, base, out;
	struct bsz_err err;

	paint_random(claims, SIZE, 3, random_below(seed, 101), seed);
	paint_random(below, SIZE, 2, random_below(seed, 20), seed);
	claimed = unpaint_map(claims, SIZE, layout->vm_base);
	base = unpaint_map(below, SIZE, 0);
	assert_int_equal(bsz_map_paint(&claimed, &layout->translation, &base,
	    &out, &err), 0);
	paint_map(&out, 0, found, SIZE);
	for (uint64_t i = 0; i < SIZE; i++) {
		const uint64_t file = plain_translate(layout,
		    layout->vm_base + i);

		if (file < SIZE && below[file] && claims[i])
			below[file] = claims[i];
	}
	assert_memory_equal(found, below, sizeof(found));
	bsz_map_release(&claimed);
	bsz_map_release(&base);
	bsz_map_release(&out);
}

static void painted_through_pieces(void **state)
{
	uint64_t seed = 13;

	(void)state;
	for (uint32_t round = 0; round < 3000; round++) {
		struct layout layout = {.vm_base = round % 3 * 0x1000};

		make_layout(&layout, &seed);
		paint_moved(&layout, &seed);
	}
}

static void short_memory_is_an_error(void **state)
{
	struct bsz_range range = {0, 10, 1};
	const struct bsz_map map = {&range, 1, 1, false};
	struct bsz_map out;
	struct bsz_err err;

	(void)state;
	bsz_alloc_fail_at(1);
	assert_int_equal(bsz_map_paint(&map, NULL, &map, &out, &err),
	    BSZ_ENOMEM);
	bsz_alloc_fail_at(0);
	assert_null(out.ranges);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(painted_in_one_domain),
		cmocka_unit_test(painted_through_pieces),
		cmocka_unit_test(short_memory_is_an_error),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
