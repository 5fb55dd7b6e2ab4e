/*
 * Numbers for people round to the nearest, halves up; those for machines are
 * exact.
 */
#include "render/number.h"

#include "fixture.h"

#define KIB(n) ((uint64_t)(n) << 10)
#define MIB(n) ((uint64_t)(n) << 20)

static void assert_people(enum bsz_column_kind kind, union bsz_cell cell,
    const char *expected)
{
	char out[BSZ_NUMBER_ROOM + 1] = {0};
	const size_t size = bsz_number_people(kind, cell, out);

	out[size] = '\0';
	assert_string_equal(out, expected);
}

static void assert_machine(enum bsz_column_kind kind, union bsz_cell cell,
    const char *expected)
{
	char out[BSZ_NUMBER_ROOM + 1] = {0};
	const size_t size = bsz_number_machine(kind, cell, out);

	out[size] = '\0';
	assert_string_equal(out, expected);
}

static void test_bytes(void **state)
{
	static const struct { uint64_t bytes; const char *text; } cases[] = {
		{0, "0 B"}, {1, "1 B"}, {999, "999 B"}, {1023, "1023 B"},
		{1024, "1.00 KiB"}, {1029, "1.00 KiB"}, {1030, "1.01 KiB"},
		{1536, "1.50 KiB"},
		{10234, "9.99 KiB"}, {10235, "10.0 KiB"},
		{KIB(10), "10.0 KiB"}, {102348, "99.9 KiB"},
		{102349, "100 KiB"}, {KIB(100) + 511, "100 KiB"},
		{KIB(100) + 512, "101 KiB"},
		{KIB(999), "999 KiB"}, {KIB(1000), "1000 KiB"},
		{KIB(1023), "1023 KiB"}, {KIB(1023) + 511, "1023 KiB"},
		{KIB(1023) + 512, "1.00 MiB"}, {MIB(1) - 1, "1.00 MiB"},
		{MIB(1), "1.00 MiB"}, {1289749, "1.23 MiB"},
		{MIB(1024), "1.00 GiB"}, {MIB(1) << 20, "1.00 TiB"},
		{MIB(1) << 30, "1.00 PiB"}, {MIB(1) << 40, "1.00 EiB"},
		{(MIB(1) << 40) - 1, "1.00 EiB"}, {UINT64_MAX, "16.0 EiB"},
	};

	(void)state;
	for (size_t i = 0; i < BSZ_COUNTOF(cases); i++)
		assert_people(BSZ_BYTES, (union bsz_cell){
		    .number = cases[i].bytes}, cases[i].text);
}

static void test_count_and_address(void **state)
{
	(void)state;
	assert_people(BSZ_COUNT, (union bsz_cell){.number = 0}, "0");
	assert_people(BSZ_COUNT, (union bsz_cell){.number = 999}, "999");
	assert_people(BSZ_COUNT, (union bsz_cell){.number = 1000}, "1,000");
	assert_people(BSZ_COUNT, (union bsz_cell){.number = 1235449},
	    "1,235,449");
	assert_people(BSZ_COUNT, (union bsz_cell){.number = UINT64_MAX},
	    "18,446,744,073,709,551,615");
	assert_people(BSZ_ADDRESS, (union bsz_cell){.number = 0}, "0x0");
	assert_people(BSZ_ADDRESS, (union bsz_cell){.number = 0x401000},
	    "0x401000");
	assert_people(BSZ_ADDRESS, (union bsz_cell){.number = UINT64_MAX},
	    "0xffffffffffffffff");
}

static void test_share(void **state)
{
	static const struct {
		double share;
		const char *people, *machine;
	} cases[] = {
		{0, "0.0%", "0"}, {1, "100.0%", "1"}, {0.5, "50.0%", "0.5"},
		{0.1234, "12.3%", "0.1234"}, {0.1235, "12.4%", "0.1235"},
		{0.0004, "0.0%", "0.0004"}, {0.0005, "0.1%", "0.0005"},
		{0.9996, "100.0%", "0.9996"}, {2.5, "250.0%", "2.5"},
		{1.0 / 3, "33.3%", "0.333333333333"},
		{-1, "0.0%", "0"}, {1e300, "100000000.0%", "1000000"},
		{__builtin_nan(""), "0.0%", "0"},
	};

	(void)state;
	for (size_t i = 0; i < BSZ_COUNTOF(cases); i++) {
		const union bsz_cell cell = {.real = cases[i].share};

		assert_people(BSZ_SHARE, cell, cases[i].people);
		assert_machine(BSZ_SHARE, cell, cases[i].machine);
	}
}

static void test_signed(void **state)
{
	static const struct {
		int64_t change;
		const char *people, *machine;
	} cases[] = {
		{0, "0 B", "0"}, {1, "+1 B", "1"}, {-1, "-1 B", "-1"},
		{1023, "+1023 B", "1023"}, {1024, "+1.00 KiB", "1024"},
		{-1289749, "-1.23 MiB", "-1289749"},
		{INT64_MAX, "+8.00 EiB", "9223372036854775807"},
		{INT64_MIN, "-8.00 EiB", "-9223372036854775808"},
	};

	(void)state;
	for (size_t i = 0; i < BSZ_COUNTOF(cases); i++) {
		const union bsz_cell cell = {.change = cases[i].change};

		assert_people(BSZ_SIGNED_BYTES, cell, cases[i].people);
		assert_machine(BSZ_SIGNED_BYTES, cell, cases[i].machine);
	}
}

static void test_growth(void **state)
{
	static const struct {
		double growth;
		const char *people, *machine;
	} cases[] = {
		{0, "0.0%", "0"}, {0.125, "+12.5%", "0.125"},
		{-1, "-100.0%", "-1"}, {-0.5, "-50.0%", "-0.5"},
		{12, "+1200.0%", "12"}, {-0.0001, "0.0%", "-0.0001"},
		{__builtin_inf(), "new", "null"},
		{__builtin_nan(""), "-", "null"},
	};

	(void)state;
	for (size_t i = 0; i < BSZ_COUNTOF(cases); i++) {
		const union bsz_cell cell = {.real = cases[i].growth};

		assert_people(BSZ_GROWTH, cell, cases[i].people);
		assert_machine(BSZ_GROWTH, cell, cases[i].machine);
	}
}

static void test_real(void **state)
{
	static const struct {
		enum bsz_column_kind kind;
		double real;
		const char *people, *machine;
	} cases[] = {
		{BSZ_REAL, 0.3200001, "0.32", "0.32"},
		{BSZ_REAL, -12345.678, "-12346", "-12345.7"},
		{BSZ_REAL, 1e300, "1e+300", "1e+300"},
		{BSZ_REAL, 1790000000123.0, "1790000000123", "1790000000123"},
		{BSZ_REAL, -0.0, "-0", "0"},
		{BSZ_REAL, __builtin_nan(""), "-", "null"},
		{BSZ_RATE, 0.38709677419, "38.7%", "0.387097"},
		{BSZ_RATE, 0, "0.0%", "0"},
		{BSZ_RATE, __builtin_nan(""), "-", "null"},
		{BSZ_DURATION, 0, "0 ms", "0"},
		{BSZ_DURATION, 1.5, "1.50 ms", "1.5"},
		{BSZ_DURATION, 187, "187 ms", "187"},
		{BSZ_DURATION, 24100, "24.1 s", "24100"},
		{BSZ_DURATION, -2400, "-2.40 s", "-2400"},
		{BSZ_DURATION, 862000, "14m22s", "862000"},
		{BSZ_DURATION, 59960, "1m00s", "59960"},
		{BSZ_DURATION, 1e30, "2.778e+23 h", "1e+30"},
		{BSZ_DURATION, __builtin_inf(), "-", "null"},
		{BSZ_SIZE, 999, "999 B", "999"},
		{BSZ_SIZE, 999.5, "1.00 kB", "999.5"},
		{BSZ_SIZE, 41700000, "41.7 MB", "41700000"},
		{BSZ_SIZE, -120e6, "-120 MB", "-120000000"},
		{BSZ_SIZE, 999600000, "1.00 GB", "999600000"},
		{BSZ_SIZE, 1e40, "-", "1e+40"},
		{BSZ_FORESEEN, 1234567, "1.18 MiB", "1234567"},
		{BSZ_FORESEEN, __builtin_nan(""), "-", "null"},
		{BSZ_FORESEEN_CHANGE, -3072, "-3.00 KiB", "-3072"},
		{BSZ_FORESEEN_CHANGE, __builtin_nan(""), "-", "null"},
	};

	(void)state;
	for (size_t i = 0; i < BSZ_COUNTOF(cases); i++) {
		const union bsz_cell cell = {.real = cases[i].real};

		assert_people(cases[i].kind, cell, cases[i].people);
		assert_machine(cases[i].kind, cell, cases[i].machine);
	}
}

static void test_machine(void **state)
{
	static const enum bsz_column_kind kinds[] = {
		BSZ_BYTES, BSZ_COUNT, BSZ_ADDRESS};
	char expected[32];
	uint64_t value = 0;

	(void)state;
	for (size_t i = 0; i < BSZ_COUNTOF(kinds); i++)
		assert_machine(kinds[i], (union bsz_cell){
		    .number = UINT64_MAX}, "18446744073709551615");
	/* Each number of digits, with and without a pair left over. */
	for (uint64_t i = 0; i < 200; i++, value = value * 3 + i) {
		(void)snprintf(expected, sizeof(expected), "%llu",
		    (unsigned long long)value);
		assert_machine(BSZ_BYTES, (union bsz_cell){.number = value},
		    expected);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_bytes),
		cmocka_unit_test(test_count_and_address),
		cmocka_unit_test(test_share),
		cmocka_unit_test(test_signed),
		cmocka_unit_test(test_growth),
		cmocka_unit_test(test_real),
		cmocka_unit_test(test_machine),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
