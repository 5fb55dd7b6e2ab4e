/*
 * Patterns of paths, and lists of them, against a table of what they mean.
 */
#include "../../../src/lint/build_context.h"
#include "../../../src/lint/glob.h"

#include <setjmp.h>
#include <stdarg.h>
#include <string.h>

#include <cmocka.h>

static void test_patterns(void **state)
{
	static const struct {
		const char *pattern, *path;
		bool matches;
	} rows[] = {
		{"", "", true},
		{"a", "a", true},
		{"a", "ab", false},
		{"*", "a/b", false},
		{"*", "abc", true},
		{"a*c", "abbc", true},
		{"a*c", "ab/c", false},
		{"a*b*c", "aXbYbZc", true},
		{"a*b*c", "aXbYbZ", false},
		{"?/b", "a/b", true},
		{"?", "/", false},
		{"[a-c]x", "bx", true},
		{"[^a-c]x", "bx", false},
		{"[]]", "]", true},
		{"[a", "a", false},
		{"\\*", "*", true},
		{"\\*", "a", false},
		{"**", "a/b/c", true},
		{"**/c", "c", true},
		{"**/c", "a/b/c", true},
		{"**/c", "a/bc", false},
		{"a/**", "a/b/c", true},
		{"a/**", "a", false},
		{"a/**/c", "a/c", true},
		{"a/**/c", "a/x/y/c", true},
		{"a/**/c", "a/x/yc", false},
		{"**/*.o", "a/b.c/d.o", true},
		{"**/a/*", "a/a/b", true},
		{"a**b", "a/x/b", true},
		{"**/b*/d", "b1/c/b2/d", true},
	};

	(void)state;
	for (size_t i = 0; i < BSZ_COUNTOF(rows); i++)
		if (bsz_glob_matches(rows[i].pattern, rows[i].path,
		    strlen(rows[i].path)) != rows[i].matches)
			fail_msg("'%s' and '%s'", rows[i].pattern,
			    rows[i].path);
}

static void test_ignored(void **state)
{
	static const char text[] = "# comment\r\n\r\n  /a/  \r\n./b/*\n*.o\n"
	    "!keep.o\n**/d/**/e\n!a/x\n";
	static const struct {
		const char *path;
		bool ignored;
	} rows[] = {
		{"a", true}, {"a/b/c", true}, {"a/x", false},
		{"a/x/y", false}, {"b", false}, {"b/c", true},
		{"b/c/d", true}, {"x.o", true}, {"keep.o", false},
		{"c/x.o", false}, {"d/e", true}, {"1/d/2/3/e/f", true},
		{"comment", false}, {"", false},
	};
	const struct bsz_span bytes = {(const uint8_t *)text,
		sizeof(text) - 1};
	struct bsz_ignored ignored;
	struct bsz_arena arena = {0};
	struct bsz_err err = {0};

	(void)state;
	assert_int_equal(bsz_ignored_read(&ignored, &arena, bytes, &err), 0);
	assert_int_equal(ignored.count, 6);
	assert_true(ignored.has_exceptions);
	for (size_t i = 0; i < BSZ_COUNTOF(rows); i++)
		if (bsz_ignored_has(&ignored, rows[i].path) !=
		    rows[i].ignored)
			fail_msg("'%s'", rows[i].path);
	bsz_arena_release(&arena);
}

/* A pattern that backtracking would take the age of the universe for. */
static void test_hostile(void **state)
{
	char pattern[2048], path[4096];

	(void)state;
	for (size_t i = 0; i < sizeof(pattern) - 2; i += 2)
		memcpy(pattern + i, "*a", 2);
	memcpy(pattern + sizeof(pattern) - 2, "b", 2);
	memset(path, 'a', sizeof(path));
	assert_false(bsz_glob_matches(pattern, path, sizeof(path)));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_patterns),
		cmocka_unit_test(test_ignored),
		cmocka_unit_test(test_hostile),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
