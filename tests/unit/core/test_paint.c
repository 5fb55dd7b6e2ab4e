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
		assert_int_equal(bsz_map_paint(&(struct bsz_claimed){
		    .own = &claimed}, &base, &out, &err), 0);
		paint_map(&out, place, found, SIZE);
		for (size_t i = 0; i < SIZE; i++)
			assert_int_equal(found[i], below[i] && claims[i]
			    ? claims[i] : below[i]);
		bsz_map_release(&claimed);
		bsz_map_release(&base);
		bsz_map_release(&out);
	}
}

/* The claims of both kinds, byte by byte; false where they meet. */
static bool paint_plainly(const struct layout *layout, const uint32_t *own,
    const uint32_t *claims, uint32_t *below)
{
	bool apart = true;

	for (uint64_t i = 0; i < SIZE; i++) {
		const uint64_t file = plain_translate(layout,
		    layout->vm_base + i);

		apart &= file == SIZE || !own[file];
		if (file < SIZE && below[file] && claims[i])
			below[file] = claims[i];
	}
	for (uint64_t i = 0; i < SIZE; i++)
		if (below[i] && own[i])
			below[i] = own[i];
	return apart;
}

static void paint_moved(const struct layout *layout, uint64_t *seed)
{
	uint32_t claims[SIZE], own[SIZE], below[SIZE], found[SIZE];
	struct bsz_map claimed, kept, base, out;
	struct bsz_claimed both = {&kept, &claimed, &layout->translation};
	struct bsz_err err;
	bool apart;

	paint_random(claims, SIZE, 3, random_below(seed, 101), seed);
	paint_random(own, SIZE, 3, random_below(seed, 101), seed);
	paint_random(below, SIZE, 2, random_below(seed, 20), seed);
	for (uint64_t i = random_below(seed, 2); i && i <= SIZE; i++) {
		const uint64_t file = plain_translate(layout,
		    layout->vm_base + i - 1);

		if (file < SIZE)
			own[file] = 0;
	}
	claimed = unpaint_map(claims, SIZE, layout->vm_base);
	kept = unpaint_map(own, SIZE, 0);
	base = unpaint_map(below, SIZE, 0);
	apart = paint_plainly(layout, own, claims, below);
	assert_int_equal(bsz_claimed_meet(&both), !apart);
	if (apart) {
		assert_int_equal(bsz_map_paint(&both, &base, &out, &err), 0);
		paint_map(&out, 0, found, SIZE);
		assert_memory_equal(found, below, sizeof(found));
		bsz_map_release(&out);
	}
	bsz_map_release(&claimed);
	bsz_map_release(&kept);
	bsz_map_release(&base);
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
	assert_int_equal(bsz_map_paint(&(struct bsz_claimed){.own = &map},
	    &map, &out, &err), BSZ_ENOMEM);
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
