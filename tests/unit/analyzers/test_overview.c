/*
 * The first screen.
 */
#include "fake.h"

static void says_what_it_is(void **state)
{
	struct fake fake = {.query = fake_query(0, 0, 0)};

	(void)state;
	assert_int_equal(fake_run(&fake, "overview"), 0);
	assert_string_equal(fake.report.headline,
	    "ELF 64-bit, statically linked, not stripped, C (cc 1), "
	    "build ID 0123456789ab");
	fake_end(&fake);
}

static void shows_kinds_and_packages(void **state)
{
	struct fake fake = {.query = fake_query(0, 0, 0)};
	struct bsz_buf buf = {0};

	(void)state;
	assert_int_equal(fake_run(&fake, "overview"), 0);
	assert_int_equal(fake.report.table_count, 2);
	assert_true(fake.report.tables[0].main);
	assert_string_equal(fake_rows(&fake.report.tables[0], &buf),
	    "0 code 100 100\n"
	    "0 data 100 60\n"
	    "0 debug info 0 100\n"
	    "0 headers 100 100\n"
	    "0=TOTAL 300 360\n");
	assert_string_equal(fake.report.tables[1].level_keys[0], "package");
	bsz_buf_release(&buf);
	fake_end(&fake);
}

/* The fake has 100 bytes of debug information among 360. */
static void tells_the_debug_share(void **state)
{
	struct fake fake = {.query = fake_query(0, 0, 0)};

	(void)state;
	assert_int_equal(fake_run(&fake, "overview"), 0);
	assert_non_null(strstr(fake.report.remarks[0], "100 B, 27.8%"));
	fake_end(&fake);
}

static void falls_back_on_units(void **state)
{
	struct fake fake = {
		.query = fake_query(0, 0, 0), .no_language = true};

	(void)state;
	assert_int_equal(fake_run(&fake, "overview"), 0);
	assert_string_equal(fake.report.tables[1].level_keys[0], "unit");
	fake_end(&fake);
}

static void falls_back_on_symbols(void **state)
{
	struct fake fake = {.query = fake_query(0, 0, 0),
		.no_debug = true, .no_language = true};

	(void)state;
	assert_int_equal(fake_run(&fake, "overview"), 0);
	assert_string_equal(fake.report.tables[1].level_keys[0], "symbol");
	fake_end(&fake);
}

static void quotes_paths_in_hints(void **state)
{
	struct fake fake = {
		.query = fake_query(0, 0, 0), .path = "it's; here"};

	(void)state;
	assert_int_equal(fake_run(&fake, "overview"), 0);
	assert_non_null(strstr(fake.report.remarks[1],
	    "binsize report -d section,symbol 'it'\\''s; here'"));
	fake_end(&fake);
}

/* "-v" would be taken for an option. */
static void shields_paths_with_a_dash(void **state)
{
	struct fake fake = {.query = fake_query(0, 0, 0), .path = "-v"};

	(void)state;
	assert_int_equal(fake_run(&fake, "overview"), 0);
	assert_non_null(strstr(fake.report.remarks[1], " ./-v"));
	fake_end(&fake);
}

static void survives_short_memory(void **state)
{
	struct fake fake = {
		.query = fake_query(0, 0, 0), .path = "it's; here"};

	(void)state;
	fake_starve(&fake, "overview");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(says_what_it_is),
		cmocka_unit_test(shows_kinds_and_packages),
		cmocka_unit_test(tells_the_debug_share),
		cmocka_unit_test(falls_back_on_units),
		cmocka_unit_test(falls_back_on_symbols),
		cmocka_unit_test(quotes_paths_in_hints),
		cmocka_unit_test(shields_paths_with_a_dash),
		cmocka_unit_test(survives_short_memory),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
