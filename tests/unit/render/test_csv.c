/*
 * csv and tsv: columns, rows, several inputs, spreadsheets.
 */
#include "fixture.h"

static void test_tree(void **state)
{
	struct bsz_report report;

	(void)state;
	fixture_init(&report);
	add_sample(&report);
	assert_renders("csv", &report,
	    "section,symbol,vmsize,filesize,listed\n"
	    ".text,main,2000,4000,0\n"
	    ".text,start,2000,4000,1\n"
	    ".text,\"a,b\",999,1998,0\n"
	    ".text,[2 others],1,2,0\n"
	    "[padding],,5,10,0\n"
	    "[7 others],,0,0,0\n");
	report.tables[0].rows[2].mark = BSZ_ROW;
	assert_renders("tsv", &report,
	    "section\tsymbol\tvmsize\tfilesize\n"
	    ".text\tmain\t2000\t4000\n"
	    ".text\tstart\t2000\t4000\n"
	    ".text\ta,b\t999\t1998\n"
	    ".text\t[2 others]\t1\t2\n"
	    "[padding]\t\t5\t10\n"
	    "[7 others]\t\t0\t0\n");
	bsz_report_release(&report);
}

/* Three levels: an ancestor changes at each of them. */
static void test_ancestors(void **state)
{
	static const char *const levels[] = {"segment", "section", "symbol"};
	struct bsz_report report;

	(void)state;
	fixture_init(&report);
	assert_non_null(add_tree(&report));
	report.tables[0].levels = 3;
	report.tables[0].level_keys = levels;
	add_tree_row(&report, 0, BSZ_ROW, "A", 0);
	add_tree_row(&report, 1, BSZ_ROW, "b,", 0);
	add_tree_row(&report, 2, BSZ_ROW, "c", 1);
	add_tree_row(&report, 2, BSZ_ROW, "d", 2);
	add_tree_row(&report, 1, BSZ_ROW, "e", 3);
	add_tree_row(&report, 1, BSZ_ROW, "f", 0);
	add_tree_row(&report, 2, BSZ_ROW, "g", 4);
	add_tree_row(&report, 2, BSZ_ROW_LISTED, "h", 4);
	add_tree_row(&report, 0, BSZ_ROW, "I", 0);
	add_tree_row(&report, 1, BSZ_ROW, "j", 5);
	add_tree_row(&report, 2, BSZ_ROW_LISTED, "of j", 5);
	add_tree_row(&report, 0, BSZ_ROW_TOTAL, "TOTAL", 15);
	assert_renders("csv", &report,
	    "segment,section,symbol,vmsize,filesize,listed\n"
	    "A,\"b,\",c,1,2,0\n"
	    "A,\"b,\",d,2,4,0\n"
	    "A,e,,3,6,0\n"
	    "A,f,g,4,8,0\n"
	    "A,f,h,4,8,1\n"
	    "I,j,,5,10,0\n"
	    "I,j,of j,5,10,1\n");
	bsz_report_release(&report);
}

static void test_flat(void **state)
{
	struct bsz_report report;

	(void)state;
	fixture_init(&report);
	assert_non_null(bsz_report_table(&report, "map", NULL, map_columns,
	    BSZ_COUNTOF(map_columns)));
	report.tables[0].main = true;
	add_map_row(&report, "main", 0x401000, UINT64_MAX);
	add_map_row(&report, NULL, 0, 0);
	assert_renders("csv", &report,
	    "domain,start,size,label,ordinal\n"
	    "vm,4198400,18446744073709551615,main,7\n"
	    "vm,0,0,,7\n");
	bsz_report_release(&report);
}

static void test_several(void **state)
{
	struct bsz_report first, second, none;
	const struct bsz_report *const all[] = {&first, &none, &second};
	int code;

	(void)state;
	fixture_init(&first);
	fixture_init(&second);
	fixture_init(&none);
	first.input = "a,b";
	assert_non_null(add_tree(&first));
	assert_non_null(add_tree(&second));
	add_tree_row(&first, 0, BSZ_ROW, "x", 1);
	add_tree_row(&second, 0, BSZ_ROW, "y", 2);

	char *const text = render_all("csv", all, 3, &plain_options, &code);

	assert_int_equal(code, 0);
	assert_string_equal(text, "input,section,symbol,vmsize,filesize\n"
	    "\"a,b\",x,,1,2\napp,y,,2,4\n");
	bsz_free(text);

	second.tables[0].level_keys = inline_levels;
	assert_null(render_all("csv", all, 3, &plain_options, &code));
	assert_int_equal(code, BSZ_EUSAGE);
	bsz_report_release(&first);
	bsz_report_release(&second);
	bsz_report_release(&none);
}

static void test_formulas(void **state)
{
	static const struct bsz_render_options options = {.csv_safe = true};
	static const char *const formulas[] = {
		"=1", "+1", "-1", "@A", "\t=1", "\r=1", "a=1", "",
	};
	struct bsz_report report;
	const struct bsz_report *const one = &report;
	int code;

	(void)state;
	fixture_init(&report);
	assert_non_null(add_tree(&report));
	for (size_t i = 0; i < BSZ_COUNTOF(formulas); i++) {
		add_tree_row(&report, 0, BSZ_ROW, formulas[i], 1);
		add_tree_row(&report, 1, BSZ_ROW, "x", 1);
	}

	char *const csv = render_all("csv", &one, 1, &options, &code);
	char *const tsv = render_all("tsv", &one, 1, &options, &code);

	assert_string_equal(csv, "section,symbol,vmsize,filesize\n"
	    "'=1,x,1,2\n'+1,x,1,2\n'-1,x,1,2\n'@A,x,1,2\n'\t=1,x,1,2\n"
	    "\"'\r=1\",x,1,2\na=1,x,1,2\n,x,1,2\n");
	assert_string_equal(tsv, "section\tsymbol\tvmsize\tfilesize\n"
	    "'=1\tx\t1\t2\n'+1\tx\t1\t2\n'-1\tx\t1\t2\n'@A\tx\t1\t2\n"
	    "'\\t=1\tx\t1\t2\n'\\r=1\tx\t1\t2\na=1\tx\t1\t2\n\tx\t1\t2\n");
	bsz_free(csv);
	bsz_free(tsv);
	bsz_report_release(&report);
}

static void test_no_rows_is_usage(void **state)
{
	struct bsz_report report;
	const struct bsz_report *const one = &report;
	int code;

	(void)state;
	fixture_init(&report);
	assert_null(render_all("csv", &one, 1, &plain_options, &code));
	assert_int_equal(code, BSZ_EUSAGE);
	assert_null(render_all("tsv", &one, 1, &plain_options, &code));
	assert_int_equal(code, BSZ_EUSAGE);
	bsz_report_release(&report);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_tree),
		cmocka_unit_test(test_ancestors),
		cmocka_unit_test(test_flat),
		cmocka_unit_test(test_several),
		cmocka_unit_test(test_formulas),
		cmocka_unit_test(test_no_rows_is_usage),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
