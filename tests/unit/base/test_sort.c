/*
 * The radix sort against the C library's, with its promise of stability.
 */
#include <binsize/sort.h>

#include <setjmp.h>
#include <stdarg.h>

#include <cmocka.h>

#define MOST 3000

static int compare(const void *one, const void *other)
{
	const struct bsz_keyed *const a = one, *const b = other;

	if (a->key != b->key)
		return a->key < b->key ? -1 : 1;
	return (a->value > b->value) - (a->value < b->value);
}

static void it_sorts_and_is_stable(void **state)
{
	static struct bsz_keyed items[MOST], wanted[MOST], scratch[MOST];
	static const uint64_t masks[] = {0, 3, 0xfff, 0xffff0000ffff0000,
	    UINT64_MAX};
	static const size_t counts[] = {0, 1, 2, 12, 13, 64, 999, 1000,
		MOST};
	uint64_t seed = 88172645463325252;

	(void)state;
	for (size_t i = 0; i < BSZ_COUNTOF(masks) * BSZ_COUNTOF(counts);
	    i++) {
		const size_t count = counts[i / BSZ_COUNTOF(masks)];

		for (size_t j = 0; j < count; j++) {
			seed ^= seed << 13;
			seed ^= seed >> 7;
			seed ^= seed << 17;
			items[j] = (struct bsz_keyed){
			    seed & masks[i % BSZ_COUNTOF(masks)], j};
		}
		memcpy(wanted, items, sizeof(items));
		qsort(wanted, count, sizeof(*wanted), compare);
		bsz_sort_keyed(items, scratch, count);
		assert_memory_equal(items, wanted, count * sizeof(*items));
	}
}

/* As keys of which only the bits from low on count. */
static void numbers_are_sorted_by_their_high_bits(void **state)
{
	static struct bsz_keyed wanted[MOST], scratch[MOST];
	static uint64_t items[MOST], spare[MOST];
	static const unsigned lows[] = {0, 1, 11, 32, 53, 63};
	static const size_t counts[] = {0, 1, 2, 999, MOST};
	uint64_t seed = 88172645463325252;

	(void)state;
	for (size_t i = 0; i < 2 * BSZ_COUNTOF(lows) * BSZ_COUNTOF(counts);
	    i++) {
		const size_t count = counts[i / 2 / BSZ_COUNTOF(lows)];
		const unsigned low = lows[i / 2 % BSZ_COUNTOF(lows)];

		for (size_t j = 0; j < count; j++) {
			seed ^= seed << 13;
			seed ^= seed >> 7;
			seed ^= seed << 17;
			items[j] = i % 2 ? seed : seed >> 40;
			wanted[j] = (struct bsz_keyed){items[j] >> low,
			    items[j]};
		}
		bsz_sort_keyed(wanted, scratch, count);
		bsz_sort_numbers(items, spare, count, low);
		for (size_t j = 0; j < count; j++)
			assert_int_equal(items[j], wanted[j].value);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(it_sorts_and_is_stable),
		cmocka_unit_test(numbers_are_sorted_by_their_high_bits),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
