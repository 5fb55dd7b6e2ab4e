/*
 * Hints never tell instances of one generic apart.
 */
#include <binsize/base.h>

#include "analyzers/instance_hints.h"

#include <setjmp.h>
#include <stdarg.h>

#include <cmocka.h>

static bool is_possible(const char *name)
{
	return bsz_instance_is_possible(name, strlen(name));
}

static uint32_t hint_of(const char *name)
{
	return bsz_instance_hint(name, strlen(name));
}

static void instances_share_their_hint(void **state)
{
	/* hashes of crates differ with each build; i16 is "s", () is "u" */
	static const char *const same[][2] = {
		{"_ZN1a1BIiE1cEv", "_ZN1a1BIlE1cEv"},
		{"_ZN4core3ptr13drop_in_place$LT$u8$GT$17h0123456789abcdefE",
		    "_ZN4core3ptr13drop_in_place$LT$f32$GT$17h0E"},
		{"_RINvC1a3foolE", "_RINvC1a3fooxE"},
		{"_RINvC1a3foosE", "_RINvC1a3foouE"},
		{"_RINvNtCs1X_1a1b3foosNtCs2_1c1dE",
		    "_RINvNtCs9Zz_1a1b3fooNtCs2_1c1dE"},
		{"_RNvINtC1a3FoosE3bar", "_RNvINtC1a3FoouE3bar"},
		{"_RNCINvC1a3foosE0", "_RNCINvC1a3foolE0"},
		{"_RINvCu1a3foosE", "_RINvCu1a3foouE"},
		{"_RNvMs_C1aINtB2_3FoolE3new", "_RNvMs0_C1aINtB2_3FooxE3new"},
	};

	(void)state;
	for (size_t i = 0; i < BSZ_COUNTOF(same); i++)
		assert_int_equal(hint_of(same[i][0]), hint_of(same[i][1]));
	assert_int_not_equal(hint_of("_RINvC1a3foolE"),
	    hint_of("_RINvC1a3barlE"));
	assert_int_not_equal(hint_of("_ZN1a1BIiE1cEv"),
	    hint_of("_ZN1a1CIiE1cEv"));
}

static void what_may_be_given_something_is_possible(void **state)
{
	static const char *const possible[] = {"_ZN1aIiE1bEv", "_ZNSs1bEv",
		"_ZN1a5b$LT$c17h0123456789abcdefE", "f<int>", "_a<int>",
		"_RINvC1a3foolE", "_RNvXC1aDNtC1b1cEL_NtC1d1e1f",
		"_RNvXC1aFG_RL0_lEuNtC1d1e1f", "_ZN9999999999999999999aIiEE",
		"_ZN2aIiE", ""};
	static const char *const plain[] = {
		"_ZN6String4Item17h0123456789abcdefE",
		"_ZN6String4Item17h0123456789abcdefE.llvm.12",
		"_ZN3aIiE", "_RNvNtC1a1b3foo", "_Z3fooi"};

	(void)state;
	for (size_t i = 0; i < BSZ_COUNTOF(possible); i++)
		assert_true(is_possible(possible[i]));
	for (size_t i = 0; i < BSZ_COUNTOF(plain); i++)
		assert_false(is_possible(plain[i]));
}

/* Names that lie about their lengths, or end anywhere. */
static void any_name_has_a_hint(void **state)
{
	static const char name[] = "_RINvNtCs1X_1a99999999999999999999b3foosE";

	(void)state;
	for (size_t size = 0; size < sizeof(name); size++)
		for (size_t from = 0; from <= size; from++) {
			char *copy = malloc(size - from + 1);

			memcpy(copy, name + from, size - from);
			(void)bsz_instance_hint(copy, size - from);
			(void)bsz_instance_is_possible(copy, size - from);
			free(copy);
		}
	assert_int_equal(hint_of("_RNvC9a"), hint_of("_RNvC8a"));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(instances_share_their_hint),
		cmocka_unit_test(what_may_be_given_something_is_possible),
		cmocka_unit_test(any_name_has_a_hint),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
