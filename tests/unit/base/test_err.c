/*
 * Errors: filled, wrapped, cut, turned into an exit status.
 */
#include <binsize/err.h>

#include <setjmp.h>
#include <stdarg.h>

#include <cmocka.h>

static void fail_fills_and_returns_the_code(void **state)
{
	struct bsz_err err;

	(void)state;
	assert_int_equal(bsz_fail(&err, BSZ_EINPUT, "no %s at %d", "x", 7),
	    BSZ_EINPUT);
	assert_int_equal(err.code, BSZ_EINPUT);
	assert_string_equal(err.text, "no x at 7");
	assert_int_equal(bsz_fail_memory(&err), BSZ_ENOMEM);
	assert_non_null(strstr(err.text, "memory"));
}

static void wrap_puts_context_in_front(void **state)
{
	struct bsz_err err;

	(void)state;
	bsz_fail(&err, BSZ_EINPUT, "cut off");
	assert_int_equal(bsz_wrap(&err, "unit %d", 3), BSZ_EINPUT);
	assert_int_equal(bsz_wrap(&err, "a.out"), BSZ_EINPUT);
	assert_string_equal(err.text, "a.out: unit 3: cut off");
}

static void long_texts_are_cut(void **state)
{
	struct bsz_err err;

	(void)state;
	bsz_fail(&err, BSZ_EUSAGE, "%05000d", 1);
	assert_int_equal(strlen(err.text), sizeof(err.text) - 1);
	bsz_wrap(&err, "front");
	assert_int_equal(strlen(err.text), sizeof(err.text) - 1);
	assert_memory_equal(err.text, "front: 000", 10);
	bsz_wrap(&err, "%02000d", 1);
	assert_int_equal(strlen(err.text), sizeof(err.text) - 1);
}

static void codes_have_an_exit_status(void **state)
{
	static const struct {
		enum bsz_code code;
		int status;
	} table[] = {
		{BSZ_OK, 0}, {BSZ_EUSAGE, 2}, {BSZ_EINPUT, 3},
		{BSZ_ENOMEM, 3}, {BSZ_EOUTPUT, 4}, {BSZ_EINVARIANT, 70},
		{BSZ_ESTORE, 4}, {BSZ_ENODATA, 5},
	};

	(void)state;
	for (size_t i = 0; i < BSZ_COUNTOF(table); i++)
		assert_int_equal(bsz_exit_status(table[i].code),
		    table[i].status);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(fail_fills_and_returns_the_code),
		cmocka_unit_test(wrap_puts_context_in_front),
		cmocka_unit_test(long_texts_are_cut),
		cmocka_unit_test(codes_have_an_exit_status),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
