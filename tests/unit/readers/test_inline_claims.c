/*
 * Settling the inline tree function by function gives what settling all
 * claims by rank gives: for trees, for calls that reach past each other, and
 * for functions that share bytes.
 */
#include <readers/inline_claims.h>

#include "../core/random.h"

#include <binsize/arena.h>
#include <binsize/map.h>

#include <setjmp.h>
#include <stdarg.h>

#include <cmocka.h>

#define WORKERS 2
#define NEVER UINT32_MAX

/* How orderly functions are. */
struct manner {
	uint32_t apart;    /* one of so many begins where others may be */
	uint32_t unruly;   /* one of so many calls overlaps its neighbours */
	uint32_t twice;    /* one of so many functions is repeated */
	uint32_t names;    /* so many functions are called */
};

struct bench {
	struct bsz_labels *labels;
	struct inline_claims own[WORKERS];
	struct bsz_claims ranked[WORKERS]; /* what goes the general way */
	struct bsz_claims all[WORKERS];    /* everything goes that way */
	struct inline_claim function[512];
	size_t count;
	const struct manner *manner;
	uint64_t seed, place;
	uint32_t named;
};

static void claim(struct bench *bench, uint64_t start, uint64_t end,
    uint32_t chain, uint32_t depth)
{
	if (start < end && bench->count < BSZ_COUNTOF(bench->function))
		bench->function[bench->count++] =
		    (struct inline_claim){start, end, chain, depth};
}

static uint32_t next_name(struct bench *bench)
{
	return 1 + bench->named++ % bench->manner->names;
}

/* Calls in [start, end) of a chain, and calls in these. */
static void make_calls(struct bench *bench, uint64_t start, uint64_t end,
    uint32_t chain, uint32_t depth)
{
	uint64_t at = start + random_below(&bench->seed, 4);

	for (uint32_t i = 0; depth < 6 && at < end && i < 4; i++) {
		const uint64_t size = random_below(&bench->seed,
		    (uint32_t)(end - at) + 1);
		const uint32_t call = bsz_labels_pair(bench->labels,
		    BSZ_LABEL_CHAIN, chain, next_name(bench));

		claim(bench, at, at + size, call, depth + 1);
		make_calls(bench, at, at + size, call, depth + 1);
		if (random_below(&bench->seed, bench->manner->unruly))
			at += size + random_below(&bench->seed, 3);
		else
			at = start + random_below(&bench->seed,
			    (uint32_t)(end - start));
	}
}

static void make_function(struct bench *bench)
{
	const uint32_t chain = bsz_labels_pair(bench->labels, BSZ_LABEL_CHAIN,
	    0, next_name(bench));
	const uint64_t size = 1 + random_below(&bench->seed, 60);

	bench->count = 0;
	bench->place += random_below(&bench->seed, 3);
	if (!random_below(&bench->seed, bench->manner->apart))
		bench->place -= bsz_min(bench->place,
		    random_below(&bench->seed, 40));
	/* two spans, of which calls keep to one */
	claim(bench, bench->place, bench->place + size, chain, 0);
	claim(bench, bench->place + size + 5, bench->place + size + 9, chain,
	    0);
	make_calls(bench, bench->place, bench->place + size, chain, 0);
	make_calls(bench, bench->place + size + 5, bench->place + size + 9,
	    chain, 0);
	bench->place += size + 9;
}

/* A worker reads the function in a unit. */
static void give(struct bench *bench, size_t worker, uint64_t order)
{
	struct inline_claims *const own = &bench->own[worker];
	const size_t first = own->pending_count;

	bsz_claims_begin(&bench->ranked[worker], order);
	bsz_claims_begin(&bench->all[worker], order);
	for (size_t i = 0; i < bench->count; i++) {
		const struct inline_claim *const one = &bench->function[i];

		bsz_inline_claims_push(own, *one);
		bsz_claims_push(&bench->all[worker],
		    BSZ_RANK_INLINE + (int)one->depth, one->start,
		    one->end - one->start,
		    bsz_tag(one->chain, BSZ_BY_DWARF));
	}
	bsz_inline_claims_end(own, first, order, &bench->ranked[worker]);
}

static void settle(struct bsz_claims *buffers, struct bsz_map *map)
{
	struct bsz_claims *list[WORKERS];
	struct bsz_err err = {0};

	for (size_t i = 0; i < WORKERS; i++)
		list[i] = &buffers[i];
	assert_int_equal(bsz_settle(list, WORKERS, map, &err), 0);
}

static void compare(struct bench *bench)
{
	const struct inline_claims *own[WORKERS];
	uint32_t *renumber[WORKERS] = {NULL};
	struct bsz_map map, wanted;
	struct bsz_err err = {0};

	for (size_t i = 0; i < WORKERS; i++)
		own[i] = &bench->own[i];
	assert_int_equal(bsz_inline_claims_join(own, WORKERS, renumber,
	    bench->labels, &bench->ranked[0], &err), 0);
	settle(bench->ranked, &map);
	settle(bench->all, &wanted);
	assert_int_equal(map.count, wanted.count);
	for (size_t i = 0; i < map.count; i++) {
		assert_int_equal(map.ranges[i].start, wanted.ranges[i].start);
		assert_int_equal(map.ranges[i].size, wanted.ranges[i].size);
		assert_int_equal(map.ranges[i].tag, wanted.ranges[i].tag);
	}
	bsz_map_release(&map);
	bsz_map_release(&wanted);
}

static void run(const struct manner *manner, uint64_t seed)
{
	struct bench bench = {.labels = bsz_labels_new(), .manner = manner,
	    .seed = seed, .place = 100};

	for (uint32_t i = 0; i < manner->names; i++)
		(void)bsz_labels_printf(bench.labels, "f%u", i);
	for (uint64_t unit = 0; unit < 20; unit++) {
		make_function(&bench);
		give(&bench, unit % WORKERS, unit);
		if (!random_below(&bench.seed, manner->twice))
			give(&bench, (unit + 1) % WORKERS, unit + 100);
	}
	compare(&bench);
	for (size_t i = 0; i < WORKERS; i++) {
		bsz_inline_claims_release(&bench.own[i]);
		bsz_claims_release(&bench.ranked[i]);
		bsz_claims_release(&bench.all[i]);
	}
	bsz_labels_free(bench.labels);
}

static void run_many(const struct manner *manner)
{
	for (uint64_t seed = 1; seed <= 400; seed++)
		run(manner, seed);
}

static void trees(void **state)
{
	(void)state;
	run_many(&(struct manner){NEVER, NEVER, NEVER, 3});
}

static void unruly_calls(void **state)
{
	(void)state;
	run_many(&(struct manner){NEVER, 5, NEVER, 5000});
}

static void repeated_functions(void **state)
{
	(void)state;
	run_many(&(struct manner){NEVER, NEVER, 2, 3});
}

/* Many names: the general way takes calls of one chain that touch for one
 * longer call, which may win or lose another place. */
static void anything(void **state)
{
	(void)state;
	run_many(&(struct manner){4, 6, 4, 5000});
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(trees),
		cmocka_unit_test(unruly_calls),
		cmocka_unit_test(repeated_functions),
		cmocka_unit_test(anything),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
