/*
 * Patterns: what matches, what is refused, what a match may cost.
 */
#include <binsize/filter.h>

#include <binsize/arena.h>

#include <setjmp.h>
#include <stdarg.h>
#include <time.h>

#include <cmocka.h>

static bool matches(const char *pattern, const char *text, size_t size)
{
	struct bsz_err err;
	struct bsz_filter *const filter = bsz_filter_new(pattern, &err);
	bool result;

	assert_non_null(filter);
	result = bsz_filter_match(filter, text, size);
	bsz_filter_free(filter);
	return result;
}

static void patterns_match_anywhere(void **state)
{
	(void)state;
	assert_true(matches("fmt", "core::fmt::Formatter", 20));
	assert_false(matches("^fmt", "core::fmt::Formatter", 20));
	assert_true(matches("^\\.text$", ".text", 5));
	assert_true(matches("(?i)MAIN", "main", 4));
	assert_true(matches("^a.c$", "a\xc3\xa4" "c", 4));
	assert_true(matches("", "", 0));
	/* Only size bytes count. */
	assert_false(matches("xyz", "abcxyz", 3));
}

static void broken_utf8_does_no_harm(void **state)
{
	(void)state;
	assert_true(matches("end$", "\xff\xfe\x80 end", 7));
	assert_false(matches("\\xff", "\xff\xfe", 2));
	assert_true(matches("b", "\xc3" "b", 2));
}

static void bad_patterns_are_refused_with_their_column(void **state)
{
	static const struct {
		const char *pattern, *part;
	} table[] = {
		{"a(b", "column 4"}, {"[a", "column 3"}, {"*", "column 1"},
		{"a\\C", "column"}, {"(?<n>a)(?<n>b)", "column"},
		{"\xff", "column 1"},
	};
	struct bsz_err err;

	(void)state;
	for (size_t i = 0; i < BSZ_COUNTOF(table); i++) {
		assert_null(bsz_filter_new(table[i].pattern, &err));
		assert_int_equal(err.code, BSZ_EUSAGE);
		assert_non_null(strstr(err.text, table[i].part));
	}
}

static void costly_matches_are_given_up(void **state)
{
	static char text[100000];
	static const char *const patterns[] = {
		"(a+)+$", "(a|aa)+$", "(.*)*b", "(?:(?:a?){30}){30}c",
		"((((a*)*)*)*)*b", "(a(?1)?)+b",
	};
	const clock_t begin = clock();

	(void)state;
	memset(text, 'a', sizeof(text));
	for (size_t i = 0; i < BSZ_COUNTOF(patterns); i++) {
		text[sizeof(text) - 1] = '!';
		assert_false(matches(patterns[i], text, sizeof(text)));
	}
	assert_true(clock() - begin < 2 * CLOCKS_PER_SEC);
}

static void a_filter_can_be_used_again(void **state)
{
	struct bsz_err err;
	struct bsz_filter *const filter = bsz_filter_new("^a+$", &err);

	(void)state;
	for (int i = 0; i < 1000; i++) {
		assert_true(bsz_filter_match(filter, "aaa", 3));
		assert_false(bsz_filter_match(filter, "aab", 3));
	}
	bsz_filter_free(filter);
	bsz_filter_free(NULL);
}

static void any_allocation_may_fail(void **state)
{
	size_t failures = 0;

	(void)state;
	for (uint64_t n = 1; n < 20; n++) {
		struct bsz_err err;
		struct bsz_filter *filter;

		bsz_alloc_fail_at(n);
		filter = bsz_filter_new("^(a|b)+$", &err);
		if (filter)
			(void)bsz_filter_match(filter, "abab", 4);
		else
			assert_int_equal(err.code, BSZ_ENOMEM);
		bsz_alloc_fail_at(0);
		failures += !filter;
		bsz_filter_free(filter);
	}
	assert_in_range(failures, 4, 18);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(patterns_match_anywhere),
		cmocka_unit_test(broken_utf8_does_no_harm),
		cmocka_unit_test(bad_patterns_are_refused_with_their_column),
		cmocka_unit_test(costly_matches_are_given_up),
		cmocka_unit_test(a_filter_can_be_used_again),
		cmocka_unit_test(any_allocation_may_fail),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
