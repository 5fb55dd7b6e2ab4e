/*
 * Single texts through single sinks. test_hostile.c sends every name through
 * whole renderers.
 */
#include "render/escape.h"

#include "fixture.h"

#include <binsize/limits.h>

typedef void escape_function(struct bsz_buf *out, const char *text);

struct example {
	const char *text;
	const char *expected;
};

static void assert_all(escape_function *escape, const struct example *cases,
    size_t count)
{
	for (size_t i = 0; i < count; i++) {
		struct bsz_buf out = {0};

		escape(&out, cases[i].text);
		bsz_buf_char(&out, '\0');
		assert_false(out.failed);
		assert_string_equal(out.data, cases[i].expected);
		bsz_buf_release(&out);
	}
}

static void test_shown(void **state)
{
	static const struct example cases[] = {
		{"", ""}, {"std::vector<int>", "std::vector<int>"},
		{"\033[31m", "\\x1b[31m"},
		{"a\nb\rc\td", "a\\x0ab\\x0dc\\x09d"},
		{"\x7f", "\\x7f"}, {"\xc2\x9b", "\\u009b"},
		{"caf\xc3\xa9", "caf\xc3\xa9"}, {"\xff", "\\xff"},
		{"\xe2\x80", "\\xe2\\x80"}, {"\xc0\xaf", "\\xc0\\xaf"},
		{"\xed\xa0\x80", "\\xed\\xa0\\x80"},
		{"\xf4\x90\x80\x80", "\\xf4\\x90\\x80\\x80"},
		{"\xf4\x8f\xbf\xbf", "\xf4\x8f\xbf\xbf"},
		{"\xe2\x80\xae", "\\u202e"}, {"\xef\xbb\xbf", "\\ufeff"},
		{"\xf3\xa0\x80\x81", "\\U000e0001"},
		{"[LOAD #1]", "[LOAD #1]"}, {"##[x]", "\\x23#[x]"},
		{"###x", "\\x23\\x23#x"}, {"a\\b|c`d", "a\\b|c`d"},
		{"::error::", "::error::"},
	};

	(void)state;
	assert_all(bsz_escape_shown, cases, BSZ_COUNTOF(cases));
}

static void test_line(void **state)
{
	static const struct example cases[] = {
		{"::error::x", "\\x3a:error::x"},
		{"  ::error::x", "\\x3a:error::x"},
		{"a::b", "a::b"}, {":a", ":a"}, {"", ""},
	};

	(void)state;
	assert_all(bsz_escape_line, cases, BSZ_COUNTOF(cases));
}

static void test_markdown(void **state)
{
	static const struct example codes[] = {
		{"", ""}, {"main", "`main`"}, {"a`b", "`` a`b ``"},
		{"``", "``` `` ```"}, {"a|b", "`a\\|b`"},
		{"a\\|b", "`a\\x5c\\|b`"}, {"a\\", "`a\\`"},
		{"a\nb", "`a\\x0ab`"}, {" x ", "`  x  `"},
	};
	static const struct example words[] = {
		{"Rows", "Rows"}, {"a|b*c_d`e[f]<g>", "a\\|b\\*c\\_d\\`e\\[f\\]"
		    "\\<g\\>"},
		{"@me", "@<!-- -->me"}, {"#1", "\\#1"},
		{"##", "\\\\x23\\#"}, {"\n", "\\\\x0a"},
	};

	(void)state;
	assert_all(bsz_escape_code, codes, BSZ_COUNTOF(codes));
	assert_all(bsz_escape_words, words, BSZ_COUNTOF(words));
}

static void test_json(void **state)
{
	static const struct example strings[] = {
		{"", "\"\""}, {"a\"b\\c/", "\"a\\\"b\\\\c/\""},
		{"\n\033\x7f", "\"\\u000a\\u001b\\u007f\""},
		{"\xff" "a\xc3", "\"\xef\xbf\xbd" "a\xef\xbf\xbd\""},
		{"\xc3\xa9", "\"\xc3\xa9\""}, {"\xe2\x80\xa8", "\"\\u2028\""},
		{"\xf3\xa0\x80\x81", "\"\\udb40\\udc01\""},
		{"#1 ##[", "\"#1 \\u0023#[\""},
	};
	static const struct example base64[] = {
		{"", "\"\""}, {"f", "\"Zg==\""}, {"fo", "\"Zm8=\""},
		{"foo", "\"Zm9v\""}, {"foob", "\"Zm9vYg==\""},
		{"\xff\xfe\xfd", "\"//79\""},
	};

	(void)state;
	assert_all(bsz_escape_json, strings, BSZ_COUNTOF(strings));
	assert_all(bsz_escape_base64, base64, BSZ_COUNTOF(base64));
}

static void test_fields(void **state)
{
	static const struct example csv[] = {
		{"", ""}, {"a b", "a b"}, {"a,b", "\"a,b\""},
		{"\"", "\"\"\"\""}, {"a\"b\"c", "\"a\"\"b\"\"c\""},
		{"a\nb", "\"a\nb\""}, {"a\rb", "\"a\rb\""},
		{"\033\xff\t;", "\033\xff\t;"},
	};
	static const struct example tsv[] = {
		{"", ""}, {"a,\"b", "a,\"b"},
		{"a\tb\nc\rd\\e", "a\\tb\\nc\\rd\\\\e"},
	};

	(void)state;
	assert_all(bsz_escape_csv, csv, BSZ_COUNTOF(csv));
	/* Wherever it stands: texts are looked at 16 bytes at a time. */
	for (size_t size = 1; size < 50; size++) {
		for (size_t at = 0; at < size; at++) {
			struct bsz_buf out = {0};
			char text[64] = "";

			memset(text, 'x', size);
			bsz_escape_csv(&out, text);
			assert_int_equal(out.size, size);
			text[at] = ",\n\r"[at % 3];
			bsz_escape_csv(&out, text);
			assert_int_equal(out.size, 2 * size + 2);
			bsz_buf_release(&out);
		}
	}
	assert_all(bsz_escape_tsv, tsv, BSZ_COUNTOF(tsv));
}

static void test_predicates(void **state)
{
	(void)state;
	assert_true(bsz_escape_is_utf8(""));
	assert_true(bsz_escape_is_utf8("caf\xc3\xa9"));
	assert_false(bsz_escape_is_utf8("caf\xc3"));
	assert_false(bsz_escape_is_formula(""));
	assert_false(bsz_escape_is_formula("main"));
	assert_true(bsz_escape_is_formula("=1"));
	assert_true(bsz_escape_is_formula("\t1"));
}

/* A cut falls between characters and is seen. */
static void test_cut(void **state)
{
	char *const text = bsz_calloc(1, BSZ_MAX_SHOWN_NAME + 8);

	(void)state;
	assert_non_null(text);
	memset(text, 'a', BSZ_MAX_SHOWN_NAME);
	for (size_t lead = 0; lead < 5; lead++) {
		struct bsz_buf out = {0};
		const size_t at = BSZ_MAX_SHOWN_NAME - lead;

		memcpy(text + at, "\xf0\x9f\x98\x80", 5);
		bsz_escape_shown(&out, text);
		if (lead >= 4) {
			assert_int_equal(out.size, at + 4);
		} else {
			assert_int_equal(out.size, at + 3);
			assert_memory_equal(out.data + at, "\xe2\x80\xa6", 3);
		}
		bsz_buf_release(&out);
	}
	bsz_free(text);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_shown),
		cmocka_unit_test(test_line),
		cmocka_unit_test(test_markdown),
		cmocka_unit_test(test_json),
		cmocka_unit_test(test_fields),
		cmocka_unit_test(test_predicates),
		cmocka_unit_test(test_cut),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
