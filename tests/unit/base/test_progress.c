/*
 * The status line: silent unless enabled and late, rare, erased at the end.
 */
#include <binsize/progress.h>

#include <binsize/pool.h>

#include <setjmp.h>
#include <stdarg.h>
#include <time.h>
#include <unistd.h>

#include <cmocka.h>

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

static void report(void *context, size_t index, size_t worker)
{
	(void)context;
	(void)worker;
	bsz_progress("lines", index, 100000);
}

static void report_many(void)
{
	bsz_pool_run(4, 100000, report, NULL);
}

static void silent_until_enabled(void **state)
{
	char text[4096];

	(void)state;
	assert_int_equal(capture(report_many, text, sizeof(text)), 0);
	assert_int_equal(capture(bsz_progress_clear, text, sizeof(text)), 0);
}

static void silent_at_first(void **state)
{
	char text[4096];

	(void)state;
	bsz_progress_enable();
	bsz_progress("lines", 1, 2);
	bsz_progress("lines", 2, 2);
	assert_int_equal(capture(bsz_progress_clear, text, sizeof(text)), 0);
}

static void lines_are_rare_and_whole(void **state)
{
	static const struct timespec wait = {0, 520000000};
	char text[4096];

	(void)state;
	bsz_progress_enable();
	assert_int_equal(nanosleep(&wait, NULL), 0);
	capture(report_many, text, sizeof(text));
	assert_memory_equal(text, "\rlines: ", 8);
	assert_memory_equal(text + strlen(text) - 5, " %\033[K", 5);
	/* 100000 reports take far less than a second: ten lines at most. */
	assert_true(strlen(text) < 10 * 16);
	capture(bsz_progress_clear, text, sizeof(text));
	assert_string_equal(text, "\r\033[K");
	assert_int_equal(capture(bsz_progress_clear, text, sizeof(text)), 0);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(silent_until_enabled),
		cmocka_unit_test(silent_at_first),
		cmocka_unit_test(lines_are_rare_and_whole),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
