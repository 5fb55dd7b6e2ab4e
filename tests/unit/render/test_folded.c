/*
 * Stacks for flame graphs.
 */
#include "fixture.h"

static void test_tree(void **state)
{
	struct bsz_report report;

	(void)state;
	fixture_init(&report);
	add_sample(&report);
	assert_renders("folded", &report,
	    ".text;main 4000\n"
	    ".text;a,b 1998\n"
	    ".text;[2 others] 2\n"
	    "[padding] 10\n");
	bsz_report_release(&report);
}

static void test_chains(void **state)
{
	struct bsz_report report;

	(void)state;
	fixture_init(&report);
	assert_non_null(add_tree(&report));
	add_tree_row(&report, 0, BSZ_ROW, "a;b", 0);
	add_tree_row(&report, 1, BSZ_ROW, "f;g 12;h 34", 1);
	assert_renders("folded", &report, "a:b;f:g 12:h_34 2\n");
	report.tables[0].level_keys = inline_levels;
	assert_renders("folded", &report, "a:b;f;g 12;h_34 2\n");
	bsz_report_release(&report);
}

static void test_odd_names(void **state)
{
	struct bsz_report report;

	(void)state;
	fixture_init(&report);
	assert_non_null(add_tree(&report));
	add_tree_row(&report, 0, BSZ_ROW, "", 1);
	add_tree_row(&report, 0, BSZ_ROW, ";;error;;", 1);
	add_tree_row(&report, 0, BSZ_ROW, "12", 1);
	add_tree_row(&report, 0, BSZ_ROW, "x  1.5", 1);
	add_tree_row(&report, 0, BSZ_ROW, "two\nlines", 1);
	assert_renders("folded", &report,
	    "[] 2\n\\x3a:error:: 2\n12 2\nx__1.5 2\ntwo\\x0alines 2\n");
	bsz_report_release(&report);
}

static void test_several(void **state)
{
	struct bsz_report first, second;
	const struct bsz_report *const both[] = {&first, &second};
	int code;

	(void)state;
	fixture_init(&first);
	fixture_init(&second);
	second.input = "b;c";
	assert_non_null(add_tree(&first));
	assert_non_null(add_tree(&second));
	add_tree_row(&first, 0, BSZ_ROW, "x", 1);
	add_tree_row(&second, 0, BSZ_ROW, "x", 2);

	char *const text = render_all("folded", both, 2, &plain_options,
	    &code);

	assert_int_equal(code, 0);
	assert_string_equal(text, "app;x 2\nb:c;x 4\n");
	bsz_free(text);
	bsz_report_release(&first);
	bsz_report_release(&second);
}

/* A map has no stacks, a column of names no weight. */
static void test_usage(void **state)
{
	struct bsz_report report;
	const struct bsz_report *const one = &report;
	int code;

	(void)state;
	fixture_init(&report);
	assert_non_null(bsz_report_table(&report, "map", NULL, map_columns,
	    BSZ_COUNTOF(map_columns)));
	report.tables[0].main = true;
	report.tables[0].weight_column = 2;
	assert_null(render_all("folded", &one, 1, &plain_options, &code));
	assert_int_equal(code, BSZ_EUSAGE);
	report.tables[0].main = false;
	assert_non_null(add_tree(&report));
	report.tables[1].weight_column = 0;
	assert_null(render_all("folded", &one, 1, &plain_options, &code));
	assert_int_equal(code, BSZ_EUSAGE);
	bsz_report_release(&report);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_tree),
		cmocka_unit_test(test_chains),
		cmocka_unit_test(test_odd_names),
		cmocka_unit_test(test_several),
		cmocka_unit_test(test_usage),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
