/*
 * The same hostile names through every format, each held to the rule of its
 * sink. A format that is added fails here until it has a rule.
 */
#include "render/utf8.h"

#include "fixture.h"

#include <binsize/limits.h>

#include <jansson.h>

#define ROWS BSZ_COUNTOF(hostile_names)

/* What a report of hostile names looks like to a format. */
struct sink {
	const char *format;
	void (*check)(const char *text, const struct bsz_table *table);
};

static const char *label(const struct bsz_table *table, size_t row)
{
	return table->cells[row * table->column_count].text;
}

/* Nothing a terminal or a CI runner obeys; lines are whole UTF-8. */
static void assert_harmless(const char *text)
{
	const char *const end = text + strlen(text);
	bool line_start = true;
	uint32_t code;

	assert_null(strstr(text, "##["));
	assert_null(strstr(text, "##vso["));
	for (size_t length; text < end; text += length) {
		length = bsz_utf8_next(text, (size_t)(end - text), &code);
		assert_int_not_equal(length, 0);
		assert_true(code == '\n' || code >= ' ');
		assert_false(code >= 0x7f && code < 0xa0);
		assert_false(code >= 0x200b && code <= 0x200f);
		assert_false(code >= 0x2028 && code <= 0x202e);
		assert_false(code >= 0x2060 && code <= 0x206f);
		assert_false(code == 0xfeff || code >= 0xe0000);
		assert_false(line_start && strncmp(text, "::", 2) == 0);
		line_start = code == '\n' || (line_start && code == ' ');
	}
}

static size_t count_lines(const char *text)
{
	size_t lines = 0;

	for (; (text = strchr(text, '\n')); text++)
		lines++;
	return lines;
}

static void check_text(const char *text, const struct bsz_table *table)
{
	assert_harmless(text);
	/* Headline, blank, title, header, rows, blank, note, blank, remark */
	assert_int_equal(count_lines(text), table->row_count + 8);
	/* Each ESC of the long name takes four. */
	assert_in_range(strlen(text), 1, BSZ_MAX_SHOWN_NAME * 2);
}

/* One cell that is a code span: its content, or NULL. */
static void assert_code_span(const char *cell, size_t size)
{
	size_t fence = 0;
	size_t run = 0;

	while (fence < size && cell[fence] == '`')
		fence++;
	assert_true(fence * 2 < size);
	for (size_t i = fence; i < size - fence; i++) {
		run = cell[i] == '`' ? run + 1 : 0;
		if (i + 1 < size - fence && cell[i + 1] != '`')
			assert_int_not_equal(run, fence);
	}
	for (size_t i = 0; i < fence; i++)
		assert_int_equal(cell[size - 1 - i], '`');
	if (fence > 1) {
		assert_int_equal(cell[fence], ' ');
		assert_int_equal(cell[size - fence - 1], ' ');
	}
}

/* A row of the table: "| CELL | 1 B | 50.0% | 2 B |", by GFM's rules. */
static void check_markdown_row(const char *line, size_t size)
{
	const char *cell = line + 2;
	size_t cells = 0;

	assert_memory_equal(line, "| ", 2);
	for (size_t i = 1; i < size; i++) {
		if (line[i] != '|')
			continue;
		if (line[i - 1] == '\\') {
			/* Readers differ over "\\|". */
			assert_int_not_equal(line[i - 2], '\\');
			continue;
		}
		const size_t width = (size_t)(line + i - 1 - cell);

		if (++cells == 1 && line + i > cell + 1)
			assert_code_span(cell, width);
		cell = line + i + 2;
	}
	assert_int_equal(cells, 4);
}

static void check_markdown(const char *text, const struct bsz_table *table)
{
	size_t rows = 0;

	assert_harmless(text);
	for (const char *end; (end = strchr(text, '\n')); text = end + 1) {
		if (*text != '|')
			continue;
		if (++rows > 2)
			check_markdown_row(text, (size_t)(end - text));
	}
	assert_int_equal(rows, table->row_count + 2);
}

/* Of "name" and "name_b64" the latter when it is there. */
static void assert_json_label(const json_t *text, const json_t *base64,
    const char *expected)
{
	struct bsz_buf encoded = {0};

	assert_non_null(text);
	if (!base64) {
		assert_int_equal(json_string_length(text), strlen(expected));
		assert_string_equal(json_string_value(text), expected);
		return;
	}
	/* Decoded here, by another way than it was encoded. */
	uint32_t bits = 0;
	int count = 0;

	for (const char *at = json_string_value(base64); *at && *at != '=';
	    at++) {
		static const char digits[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
		    "abcdefghijklmnopqrstuvwxyz0123456789+/";

		bits = bits << 6 | (uint32_t)(strchr(digits, *at) - digits);
		count += 6;
		if (count < 8)
			continue;
		count -= 8;
		bsz_buf_char(&encoded, (char)(bits >> count));
	}
	bsz_buf_char(&encoded, '\0');
	assert_string_equal(encoded.data, expected);
	bsz_buf_release(&encoded);
}

static json_t *parse(const char *text, size_t size)
{
	json_error_t error;
	json_t *const value = json_loadb(text, size, JSON_REJECT_DUPLICATES,
	    &error);

	if (!value)
		fail_msg("%d:%d: %s", error.line, error.column, error.text);
	return value;
}

static void check_json(const char *text, const struct bsz_table *table)
{
	json_t *const document = parse(text, strlen(text));
	const json_t *const rows = json_object_get(json_object_get(
	    json_object_get(json_array_get(json_object_get(document,
	    "results"), 0), "tables"), "rows"), "rows");

	assert_harmless(text);
	assert_int_equal(json_array_size(rows), table->row_count);
	for (size_t i = 0; i < table->row_count; i++) {
		const json_t *const row = json_array_get(rows, i);

		assert_json_label(json_object_get(row, "label"),
		    json_object_get(row, "label_b64"), label(table, i));
	}
	json_decref(document);
}

static void check_jsonl(const char *text, const struct bsz_table *table)
{
	size_t line = 0;

	assert_harmless(text);
	for (const char *end; (end = strchr(text, '\n')); text = end + 1) {
		json_t *const row = parse(text, (size_t)(end - text));

		if (line++)
			assert_json_label(json_array_get(json_object_get(row,
			    "path"), 0), json_array_get(json_object_get(row,
			    "path_b64"), 0), label(table, line - 2));
		json_decref(row);
	}
	assert_int_equal(line, table->row_count + 1);
}

/* One field of RFC 4180 into out; returns what ended it, at *text. */
static char read_csv_field(const char **text, struct bsz_buf *out)
{
	const char *at = *text;
	const bool quoted = *at == '"';

	out->size = 0;
	for (at += quoted; *at; at++) {
		if (quoted && at[0] == '"' && at[1] == '"')
			at++;
		else if (quoted ? *at == '"' : *at == ',' || *at == '\n')
			break;
		else
			assert_true(quoted || (*at != '"' && *at != '\r'));
		bsz_buf_char(out, *at);
	}
	bsz_buf_char(out, '\0');
	at += quoted;
	*text = at + 1;
	return *at;
}

static void check_csv(const char *text, const struct bsz_table *table)
{
	struct bsz_buf field = {0};

	text = strchr(text, '\n') + 1;
	for (size_t i = 0; i < table->row_count; i++) {
		assert_int_equal(read_csv_field(&text, &field), ',');
		assert_string_equal(field.data, label(table, i));
		assert_int_equal(read_csv_field(&text, &field), ',');
		assert_string_equal(field.data, "");
		assert_int_equal(read_csv_field(&text, &field), ',');
		assert_int_equal(strtoul(field.data, NULL, 10), i + 1);
		assert_int_equal(read_csv_field(&text, &field), '\n');
	}
	assert_int_equal(*text, '\0');
	bsz_buf_release(&field);
}

static void check_tsv(const char *text, const struct bsz_table *table)
{
	struct bsz_buf field = {0};

	assert_null(strchr(text, '\r'));
	text = strchr(text, '\n') + 1;
	for (size_t i = 0; i < table->row_count; i++) {
		field.size = 0;
		for (; *text != '\t'; text++) {
			assert_int_not_equal(*text, '\n');
			if (*text != '\\') {
				bsz_buf_char(&field, *text);
				continue;
			}
			text++;
			bsz_buf_char(&field, *text == 't' ? '\t'
			    : *text == 'n' ? '\n' : *text == 'r' ? '\r'
			    : *text);
		}
		bsz_buf_char(&field, '\0');
		assert_string_equal(field.data, label(table, i));
		text = strchr(text, '\n') + 1;
	}
	assert_int_equal(*text, '\0');
	bsz_buf_release(&field);
}

/* The expression of flamegraph.pl: ^(.*)\s+?(\d+)$, with one weight. */
static void check_folded(const char *text, const struct bsz_table *table)
{
	size_t line = 0;

	assert_harmless(text);
	for (const char *end; (end = strchr(text, '\n')); text = end + 1) {
		const char *at = end;

		while (at[-1] >= '0' && at[-1] <= '9')
			at--;
		assert_int_equal(strtoul(at, NULL, 10), ++line * 2);
		assert_int_equal(at[-1], ' ');
		assert_true(at - 1 > text);
		assert_null(memchr(text, ';', (size_t)(end - text)));

		/* No second number that would be taken for a weight. */
		for (at--; at > text && strchr("0123456789.", at[-1]);)
			at--;
		assert_true(at == text || at[-1] != ' ' || at[0] == ' ');
	}
	assert_int_equal(line, table->row_count);
}

/* One JSON document that has each name. */
static void check_whole_json(const char *text, const struct bsz_table *table)
{
	json_error_t error;
	json_t *const parsed = json_loads(text, JSON_REJECT_DUPLICATES,
	    &error);

	(void)table;
	assert_harmless(text);
	if (!parsed)
		fail_msg("%s at line %d", error.text, error.line);
	json_decref(parsed);
}

/* No name opens an element, and all scripts are ours. */
static void check_html(const char *text, const struct bsz_table *table)
{
	size_t scripts = 0;

	(void)table;
	assert_null(strstr(text, "<script>alert"));
	assert_null(strstr(text, "<b>"));
	for (const char *at = text; (at = strstr(at, "<script")); at++)
		scripts++;
	assert_true(scripts == 0 || scripts == 2);
	assert_non_null(strstr(text, "default-src 'none'"));
	assert_non_null(strstr(text, "]]&gt;&lt;script&gt;alert(1)"));
}

static const struct sink sinks[] = {
	{"text", check_text},
	{"json", check_json},
	{"jsonl", check_jsonl},
	{"csv", check_csv},
	{"tsv", check_tsv},
	{"markdown", check_markdown},
	{"folded", check_folded},
	{"speedscope", check_whole_json},
	{"ncdu", check_whole_json},
	{"html", check_html},
};

/* Hostile names as labels, and one of them everywhere else. */
static void build(struct bsz_report *report, struct bsz_note *note,
    struct bsz_fact *fact, const char *other, size_t rows)
{
	fixture_init(report);

	char *const room = bsz_arena_alloc(&report->arena, NAME_ROOM + 1);

	assert_non_null(room);
	assert_non_null(add_tree(report));
	for (size_t i = 0; i < rows; i++)
		add_tree_row(report, 0, BSZ_ROW, hostile_name(i, room), i + 1);
	*note = (struct bsz_note){.text = other, .offset = 1};
	*fact = (struct bsz_fact){.key = "comment", .text = other};
	report->headline = *other ? other : "app";
	report->input = other;
	report->notes = note;
	report->note_count = 1;
	report->facts = fact;
	report->fact_count = 1;
	bsz_report_remark(report, "%s", other);
	assert_false(report->failed);
}

static void test_every_format(void **state)
{
	size_t count;
	const struct bsz_renderer *const *const renderers =
	    bsz_renderers(&count);

	(void)state;
	while (count && renderers[count - 1]->of_findings)
		count--; /* those stand behind; see test_findings.c */
	assert_int_equal(count, BSZ_COUNTOF(sinks));
	for (size_t i = 0; i < count; i++) {
		assert_string_equal(renderers[i]->name, sinks[i].format);
		assert_ptr_equal(bsz_renderer_find(sinks[i].format),
		    renderers[i]);
		assert_non_null(renderers[i]->brief);
		assert_non_null(renderers[i]->media_type);
		assert_non_null(renderers[i]->extension);
	}
	assert_null(bsz_renderer_find("docx"));
}

static void test_hostile_names(void **state)
{
	(void)state;
	/* The long one, the last, once; it would take a second else. */
	for (size_t other = 0; other + 1 < ROWS; other++) {
		struct bsz_report report;
		struct bsz_note note;
		struct bsz_fact fact;

		build(&report, &note, &fact, hostile_names[other],
		    other ? ROWS - 1 : ROWS);
		for (size_t i = 0; i < BSZ_COUNTOF(sinks); i++) {
			char *const text = render(sinks[i].format, &report);

			sinks[i].check(text, &report.tables[0]);
			bsz_free(text);
		}
		bsz_report_release(&report);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_every_format),
		cmocka_unit_test(test_hostile_names),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
