/*
 * Markdown as a whole; test_hostile.c tries its rules.
 */
#include "fixture.h"

static void test_whole(void **state)
{
	struct bsz_note notes[] = {
		{.text = "odd | section", .offset = 0x40},
		{.text = "@team", .offset = BSZ_NO_OFFSET},
	};
	struct bsz_report report;

	(void)state;
	fixture_init(&report);
	add_sample(&report);
	report.notes = notes;
	report.note_count = 2;
	report.notes_dropped = 1;
	bsz_report_remark(&report, "next: %s", "binsize");
	assert_renders("markdown", &report,
	    "### `app: ELF`\n"
	    "\n"
	    "**Rows**\n"
	    "\n"
	    "| SECTION / SYMBOL | VM SIZE | VM % | FILE SIZE |\n"
	    "| :--- | ---: | ---: | ---: |\n"
	    "| `.text` | 2.93 KiB | 50.0% | 5.86 KiB |\n"
	    "| &emsp;`main` | 1.95 KiB | 50.0% | 3.91 KiB |\n"
	    "| &emsp;(also) `start` | 1.95 KiB | 50.0% | 3.91 KiB |\n"
	    "| &emsp;`a,b` | 999 B | 50.0% | 1.95 KiB |\n"
	    "| &emsp;`[2 others]` | 1 B | 50.0% | 2 B |\n"
	    "| `[padding]` | 5 B | 50.0% | 10 B |\n"
	    "| `[7 others]` | 0 B | 50.0% | 0 B |\n"
	    "| `TOTAL` | 2.93 KiB | 50.0% | 5.87 KiB |\n"
	    "\n"
	    "- note: `odd \\| section` at offset 0x40\n"
	    "- note: `@team`\n"
	    "- note: 1 more notes left out\n"
	    "\n"
	    "- `next: binsize`\n");
	bsz_report_release(&report);
}

static void test_machine_columns_are_left_out(void **state)
{
	struct bsz_report report;

	(void)state;
	fixture_init(&report);
	report.headline = NULL;
	assert_non_null(bsz_report_table(&report, "map", NULL, map_columns,
	    BSZ_COUNTOF(map_columns)));
	add_map_row(&report, "main", 0x401000, 20);
	assert_renders("markdown", &report,
	    "| DOMAIN | START | SIZE | LABEL |\n"
	    "| :--- | ---: | ---: | :--- |\n"
	    "| `vm` | 0x401000 | 20 B | `main` |\n");
	bsz_report_release(&report);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_whole),
		cmocka_unit_test(test_machine_columns_are_left_out),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
