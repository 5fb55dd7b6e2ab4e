/*
 * A library that is there, one that is not, and one that lacks a function.
 */
#include <binsize/library.h>

#include <setjmp.h>
#include <stdarg.h>

#include <cmocka.h>

#include <math.h>

struct maths {
	void *handle;
	BSZ_LIBRARY_MEMBER(hypot)
	void *room;
};

static const char *const functions[] = {"hypot", NULL};
static const char *const more[] = {"hypot", "no_such_function", NULL};

static void functions_are_found_and_called(void **state)
{
	const struct bsz_library library = {.file = "libm.so.6",
		.functions = functions};
	struct maths maths = {0};
	struct bsz_err err;

	(void)state;
	assert_int_equal(bsz_library_open(&library, &maths, &err), 0);
	assert_non_null(maths.handle);
	assert_true(maths.hypot(3.0, 4.0) == 5.0);
	bsz_library_close(maths.handle);
	bsz_library_close(NULL);
}

static void what_is_missing_is_named(void **state)
{
	static const struct {
		struct bsz_library library;
		const char *expected;
	} table[] = {
		{{"libno-such.so.9", "libno-such9", "patterns", functions},
		    "patterns need libno-such.so.9, which cannot be loaded "
		    "(install the package libno-such9)"},
		{{"libm.so.6", "libc6", "fits", more},
		    "fits need no_such_function, which this libm.so.6 has not "
		    "(install a newer libc6)"},
	};

	(void)state;
	for (size_t i = 0; i < BSZ_COUNTOF(table); i++) {
		struct maths maths;
		struct bsz_err err;

		assert_int_equal(bsz_library_open(&table[i].library, &maths,
		    &err), BSZ_EUSAGE);
		assert_null(maths.handle);
		assert_int_equal(err.code, BSZ_EUSAGE);
		assert_string_equal(err.text, table[i].expected);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(functions_are_found_and_called),
		cmocka_unit_test(what_is_missing_is_named),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
