/*
 * Addresses to file offsets and back, and maps through them.
 */
#include <binsize/map.h>

#include "painting.h"
#include "pieces.h"

static void check_places(const struct layout *layout)
{
	for (uint64_t i = 0; i < SIZE; i++) {
		const uint64_t vm = layout->vm_base + i;
		const uint64_t wanted = plain_translate(layout, vm);
		uint64_t file = SIZE, back = 0;

		assert_int_equal(bsz_translate(&layout->translation, vm,
		    &file), wanted < SIZE);
		assert_int_equal(file, wanted);
		if (wanted == SIZE)
			continue;
		assert_true(bsz_translate_back(&layout->translation, wanted,
		    &back));
		assert_int_equal(back, vm);
	}
}

static void check_map(const struct layout *layout, uint64_t *seed)
{
	uint32_t bytes[SIZE], wanted[SIZE] = {0}, found[SIZE];
	struct bsz_map map, out;
	struct bsz_err err;

	paint_random(bytes, SIZE, 3, 25, seed);
	map = unpaint_map(bytes, SIZE, layout->vm_base);
	for (uint64_t i = 0; i < SIZE; i++) {
		const uint64_t file = plain_translate(layout,
		    layout->vm_base + i);

		if (file < SIZE)
			wanted[file] = bytes[i];
	}
	assert_int_equal(bsz_map_translate(&map, &layout->translation, &out,
	    &err), 0);
	paint_map(&out, 0, found, SIZE);
	assert_memory_equal(found, wanted, sizeof(wanted));
	bsz_map_release(&map);
	bsz_map_release(&out);
}

static void translations_agree_with_the_plain_way(void **state)
{
	static const uint64_t bases[] = {0, 0x400000, 0xffffffff80000000};
	uint64_t seed = 8;

	(void)state;
	for (size_t round = 0; round < 1000; round++) {
		struct layout layout = {.vm_base =
		    bases[round % BSZ_COUNTOF(bases)]};

		make_layout(&layout, &seed);
		check_places(&layout);
		check_map(&layout, &seed);
	}
}

static void unmapped_places_have_no_other_side(void **state)
{
	struct layout layout = {0};
	uint64_t place = 77;

	(void)state;
	assert_false(bsz_translate(&layout.translation, 0, &place));
	assert_false(bsz_translate_back(&layout.translation, 0, &place));
	assert_int_equal(place, 77);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(translations_agree_with_the_plain_way),
		cmocka_unit_test(unmapped_places_have_no_other_side),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
