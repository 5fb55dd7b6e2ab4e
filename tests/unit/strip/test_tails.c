/*
 * Merged tails: sizes against a count by all pairs, and one by hand.
 */
#include "strip/tails.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

#define NAMES 200
#define ROOM 40

static uint64_t next_random(uint64_t *state)
{
	*state = *state * UINT64_C(6364136223846793005) + 1442695040888963407;
	return *state >> 33;
}

static bool ends_with(const struct strip_tail *name,
    const struct strip_tail *tail)
{
	return tail->size <= name->size && memcmp(name->end - tail->size,
	    tail->end - tail->size, tail->size) == 0;
}

/* Bytes of the names that no other one ends with; of equal ones the first. */
static uint64_t count_by_pairs(const struct strip_tail *tails, size_t count)
{
	uint64_t size = 1;

	for (size_t i = 0; i < count; i++) {
		bool needed = tails[i].size > 0;

		for (size_t j = 0; j < count && needed; j++)
			needed = i == j || !ends_with(&tails[j], &tails[i]) ||
			    (tails[j].size == tails[i].size && i < j);
		size += needed ? tails[i].size + 1 : 0;
	}
	return size;
}

static void check(struct strip_tail *tails, size_t count)
{
	const uint64_t expected = count_by_pairs(tails, count);

	assert_true(bsz_strip_tails_sort(tails, count));
	assert_int_equal(bsz_strip_tails_size(tails, count), expected);
}

static void test_by_hand(void **state)
{
	static const char *const names[] = {".text", ".rela.text", "text",
		"", ".text", ".data"};
	struct strip_tail tails[BSZ_COUNTOF(names)];

	(void)state;
	for (size_t i = 0; i < BSZ_COUNTOF(names); i++)
		tails[i] = (struct strip_tail){
		    names[i] + strlen(names[i]), strlen(names[i])};
	assert_true(bsz_strip_tails_sort(tails, BSZ_COUNTOF(names)));
	/* NUL, ".rela.text", ".data" */
	assert_int_equal(bsz_strip_tails_size(tails, BSZ_COUNTOF(names)),
	    1 + 11 + 6);
}

/* Few letters, so that many names share long ends. */
static void test_random(void **state)
{
	static char text[NAMES][ROOM];
	struct strip_tail tails[NAMES];
	uint64_t seed = 7;

	(void)state;
	for (int round = 0; round < 200; round++) {
		const size_t count = next_random(&seed) % NAMES;
		const uint64_t letters = 1 + next_random(&seed) % 3;

		for (size_t i = 0; i < count; i++) {
			const uint64_t size = next_random(&seed) % ROOM;

			for (uint64_t j = 0; j < size; j++)
				text[i][j] = (char)('a' +
				    next_random(&seed) % letters);
			tails[i] = (struct strip_tail){text[i] + size, size};
		}
		check(tails, count);
	}
}

/* Names as long as the input wants, all alike at their ends. */
static void test_long(void **state)
{
	const size_t size = 1 << 20;
	char *text = bsz_malloc(size);
	struct strip_tail tails[64];

	(void)state;
	assert_non_null(text);
	memset(text, 'x', size);
	for (size_t i = 0; i < BSZ_COUNTOF(tails); i++)
		tails[i] = (struct strip_tail){text + size, size - i};
	assert_true(bsz_strip_tails_sort(tails, BSZ_COUNTOF(tails)));
	assert_int_equal(bsz_strip_tails_size(tails, BSZ_COUNTOF(tails)),
	    1 + size + 1);
	bsz_free(text);
}

static void test_memory(void **state)
{
	struct strip_tail tails[20];

	(void)state;
	for (size_t i = 0; i < BSZ_COUNTOF(tails); i++)
		tails[i] = strip_tail_literal("abc");
	for (uint64_t n = 1; n <= 4; n++) {
		bsz_alloc_fail_at(n);
		assert_false(bsz_strip_tails_sort(tails,
		    BSZ_COUNTOF(tails)));
	}
	bsz_alloc_fail_at(0);
	assert_true(bsz_strip_tails_sort(tails, BSZ_COUNTOF(tails)));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_by_hand),
		cmocka_unit_test(test_random),
		cmocka_unit_test(test_long),
		cmocka_unit_test(test_memory),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
