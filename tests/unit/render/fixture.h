/*
 * Reports made by hand, and what a renderer makes of them as one string.
 */
#ifndef BINSIZE_RENDER_FIXTURE_H
#define BINSIZE_RENDER_FIXTURE_H

#include "render/render.h"

#include <setjmp.h>
#include <stdarg.h>

#include <cmocka.h>

#define NAME_ROOM ((size_t)1 << 20)

static const struct bsz_column tree_columns[] = {
	{.key = "label", .title = "SECTION / SYMBOL", .kind = BSZ_TEXT},
	{.key = "vm_bytes", .title = "VM SIZE", .kind = BSZ_BYTES},
	{.key = "vm_share", .title = "VM %", .kind = BSZ_SHARE,
	    .people_only = true},
	{.key = "file_bytes", .title = "FILE SIZE", .kind = BSZ_BYTES},
};

static const struct bsz_column map_columns[] = {
	{.key = "domain", .title = "DOMAIN", .kind = BSZ_TEXT},
	{.key = "start", .title = "START", .kind = BSZ_ADDRESS},
	{.key = "size", .title = "SIZE", .kind = BSZ_BYTES},
	{.key = "label", .title = "LABEL", .kind = BSZ_TEXT},
	{.key = "ordinal", .title = NULL, .kind = BSZ_COUNT,
	    .machine_only = true},
};

static const char *const tree_levels[] = {"section", "symbol"};
static const char *const inline_levels[] = {"section", "inline"};

/* What a name may hold; the last is 1 MiB long. */
static const char *const hostile_names[] = {
	"plain",
	"",
	"\033[2J\033]0;title\a",
	"two\nlines\r\nand a\ttab",
	"say \"hello\"",
	"`one` ``two`` ```three```",
	"`",
	"pipe|pipe\\|slash\\",
	"]]><script>alert(1)</script>",
	"::error::it failed",
	"  ::set-output name=a::b",
	"##[error]it failed",
	"###vso[task.complete]",
	"invalid \xff\xfe \xc3( \xed\xa0\x80 \xf5\x80\x80\x80 \xc0\xaf"
	    "end\xe2\x80",
	"C1 \xc2\x9b" "31m DEL \x7f",
	"caf\xc3\xa9 \xe6\xbc\xa2\xe5\xad\x97 \xf0\x9f\x98\x80",
	"=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1",
	"a;b;;c; 12 34",
	"bidi \xe2\x80\xae" "gpj.exe \xe2\x81\xa6 \xef\xbb\xbf"
	    "\xf3\xa0\x80\x81",
	"@team #12 [link](http://x) <b> &amp; *bold* _it_ ~~x~~",
	"%25%0A${{ secrets }}",
	NULL, /* see hostile_name() */
};

/* The name at an index; the long one is written to room[NAME_ROOM + 1]. */
static inline const char *hostile_name(size_t index, char *room)
{
	if (hostile_names[index])
		return hostile_names[index];
	for (size_t i = 0; i < NAME_ROOM; i++)
		room[i] = "long\xc3\xa9 \033name "[i % 13];
	room[NAME_ROOM] = '\0';
	return room;
}

static inline void fixture_init(struct bsz_report *report)
{
	bsz_report_init(report);
	report->command = "report";
	report->schema = "binsize.report";
	report->input = "app";
	report->headline = "app: ELF";
}

static inline struct bsz_table *add_tree(struct bsz_report *report)
{
	struct bsz_table *const table = bsz_report_table(report, "rows",
	    "Rows", tree_columns, BSZ_COUNTOF(tree_columns));

	if (!table)
		return NULL;
	table->levels = BSZ_COUNTOF(tree_levels);
	table->level_keys = tree_levels;
	table->main = true;
	table->weight_column = 3;
	return table;
}

static inline void add_tree_row(struct bsz_report *report, uint32_t level,
    enum bsz_row_mark mark, const char *label, uint64_t bytes)
{
	union bsz_cell *const cells = bsz_table_row(report,
	    &report->tables[report->table_count - 1], level, mark);

	if (!cells)
		return;
	cells[0].text = label;
	cells[1].number = bytes;
	cells[2].real = 0.5;
	cells[3].number = bytes * 2;
}

static inline void add_map_row(struct bsz_report *report, const char *label,
    uint64_t start, uint64_t size)
{
	union bsz_cell *const cells = bsz_table_row(report,
	    &report->tables[report->table_count - 1], 0, BSZ_ROW);

	if (!cells)
		return;
	cells[0].text = "vm";
	cells[1].number = start;
	cells[2].number = size;
	cells[3].text = label;
	cells[4].number = 7;
}

/* A small tree with each kind of row. */
static inline void add_sample(struct bsz_report *report)
{
	if (!add_tree(report))
		return;
	add_tree_row(report, 0, BSZ_ROW, ".text", 3000);
	add_tree_row(report, 1, BSZ_ROW, "main", 2000);
	add_tree_row(report, 1, BSZ_ROW_LISTED, "start", 2000);
	add_tree_row(report, 1, BSZ_ROW, "a,b", 999);
	add_tree_row(report, 1, BSZ_ROW_OTHERS, "[2 others]", 1);
	add_tree_row(report, 0, BSZ_ROW, "[padding]", 5);
	add_tree_row(report, 0, BSZ_ROW_OTHERS, "[7 others]", 0);
	add_tree_row(report, 0, BSZ_ROW_TOTAL, "TOTAL", 3005);
}

static const struct bsz_render_options plain_options = {.version = "1.2"};

/* What a format makes of reports, to be freed; NULL with code set. */
static inline char *render_all(const char *format,
    const struct bsz_report *const *reports, size_t count,
    const struct bsz_render_options *options, int *code)
{
	struct bsz_buf out = {0};
	struct bsz_err err = {0};

	*code = bsz_renderer_find(format)->write(reports, count, options,
	    &out, &err);
	assert_int_equal(err.code, *code);
	bsz_buf_char(&out, '\0');
	if (!*code && !out.failed)
		return out.data;
	if (!*code)
		*code = BSZ_ENOMEM;
	bsz_buf_release(&out);
	return NULL;
}

/* The same for one report that can be shown. */
static inline char *render(const char *format,
    const struct bsz_report *report)
{
	int code;
	char *const text = render_all(format, &report, 1, &plain_options,
	    &code);

	assert_int_equal(code, 0);
	assert_non_null(text);
	return text;
}

static inline void assert_renders(const char *format,
    const struct bsz_report *report, const char *expected)
{
	char *const text = render(format, report);

	assert_string_equal(text, expected);
	bsz_free(text);
}

#endif
