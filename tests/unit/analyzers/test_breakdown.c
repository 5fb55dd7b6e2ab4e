/*
 * Sums by any dimensions, on an artifact small enough to add up by hand.
 */
#include "fake.h"

static void sums_every_byte_once(void **state)
{
	struct fake fake = {.query = fake_query(1, BSZ_SECTION, 0)};

	(void)state;
	fake_expect(&fake, "breakdown",
	    "0 .debug 0 100\n"
	    "0 .text 100 100\n"
	    "0 [header] 100 100\n"
	    "0 .data 60 60\n"
	    "0 .bss 40 0\n"
	    "0=TOTAL 300 360\n");
}

/* .text, [header] and .debug tie by size and are ordered by name. */
static void orders_ties_by_name(void **state)
{
	struct fake fake = {.query = fake_query(1, BSZ_SECTION, 0)};

	(void)state;
	fake.query.limit = 2;
	fake_expect(&fake, "breakdown",
	    "0 .debug 0 100\n"
	    "0 .text 100 100\n"
	    "0+[3 others] 200 160\n"
	    "0=TOTAL 300 360\n");
}

static void nests(void **state)
{
	struct fake fake = {
		.query = fake_query(2, BSZ_SECTION, BSZ_SYMBOL)};

	(void)state;
	fake.query.sort = BSZ_SORT_VM;
	fake.query.limit = 2;
	fake_expect(&fake, "breakdown",
	    "0 .text 100 100\n"
	    "1 main 60 60\n"
	    "1 f(int) 20 20\n"
	    "1+[2 others] 20 20\n"
	    "0 [header] 100 100\n"
	    "1 [header] 100 100\n"
	    "0+[3 others] 100 160\n"
	    "0=TOTAL 300 360\n");
}

static void sorts_by_name(void **state)
{
	struct fake fake = {.query = fake_query(1, BSZ_KIND, 0)};

	(void)state;
	fake.query.sort = BSZ_SORT_NAME;
	fake_expect(&fake, "breakdown",
	    "0 code 100 100\n"
	    "0 data 100 60\n"
	    "0 debug info 0 100\n"
	    "0 headers 100 100\n"
	    "0=TOTAL 300 360\n");
}

static void leaves_out_a_domain(void **state)
{
	struct fake fake = {.query = fake_query(1, BSZ_UNIT, 0)};

	(void)state;
	fake.query.domain[BSZ_VM] = false;
	fake_expect(&fake, "breakdown",
	    "0 a.c 150\n"
	    "0 [header] 100\n"
	    "0 [section .data] 60\n"
	    "0 b.c 30\n"
	    "0 [section .debug] 10\n"
	    "0 [section .text] 10\n"
	    "0=TOTAL 360\n");
}

/* A match at any level keeps the leaf; what is above it shrinks. */
static void filters_at_any_level(void **state)
{
	struct fake fake = {
		.query = fake_query(2, BSZ_SECTION, BSZ_SYMBOL)};
	struct bsz_filter *filter = bsz_filter_new("^f\\(|bss$", &fake.err);

	(void)state;
	assert_non_null(filter);
	fake.query.filter = filter;
	fake_expect(&fake, "breakdown",
	    "0 .bss 40 0\n"
	    "1 buffer 40 0\n"
	    "0 .text 30 30\n"
	    "1 f(int) 20 20\n"
	    "1 f(char) 10 10\n"
	    "0=TOTAL 70 30\n");
	bsz_filter_free(filter);
}

static void says_what_a_filter_leaves_out(void **state)
{
	struct fake fake = {.query = fake_query(1, BSZ_SYMBOL, 0)};
	struct bsz_filter *filter = bsz_filter_new("main", &fake.err);

	(void)state;
	assert_non_null(filter);
	fake.query.filter = filter;
	assert_int_equal(fake_run(&fake, "breakdown"), 0);
	assert_int_equal(fake.report.remark_count, 1);
	assert_string_equal(fake.report.remarks[0], "the filter left out 300 "
	    "bytes of the file and 240 bytes of memory");
	fake_end(&fake);
	bsz_filter_free(filter);
}

static void counts_only_some_sections(void **state)
{
	static const char *const only[] = {".bss", ".data", ".none"};
	struct fake fake = {.query = fake_query(1, BSZ_SYMBOL, 0)};

	(void)state;
	fake.query.only = only;
	fake.query.only_count = 3;
	fake_expect(&fake, "breakdown",
	    "0 buffer 40 0\n"
	    "0 one 30 30\n"
	    "0 table 30 30\n"
	    "0=TOTAL 100 60\n");
}

static void refuses_sections_that_are_not_there(void **state)
{
	static const char *const only[] = {".none"};
	struct fake fake = {.query = fake_query(1, BSZ_SYMBOL, 0)};

	(void)state;
	fake.query.only = only;
	fake.query.only_count = 1;
	assert_int_equal(fake_run(&fake, "breakdown"), BSZ_EUSAGE);
	fake_end(&fake);
}

static void joins_short_names(void **state)
{
	static const char *const only[] = {".text"};
	struct fake fake = {.query = fake_query(1, BSZ_SYMBOL, 0)};

	(void)state;
	fake.query.only = only;
	fake.query.only_count = 1;
	fake.query.names = BSZ_NAMES_SHORT;
	fake_expect(&fake, "breakdown",
	    "0 main 60 60\n"
	    "0 f 30 30\n"
	    "0 [section .text] 10 10\n"
	    "0=TOTAL 100 100\n");
}

static void splits_and_lists_aliases(void **state)
{
	static const char *const only[] = {".data"};
	struct fake fake = {.query = fake_query(1, BSZ_SYMBOL, 0)};

	(void)state;
	fake.query.only = only;
	fake.query.only_count = 1;
	fake.query.aliases = BSZ_ALIASES_SPLIT;
	fake_expect(&fake, "breakdown",
	    "0 table 30 30\n"
	    "0 one 15 15\n"
	    "0 uno 15 15\n"
	    "0=TOTAL 60 60\n");
	fake.query.aliases = BSZ_ALIASES_LIST;
	fake_expect(&fake, "breakdown",
	    "0 one 30 30\n"
	    "0 table 30 30\n"
	    "0*uno 30 30\n"
	    "0=TOTAL 60 60\n");
	/* What is only listed is in no sum. */
	fake.query.limit = 1;
	fake_expect(&fake, "breakdown",
	    "0 one 30 30\n"
	    "0+[2 others] 30 30\n"
	    "0=TOTAL 60 60\n");
}

/* Bytes of its own, then inclusive, instances, largest, callers. */
static void adds_inline_columns(void **state)
{
	static const char *const only[] = {".text"};
	struct fake fake = {.query = fake_query(1, BSZ_INLINE, 0)};

	(void)state;
	fake.query.only = only;
	fake.query.only_count = 1;
	fake_expect(&fake, "breakdown",
	    "0 [section .text] 40 40 0 0 0 0\n"
	    "0 g() 30 30 40 1 40 1\n"
	    "0 main 20 20 0 0 0 0\n"
	    "0 h() 10 10 10 1 10 1\n"
	    "0=TOTAL 100 100 0 0 0 0\n");
	fake.query.names = BSZ_NAMES_SHORT;
	fake.query.limit = 2;
	fake_expect(&fake, "breakdown",
	    "0 [section .text] 40 40 0 0 0 0\n"
	    "0 g 30 30 40 1 40 1\n"
	    "0+[2 others] 30 30 0 0 0 0\n"
	    "0=TOTAL 100 100 0 0 0 0\n");
}

static void keeps_chains_whole(void **state)
{
	static const char *const only[] = {".text"};
	struct fake fake = {.query = fake_query(1, BSZ_INLINE, 0)};

	(void)state;
	fake.query.only = only;
	fake.query.only_count = 1;
	fake.query.chains = true;
	fake_expect(&fake, "breakdown",
	    "0 [section .text] 40 40\n"
	    "0 main;g() 30 30\n"
	    "0 main 20 20\n"
	    "0 main;g();h() 10 10\n"
	    "0=TOTAL 100 100\n");
}

static void names_its_columns(void **state)
{
	struct fake fake = {
		.query = fake_query(2, BSZ_SECTION, BSZ_SYMBOL)};

	(void)state;
	assert_int_equal(fake_run(&fake, "breakdown"), 0);
	const struct bsz_table *table = &fake.report.tables[0];
	assert_true(table->main);
	assert_int_equal(table->levels, 2);
	assert_string_equal(table->level_keys[1], "symbol");
	assert_string_equal(table->columns[0].title, "SECTION / SYMBOL");
	assert_string_equal(table->columns[1].key, "vm_bytes");
	assert_string_equal(table->columns[table->weight_column].key,
	    "file_bytes");
	fake_end(&fake);
}

static void survives_short_memory(void **state)
{
	static const char *const only[] = {".text", ".data"};
	struct fake fake = {
		.query = fake_query(2, BSZ_SECTION, BSZ_SYMBOL)};

	(void)state;
	fake.query.limit = 1;
	fake_starve(&fake, "breakdown");
	fake.query.only = only;
	fake.query.only_count = 2;
	fake.query.names = BSZ_NAMES_SHORT;
	fake_starve(&fake, "breakdown");
	fake.query = fake_query(1, BSZ_INLINE, 0);
	fake_starve(&fake, "breakdown");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(sums_every_byte_once),
		cmocka_unit_test(orders_ties_by_name),
		cmocka_unit_test(nests),
		cmocka_unit_test(sorts_by_name),
		cmocka_unit_test(leaves_out_a_domain),
		cmocka_unit_test(filters_at_any_level),
		cmocka_unit_test(says_what_a_filter_leaves_out),
		cmocka_unit_test(counts_only_some_sections),
		cmocka_unit_test(refuses_sections_that_are_not_there),
		cmocka_unit_test(joins_short_names),
		cmocka_unit_test(splits_and_lists_aliases),
		cmocka_unit_test(adds_inline_columns),
		cmocka_unit_test(keeps_chains_whole),
		cmocka_unit_test(names_its_columns),
		cmocka_unit_test(survives_short_memory),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
