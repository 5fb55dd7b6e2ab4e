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

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(it_sorts_and_is_stable),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
