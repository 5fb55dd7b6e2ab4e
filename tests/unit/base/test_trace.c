/*
 * Traces: only the topics that were asked for, one line each.
 */
#include <binsize/trace.h>

#include <setjmp.h>
#include <stdarg.h>
#include <unistd.h>

#include <cmocka.h>

static void topics_are_words_of_a_list(void **state)
{
	(void)state;
	assert_int_equal(unsetenv("BINSIZE_TRACE"), 0);
	assert_false(bsz_trace_on("elf"));
	assert_int_equal(setenv("BINSIZE_TRACE", "elf,settle", 1), 0);
	assert_true(bsz_trace_on("elf"));
	assert_true(bsz_trace_on("settle"));
	assert_false(bsz_trace_on("set"));
	assert_false(bsz_trace_on("elf,settle"));
	assert_false(bsz_trace_on("dwarf"));
	assert_int_equal(setenv("BINSIZE_TRACE", ",,all", 1), 0);
	assert_true(bsz_trace_on("dwarf"));
	assert_int_equal(setenv("BINSIZE_TRACE", "", 1), 0);
	assert_false(bsz_trace_on(""));
}

/* What the function writes to standard error. */
static size_t capture(void (*function)(void), char *text, size_t room)
{
	const int kept = dup(STDERR_FILENO);
	int ends[2];
	ssize_t size;

	assert_int_equal(pipe(ends), 0);
	assert_int_equal(dup2(ends[1], STDERR_FILENO), STDERR_FILENO);
	function();
	assert_int_equal(dup2(kept, STDERR_FILENO), STDERR_FILENO);
	assert_int_equal(close(kept), 0);
	assert_int_equal(close(ends[1]), 0);
	size = read(ends[0], text, room - 1);
	assert_true(size >= 0);
	text[size] = '\0';
	assert_int_equal(close(ends[0]), 0);
	return (size_t)size;
}

static void trace_some(void)
{
	bsz_trace("elf", "%d sections", 12);
	bsz_trace("dwarf", "not asked for");
	bsz_trace("elf", "%05000d", 1);
}

static void lines_have_a_time_and_a_topic(void **state)
{
	char text[4096];

	(void)state;
	assert_int_equal(setenv("BINSIZE_TRACE", "elf", 1), 0);
	capture(trace_some, text, sizeof(text));
	assert_int_equal(text[0], '[');
	assert_non_null(strstr(text, " ms] elf: 12 sections\n["));
	assert_null(strstr(text, "dwarf"));
	assert_int_equal(text[strlen(text) - 1], '\n');
	assert_true(strlen(text) < 1200);
}

static void nothing_is_written_unasked(void **state)
{
	char text[64];

	(void)state;
	assert_int_equal(unsetenv("BINSIZE_TRACE"), 0);
	assert_int_equal(capture(trace_some, text, sizeof(text)), 0);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(topics_are_words_of_a_list),
		cmocka_unit_test(lines_have_a_time_and_a_topic),
		cmocka_unit_test(nothing_is_written_unasked),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
