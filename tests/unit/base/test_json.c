/*
 * JSON in: values of every kind, paths that lead nowhere, bad documents,
 * depth, and short memory.
 */
#include <binsize/json.h>

#include <binsize/arena.h>
#include <binsize/buf.h>
#include <binsize/limits.h>

#include <setjmp.h>
#include <stdarg.h>
#include <string.h>

#include <cmocka.h>

static struct bsz_span span(const char *text)
{
	return (struct bsz_span){(const uint8_t *)text, strlen(text)};
}

static struct bsz_json *parse(const char *text)
{
	struct bsz_err err;
	struct bsz_json *const document = bsz_json_parse(span(text), &err);

	assert_non_null(document);
	return document;
}

static void values_of_every_kind(void **state)
{
	struct bsz_json *const document = parse(
	    "{\"n\": null, \"b\": true, \"i\": 7, \"m\": -7, \"r\": 1.5,"
	    " \"t\": \"a\\u00b5\", \"z\": \"a\\u0000b\", \"a\": [1, 2, 3]}");
	const struct bsz_json_value *const root = bsz_json_root(document);
	uint64_t count = 0;
	int64_t integer = 0;
	double number = 0;
	bool truth = false;

	(void)state;
	assert_int_equal(bsz_json_kind(root), BSZ_JSON_OBJECT);
	assert_int_equal(bsz_json_size(root), 8);
	assert_int_equal(bsz_json_kind(bsz_json_get(root, "n")),
	    BSZ_JSON_NULL);
	assert_true(bsz_json_bool(bsz_json_get(root, "b"), &truth) && truth);
	assert_true(bsz_json_count(bsz_json_get(root, "i"), &count));
	assert_int_equal(count, 7);
	assert_false(bsz_json_count(bsz_json_get(root, "m"), &count));
	assert_true(bsz_json_integer(bsz_json_get(root, "m"), &integer));
	assert_int_equal(integer, -7);
	assert_true(bsz_json_number(bsz_json_get(root, "r"), &number));
	assert_true(number == 1.5);
	assert_false(bsz_json_integer(bsz_json_get(root, "r"), &integer));
	assert_string_equal(bsz_json_string(bsz_json_get(root, "t")),
	    "a\xc2\xb5");
	assert_null(bsz_json_string(bsz_json_get(root, "z")));
	assert_int_equal(bsz_json_text(bsz_json_get(root, "z")).size, 3);
	assert_int_equal(bsz_json_size(bsz_json_get(root, "a")), 3);
	assert_true(bsz_json_count(bsz_json_at(bsz_json_get(root, "a"), 2),
	    &count));
	assert_int_equal(count, 3);
	bsz_json_free(document);
}

static void a_path_may_lead_nowhere(void **state)
{
	struct bsz_json *const document = parse("{\"a\": [1]}");
	const struct bsz_json_value *const nowhere = bsz_json_get(
	    bsz_json_at(bsz_json_get(bsz_json_root(document), "b"), 3), "c");
	const char *key;
	double number;

	(void)state;
	assert_null(nowhere);
	assert_int_equal(bsz_json_kind(nowhere), BSZ_JSON_NONE);
	assert_int_equal(bsz_json_size(nowhere), 0);
	assert_null(bsz_json_string(nowhere));
	assert_null(bsz_json_text(nowhere).data);
	assert_null(bsz_json_next(nowhere, NULL, &key));
	assert_false(bsz_json_number(nowhere, &number));
	bsz_json_free(document);
	bsz_json_free(NULL);
}

static void members_come_in_order(void **state)
{
	struct bsz_json *const document = parse(
	    "{\"z\": 1, \"a\": 2, \"m\": 3}");
	const struct bsz_json_value *const root = bsz_json_root(document);
	const char *key = NULL;
	char seen[4] = "";
	uint64_t count, expected = 1;

	(void)state;
	for (const struct bsz_json_value *value = bsz_json_next(root, NULL,
	    &key); value; value = bsz_json_next(root, key, &key)) {
		assert_true(expected < sizeof(seen));
		seen[expected - 1] = key[0];
		assert_true(bsz_json_count(value, &count));
		assert_int_equal(count, expected++);
	}
	assert_string_equal(seen, "zam");
	bsz_json_free(document);
}

static void bad_documents_say_where(void **state)
{
	static const struct {
		const char *text, *expected;
	} table[] = {
		{"", "line 1, column 0"},
		{"{\"a\": 1,\n \"a\": 2}", "duplicate object key near '\"a\"' "
		    "at line 2, column 4"},
		{"[1, 2", "line 1, column 5"},
		{"\"\xff\"", "unable to decode byte 0xff"},
		{"[1] [2]", "end of file expected"},
		{"[1e999]", "real number overflow"},
	};

	(void)state;
	for (size_t i = 0; i < BSZ_COUNTOF(table); i++) {
		struct bsz_err err;

		assert_null(bsz_json_parse(span(table[i].text), &err));
		assert_int_equal(err.code, BSZ_EINPUT);
		if (!strstr(err.text, table[i].expected))
			fail_msg("'%s' in place of '%s'", err.text,
			    table[i].expected);
	}
}

static void depth_and_size_are_bounded(void **state)
{
	const struct bsz_span large = {(const uint8_t *)"", BSZ_MAX_JSON + 1};
	struct bsz_buf deep = {0};
	struct bsz_err err;

	(void)state;
	for (size_t i = 0; i < 1000000; i++)
		bsz_buf_char(&deep, '[');
	assert_false(deep.failed);
	assert_null(bsz_json_parse((struct bsz_span){
	    (const uint8_t *)deep.data, deep.size}, &err));
	assert_non_null(strstr(err.text, "depth"));
	bsz_buf_release(&deep);
	assert_null(bsz_json_parse(large, &err));
	assert_int_equal(err.code, BSZ_EINPUT);
}

/* How often memory can be short while a text is parsed. */
static uint64_t count_shortages(const char *text)
{
	for (uint64_t failed = 0;; failed++) {
		struct bsz_err err;

		bsz_alloc_fail_at(failed + 1);
		struct bsz_json *const document = bsz_json_parse(span(text),
		    &err);
		bsz_alloc_fail_at(0);
		if (document) {
			bsz_json_free(document);
			return failed;
		}
		assert_int_equal(bsz_exit_status(err.code), 3);
		assert_true(err.text[0]);
	}
}

static void short_memory_is_an_error(void **state)
{
	(void)state;
	assert_true(count_shortages("{\"a\": [\"b\", {\"c\": 1}]}") > 5);
}

/* Of some lengths it is the last quote that there is no room for. */
static void short_memory_inside_a_string(void **state)
{
	char text[80];

	(void)state;
	for (int size = 1; size < 70; size++) {
		(void)snprintf(text, sizeof(text), "[\"%.*s\", 1]", size,
		    "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"
		    "aaaaaaaaaa");
		assert_true(count_shortages(text) > 3);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(values_of_every_kind),
		cmocka_unit_test(a_path_may_lead_nowhere),
		cmocka_unit_test(members_come_in_order),
		cmocka_unit_test(bad_documents_say_where),
		cmocka_unit_test(depth_and_size_are_bounded),
		cmocka_unit_test(short_memory_is_an_error),
		cmocka_unit_test(short_memory_inside_a_string),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
