/*
 * Text for people, and that both writers of tables agree to the byte.
 */
#include "render/grid.h"
#include "render/scols.h"
#include "render/width.h"

#include "fixture.h"

static char *render_with(const struct bsz_report *report, size_t width,
    bool colour)
{
	const struct bsz_render_options options = {
		.width = width, .colour = colour, .version = "1.2"};
	int code;
	char *const text = render_all("text", &report, 1, &options, &code);

	assert_int_equal(code, 0);
	return text;
}

static void test_whole(void **state)
{
	struct bsz_note notes[] = {
		{.text = "odd section", .offset = 0x40},
		{.text = "no place", .offset = BSZ_NO_OFFSET},
	};
	struct bsz_report report;

	(void)state;
	fixture_init(&report);
	add_sample(&report);
	report.notes = notes;
	report.note_count = 2;
	report.notes_dropped = 3;
	bsz_report_remark(&report, "next: binsize report -n 0 %s", "app");
	assert_renders("text", &report,
	    "app: ELF\n"
	    "\n"
	    "Rows\n"
	    " VM SIZE   VM %  FILE SIZE  SECTION / SYMBOL\n"
	    "2.93 KiB  50.0%   5.86 KiB  .text\n"
	    "1.95 KiB  50.0%   3.91 KiB    main\n"
	    "1.95 KiB  50.0%   3.91 KiB    (also) start\n"
	    "   999 B  50.0%   1.95 KiB    a,b\n"
	    "     1 B  50.0%        2 B    [2 others]\n"
	    "     5 B  50.0%       10 B  [padding]\n"
	    "     0 B  50.0%        0 B  [7 others]\n"
	    "2.93 KiB  50.0%   5.87 KiB  TOTAL\n"
	    "\n"
	    "note: odd section at offset 0x40\n"
	    "note: no place\n"
	    "note: 3 more notes left out\n"
	    "\n"
	    "next: binsize report -n 0 app\n");
	bsz_report_release(&report);
}

/* Cautions stand in front of what they are about, other notes behind. */
static void test_cautions(void **state)
{
	struct bsz_report report;

	(void)state;
	fixture_init(&report);
	bsz_report_caution(&report, "machine: %s before, %s now", "a", "b");
	bsz_report_caution(&report, "and more");
	assert_non_null(bsz_report_table(&report, "map", NULL, map_columns,
	    BSZ_COUNTOF(map_columns)));
	add_map_row(&report, "main", 1, 20);
	assert_renders("text", &report,
	    "app: ELF\n"
	    "\n"
	    "note: machine: a before, b now\n"
	    "note: and more\n"
	    "\n"
	    "DOMAIN  START  SIZE  LABEL\n"
	    "vm        0x1  20 B  main\n");
	assert_renders("markdown", &report,
	    "### `app: ELF`\n"
	    "\n"
	    "- note: `machine: a before, b now`\n"
	    "- note: `and more`\n"
	    "\n"
	    "| DOMAIN | START | SIZE | LABEL |\n"
	    "| :--- | ---: | ---: | :--- |\n"
	    "| `vm` | 0x1 | 20 B | `main` |\n");
	bsz_report_release(&report);
}

/* The label of a tree is last, though another column is text too. */
static void test_tree_with_texts(void **state)
{
	static const struct bsz_column columns[] = {
		{.key = "label", .title = "SYMBOL", .kind = BSZ_TEXT},
		{.key = "file_delta", .title = "DELTA",
		    .kind = BSZ_SIGNED_BYTES},
		{.key = "growth", .title = "%", .kind = BSZ_GROWTH,
		    .people_only = true},
		{.key = "cause", .title = "CAUSE", .kind = BSZ_TEXT},
	};
	static const char *const keys[] = {"symbol"};
	struct bsz_report report;

	(void)state;
	fixture_init(&report);
	struct bsz_table *table = bsz_report_table(&report, "rows", NULL,
	    columns, BSZ_COUNTOF(columns));
	assert_non_null(table);
	table->level_keys = keys;
	table->main = true;
	union bsz_cell *cell = bsz_table_row(&report, table, 0, BSZ_ROW);
	assert_non_null(cell);
	cell[0].text = "main";
	cell[1].change = -2048;
	cell[2].real = -0.5;
	cell[3].text = "code";
	assert_renders("text", &report,
	    "app: ELF\n"
	    "\n"
	    "    DELTA       %  CAUSE  SYMBOL\n"
	    "-2.00 KiB  -50.0%  code   main\n");
	assert_renders("csv", &report,
	    "symbol,file_delta,cause\n"
	    "main,-2048,code\n");
	bsz_report_release(&report);
}

static void test_map(void **state)
{
	struct bsz_report report;

	(void)state;
	fixture_init(&report);
	report.headline = NULL;
	assert_non_null(bsz_report_table(&report, "map", NULL, map_columns,
	    BSZ_COUNTOF(map_columns)));
	add_map_row(&report, "main", 0x401000, 20);
	add_map_row(&report, "caf\xc3\xa9", 0, 2048);
	assert_renders("text", &report,
	    "DOMAIN     START      SIZE  LABEL\n"
	    "vm      0x401000      20 B  main\n"
	    "vm           0x0  2.00 KiB  caf\xc3\xa9\n");
	bsz_report_release(&report);
}

/* Columns a line takes, by the C library. */
static size_t widest_line(const char *text)
{
	size_t widest = 0;

	for (const char *end; (end = strchr(text, '\n')); text = end + 1) {
		const size_t width = bsz_width_of(text, (size_t)(end - text));

		widest = width > widest ? width : widest;
	}
	return widest;
}

static void test_width(void **state)
{
	struct bsz_width_scope scope;
	struct bsz_report report;

	(void)state;
	fixture_init(&report);
	add_sample(&report);
	add_tree_row(&report, 0, BSZ_ROW, "a long name that does not fit "
	    "into sixty columns \xe6\xbc\xa2\xe5\xad\x97", 1);
	add_tree_row(&report, 0, BSZ_ROW, "\xe6\xbc\xa2\xe5\xad\x97\xe6\xbc"
	    "\xa2\xe5\xad\x97\xe6\xbc\xa2\xe5\xad\x97\xe6\xbc\xa2\xe5\xad\x97"
	    "\xe6\xbc\xa2\xe5\xad\x97\xe6\xbc\xa2\xe5\xad\x97\xe6\xbc\xa2", 1);

	char *const whole = render_with(&report, 0, false);
	char *const cut = render_with(&report, 48, false);
	char *const wide = render_with(&report, 200, false);
	char *const tiny = render_with(&report, 5, false);

	bsz_width_begin(&scope);
	assert_int_equal(widest_line(cut), 48);
	bsz_width_end(&scope);
	assert_non_null(strstr(cut, "  a long name that do\xe2\x80\xa6\n"));
	assert_non_null(strstr(whole, "columns \xe6\xbc\xa2\xe5\xad\x97\n"));
	assert_string_equal(whole, wide);
	assert_non_null(strstr(tiny, "  a long name tha\xe2\x80\xa6\n"));
	bsz_free(whole);
	bsz_free(cut);
	bsz_free(wide);
	bsz_free(tiny);
	bsz_report_release(&report);
}

/* What is to be read is whole; what it stands beside is cut for itself. */
static void test_sentence(void **state)
{
	static const struct bsz_column columns[] = {
		{.key = "rule", .title = "RULE", .kind = BSZ_TEXT},
		{.key = "message", .title = "WHAT", .kind = BSZ_TEXT,
		    .sentence = true},
	};
	static const char message[] = "apt-get update leaves package lists";
	struct bsz_report report;
	union bsz_cell *cell;

	(void)state;
	fixture_init(&report);
	struct bsz_table *const table = bsz_report_table(&report, "rows",
	    NULL, columns, BSZ_COUNTOF(columns));
	assert_non_null(table);
	cell = bsz_table_row(&report, table, 0, BSZ_ROW);
	assert_non_null(cell);
	cell[0].text = "package-lists-are-kept";
	cell[1].text = message;

	char *const wide = render_with(&report, 30, false);
	char *const narrow = render_with(&report, 20, false);

	assert_non_null(strstr(wide, "package-lists-are-kept  apt-get update "
	    "leaves package lists\n"));
	assert_non_null(strstr(narrow, "package-lists-are\xe2\x80\xa6  apt-get "
	    "update leaves package lists\n"));
	bsz_free(wide);
	bsz_free(narrow);
	bsz_report_release(&report);
}

/* What is to be copied is whole, in a line of its own where it is wide. */
static void test_command(void **state)
{
	static const struct bsz_column columns[] = {
		{.key = "label", .title = "COMMAND", .kind = BSZ_TEXT,
		    .command = true},
		{.key = "tool", .title = "TOOL", .kind = BSZ_TEXT},
	};
	static const char *const commands[] = {
		"strip -g", "objcopy --only-keep-debug"};
	struct bsz_report report;

	(void)state;
	fixture_init(&report);
	struct bsz_table *const table = bsz_report_table(&report, "rows",
	    NULL, columns, BSZ_COUNTOF(columns));

	assert_non_null(table);
	for (size_t i = 0; i < BSZ_COUNTOF(commands); i++) {
		union bsz_cell *const cell = bsz_table_row(&report, table, 0,
		    BSZ_ROW);

		assert_non_null(cell);
		cell[0].text = commands[i];
		cell[1].text = "binutils";
	}

	char *const wide = render_with(&report, 60, false);
	char *const narrow = render_with(&report, 30, false);

	assert_non_null(strstr(wide, "objcopy --only-keep-debug  binutils\n"));
	assert_non_null(strstr(narrow, "strip -g              binutils\n"
	    "objcopy --only-keep-debug\n"
	    "                      binutils\n"));
	bsz_free(wide);
	bsz_free(narrow);
	bsz_report_release(&report);
}

static void test_colour(void **state)
{
	struct bsz_report report;

	(void)state;
	fixture_init(&report);
	add_sample(&report);

	char *const text = render_with(&report, 0, true);

	assert_non_null(strstr(text, "\033[1mapp: ELF\033[0m\n"));
	assert_non_null(strstr(text, "\033[1mRows\033[0m\n"));
	assert_non_null(strstr(text, "  \033[2m[padding]\033[0m\n"));
	assert_non_null(strstr(text, "  main\n"));
	bsz_free(text);
	bsz_report_release(&report);
}

/* The library's bytes and the grid's own. */
static void assert_agree(const struct bsz_table *table, size_t width,
    bool colour)
{
	const struct bsz_render_options options = {
		.width = width, .colour = colour};
	struct bsz_scols *const scols = bsz_scols_open();
	struct bsz_buf ours = {0};
	struct bsz_buf theirs = {0};
	struct bsz_width_scope scope;
	struct bsz_grid grid;
	struct bsz_err err;

	assert_non_null(scols);
	bsz_width_begin(&scope);
	assert_int_equal(bsz_grid_init(&grid, table, &options, &err), 0);
	assert_true(bsz_scols_suits(&grid));
	assert_int_equal(bsz_grid_write(&grid, &ours, &err), 0);
	assert_int_equal(bsz_scols_write(scols, &grid, &theirs, &err), 0);
	bsz_buf_char(&ours, '\0');
	bsz_buf_char(&theirs, '\0');
	assert_string_equal(theirs.data, ours.data);
	bsz_buf_release(&ours);
	bsz_buf_release(&theirs);
	bsz_grid_release(&grid);
	bsz_width_end(&scope);
	bsz_scols_close(scols);
}

static void add_hostile_table(struct bsz_report *report,
    const struct bsz_column *columns, size_t column_count)
{
	char *const room = bsz_arena_alloc(&report->arena, NAME_ROOM + 1);

	assert_non_null(room);
	assert_non_null(bsz_report_table(report, "rows", NULL, columns,
	    column_count));
	for (size_t i = 0; i < BSZ_COUNTOF(hostile_names); i++) {
		if (columns == tree_columns)
			add_tree_row(report, (uint32_t)i % 2, BSZ_ROW,
			    hostile_name(i, room), i * i * i);
		else if (hostile_names[i])
			add_map_row(report, hostile_names[i], i * i * i, i);
	}
	report->tables[0].levels = columns == tree_columns ? 2 : 1;
}

static void test_writers_agree(void **state)
{
	(void)state;
	for (size_t i = 0; i < 8; i++) {
		struct bsz_report report;

		fixture_init(&report);
		if (i & 1)
			add_hostile_table(&report, tree_columns,
			    BSZ_COUNTOF(tree_columns));
		else
			add_hostile_table(&report, map_columns,
			    BSZ_COUNTOF(map_columns));
		assert_agree(&report.tables[0], i & 2 ? 60 : 0, i & 4);
		bsz_report_release(&report);
	}
}

/* A column of text that is not the last: a long one sticks out. */
static void test_padding_has_a_limit(void **state)
{
	static const struct bsz_column columns[] = {
		{.key = "name", .title = "NAME", .kind = BSZ_TEXT},
		{.key = "use", .title = "USE", .kind = BSZ_TEXT},
	};
	struct bsz_report report;
	char name[301] = {0};

	(void)state;
	memset(name, 'x', 300);
	fixture_init(&report);
	assert_non_null(bsz_report_table(&report, "list", NULL, columns, 2));
	for (int i = 0; i < 3; i++) {
		union bsz_cell *const cells = bsz_table_row(&report,
		    &report.tables[0], 0, BSZ_ROW);

		cells[0].text = i == 1 ? name : "csv";
		cells[1].text = "text";
	}

	char *const text = render("text", &report);

	assert_non_null(strstr(text, "\nNAME  USE\ncsv   text\nxxx"));
	assert_non_null(strstr(text, "xxx  text\ncsv   text\n"));
	bsz_free(text);
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
	second.headline = "lib: ELF";
	assert_non_null(add_tree(&first));

	char *const text = render_all("text", both, 2, &plain_options, &code);

	assert_int_equal(code, 0);
	/* A table without rows is not shown. */
	assert_string_equal(text, "app: ELF\n\nlib: ELF\n");
	bsz_free(text);
	bsz_report_release(&first);
	bsz_report_release(&second);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_whole),
		cmocka_unit_test(test_cautions),
		cmocka_unit_test(test_tree_with_texts),
		cmocka_unit_test(test_map),
		cmocka_unit_test(test_width),
		cmocka_unit_test(test_sentence),
		cmocka_unit_test(test_command),
		cmocka_unit_test(test_colour),
		cmocka_unit_test(test_writers_agree),
		cmocka_unit_test(test_padding_has_a_limit),
		cmocka_unit_test(test_several),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
