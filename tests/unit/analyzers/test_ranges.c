/*
 * The list of all ranges of a dimension.
 */
#include "fake.h"

static void lists_both_domains(void **state)
{
	struct fake fake = {.query = fake_query(1, BSZ_UNIT, 0)};

	(void)state;
	fake_expect(&fake, "ranges",
	    "0 file 0 100 [header] format\n"
	    "0 file 100 80 a.c dwarf\n"
	    "0 file 180 10 b.c dwarf\n"
	    "0 file 190 10 [section .text] format\n"
	    "0 file 200 60 [section .data] format\n"
	    "0 file 260 70 a.c dwarf\n"
	    "0 file 330 20 b.c dwarf\n"
	    "0 file 350 10 [section .debug] format\n"
	    "0 vm 4096 100 [header] format\n"
	    "0 vm 4196 80 a.c dwarf\n"
	    "0 vm 4276 10 b.c dwarf\n"
	    "0 vm 4286 10 [section .text] format\n"
	    "0 vm 4296 60 [section .data] format\n"
	    "0 vm 4356 40 [section .bss] format\n");
}

static void filters(void **state)
{
	static const char *const only[] = {".text"};
	struct fake fake = {.query = fake_query(1, BSZ_SYMBOL, 0)};
	struct bsz_filter *filter = bsz_filter_new("^f", &fake.err);

	(void)state;
	assert_non_null(filter);
	fake.query.filter = filter;
	fake.query.only = only;
	fake.query.only_count = 1;
	fake.query.domain[BSZ_FILE] = false;
	fake.query.names = BSZ_NAMES_SHORT;
	assert_int_equal(fake_run(&fake, "ranges"), 0);
	assert_string_equal(fake.report.remarks[0], "the filter left out 0 "
	    "bytes of the file and 70 bytes of memory");
	fake_end(&fake);
	fake_expect(&fake, "ranges",
	    "0 vm 4256 20 f symbol\n"
	    "0 vm 4276 10 f symbol\n");
	bsz_filter_free(filter);
}

static void takes_one_dimension(void **state)
{
	struct fake fake = {
		.query = fake_query(2, BSZ_SECTION, BSZ_SYMBOL)};

	(void)state;
	assert_int_equal(fake_run(&fake, "ranges"), BSZ_EUSAGE);
	fake_end(&fake);
}

static void survives_short_memory(void **state)
{
	struct fake fake = {.query = fake_query(1, BSZ_SYMBOL, 0)};

	(void)state;
	fake_starve(&fake, "ranges");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(lists_both_domains),
		cmocka_unit_test(filters),
		cmocka_unit_test(takes_one_dimension),
		cmocka_unit_test(survives_short_memory),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
