/*
 * Amounts with units, as a table of what is taken, refused and written.
 */
#include <binsize/units.h>

#include <setjmp.h>
#include <stdarg.h>

#include <cmocka.h>

static void sizes_are_parsed(void **state)
{
	static const struct {
		const char *text;
		uint64_t bytes;
	} table[] = {
		{"0", 0}, {"123", 123}, {"1B", 1}, {"4096 B", 4096},
		{"1kB", 1000}, {"10MB", 10000000}, {"2GB", 2000000000},
		{"1TB", 1000000000000}, {"1KiB", 1024}, {"10MiB", 10485760},
		{"64 KiB", 65536}, {"11.5MiB", 12058624},
		{"0.1MiB", 104858}, {"1.50 kB", 1500},
		{"1GiB", 1073741824}, {"1TiB", 1099511627776},
		{"18446744073709551615", UINT64_MAX},
		{"16777215TiB", UINT64_C(16777215) << 40},
		{"0.000000001GB", 1},
	};
	struct bsz_err err;

	(void)state;
	for (size_t i = 0; i < BSZ_COUNTOF(table); i++) {
		uint64_t bytes = 1;

		assert_int_equal(bsz_units_parse_size(table[i].text, &bytes,
		    &err), 0);
		assert_int_equal(bytes, table[i].bytes);
	}
}

static void other_sizes_are_refused(void **state)
{
	static const char *const table[] = {
		"", " ", "B", "MiB", "-1", "+1", " 1", "1 ", "1  B", ".5MiB",
		"5.MiB", "1.2.3MiB", "1e3", "0x10", "1MiBs", "1mib", "1 iB",
		"1.5", "1.5B", "1.0B", "1PB", "1Ki", "10 M iB",
		"18446744073709551616", "16777216TiB", "99999999999999TB",
		"0.0000000001GB", "1,5MiB", "\xd9\xa1",
	};
	struct bsz_err err;
	uint64_t bytes;

	(void)state;
	for (size_t i = 0; i < BSZ_COUNTOF(table); i++)
		assert_int_equal(bsz_units_parse_size(table[i], &bytes, &err),
		    BSZ_EUSAGE);
}

static void ambiguous_sizes_name_both_readings(void **state)
{
	static const struct {
		const char *text, *decimal, *binary;
	} table[] = {
		{"10K", "kB", "KiB"}, {"10k", "kB", "KiB"},
		{"10KB", "kB", "KiB"}, {"10M", "MB", "MiB"},
		{"1.5 m", "MB", "MiB"}, {"3G", "GB", "GiB"},
		{"3gb", "GB", "GiB"}, {"3T", "TB", "TiB"},
	};
	struct bsz_err err;
	uint64_t bytes;

	(void)state;
	for (size_t i = 0; i < BSZ_COUNTOF(table); i++) {
		assert_int_equal(bsz_units_parse_size(table[i].text, &bytes,
		    &err), BSZ_EUSAGE);
		assert_non_null(strstr(err.text, "two ways"));
		assert_non_null(strstr(err.text, table[i].decimal));
		assert_non_null(strstr(err.text, table[i].binary));
	}
}

static void shares_are_parsed(void **state)
{
	static const char *const refused[] = {"5", "%", "-5%", "5%%", "x%",
	    "5 percent"};
	struct bsz_err err;
	double share;

	(void)state;
	assert_int_equal(bsz_units_parse_share("5%", &share, &err), 0);
	assert_true(share > 0.0499999 && share < 0.0500001);
	assert_int_equal(bsz_units_parse_share("250.5 %", &share, &err), 0);
	assert_true(share > 2.5049999 && share < 2.5050001);
	for (size_t i = 0; i < BSZ_COUNTOF(refused); i++)
		assert_int_equal(bsz_units_parse_share(refused[i], &share,
		    &err), BSZ_EUSAGE);
}

static void durations_are_parsed(void **state)
{
	static const struct {
		const char *text;
		uint64_t ns;
	} table[] = {
		{"90s", 90000000000}, {"250ms", 250000000}, {"7 us", 7000},
		{"3ns", 3}, {"1.5min", 90000000000}, {"2h", 7200000000000},
		{"0s", 0},
	};
	static const char *const refused[] = {"90", "90 sec", "1m", "1.5ns",
	    "99999999999h", ""};
	struct bsz_err err;
	uint64_t ns;

	(void)state;
	for (size_t i = 0; i < BSZ_COUNTOF(table); i++) {
		assert_int_equal(bsz_units_parse_duration(table[i].text, &ns,
		    &err), 0);
		assert_int_equal(ns, table[i].ns);
	}
	for (size_t i = 0; i < BSZ_COUNTOF(refused); i++)
		assert_int_equal(bsz_units_parse_duration(refused[i], &ns,
		    &err), BSZ_EUSAGE);
}

static void sizes_are_written_for_people(void **state)
{
	static const struct {
		uint64_t bytes;
		const char *text;
	} table[] = {
		{0, "0 B"}, {1, "1 B"}, {980, "980 B"}, {1023, "1023 B"},
		{1024, "1.0 KiB"}, {1075, "1.0 KiB"}, {1076, "1.1 KiB"},
		{12897485, "12.3 MiB"}, {1048524, "1023.9 KiB"},
		{1048525, "1.0 MiB"}, {1048576, "1.0 MiB"},
		{UINT64_C(1) << 30, "1.0 GiB"}, {UINT64_MAX, "16.0 EiB"},
		{UINT64_C(1) << 50, "1.0 PiB"},
	};
	char text[BSZ_UNITS_ROOM];

	(void)state;
	for (size_t i = 0; i < BSZ_COUNTOF(table); i++)
		assert_string_equal(bsz_units_format_size(table[i].bytes,
		    text), table[i].text);
}

static void measured_amounts_are_written(void **state)
{
	static const struct {
		char *(*format)(double amount, char *text);
		double amount;
		const char *text;
	} table[] = {
		{bsz_units_format_duration, 24100, "24.1 s"},
		{bsz_units_format_duration, 0.187, "0.19 ms"},
		{bsz_units_format_duration, -59949, "-59.9 s"},
		{bsz_units_format_duration, 59950, "1m00s"},
		{bsz_units_format_duration, 3599499, "59m59s"},
		{bsz_units_format_duration, 3599500, "0.9999 h"},
		{bsz_units_format_duration, 7200000, "2 h"},
		{bsz_units_format_decimal, 85e6, "85.0 MB"},
		{bsz_units_format_decimal, -1e23, "-100000000 PB"},
		{bsz_units_format_decimal, 1e24, "-"},
		{bsz_units_format_real, 999.94, "999.9"},
		{bsz_units_format_real, -1e14, "-100000000000000"},
		{bsz_units_format_real, __builtin_nan(""), "-"},
	};
	char text[BSZ_UNITS_ROOM];

	(void)state;
	for (size_t i = 0; i < BSZ_COUNTOF(table); i++)
		assert_string_equal(table[i].format(table[i].amount, text),
		    table[i].text);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(sizes_are_parsed),
		cmocka_unit_test(other_sizes_are_refused),
		cmocka_unit_test(ambiguous_sizes_name_both_readings),
		cmocka_unit_test(shares_are_parsed),
		cmocka_unit_test(durations_are_parsed),
		cmocka_unit_test(sizes_are_written_for_people),
		cmocka_unit_test(measured_amounts_are_written),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
