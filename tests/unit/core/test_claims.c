/*
 * Claims buffers: runs, joining, splitting, watching, short memory.
 */
#include <binsize/claims.h>

#include <binsize/arena.h>

#include <setjmp.h>
#include <stdarg.h>

#include <cmocka.h>

#include "random.h"

static const uint32_t a = 1, b = 2;

static void neighbours_with_one_tag_are_joined(void **state)
{
	struct bsz_claims claims = {0};
	const struct bsz_lane *const lane = &claims.lanes[BSZ_RANK_NORMAL];

	(void)state;
	bsz_claims_push(&claims, BSZ_RANK_NORMAL, 10, 5, a);
	bsz_claims_push(&claims, BSZ_RANK_NORMAL, 15, 5, a);
	bsz_claims_push(&claims, BSZ_RANK_NORMAL, 20, 5, b);
	bsz_claims_push(&claims, BSZ_RANK_NORMAL, 26, 5, b);
	bsz_claims_push(&claims, BSZ_RANK_NORMAL, 31, 0, b);
	bsz_claims_push(&claims, BSZ_RANK_STRONG, 31, 1, b);
	assert_int_equal(lane->count, 3);
	assert_int_equal(lane->run_count, 1);
	assert_int_equal(lane->items[0].size, 10);
	assert_int_equal(claims.lanes[BSZ_RANK_STRONG].count, 1);
	bsz_claims_release(&claims);
	assert_null(lane->items);
}

static void runs_end_with_the_input_and_with_disorder(void **state)
{
	struct bsz_claims claims = {0};
	const struct bsz_lane *const lane = &claims.lanes[0];

	(void)state;
	bsz_claims_begin(&claims, 7);
	bsz_claims_push(&claims, 0, 10, 5, a);
	bsz_claims_begin(&claims, 3);
	bsz_claims_push(&claims, 0, 15, 5, a);
	bsz_claims_push(&claims, 0, 12, 5, a);
	bsz_claims_push(&claims, 0, 17, 5, a);
	assert_int_equal(lane->run_count, 3);
	assert_int_equal(lane->count, 3);
	assert_int_equal(lane->runs[0].order, 7);
	assert_int_equal(lane->runs[2].order, 3);
	assert_int_equal(lane->runs[2].first, 2);
	assert_int_equal(lane->items[2].size, 10);
	bsz_claims_release(&claims);
}

static void equal_starts_stay_in_order(void **state)
{
	struct bsz_claims claims = {0};
	const struct bsz_lane *const lane = &claims.lanes[0];

	(void)state;
	bsz_claims_push(&claims, 0, 10, 9, a);
	bsz_claims_push(&claims, 0, 10, 5, b); /* smaller: the same run */
	assert_int_equal(lane->run_count, 1);
	bsz_claims_push(&claims, 0, 10, 5, a); /* equal: the first wins */
	assert_int_equal(lane->count, 2);
	bsz_claims_push(&claims, 0, 15, 3, b); /* 8 is still below 9 */
	assert_int_equal(lane->items[1].size, 8);
	bsz_claims_push(&claims, 0, 18, 3, b); /* 11 would not be */
	assert_int_equal(lane->count, 3);
	bsz_claims_push(&claims, 0, 18, 7, a); /* larger: a run of its own */
	assert_int_equal(lane->run_count, 2);
	bsz_claims_release(&claims);
}

/* The order settling relies on, after any pushes. */
static void check_runs(const struct bsz_lane *lane)
{
	size_t run = 0;

	for (size_t i = 0; i < lane->count; i++) {
		const struct bsz_range *const range = &lane->items[i];

		assert_true(range->size > 0);
		if (run < lane->run_count && lane->runs[run].first == i) {
			run++;
			continue;
		}
		assert_true(range->start > range[-1].start ||
		    (range->start == range[-1].start &&
		    range->size < range[-1].size));
	}
	assert_int_equal(run, lane->run_count);
}

static void any_pushes_make_ordered_runs(void **state)
{
	uint64_t seed = 11;

	(void)state;
	for (int round = 0; round < 300; round++) {
		struct bsz_claims claims = {0};
		uint64_t bytes[64] = {0}, kept[64] = {0};

		for (int i = 0; i < 60; i++) {
			const uint32_t start = random_below(&seed, 50);
			const uint32_t size = random_below(&seed, 14);

			if (random_below(&seed, 5) == 0)
				bsz_claims_begin(&claims, (uint64_t)i);
			bsz_claims_push(&claims, 5, start, size,
			    1 + random_below(&seed, 3));
			for (uint32_t at = start; at < start + size; at++)
				bytes[at] = 1;
		}
		check_runs(&claims.lanes[5]);
		for (size_t i = 0; i < claims.lanes[5].count; i++) {
			const struct bsz_range *const range =
			    &claims.lanes[5].items[i];

			for (uint32_t at = 0; at < range->size; at++)
				kept[range->start + at] = 1;
		}
		assert_memory_equal(bytes, kept, sizeof(bytes));
		bsz_claims_release(&claims);
	}
}

static void large_sizes_are_split(void **state)
{
	struct bsz_claims claims = {0};
	const struct bsz_lane *const lane = &claims.lanes[0];
	const uint64_t gib = UINT64_C(1) << 30;
	uint64_t total = 0;

	(void)state;
	bsz_claims_push(&claims, 0, 5, 5 * gib + 1, a);
	assert_int_equal(lane->count, 3);
	assert_int_equal(lane->run_count, 1);
	assert_int_equal(lane->items[0].size, BSZ_RANGE_MAX_SIZE);
	for (size_t i = 0; i < lane->count; i++) {
		assert_int_equal(lane->items[i].start, 5 + total);
		total += lane->items[i].size;
	}
	assert_int_equal(total, 5 * gib + 1);
	/* Joining stops at the maximum as well. */
	bsz_claims_push(&claims, 0, 5 + total, gib, a);
	bsz_claims_push(&claims, 0, 5 + total + gib, gib, a);
	assert_int_equal(lane->count, 4);
	bsz_claims_release(&claims);
}

static void nothing_passes_the_last_address(void **state)
{
	struct bsz_claims claims = {0};
	const struct bsz_lane *const lane = &claims.lanes[0];

	(void)state;
	for (int i = 0; i < 3; i++)
		bsz_claims_push(&claims, 0, UINT64_MAX - 100, 30, a);
	bsz_claims_push(&claims, 0, UINT64_MAX - 60, 100, a);
	bsz_claims_push(&claims, 0, UINT64_MAX - 20, UINT64_MAX, b);
	bsz_claims_push(&claims, 0, UINT64_MAX, 5, a);
	assert_int_equal(lane->count, 3);
	assert_int_equal(bsz_range_end(&lane->items[1]), UINT64_MAX);
	assert_int_equal(bsz_range_end(&lane->items[2]), UINT64_MAX);
	bsz_claims_release(&claims);
}

struct sightings {
	size_t count;
	uint64_t starts[8];
};

static void see(void *context, int rank, uint64_t start, uint64_t size,
    uint32_t tag)
{
	struct sightings *const seen = context;

	assert_true(start <= 100 && 100 < start + size);
	assert_int_equal(tag, rank ? b : a);
	assert_in_range(seen->count, 0, 7);
	seen->starts[seen->count++] = start;
}

static void a_watch_sees_every_claim_on_its_place(void **state)
{
	struct sightings seen = {0};
	const struct bsz_watch watch = {100, see, &seen};
	struct bsz_claims claims = {.watch = &watch};

	(void)state;
	bsz_claims_push(&claims, 0, 50, 10, a);
	bsz_claims_push(&claims, 0, 60, 40, a);  /* ends before 100 */
	bsz_claims_push(&claims, 0, 100, 1, a);  /* joined, and seen */
	bsz_claims_push(&claims, 0, 101, 5, a);
	bsz_claims_push(&claims, 1, 90, 20, b);
	bsz_claims_push(&claims, 1, 90, 20, b);  /* dropped, and seen */
	bsz_claims_push(&claims, 1, 0, UINT64_C(1) << 33, b);
	assert_int_equal(seen.count, 4);
	assert_int_equal(seen.starts[0], 100);
	assert_int_equal(seen.starts[3], 0);
	assert_int_equal(claims.lanes[0].count, 1);
	bsz_claims_release(&claims);
}

static void renumbering_keeps_the_evidence(void **state)
{
	static const uint32_t renumber[] = {0, 100, 50};
	struct bsz_claims claims = {0};

	(void)state;
	bsz_claims_push(&claims, 0, 1, 1, bsz_tag(a, BSZ_BY_DWARF));
	bsz_claims_push(&claims, 63, 1, 1, bsz_tag(b, BSZ_BY_GUESS));
	bsz_claims_renumber(&claims, renumber);
	assert_int_equal(bsz_range_label(claims.lanes[0].items), 100);
	assert_int_equal(bsz_range_evidence(claims.lanes[0].items),
	    BSZ_BY_DWARF);
	assert_int_equal(bsz_range_label(claims.lanes[63].items), 50);
	assert_int_equal(bsz_range_evidence(claims.lanes[63].items),
	    BSZ_BY_GUESS);
	bsz_claims_release(&claims);
}

static void short_memory_is_remembered(void **state)
{
	(void)state;
	for (uint64_t n = 1; n < 14; n++) {
		struct bsz_claims claims = {0};

		bsz_alloc_fail_at(n);
		for (uint64_t i = 0; i < 400; i++) {
			if (i % 10 == 0)
				bsz_claims_begin(&claims, i);
			bsz_claims_push(&claims, 2, i * 2, 1, a);
		}
		bsz_alloc_fail_at(0);
		assert_int_equal(claims.failed, n < 10);
		bsz_claims_release(&claims);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(neighbours_with_one_tag_are_joined),
		cmocka_unit_test(runs_end_with_the_input_and_with_disorder),
		cmocka_unit_test(equal_starts_stay_in_order),
		cmocka_unit_test(any_pushes_make_ordered_runs),
		cmocka_unit_test(large_sizes_are_split),
		cmocka_unit_test(nothing_passes_the_last_address),
		cmocka_unit_test(a_watch_sees_every_claim_on_its_place),
		cmocka_unit_test(renumbering_keeps_the_evidence),
		cmocka_unit_test(short_memory_is_remembered),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
