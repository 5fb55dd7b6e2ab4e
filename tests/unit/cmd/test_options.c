/*
 * Command lines: what they set, and what is said of wrong ones.
 */
#include <cmd/command.h>

#include <setjmp.h>
#include <stdarg.h>

#include <cmocka.h>

#define MAX_WORDS 24

/* Parse a command line given as words with blanks between. */
static int parse(struct bsz_options *options, char *line,
    struct bsz_err *err)
{
	char *argv[MAX_WORDS + 1] = {0}, *rest = NULL;
	int argc = 0;

	for (char *word = strtok_r(line, " ", &rest); word && argc < MAX_WORDS;
	    word = strtok_r(NULL, " ", &rest))
		argv[argc++] = word;
	*err = (struct bsz_err){0};
	return bsz_options_parse(options, bsz_command_find(argv[0]), argc,
	    argv, err);
}

static void keeps_values(void **state)
{
	char line[] = "report -d section,symbol a.elf -d unit -n5 --sort=vm "
	    "--domain file --names short --json -q";
	struct bsz_options options;
	struct bsz_err err;

	(void)state;
	assert_int_equal(parse(&options, line, &err), 0);
	assert_int_equal(options.query.dim_count, 3);
	assert_int_equal(options.query.dims[1], BSZ_SYMBOL);
	assert_int_equal(options.query.dims[2], BSZ_UNIT);
	assert_int_equal(options.query.limit, 5);
	assert_int_equal(options.query.sort, BSZ_SORT_VM);
	assert_true(options.query.domain[BSZ_FILE]);
	assert_false(options.query.domain[BSZ_VM]);
	assert_int_equal(options.query.names, BSZ_NAMES_SHORT);
	assert_string_equal(options.format->name, "json");
	assert_true(options.quiet);
	assert_true(options.about_rows);
	assert_int_equal(options.operand_count, 1);
	assert_string_equal(options.operands[0], "a.elf");
	bsz_options_release(&options);
}

/* diff orders its rows by what changed, so --sort takes other words. */
static void keeps_values_of_diff(void **state)
{
	char line[] = "diff old new other -n0 --sort new --aliases split";
	char wrong[] = "diff old new --sort vm";
	char few[] = "diff old";
	struct bsz_options options;
	struct bsz_err err;

	(void)state;
	assert_int_equal(parse(&options, line, &err), 0);
	assert_int_equal(options.query.limit, 0);
	assert_int_equal(options.query.change_sort, BSZ_CHANGE_NEW);
	assert_int_equal(options.query.aliases, BSZ_ALIASES_SPLIT);
	assert_int_equal(options.operand_count, 3);
	bsz_options_release(&options);
	assert_int_equal(parse(&options, wrong, &err), BSZ_EUSAGE);
	assert_string_equal(err.text,
	    "--sort takes delta, old, new, name, not 'vm'");
	bsz_options_release(&options);
	assert_int_equal(parse(&options, few, &err), BSZ_EUSAGE);
	bsz_options_release(&options);
}

static void has_defaults(void **state)
{
	char line[] = "report a b";
	struct bsz_options options;
	struct bsz_err err;

	(void)state;
	assert_int_equal(parse(&options, line, &err), 0);
	assert_int_equal(options.query.dim_count, 0);
	assert_int_equal(options.query.limit, 20);
	assert_int_equal(options.query.sort, BSZ_SORT_BOTH);
	assert_int_equal(options.query.aliases, BSZ_ALIASES_PRIMARY);
	assert_true(options.query.domain[BSZ_FILE]);
	assert_true(options.query.domain[BSZ_VM]);
	assert_string_equal(options.format->name, "text");
	assert_int_equal(options.jobs, 0);
	assert_false(options.about_rows);
	assert_int_equal(options.operand_count, 2);
	bsz_options_release(&options);
}

static void collects_lists(void **state)
{
	char line[] = "map --only .a,.b --only .c --prefix-map /x=y "
	    "--prefix-map /z= a";
	struct bsz_options options;
	struct bsz_err err;

	(void)state;
	assert_int_equal(parse(&options, line, &err), 0);
	assert_int_equal(options.query.only_count, 3);
	assert_string_equal(options.query.only[1], ".b");
	assert_string_equal(options.query.only[2], ".c");
	assert_int_equal(options.prefix_map_count, 2);
	assert_string_equal(options.prefix_maps[0].old_prefix, "/x");
	assert_string_equal(options.prefix_maps[0].new_prefix, "y");
	assert_string_equal(options.prefix_maps[1].new_prefix, "");
	bsz_options_release(&options);
}

static void ends_options_at_dashes(void **state)
{
	char line[] = "report -- -d --json";
	struct bsz_options options;
	struct bsz_err err;

	(void)state;
	assert_int_equal(parse(&options, line, &err), 0);
	assert_int_equal(options.operand_count, 2);
	assert_string_equal(options.operands[1], "--json");
	bsz_options_release(&options);
}

static void takes_beginnings(void **state)
{
	char line[] = "report --dim unit a";
	struct bsz_options options;
	struct bsz_err err;

	(void)state;
	assert_int_equal(parse(&options, line, &err), 0);
	assert_int_equal(options.query.dims[0], BSZ_UNIT);
	bsz_options_release(&options);
}

static void asks_for_help_without_operands(void **state)
{
	char line[] = "report -h";
	struct bsz_options options;
	struct bsz_err err;

	(void)state;
	assert_int_equal(parse(&options, line, &err), 0);
	assert_true(options.help);
	bsz_options_release(&options);
}

static void says_what_is_wrong(void **state)
{
	static const struct {
		const char *line, *text;
	} cases[] = {
		{"report", "report needs INPUT..."},
		{"report --frmat json a",
		    "no option '--frmat' (did you mean '--format'?)"},
		{"report --pat", "no option '--pat'"},
		{"report -dsection -x a", "no option '-x'"},
		{"report -qx a", "no option '-x'"},
		{"report a -d", "-d needs a value"},
		{"report a --output", "--output needs a value"},
		{"report --json=1 a", "--json takes no value"},
		{"report --f json a", "several options begin with '--f'"},
		{"report -d sections a", "(did you mean 'section'?)"},
		{"report -d section, a", "not ''"},
		{"report -d unit,unit a", "'unit' is given twice"},
		{"report -d section,symbol,unit,file,dir,line,inline a",
		    "at most 6"},
		{"report --sort siez a", "both, file, vm, wire, name, not 'siez'"},
		{"report -n x a", "whole number, not 'x'"},
		{"report -n -1 a", "whole number, not '-1'"},
		{"report -n 99999999999999999999 a", "whole number"},
		{"report -j 0 a", "at least 1"},
		{"report --prefix-map x a", "OLD=NEW"},
		{"report --only .a,,.b a", "names of sections"},
		{"report --filter a --filter b c", "given twice"},
		{"report --format yaml a", "text, json"},
		{"explain a", "explain needs INPUT ADDR|+OFFSET"},
		{"explain a 1 2", "not also '2'"},
		{"list --limit 3", "list has no option '--limit'"},
	};

	(void)state;
	for (size_t i = 0; i < BSZ_COUNTOF(cases); i++) {
		struct bsz_options options;
		struct bsz_err err;
		char line[200];

		(void)snprintf(line, sizeof(line), "%s", cases[i].line);
		assert_int_equal(parse(&options, line, &err), BSZ_EUSAGE);
		if (!strstr(err.text, cases[i].text))
			fail_msg("'%s': %s", cases[i].line, err.text);
		bsz_options_release(&options);
	}
}

static void survives_short_memory(void **state)
{
	(void)state;
	for (uint64_t n = 1;; n++) {
		char line[] = "report --only .a,.b --prefix-map /x=y a";
		struct bsz_options options;
		struct bsz_err err;

		bsz_alloc_fail_at(n);
		const int rc = parse(&options, line, &err);
		bsz_alloc_fail_at(0);
		bsz_options_release(&options);
		if (!rc)
			break;
		assert_int_equal(rc, BSZ_ENOMEM);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(keeps_values),
		cmocka_unit_test(keeps_values_of_diff),
		cmocka_unit_test(has_defaults),
		cmocka_unit_test(collects_lists),
		cmocka_unit_test(ends_options_at_dashes),
		cmocka_unit_test(takes_beginnings),
		cmocka_unit_test(asks_for_help_without_operands),
		cmocka_unit_test(says_what_is_wrong),
		cmocka_unit_test(survives_short_memory),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
