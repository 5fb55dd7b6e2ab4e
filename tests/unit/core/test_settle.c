/*
 * Settling against painting: thousands of random cases, each byte decided by
 * looking at all claims on it.
 */
#include <binsize/map.h>

#include <binsize/arena.h>

#include "painting.h"

#define BYTES 4096
#define BUFFERS 3

/* One claim as the rules of map.h see it. */
struct claim {
	int rank;
	uint64_t start, end;
	uint64_t order;
	size_t pushed;
	uint32_t tag;
};

struct scene {
	uint64_t base;
	uint32_t size;     /* bytes in use */
	uint32_t longest;
	uint32_t claims, begins; /* a begin each so many claims */
	uint32_t ranks, tags;
	uint32_t forward;  /* percent of claims that follow the last one */
};

static bool wins(const struct claim *one, const struct claim *other)
{
	if (one->rank != other->rank)
		return one->rank > other->rank;
	if (one->start != other->start)
		return one->start > other->start;
	if (one->end != other->end)
		return one->end < other->end;
	if (one->order != other->order)
		return one->order < other->order;
	return one->pushed < other->pushed;
}

static void paint_claims(const struct claim *claims, size_t count,
    const struct scene *scene, uint32_t *bytes)
{
	static const struct claim *winner[BYTES];

	memset(winner, 0, sizeof(winner));
	for (size_t i = 0; i < count; i++)
		for (uint64_t at = claims[i].start; at < claims[i].end; at++) {
			const struct claim **const place =
			    &winner[at - scene->base];

			if (!*place || wins(&claims[i], *place))
				*place = &claims[i];
		}
	for (size_t i = 0; i < scene->size; i++)
		bytes[i] = winner[i] ? winner[i]->tag : 0;
}

/* What the buffers hold: claims after joining. */
static size_t read_claims(struct bsz_claims *const *buffers,
    struct claim *claims)
{
	size_t count = 0;

	for (size_t buffer = 0; buffer < BUFFERS; buffer++)
		for (int rank = 0; rank < BSZ_RANKS; rank++) {
			const struct bsz_lane *const lane =
			    &buffers[buffer]->lanes[rank];
			size_t run = 0;

			for (size_t i = 0; i < lane->count; i++) {
				const struct bsz_range *const range =
				    &lane->items[i];

				if (run < lane->run_count &&
				    lane->runs[run].first == i)
					run++;
				claims[count] = (struct claim){rank,
				    range->start, bsz_range_end(range),
				    lane->runs[run - 1].order, count,
				    range->tag};
				count++;
			}
		}
	return count;
}

/* Push random claims; also noted down as pushed. Orders differ among buffers,
 * as those of workers do. */
static size_t push_claims(const struct scene *scene,
    struct bsz_claims *const *buffers, struct claim *claims, uint64_t *seed)
{
	uint32_t start = 0, buffer = 0;

	for (uint32_t i = 0; i < scene->claims; i++) {
		const uint32_t size = 1 + random_below(seed, scene->longest);
		const int rank = (int)random_below(seed, scene->ranks);
		const uint32_t tag = scene->tags
		    ? 1 + random_below(seed, scene->tags) : i + 1;

		if (random_below(seed, scene->begins) == 0) {
			buffer = random_below(seed, BUFFERS);
			bsz_claims_begin(buffers[buffer], BUFFERS *
			    (uint64_t)random_below(seed, 4) + buffer);
		}
		if (random_below(seed, 100) >= scene->forward ||
		    start + size > scene->size)
			start = random_below(seed, scene->size - size + 1);
		bsz_claims_push(buffers[buffer], rank, scene->base + start,
		    size, tag);
		claims[i] = (struct claim){rank, scene->base + start,
		    scene->base + start + size, buffers[buffer]->order, i,
		    tag};
		if (random_below(seed, 3))
			start += random_below(seed, size + 1);
		else
			start += size;
	}
	return scene->claims;
}

static void compare(struct bsz_claims *const *buffers,
    const struct scene *scene, const uint32_t *wanted)
{
	static uint32_t bytes[BYTES];
	struct bsz_map map;
	struct bsz_err err;

	assert_int_equal(bsz_settle(buffers, BUFFERS, &map, &err), 0);
	paint_map(&map, scene->base, bytes, scene->size);
	assert_memory_equal(bytes, wanted, scene->size * sizeof(*bytes));
	for (size_t i = 0; i < BUFFERS; i++)
		for (size_t rank = 0; rank < BSZ_RANKS; rank++)
			assert_null(buffers[i]->lanes[rank].items);
	bsz_map_release(&map);
}

static void settle_scene(const struct scene *scene, uint64_t seed)
{
	static uint32_t wanted[BYTES], wanted_as_pushed[BYTES];
	static struct claim claims[BYTES];
	struct bsz_claims buffer[BUFFERS] = {0};
	struct bsz_claims *const buffers[BUFFERS] = {&buffer[0], &buffer[1],
	    &buffer[2]};
	size_t count;

	for (size_t i = 0; i < BUFFERS; i++)
		bsz_claims_begin(buffers[i], i);
	count = push_claims(scene, buffers, claims, &seed);
	paint_claims(claims, count, scene, wanted_as_pushed);
	count = read_claims(buffers, claims);
	paint_claims(claims, count, scene, wanted);
	/* Nothing was joined, so pushing must not have changed anything. */
	if (!scene->tags)
		assert_memory_equal(wanted, wanted_as_pushed,
		    scene->size * sizeof(*wanted));
	compare(buffers, scene, wanted);
}

static void small_scenes(void **state)
{
	uint64_t seed = 1;

	(void)state;
	for (uint64_t i = 0; i < 6000; i++) {
		const struct scene scene = {
			.base = i % 3 == 0 ? 0 : i % 3 == 1 ? 0x400000
			    : UINT64_MAX - 64,
			.size = 64,
			.longest = 1 + random_below(&seed, 24),
			.claims = 1 + random_below(&seed, 30),
			.begins = 1 + random_below(&seed, 20),
			.ranks = 1 + random_below(&seed, 4),
			.tags = random_below(&seed, 4),
			.forward = random_below(&seed, 101),
		};

		settle_scene(&scene, 77 + i);
	}
}

static void large_scenes(void **state)
{
	uint64_t seed = 2;

	(void)state;
	for (uint64_t i = 0; i < 60; i++) {
		const struct scene scene = {
			.base = i % 2 ? 0xffffffff81000000 : 0,
			.size = BYTES,
			.longest = i % 4 ? 20 : 400,
			.claims = 500 + random_below(&seed, 2000),
			.begins = 1 + random_below(&seed, 60),
			.ranks = i % 5 ? 1 + random_below(&seed, 3)
			    : BSZ_RANKS,
			.tags = random_below(&seed, 2) * 200,
			.forward = i % 3 ? 95 : random_below(&seed, 101),
		};

		settle_scene(&scene, 1000 + i);
	}
}

static void nothing_settles_to_nothing(void **state)
{
	struct bsz_claims claims = {0};
	struct bsz_claims *const buffers[] = {&claims};
	struct bsz_map map;
	struct bsz_err err;

	(void)state;
	assert_int_equal(bsz_settle(buffers, 1, &map, &err), 0);
	assert_int_equal(map.count, 0);
	assert_int_equal(bsz_settle(buffers, 0, &map, &err), 0);
	assert_int_equal(map.count, 0);
}

static void an_ordered_lane_is_handed_over(void **state)
{
	struct bsz_claims claims = {0};
	struct bsz_claims *const buffers[] = {&claims};
	const struct bsz_range *items;
	struct bsz_map map;
	struct bsz_err err;

	(void)state;
	for (uint64_t i = 0; i < 100; i++) {
		bsz_claims_begin(&claims, i);
		bsz_claims_push(&claims, 1, i * 10, 10, (uint32_t)(i / 2) + 1);
	}
	items = claims.lanes[1].items;
	assert_int_equal(bsz_settle(buffers, 1, &map, &err), 0);
	assert_ptr_equal(map.ranges, items);
	assert_int_equal(map.count, 50);
	assert_int_equal(bsz_map_total(&map), 1000);
	bsz_map_release(&map);
}

static void buffers_can_be_used_again(void **state)
{
	struct bsz_claims claims = {0};
	struct bsz_claims *const buffers[] = {&claims};
	struct bsz_map map;
	struct bsz_err err;

	(void)state;
	for (uint64_t i = 0; i < 3; i++) {
		bsz_claims_push(&claims, 1, 10 + i, 10, 1);
		bsz_claims_push(&claims, 2, 20 + i, 10, 2);
		assert_int_equal(bsz_settle(buffers, 1, &map, &err), 0);
		assert_int_equal(map.count, 2);
		assert_int_equal(map.ranges[0].start, 10 + i);
		bsz_map_release(&map);
	}
}

static void ranges_above_2_gib_settle(void **state)
{
	const uint64_t gib = UINT64_C(1) << 30;
	struct bsz_claims one = {0}, two = {0};
	struct bsz_claims *const buffers[] = {&one, &two};
	struct bsz_map map;
	struct bsz_err err;

	(void)state;
	bsz_claims_push(&one, 0, 100, 10 * gib, 1);
	bsz_claims_push(&two, 1, 3 * gib, 50, 2);
	bsz_claims_push(&two, 0, 0, 200, 3);
	assert_int_equal(bsz_settle(buffers, 2, &map, &err), 0);
	assert_int_equal(bsz_map_total(&map), 10 * gib + 100);
	assert_int_equal(bsz_map_find(&map, 99)->tag, 3);
	assert_int_equal(bsz_map_find(&map, 100)->tag, 1);
	assert_int_equal(bsz_map_find(&map, 3 * gib + 49)->tag, 2);
	assert_int_equal(bsz_map_find(&map, 3 * gib + 50)->tag, 1);
	assert_null(bsz_map_find(&map, 10 * gib + 100));
	/* 1 before, 2 of up to 2 GiB; 1; then 4 of up to 2 GiB. */
	assert_int_equal(map.count, 1 + 2 + 1 + 4);
	bsz_map_release(&map);
}

static void a_failed_buffer_is_an_error(void **state)
{
	struct bsz_claims one = {0}, two = {.failed = true};
	struct bsz_claims *const buffers[] = {&one, &two};
	struct bsz_map map;
	struct bsz_err err;

	(void)state;
	bsz_claims_push(&one, 0, 100, 10, 1);
	assert_int_equal(bsz_settle(buffers, 2, &map, &err), BSZ_ENOMEM);
	assert_null(map.ranges);
	assert_null(one.lanes[0].items);
}

static void any_allocation_may_fail(void **state)
{
	size_t failures = 0, successes = 0;

	(void)state;
	for (uint64_t n = 1; successes < 30; n++) {
		struct bsz_claims one = {0}, two = {0};
		struct bsz_claims *const buffers[] = {&one, &two};
		struct bsz_map map;
		struct bsz_err err;
		int result;

		for (uint32_t i = 0; i < 300; i++) {
			bsz_claims_begin(&one, 2 * i);
			bsz_claims_begin(&two, 2 * i + 1);
			bsz_claims_push(&one, 1, 3000 - i, 600 - i, i + 1);
			bsz_claims_push(&two, 1, 3000 - i, 600, i + 1);
			bsz_claims_push(&two, 2, 10 * i, 5, i + 1);
		}
		bsz_alloc_fail_at(n);
		result = bsz_settle(buffers, 2, &map, &err);
		bsz_alloc_fail_at(0);
		if (result)
			assert_int_equal(result, BSZ_ENOMEM);
		else
			assert_int_equal(bsz_map_total(&map), 2250);
		failures += result != 0;
		successes += result == 0;
		bsz_map_release(&map);
	}
	assert_true(failures >= 4);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(small_scenes),
		cmocka_unit_test(large_scenes),
		cmocka_unit_test(nothing_settles_to_nothing),
		cmocka_unit_test(an_ordered_lane_is_handed_over),
		cmocka_unit_test(buffers_can_be_used_again),
		cmocka_unit_test(ranges_above_2_gib_settle),
		cmocka_unit_test(a_failed_buffer_is_an_error),
		cmocka_unit_test(any_allocation_may_fail),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
