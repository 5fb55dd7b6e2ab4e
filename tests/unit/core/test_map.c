/*
 * Maps: pushing, combining and proving them, against painting.
 */
#include <binsize/map.h>

#include <binsize/arena.h>

#include "painting.h"

#define SIZE 120
#define ROUNDS 2000

static const uint64_t bases[] = {0, 0x1000, UINT64_MAX - SIZE};

static void pushes_are_joined_and_cut(void **state)
{
	const uint64_t gib = UINT64_C(1) << 30;
	struct bsz_map map = {0};

	(void)state;
	bsz_map_push(&map, 10, 0, 1);
	assert_int_equal(map.count, 0);
	bsz_map_push(&map, 10, 5, 1);
	bsz_map_push(&map, 15, 5, 1);
	bsz_map_push(&map, 20, 5, 2);
	bsz_map_push(&map, 26, 5, 2);
	assert_int_equal(map.count, 3);
	assert_int_equal(map.ranges[0].size, 10);
	/* Pieces are cut at multiples of the maximum, however they came. */
	bsz_map_push(&map, 100, gib, 3);
	bsz_map_push(&map, 100 + gib, 3 * gib + 7, 3);
	assert_int_equal(map.count, 6);
	assert_int_equal(map.ranges[3].size, BSZ_RANGE_MAX_SIZE);
	assert_int_equal(map.ranges[4].size, BSZ_RANGE_MAX_SIZE);
	assert_int_equal(map.ranges[5].size, 7);
	assert_int_equal(bsz_map_total(&map), 20 + 4 * gib + 7);
	bsz_map_release(&map);
	assert_null(map.ranges);
}

static void overlay_prefers_the_strong(void **state)
{
	uint32_t above[SIZE], below[SIZE], found[SIZE];
	uint64_t seed = 3;
	struct bsz_err err;

	(void)state;
	for (size_t round = 0; round < ROUNDS; round++) {
		const uint64_t base = bases[round % BSZ_COUNTOF(bases)];
		struct bsz_map strong, weak, out;

		paint_random(above, SIZE, 3, 60, &seed);
		paint_random(below, SIZE, 3, round % 80, &seed);
		strong = unpaint_map(above, SIZE, base);
		weak = unpaint_map(below, SIZE, base);
		assert_int_equal(bsz_map_overlay(&strong, &weak, &out, &err),
		    0);
		paint_map(&out, base, found, SIZE);
		for (size_t i = 0; i < SIZE; i++)
			assert_int_equal(found[i], above[i] ? above[i]
			    : below[i]);
		bsz_map_release(&strong);
		bsz_map_release(&weak);
		bsz_map_release(&out);
	}
}

static void late_ranges_lie_over_or_under(void **state)
{
	uint32_t bytes[SIZE], late_bytes[SIZE], found[SIZE];
	uint64_t seed = 9;
	struct bsz_err err;

	(void)state;
	for (size_t round = 0; round < ROUNDS; round++) {
		const bool over = round % 2;
		struct bsz_map map, late;

		paint_random(bytes, SIZE, 3, 60, &seed);
		paint_random(late_bytes, SIZE, 3, round % 80, &seed);
		map = unpaint_map(bytes, SIZE, 0x1000);
		late = unpaint_map(late_bytes, SIZE, 0x1000);
		assert_int_equal(bsz_map_lay(&map, &late, over ? BSZ_OVER
		    : BSZ_UNDER, &err), 0);
		assert_null(late.ranges);
		paint_map(&map, 0x1000, found, SIZE);
		for (size_t i = 0; i < SIZE; i++) {
			const uint32_t first = over ? late_bytes[i] : bytes[i];

			assert_int_equal(found[i], first ? first
			    : over ? bytes[i] : late_bytes[i]);
		}
		bsz_map_release(&map);
	}
}

static void clip_keeps_what_base_covers(void **state)
{
	uint32_t bytes[SIZE], cover[SIZE], found[SIZE];
	uint64_t seed = 4;
	struct bsz_err err;

	(void)state;
	for (size_t round = 0; round < ROUNDS; round++) {
		const uint64_t base = bases[round % BSZ_COUNTOF(bases)];
		struct bsz_map map, limits, out;

		paint_random(bytes, SIZE, 3, 20, &seed);
		paint_random(cover, SIZE, 3, 50, &seed);
		map = unpaint_map(bytes, SIZE, base);
		limits = unpaint_map(cover, SIZE, base);
		assert_int_equal(bsz_map_clip(&map, &limits, &out, &err), 0);
		paint_map(&out, base, found, SIZE);
		for (size_t i = 0; i < SIZE; i++)
			assert_int_equal(found[i], cover[i] ? bytes[i] : 0);
		bsz_map_release(&map);
		bsz_map_release(&limits);
		bsz_map_release(&out);
	}
}

static void relabel_changes_labels_only(void **state)
{
	static const uint32_t relabel[] = {9, 7, 0, 7};
	struct bsz_map map = {0}, out;
	struct bsz_err err;

	(void)state;
	bsz_map_push(&map, 0, 4, bsz_tag(1, BSZ_BY_DWARF));
	bsz_map_push(&map, 4, 4, bsz_tag(3, BSZ_BY_DWARF));
	bsz_map_push(&map, 8, 4, bsz_tag(3, BSZ_BY_GUESS));
	bsz_map_push(&map, 12, 4, bsz_tag(2, BSZ_BY_GUESS));
	bsz_map_push(&map, 16, 4, bsz_tag(0, BSZ_BY_GUESS));
	assert_int_equal(bsz_map_relabel(&map, relabel, &out, &err), 0);
	assert_int_equal(out.count, 3);
	assert_int_equal(out.ranges[0].size, 8);
	assert_int_equal(out.ranges[0].tag, bsz_tag(7, BSZ_BY_DWARF));
	assert_int_equal(out.ranges[1].tag, bsz_tag(7, BSZ_BY_GUESS));
	assert_int_equal(out.ranges[2].start, 16);
	assert_int_equal(bsz_range_label(&out.ranges[2]), 9);
	bsz_map_release(&map);
	bsz_map_release(&out);
}

static void find_agrees_with_painting(void **state)
{
	uint32_t bytes[SIZE];
	uint64_t seed = 5;

	(void)state;
	for (size_t round = 0; round < 200; round++) {
		struct bsz_map map;

		paint_random(bytes, SIZE, 3, 40, &seed);
		map = unpaint_map(bytes, SIZE, 1000);
		for (size_t i = 0; i < SIZE; i++) {
			const struct bsz_range *const range =
			    bsz_map_find(&map, 1000 + i);

			assert_int_equal(range ? range->tag : 0, bytes[i]);
		}
		assert_null(bsz_map_find(&map, 999));
		assert_null(bsz_map_find(&map, 1000 + SIZE));
		bsz_map_release(&map);
	}
	assert_null(bsz_map_find(&(struct bsz_map){0}, 0));
}

/* The first place where only one of them has a byte; SIZE: none. */
static size_t first_difference(const uint32_t *one, const uint32_t *other)
{
	size_t i = 0;

	while (i < SIZE && !one[i] == !other[i])
		i++;
	return i;
}

static void check_finds_the_first_difference(void **state)
{
	uint32_t bytes[SIZE], cover[SIZE];
	uint64_t seed = 6;
	struct bsz_err err;

	(void)state;
	for (size_t round = 0; round < ROUNDS; round++) {
		struct bsz_map map, base;
		char place[32];
		size_t wanted;
		int result;

		paint_random(cover, SIZE, 2, 30, &seed);
		for (size_t i = 0; i < SIZE; i++)
			bytes[i] = cover[i] ? 1 + random_below(&seed, 3) : 0;
		if (round % 4)
			bytes[random_below(&seed, SIZE)] ^= 1;
		map = unpaint_map(bytes, SIZE, 0x100);
		base = unpaint_map(cover, SIZE, 0x100);
		wanted = first_difference(bytes, cover);
		result = bsz_map_check(&map, &base, "round", &err);
		assert_int_equal(result, wanted < SIZE ? BSZ_EINVARIANT : 0);
		(void)snprintf(place, sizeof(place), " 0x%zx ",
		    0x100 + wanted);
		if (result) {
			assert_memory_equal(err.text, "round: ", 7);
			assert_non_null(strstr(err.text, place));
		}
		bsz_map_release(&map);
		bsz_map_release(&base);
	}
}

static void check_refuses_disorder(void **state)
{
	struct bsz_range good[] = {{0, 10, 1}, {10, 10, 2}};
	const struct bsz_map base = {good, 2, 2, false};
	struct bsz_range bad[][2] = {
		{{0, 11, 1}, {10, 10, 2}},
		{{10, 10, 2}, {0, 10, 1}},
		{{0, 20, 1}, {20, 0, 2}},
		{{0, 20, 1}, {UINT64_MAX - 3, 20, 2}},
	};
	struct bsz_err err;

	(void)state;
	assert_int_equal(bsz_map_check(&base, &base, "same", &err), 0);
	for (size_t i = 0; i < BSZ_COUNTOF(bad); i++) {
		const struct bsz_map map = {bad[i], 2, 2, false};

		assert_int_equal(bsz_map_check(&map, &base, "bad", &err),
		    BSZ_EINVARIANT);
	}
}

static int combine(const struct bsz_map *strong, const struct bsz_map *weak,
    int which, struct bsz_map *out, struct bsz_err *err)
{
	static const uint32_t relabel[] = {0, 1, 2, 3};

	if (which == 0)
		return bsz_map_overlay(strong, weak, out, err);
	if (which == 1)
		return bsz_map_clip(strong, weak, out, err);
	return bsz_map_relabel(strong, relabel, out, err);
}

static void any_allocation_may_fail(void **state)
{
	uint32_t bytes[SIZE];
	uint64_t seed = 7;
	struct bsz_map strong, weak, out;
	struct bsz_err err;
	size_t failures = 0;

	(void)state;
	paint_random(bytes, SIZE, 3, 30, &seed);
	strong = unpaint_map(bytes, SIZE, 0);
	paint_random(bytes, SIZE, 3, 30, &seed);
	weak = unpaint_map(bytes, SIZE, 0);
	for (int which = 0; which < 3; which++)
		for (uint64_t n = 1; n < 6; n++) {
			int result;

			bsz_alloc_fail_at(n);
			result = combine(&strong, &weak, which, &out, &err);
			bsz_alloc_fail_at(0);
			failures += result == BSZ_ENOMEM;
			assert_true(!result || (!out.ranges && !out.count));
			bsz_map_release(&out);
		}
	assert_int_equal(failures, 3);
	bsz_map_release(&strong);
	bsz_map_release(&weak);
}

static void a_push_without_memory_is_remembered(void **state)
{
	struct bsz_map map = {0};

	(void)state;
	bsz_alloc_fail_at(1);
	bsz_map_push(&map, 0, 1, 1);
	bsz_alloc_fail_at(0);
	bsz_map_push(&map, 1, 1, 1);
	assert_true(map.failed);
	assert_int_equal(map.count, 0);
	bsz_map_release(&map);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(pushes_are_joined_and_cut),
		cmocka_unit_test(overlay_prefers_the_strong),
		cmocka_unit_test(late_ranges_lie_over_or_under),
		cmocka_unit_test(clip_keeps_what_base_covers),
		cmocka_unit_test(relabel_changes_labels_only),
		cmocka_unit_test(find_agrees_with_painting),
		cmocka_unit_test(check_finds_the_first_difference),
		cmocka_unit_test(check_refuses_disorder),
		cmocka_unit_test(any_allocation_may_fail),
		cmocka_unit_test(a_push_without_memory_is_remembered),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
