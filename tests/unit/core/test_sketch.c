/*
 * Sketches: where values go, how far off they are, and that merging is the
 * same as counting at once.
 */
#include <binsize/sketch.h>

#include "random.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>
#include <math.h>

/* The middle of a value's bucket, by a sketch of it alone. */
static double told(uint64_t value)
{
	static struct bsz_sketch sketch;

	sketch = (struct bsz_sketch){0};
	bsz_sketch_add(&sketch, bsz_sketch_bucket(value), 1);
	return bsz_sketch_quantile(&sketch, 0.5);
}

static void test_buckets_ascend(void **state)
{
	uint32_t last = 0;

	(void)state;
	for (uint64_t value = 0; value < 100000; value++) {
		const uint32_t bucket = bsz_sketch_bucket(value);

		assert_true(bucket == last || bucket == last + 1);
		last = bucket;
	}
	assert_int_equal(bsz_sketch_bucket(UINT64_MAX),
	    BSZ_SKETCH_BUCKETS - 1);
	assert_int_equal(bsz_sketch_bucket((UINT64_C(1) << 54) - 1),
	    BSZ_SKETCH_BUCKETS - 1);
}

static void test_values_are_near(void **state)
{
	uint64_t random = 1;

	(void)state;
	for (uint64_t value = 0; value < 128; value++)
		assert_true(told(value) == (double)value);
	for (int i = 0; i < 100000; i++) {
		const uint64_t value = random_next(&random) >>
		    (10 + random_below(&random, 50));

		assert_true(fabs(told(value) - (double)value) <=
		    0.0078125 * (double)value);
	}
}

static void test_merging_is_counting(void **state)
{
	static struct bsz_sketch all, merged;
	uint64_t random = 2;

	(void)state;
	for (int part = 0; part < 7; part++) {
		static struct bsz_sketch one;
		static struct bsz_bucket buckets[BSZ_SKETCH_BUCKETS];
		size_t count = 0;

		one = (struct bsz_sketch){0};
		for (int i = 0; i < 1000; i++) {
			const uint32_t bucket = bsz_sketch_bucket(
			    random_below(&random, 1000000));

			bsz_sketch_add(&one, bucket, 1);
			bsz_sketch_add(&all, bucket, 1);
		}
		for (uint32_t at = 0; at < BSZ_SKETCH_BUCKETS; at++)
			if (one.counts[at])
				buckets[count++] = (struct bsz_bucket){at,
					one.counts[at]};
		bsz_sketch_merge(&merged, buckets, count);
	}
	assert_memory_equal(&all, &merged, sizeof(all));
}

static void test_quantiles(void **state)
{
	static struct bsz_sketch sketch;

	(void)state;
	assert_true(isnan(bsz_sketch_quantile(&sketch, 0.5)));
	for (uint32_t value = 1; value <= 4; value++)
		bsz_sketch_add(&sketch, value * 10, 1);
	assert_true(bsz_sketch_quantile(&sketch, 0) == 10);
	assert_true(bsz_sketch_quantile(&sketch, 0.5) == 25);
	assert_true(bsz_sketch_quantile(&sketch, 1) == 40);
	assert_true(fabs(bsz_sketch_quantile(&sketch, 0.95) - 38.5) < 1e-9);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_buckets_ascend),
		cmocka_unit_test(test_values_are_near),
		cmocka_unit_test(test_merging_is_counting),
		cmocka_unit_test(test_quantiles),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
