/*
 * Who claims one byte, and why the others lose.
 */
#include "fake.h"

static struct fake ask(enum bsz_domain domain, uint64_t place,
    enum bsz_dimension dim)
{
	struct fake fake = {.query = fake_query(1, dim, 0)};

	fake.query.place_set = true;
	fake.query.place_domain = domain;
	fake.query.place = place;
	return fake;
}

static void shows_the_winner_first(void **state)
{
	struct fake fake = ask(BSZ_VM, TEXT + 85, BSZ_SYMBOL);

	(void)state;
	fake_expect(&fake, "claims",
	    "0 symbol wins f(char) symbol 4276 10\n"
	    "0 symbol loses: larger larger symbol 4276 20\n"
	    "0 symbol loses: weaker source weak unwind 4196 100\n"
	    "0 symbol last resort [section .text] format 4196 100\n");
}

/* The same byte by its place in the file: claims stand in the file. */
static void translates_offsets(void **state)
{
	struct fake fake = ask(BSZ_FILE, 185, BSZ_SYMBOL);

	(void)state;
	fake_expect(&fake, "claims",
	    "0 symbol wins f(char) symbol 180 10\n"
	    "0 symbol loses: larger larger symbol 180 20\n"
	    "0 symbol loses: weaker source weak unwind 100 100\n"
	    "0 symbol last resort [section .text] format 100 100\n");
}

static void knows_depth(void **state)
{
	struct fake fake = ask(BSZ_VM, TEXT + 55, BSZ_INLINE);

	(void)state;
	fake_expect(&fake, "claims",
	    "0 inline wins main;g();h() dwarf 4246 10\n"
	    "0 inline loses: less deeply inlined main;g() dwarf 4216 40\n"
	    "0 inline loses: less deeply inlined main dwarf 4196 60\n"
	    "0 inline last resort [section .text] format 4196 100\n");
}

static void falls_back_on_the_layout(void **state)
{
	struct fake fake = ask(BSZ_FILE, 355, BSZ_UNIT);

	(void)state;
	fake_expect(&fake, "claims",
	    "0 unit wins [section .debug] format 350 10\n");
}

static void answers_in_all_dimensions(void **state)
{
	struct fake fake = ask(BSZ_VM, BSS, 0);
	size_t wins = 0;

	(void)state;
	fake.query.dim_count = 0;
	assert_int_equal(fake_run(&fake, "claims"), 0);
	const struct bsz_table *table = &fake.report.tables[0];
	for (size_t i = 0; i < table->row_count; i++)
		wins += strcmp(table->cells[i * table->column_count + 1].text,
		    "wins") == 0;
	assert_int_equal(wins, BSZ_DIMENSIONS);
	assert_string_equal(fake.report.headline,
	    "address 0x1104, not in the file");
	fake_end(&fake);
}

static void refuses_places_that_are_not_there(void **state)
{
	struct fake fake = ask(BSZ_VM, 0xfff, BSZ_SECTION);

	(void)state;
	assert_int_equal(fake_run(&fake, "claims"), BSZ_EUSAGE);
	assert_non_null(strstr(fake.err.text, "0x1000 to 0x112b"));
	fake_end(&fake);
	fake = ask(BSZ_FILE, 360, BSZ_SECTION);
	assert_int_equal(fake_run(&fake, "claims"), BSZ_EUSAGE);
	assert_non_null(strstr(fake.err.text, "0x0 to 0x167"));
	fake_end(&fake);
}

static void survives_short_memory(void **state)
{
	struct fake fake = ask(BSZ_FILE, 185, BSZ_SYMBOL);

	(void)state;
	fake.query.dim_count = 0;
	fake_starve(&fake, "claims");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(shows_the_winner_first),
		cmocka_unit_test(translates_offsets),
		cmocka_unit_test(knows_depth),
		cmocka_unit_test(falls_back_on_the_layout),
		cmocka_unit_test(answers_in_all_dimensions),
		cmocka_unit_test(refuses_places_that_are_not_there),
		cmocka_unit_test(survives_short_memory),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
