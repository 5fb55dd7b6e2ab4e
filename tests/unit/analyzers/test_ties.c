/*
 * Items in the order of their texts, however many bytes these share.
 */
#include <binsize/base.h>

#include "analyzers/ties.h"

#include <setjmp.h>
#include <stdarg.h>

#include <cmocka.h>

#define MOST 400

/* By the text, then by the value. */
static int compare(const void *a, const void *b, void *context)
{
	const struct bsz_keyed *x = a, *y = b;
	const int order = strcmp((const char *)(uintptr_t)x->key,
	    (const char *)(uintptr_t)y->key);

	(void)context;
	return order ? order : x->value < y->value ? -1
	    : x->value > y->value;
}

static void texts_are_in_order(void **state)
{
	static const char *const heads[] = {"", "\xff", "descriptor.",
		"_ZN4core3fmt9Formatter", "1234567", "12345678", "123456789"};
	static char texts[MOST][64];
	static struct bsz_keyed items[MOST], wanted[MOST], scratch[2 * MOST];
	uint32_t random = 1;

	(void)state;
	for (size_t count = 0; count <= MOST; count += 1 + count / 7) {
		for (size_t i = 0; i < count; i++) {
			random = random * 1103515245 + 12345;
			snprintf(texts[i], sizeof(texts[i]), "%s%u%s",
			    heads[(random >> 20) % BSZ_COUNTOF(heads)],
			    (random >> 10) % 100,
			    random >> 9 & 1 ? ".constprop.0" : "");
			items[i] = (struct bsz_keyed){(uintptr_t)texts[i],
			    count - i};
		}
		memcpy(wanted, items, sizeof(wanted));
		qsort_r(wanted, count, sizeof(*wanted), compare, NULL);
		bsz_ties_sort(items, scratch, count, compare, NULL);
		for (size_t i = 0; i < count; i++)
			assert_true(items[i].value == wanted[i].value &&
			    items[i].key == wanted[i].key);
	}
}

int main(void)
{
	static const struct CMUnitTest tests[] = {
		cmocka_unit_test(texts_are_in_order),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
