/*
 * json and jsonl, read back by another library.
 */
#include "fixture.h"

#include <jansson.h>

static json_t *parse(const char *text)
{
	json_error_t error;
	json_t *const document = json_loads(text, JSON_REJECT_DUPLICATES,
	    &error);

	if (!document)
		fail_msg("%d:%d: %s", error.line, error.column, error.text);
	return document;
}

static void test_whole(void **state)
{
	struct bsz_fact facts[] = {
		{.key = "machine", .text = "x86-64"},
		{.key = "class", .text = "64"},
		{.key = "machine", .text = "second"},
	};
	struct bsz_note notes[] = {
		{.text = "odd", .offset = UINT64_MAX - 1},
		{.text = "more", .offset = BSZ_NO_OFFSET},
	};
	struct bsz_report report;

	(void)state;
	fixture_init(&report);
	report.facts = facts;
	report.fact_count = 3;
	report.notes = notes;
	report.note_count = 2;
	report.notes_dropped = 9;
	add_sample(&report);
	report.tables[0].row_count = 4;
	assert_renders("json", &report,
	    "{\"diagnostics\":[\n"
	    "{\"input\":\"app\",\"message\":\"odd\","
	    "\"offset\":18446744073709551614},\n"
	    "{\"input\":\"app\",\"message\":\"more\"},\n"
	    "{\"dropped\":9,\"input\":\"app\","
	    "\"message\":\"more notes left out\"}],\n"
	    "\"results\":[\n"
	    "{\"facts\":{\"class\":\"64\",\"machine\":\"x86-64\"},"
	    "\"input\":\"app\",\"tables\":{\n"
	    "\"rows\":{\"columns\":[{\"key\":\"label\",\"kind\":\"text\"},"
	    "{\"key\":\"vm_bytes\",\"kind\":\"bytes\"},"
	    "{\"key\":\"file_bytes\",\"kind\":\"bytes\"}],"
	    "\"levels\":[\"section\",\"symbol\"],\"rows\":[\n"
	    "{\"children\":[\n"
	    "{\"file_bytes\":4000,\"label\":\"main\",\"vm_bytes\":2000},\n"
	    "{\"file_bytes\":4000,\"label\":\"start\",\"mark\":\"listed\","
	    "\"vm_bytes\":2000},\n"
	    "{\"file_bytes\":1998,\"label\":\"a,b\",\"vm_bytes\":999}],"
	    "\"file_bytes\":6000,\"label\":\".text\",\"vm_bytes\":3000}]"
	    "}}}],\n"
	    "\"schema\":\"binsize.report\",\"schema_version\":\"1.0\","
	    "\"tool\":{\"name\":\"binsize\",\"version\":\"1.2\"}}\n");
	bsz_report_release(&report);
}

/* Rows of a level against a table's, from *next on. */
static void assert_rows(const json_t *rows, const struct bsz_table *table,
    uint32_t level, size_t *next)
{
	static const char *const marks[] = {
		NULL, "others", "listed", "total"};
	size_t index;
	json_t *row;

	json_array_foreach(rows, index, row) {
		const size_t at = (*next)++;
		const union bsz_cell *const cells =
		    table->cells + at * table->column_count;
		const char *const mark = marks[table->rows[at].mark];

		assert_int_equal(table->rows[at].level, level);
		assert_string_equal(json_string_value(json_object_get(row,
		    "label")), cells[0].text);
		assert_int_equal(json_integer_value(json_object_get(row,
		    "vm_bytes")), cells[1].number);
		assert_null(json_object_get(row, "vm_share"));
		assert_null(json_object_get(row, "label_b64"));
		if (mark)
			assert_string_equal(json_string_value(
			    json_object_get(row, "mark")), mark);
		else
			assert_null(json_object_get(row, "mark"));
		assert_rows(json_object_get(row, "children"), table,
		    level + 1, next);
	}
}

static void test_read_back_equals_the_table(void **state)
{
	struct bsz_report report;
	size_t next = 0;

	(void)state;
	fixture_init(&report);
	add_sample(&report);

	char *const text = render("json", &report);
	json_t *const document = parse(text);
	const json_t *const result = json_array_get(
	    json_object_get(document, "results"), 0);

	assert_rows(json_object_get(json_object_get(json_object_get(result,
	    "tables"), "rows"), "rows"), &report.tables[0], 0, &next);
	assert_int_equal(next, report.tables[0].row_count);
	json_decref(document);
	bsz_free(text);
	bsz_report_release(&report);
}

/* Every object, however deep. */
static void assert_sorted(json_t *value)
{
	const char *before = "";
	const char *key;
	json_t *member;
	size_t index;

	/* jansson keeps the order of the text. */
	json_object_foreach(value, key, member) {
		assert_true(strcmp(before, key) < 0);
		before = key;
		assert_sorted(member);
	}
	json_array_foreach(value, index, member)
		assert_sorted(member);
}

static void test_keys_are_sorted(void **state)
{
	struct bsz_fact facts[] = {
		{.key = "b", .text = "\xff"}, {.key = "a", .text = "1"},
		{.key = "c", .text = "2"},
	};
	struct bsz_report first, second;
	const struct bsz_report *const both[] = {&first, &second};
	int code;

	(void)state;
	fixture_init(&first);
	fixture_init(&second);
	first.facts = facts;
	first.fact_count = 3;
	first.input = "app\xff";
	assert_non_null(bsz_report_table(&first, "zeta", NULL, map_columns,
	    BSZ_COUNTOF(map_columns)));
	add_map_row(&first, "\xff", 1, 2);
	add_sample(&first);

	char *const text = render_all("json", both, 2, &plain_options, &code);

	assert_int_equal(code, 0);

	json_t *const document = parse(text);

	assert_sorted(document);
	assert_int_equal(json_array_size(json_object_get(document,
	    "results")), 2);
	assert_non_null(strstr(text, "\"input\":\"app\xef\xbf\xbd\","
	    "\"input_b64\":\"YXBw/w==\""));
	assert_non_null(strstr(text, "\"b_b64\":\"/w==\""));
	assert_non_null(strstr(text, "\"zeta\":{\"columns\""));
	assert_non_null(strstr(text, "{\"domain\":\"vm\",\"label\":"
	    "\"\xef\xbf\xbd\",\"label_b64\":\"/w==\",\"ordinal\":7,"
	    "\"size\":2,\"start\":1}"));
	json_decref(document);
	bsz_free(text);
	bsz_report_release(&first);
	bsz_report_release(&second);
}

static void test_empty(void **state)
{
	struct bsz_report report;

	(void)state;
	fixture_init(&report);
	report.input = NULL;
	report.schema = "binsize.list";
	assert_renders("json", &report,
	    "{\"diagnostics\":[],\n\"results\":[\n"
	    "{\"facts\":{},\"tables\":{}}],\n"
	    "\"schema\":\"binsize.list\",\"schema_version\":\"1.0\","
	    "\"tool\":{\"name\":\"binsize\",\"version\":\"1.2\"}}\n");
	bsz_report_release(&report);
}

static void test_numbers_are_exact(void **state)
{
	struct bsz_report report;

	(void)state;
	fixture_init(&report);
	assert_non_null(bsz_report_table(&report, "map", NULL, map_columns,
	    BSZ_COUNTOF(map_columns)));
	report.tables[0].main = true;
	add_map_row(&report, NULL, UINT64_MAX, (uint64_t)1 << 53 | 1);

	static const char *const formats[] = {"json", "jsonl"};

	for (size_t i = 0; i < BSZ_COUNTOF(formats); i++) {
		char *const text = render(formats[i], &report);

		assert_non_null(strstr(text, "{\"domain\":\"vm\","
		    "\"label\":null,\"ordinal\":7,"
		    "\"size\":9007199254740993,"
		    "\"start\":18446744073709551615}"));
		bsz_free(text);
	}
	bsz_report_release(&report);
}

static void test_lines(void **state)
{
	struct bsz_report report;

	(void)state;
	fixture_init(&report);
	add_sample(&report);
	add_tree_row(&report, 0, BSZ_ROW, "x\xff", 1);
	assert_renders("jsonl", &report,
	    "{\"columns\":[{\"key\":\"label\",\"kind\":\"text\"},"
	    "{\"key\":\"vm_bytes\",\"kind\":\"bytes\"},"
	    "{\"key\":\"file_bytes\",\"kind\":\"bytes\"}],"
	    "\"input\":\"app\",\"levels\":[\"section\",\"symbol\"],"
	    "\"schema\":\"binsize.report\",\"schema_version\":\"1.0\","
	    "\"table\":\"rows\","
	    "\"tool\":{\"name\":\"binsize\",\"version\":\"1.2\"}}\n"
	    "{\"file_bytes\":4000,\"path\":[\".text\",\"main\"],"
	    "\"vm_bytes\":2000}\n"
	    "{\"file_bytes\":4000,\"mark\":\"listed\","
	    "\"path\":[\".text\",\"start\"],\"vm_bytes\":2000}\n"
	    "{\"file_bytes\":1998,\"path\":[\".text\",\"a,b\"],"
	    "\"vm_bytes\":999}\n"
	    "{\"file_bytes\":2,\"mark\":\"others\","
	    "\"path\":[\".text\",\"[2 others]\"],\"vm_bytes\":1}\n"
	    "{\"file_bytes\":10,\"path\":[\"[padding]\"],\"vm_bytes\":5}\n"
	    "{\"file_bytes\":0,\"mark\":\"others\","
	    "\"path\":[\"[7 others]\"],\"vm_bytes\":0}\n"
	    "{\"file_bytes\":2,\"path\":[\"x\xef\xbf\xbd\"],"
	    "\"path_b64\":[\"eP8=\"],\"vm_bytes\":1}\n");
	bsz_report_release(&report);
}

static void test_no_rows_is_usage(void **state)
{
	struct bsz_report report;
	const struct bsz_report *const one = &report;
	int code;

	(void)state;
	fixture_init(&report);
	assert_non_null(bsz_report_table(&report, "map", NULL, map_columns,
	    BSZ_COUNTOF(map_columns)));
	assert_null(render_all("jsonl", &one, 1, &plain_options, &code));
	assert_int_equal(code, BSZ_EUSAGE);
	bsz_report_release(&report);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_whole),
		cmocka_unit_test(test_read_back_equals_the_table),
		cmocka_unit_test(test_keys_are_sorted),
		cmocka_unit_test(test_empty),
		cmocka_unit_test(test_numbers_are_exact),
		cmocka_unit_test(test_lines),
		cmocka_unit_test(test_no_rows_is_usage),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
