/*
 * The words of domains, dimensions and evidence.
 */
#include <binsize/domain.h>

#include <setjmp.h>
#include <stdarg.h>

#include <cmocka.h>

static void dimensions_are_found_by_name(void **state)
{
	(void)state;
	for (int i = 0; i < BSZ_DIMENSIONS; i++) {
		const struct bsz_dimension_info *const info =
		    bsz_dimension_info((enum bsz_dimension)i);

		assert_non_null(info->brief);
		assert_int_equal(bsz_dimension_find(info->name,
		    strlen(info->name)), i);
		assert_int_equal(bsz_dimension_find(info->name,
		    strlen(info->name) - 1), -1);
	}
	assert_int_equal(bsz_dimension_find("filex", 4), BSZ_SOURCE_FILE);
	assert_int_equal(bsz_dimension_find("", 0), -1);
}

static void words_are_fixed(void **state)
{
	static const char *const evidences[BSZ_EVIDENCES] = {"format",
	    "symbol", "dwarf", "unwind", "table", "inferred", "guess"};

	(void)state;
	for (int i = 0; i < BSZ_EVIDENCES; i++)
		assert_string_equal(bsz_evidence_name((enum bsz_evidence)i),
		    evidences[i]);
	assert_string_equal(bsz_domain_name(BSZ_FILE), "file");
	assert_string_equal(bsz_domain_name(BSZ_VM), "vm");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(dimensions_are_found_by_name),
		cmocka_unit_test(words_are_fixed),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
