/*
 * Reports under construction.
 */
#include "fixture.h"

#include <binsize/artifact.h>

static void test_table(void **state)
{
	struct bsz_report report;

	(void)state;
	fixture_init(&report);

	struct bsz_table *const table = bsz_report_table(&report, "map",
	    NULL, map_columns, BSZ_COUNTOF(map_columns));

	assert_non_null(table);
	assert_int_equal(table->levels, 1);
	assert_ptr_equal(table->level_keys, &map_columns[0].key);
	for (uint64_t i = 0; i < 1000; i++)
		add_map_row(&report, "x", i, i * 2);
	assert_int_equal(table->row_count, 1000);
	for (size_t i = 0; i < 1000; i++) {
		const union bsz_cell *const cells =
		    table->cells + i * table->column_count;

		assert_int_equal(cells[1].number, i);
		assert_int_equal(cells[2].number, i * 2);
		assert_string_equal(cells[3].text, "x");
	}
	assert_false(report.failed);
	bsz_report_release(&report);
	assert_null(report.tables);
}

static void test_cells_are_cleared(void **state)
{
	struct bsz_report report;

	(void)state;
	fixture_init(&report);
	assert_non_null(add_tree(&report));

	const union bsz_cell *const cells = bsz_table_row(&report,
	    &report.tables[0], 1, BSZ_ROW_OTHERS);

	assert_null(cells[0].text);
	assert_int_equal(cells[3].number, 0);
	assert_int_equal(report.tables[0].rows[0].level, 1);
	assert_int_equal(report.tables[0].rows[0].mark, BSZ_ROW_OTHERS);
	bsz_report_release(&report);
}

static void test_many_tables_and_remarks(void **state)
{
	struct bsz_report report;

	(void)state;
	fixture_init(&report);
	for (int i = 0; i < 100; i++) {
		assert_non_null(bsz_report_table(&report, "key", "title",
		    tree_columns, BSZ_COUNTOF(tree_columns)));
		bsz_report_remark(&report, "%d of %s", i, "100");
	}
	assert_int_equal(report.table_count, 100);
	assert_int_equal(report.remark_count, 100);
	assert_string_equal(report.remarks[0], "0 of 100");
	assert_string_equal(report.remarks[99], "99 of 100");
	assert_false(report.failed);
	bsz_report_release(&report);
}

static void test_artifact(void **state)
{
	struct bsz_fact fact = {.key = "machine", .text = "x86-64"};
	struct bsz_note note = {.text = "odd", .offset = 3};
	const struct bsz_artifact artifact = {
		.facts = &fact, .fact_count = 1,
		.notes = &note, .note_count = 1, .notes_dropped = 2,
	};
	struct bsz_report report;

	(void)state;
	fixture_init(&report);
	bsz_report_artifact(&report, &artifact);
	assert_ptr_equal(report.facts, &fact);
	assert_int_equal(report.fact_count, 1);
	assert_ptr_equal(report.notes, &note);
	assert_int_equal(report.note_count, 1);
	assert_int_equal(report.notes_dropped, 2);
	bsz_report_release(&report);
}

static void build(struct bsz_report *report)
{
	fixture_init(report);
	add_sample(report);
	bsz_report_remark(report, "see %s", "more");
	for (int i = 0; i < 100 && report->table_count; i++)
		add_tree_row(report, 0, BSZ_ROW, "x", 1);
}

/* Every failure is remembered, and none is lost by what comes after it. */
static void test_memory(void **state)
{
	struct bsz_report report;
	uint64_t n = 0;

	(void)state;
	do {
		bsz_alloc_fail_at(++n);
		build(&report);
		bsz_alloc_fail_at(0);
		const bool failed = report.failed;
		const size_t rows = report.table_count
		    ? report.tables[0].row_count : 0;

		bsz_report_release(&report);
		if (!failed) {
			assert_int_equal(rows, 108);
			break;
		}
	} while (n < 1000);
	assert_in_range(n, 5, 999);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_table),
		cmocka_unit_test(test_cells_are_cleared),
		cmocka_unit_test(test_many_tables_and_remarks),
		cmocka_unit_test(test_artifact),
		cmocka_unit_test(test_memory),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
