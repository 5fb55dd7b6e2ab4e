/*
 * The nearest word.
 */
#include <cmd/suggest.h>

#include <setjmp.h>
#include <stdarg.h>

#include <cmocka.h>

static const char *nearest(const char *typed)
{
	static const char *const words[] = {"report", "map", "explain",
		"list", "schema", "doctor", "completion", "help"};
	struct bsz_suggestion suggestion;

	bsz_suggest_init(&suggestion, typed, strlen(typed));
	for (size_t i = 0; i < BSZ_COUNTOF(words); i++)
		bsz_suggest_offer(&suggestion, words[i]);
	return suggestion.best ? suggestion.best : "";
}

static void finds_slips_of_fingers(void **state)
{
	(void)state;
	assert_string_equal(nearest("repotr"), "report");
	assert_string_equal(nearest("reprot"), "report");
	assert_string_equal(nearest("reports"), "report");
	assert_string_equal(nearest("expalin"), "explain");
	assert_string_equal(nearest("comp"), "completion");
	assert_string_equal(nearest("docter"), "doctor");
}

static void leaves_the_rest_alone(void **state)
{
	char endless[300];

	(void)state;
	memset(endless, 'r', sizeof(endless) - 1);
	endless[sizeof(endless) - 1] = '\0';
	assert_string_equal(nearest(""), "");
	assert_string_equal(nearest("x"), "");
	assert_string_equal(nearest("diff"), "");
	assert_string_equal(nearest("frobnicate"), "");
	assert_string_equal(nearest(endless), "");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(finds_slips_of_fingers),
		cmocka_unit_test(leaves_the_rest_alone),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
