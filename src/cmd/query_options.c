/*
 * Options that say what is asked: dimensions, rows, bytes, names. Each row is
 * what the option is called, its help, the words it takes and how its value
 * is kept.
 *
 * Options with a letter use it as argp's key; the others count from
 * LONG_ONLY, and from another number in run_options.c.
 */
#include "option_values.h"

#include <binsize/limits.h>
#include <binsize/units.h>

enum {
	LONG_ONLY = 256,
	KEY_ALIASES,
	KEY_CLONES,
	KEY_DOMAIN,
	KEY_EVIDENCE,
	KEY_FILTER,
	KEY_NAMES,
	KEY_NO_GUESS,
	KEY_INLINING,
	KEY_ONLY,
	KEY_PREFIX_MAP,
	KEY_REQUIRE_KNOWN
};

/* Each list in the order of its enum. */
static const char *const sort_words[] = {"both", "file", "vm", "wire", "name",
	NULL};
static const char *const change_words[] = {"delta", "old", "new", "name",
	NULL};
static const char *const name_words[] = {"full", "short", "raw", NULL};
static const char *const alias_words[] = {"primary", "split", "list", NULL};
static const char *const split_words[] = {"primary", "split", NULL};
static const char *const clone_words[] = {"join", "split", NULL};
static const char *const domain_words[] = {"file", "vm", "both", NULL};

static const char *dimension_word(size_t index)
{
	return index < BSZ_DIMENSIONS ?
	    bsz_dimension_info((enum bsz_dimension)index)->name : NULL;
}

static int add_dimension(struct bsz_query *query,
    const struct bsz_option *option, const char *name, size_t size,
    struct bsz_err *err)
{
	const int dim = bsz_option_choose(option, name, size, err);

	if (dim < 0)
		return dim;
	for (size_t i = 0; i < query->dim_count; i++)
		if (query->dims[i] == (enum bsz_dimension)dim)
			return bsz_fail(err, BSZ_EUSAGE,
			    "the dimension '%.*s' is given twice", (int)size,
			    name);
	if (query->dim_count == BSZ_MAX_NESTING)
		return bsz_fail(err, BSZ_EUSAGE,
		    "at most %d dimensions can be nested", BSZ_MAX_NESTING);
	query->dims[query->dim_count++] = (enum bsz_dimension)dim;
	return 0;
}

static int set_dimensions(struct bsz_options *options,
    const struct bsz_option *option, const char *value, struct bsz_err *err)
{
	int rc;

	for (;; value++) {
		const size_t size = strcspn(value, ",");

		rc = add_dimension(&options->query, option, value, size, err);
		value += size;
		if (rc || !*value)
			return rc;
	}
}

static int set_limit(struct bsz_options *options,
    const struct bsz_option *option, const char *value, struct bsz_err *err)
{
	options->about_rows = true;
	return bsz_option_count(option, value, &options->query.limit, err);
}

static int set_sort(struct bsz_options *options,
    const struct bsz_option *option, const char *value, struct bsz_err *err)
{
	const int index = bsz_option_choose(option, value, strlen(value), err);

	if (index < 0)
		return index;
	options->about_rows = true;
	options->query.sort = (enum bsz_sort)index;
	return 0;
}

static int set_change_sort(struct bsz_options *options,
    const struct bsz_option *option, const char *value, struct bsz_err *err)
{
	const int index = bsz_option_choose(option, value, strlen(value), err);

	if (index < 0)
		return index;
	options->query.change_sort = (enum bsz_change_sort)index;
	return 0;
}

static int set_aliases(struct bsz_options *options,
    const struct bsz_option *option, const char *value, struct bsz_err *err)
{
	const int index = bsz_option_choose(option, value, strlen(value), err);

	if (index < 0)
		return index;
	options->about_rows = true;
	options->query.aliases = (enum bsz_aliases)index;
	return 0;
}

static int set_clones(struct bsz_options *options,
    const struct bsz_option *option, const char *value, struct bsz_err *err)
{
	const int index = bsz_option_choose(option, value, strlen(value), err);

	if (index < 0)
		return index;
	options->about_rows = true;
	options->query.split_clones = index == 1;
	return 0;
}

static int set_domain(struct bsz_options *options,
    const struct bsz_option *option, const char *value, struct bsz_err *err)
{
	static const struct {
		bool file, vm;
	} wanted[] = {{.file = true}, {.vm = true}, {true, true}};
	const int index = bsz_option_choose(option, value, strlen(value), err);

	if (index < 0)
		return index;
	options->query.domain[BSZ_FILE] = wanted[index].file;
	options->query.domain[BSZ_VM] = wanted[index].vm;
	return 0;
}

static int set_filter(struct bsz_options *options,
    const struct bsz_option *option, const char *value, struct bsz_err *err)
{
	(void)option;
	if (options->filter)
		return bsz_fail(err, BSZ_EUSAGE, "--filter is given twice "
		    "(join the patterns: 'one|other')");
	options->about_rows = true;
	options->filter = value;
	return 0;
}

/* One more item for an array in the arena, which grows by copying: command
 * lines are short. NULL when memory is short. */
static void *grown(struct bsz_arena *arena, const void *items, size_t count,
    size_t item_size)
{
	void *larger = bsz_arena_alloc(arena, (count + 1) * item_size);

	if (larger && count)
		memcpy(larger, items, count * item_size);
	return larger;
}

static int add_only(struct bsz_options *options, const char *name,
    size_t size, struct bsz_err *err)
{
	const size_t count = options->query.only_count;
	const char *copy = bsz_arena_copy(&options->arena, name, size);
	const char **only = grown(&options->arena, (const void *)options->only,
	    count, sizeof(*only));

	if (!copy || !only)
		return bsz_fail_memory(err);
	only[count] = copy;
	options->only = only;
	options->query.only = only;
	options->query.only_count++;
	return 0;
}

static int set_only(struct bsz_options *options,
    const struct bsz_option *option, const char *value, struct bsz_err *err)
{
	options->about_rows = true;
	for (;; value++) {
		const size_t size = strcspn(value, ",");

		if (!size)
			return bsz_fail(err, BSZ_EUSAGE,
			    "--%s takes names of sections",
			    option->argp.name);
		const int rc = add_only(options, value, size, err);
		value += size;
		if (rc || !*value)
			return rc;
	}
}

static int set_names(struct bsz_options *options,
    const struct bsz_option *option, const char *value, struct bsz_err *err)
{
	const int index = bsz_option_choose(option, value, strlen(value), err);

	if (index < 0)
		return index;
	options->query.names = (enum bsz_names)index;
	return 0;
}

static int set_no_guess(struct bsz_options *options,
    const struct bsz_option *option, const char *value, struct bsz_err *err)
{
	(void)option, (void)value, (void)err;
	options->no_guess = true;
	return 0;
}

static int set_evidence(struct bsz_options *options,
    const struct bsz_option *option, const char *value, struct bsz_err *err)
{
	(void)option, (void)value, (void)err;
	options->about_rows = options->query.evidence = true;
	return 0;
}

static int set_known(struct bsz_options *options,
    const struct bsz_option *option, const char *value, struct bsz_err *err)
{
	struct bsz_query *query = &options->query;

	if (bsz_units_parse_share(value, &query->known, err) ||
	    query->known > 1)
		return bsz_fail(err, BSZ_EUSAGE, "--%s takes a share of the "
		    "bytes, up to 100%%", option->argp.name);
	query->requires_known = true;
	return set_evidence(options, option, value, err);
}

static int set_inlining(struct bsz_options *options,
    const struct bsz_option *option, const char *value, struct bsz_err *err)
{
	(void)option, (void)value, (void)err;
	options->query.inlining = true;
	return 0;
}

static int set_prefix_map(struct bsz_options *options,
    const struct bsz_option *option, const char *value, struct bsz_err *err)
{
	const size_t count = options->prefix_map_count;
	const char *equals = strchr(value, '=');

	if (!equals || equals == value)
		return bsz_fail(err, BSZ_EUSAGE,
		    "--%s takes OLD=NEW, not '%.200s'", option->argp.name,
		    value);
	const char *old_prefix = bsz_arena_copy(&options->arena, value,
	    (size_t)(equals - value));
	struct bsz_prefix_map *maps = grown(&options->arena,
	    options->prefix_maps, count, sizeof(*maps));
	if (!old_prefix || !maps)
		return bsz_fail_memory(err);
	maps[count] = (struct bsz_prefix_map){
		.old_prefix = old_prefix, .new_prefix = equals + 1};
	options->prefix_maps = maps;
	options->prefix_map_count++;
	return 0;
}

static const struct bsz_option dimensions[] = {
	{.argp = {"dimensions", 'd', "DIM[,DIM...]", 0,
	     "what to charge the bytes to, nested from left to right; "
	     "binsize list shows all", 0},
	    .word = dimension_word, .is_list = true, .set = set_dimensions},
	{.argp = {"no-guess", KEY_NO_GUESS, NULL, 0,
	     "leave data without a symbol to its section, whatever code "
	     "refers to it (binsize help evidence)", 0},
	    .set = set_no_guess},
};

/* Rows of sums and rows of changes are ordered differently. */
#define LIMIT_OPTION {.argp = {"limit", 'n', "N", 0, \
	"show N rows a level and sum up the rest (0: all; 20 where " \
	     "people read, all in other formats)", 0}, \
	.set = set_limit}

static const struct bsz_option rows[] = {
	LIMIT_OPTION,
	{.argp = {"sort", 's', "KEY", 0,
	     "largest first by file size, by size in memory (vm) or by the "
	     "larger of both (both, the default), by what travels (wire), or "
	     "by name", 0},
	    .words = sort_words, .set = set_sort},
	{.argp = {"aliases", KEY_ALIASES, "MODE", 0,
	     "bytes with several names: charge the primary one (default), "
	     "split them, or list the others beside it", 0},
	    .words = alias_words, .set = set_aliases},
	{.argp = {"clones", KEY_CLONES, "MODE", 0,
	     "what compilers split off or copy of a function (.cold, .part, "
	     ".constprop, .isra, .lto_priv): join it with the function "
	     "(default), or split it into rows of its own", 0},
	    .words = clone_words, .set = set_clones},
};

static const struct bsz_option limit[] = {
	LIMIT_OPTION,
};

static const struct bsz_option changes[] = {
	LIMIT_OPTION,
	{.argp = {"sort", 's', "KEY", 0,
	     "largest first by what changed (delta, the default), by the old "
	     "or the new size, or by name", 0},
	    .words = change_words, .set = set_change_sort},
	{.argp = {"aliases", KEY_ALIASES, "MODE", 0,
	     "bytes with several names: charge the primary one (default) or "
	     "split them", 0},
	    .words = split_words, .set = set_aliases},
	{.argp = {"inlining", KEY_INLINING, NULL, 0,
	     "tell of functions that were inlined differently: reads all "
	     "debug information of both builds", 0},
	    .set = set_inlining},
};

static const struct bsz_option evidence[] = {
	{.argp = {"evidence", KEY_EVIDENCE, NULL, 0,
	     "show what the labels rest on, as shares of the bytes (binsize "
	     "help evidence)", 0},
	    .set = set_evidence},
	{.argp = {"require-known", KEY_REQUIRE_KNOWN, "SHARE", 0,
	     "the same, and exit with 1 when less than SHARE (98%) of the "
	     "bytes is known: neither unclaimed nor guessed", 0},
	    .set = set_known},
};

static const struct bsz_option where[] = {
	{.argp = {"domain", KEY_DOMAIN, "DOMAIN", 0,
	     "bytes of the file, of memory (vm), or both (default)", 0},
	    .words = domain_words, .set = set_domain},
	{.argp = {"filter", KEY_FILTER, "PATTERN", 0,
	     "keep what has a matching label at any level (PCRE2)", 0},
	    .set = set_filter},
	{.argp = {"only", KEY_ONLY, "SECTION[,SECTION...]", 0,
	     "count only bytes of these sections", 0},
	    .is_list = true, .set = set_only},
};

static const struct bsz_option names[] = {
	{.argp = {"names", KEY_NAMES, "STYLE", 0,
	     "full: demangled (default); short: without parameters, equal "
	     "ones joined; raw: as in the file", 0},
	    .words = name_words, .set = set_names},
	{.argp = {"prefix-map", KEY_PREFIX_MAP, "OLD=NEW", 0,
	     "show source paths that begin with OLD with NEW instead", 0},
	    .set = set_prefix_map},
};

BSZ_OPTION_TABLE(dimensions, "What to show:");
BSZ_OPTION_TABLE(rows, "Rows:");
BSZ_OPTION_TABLE(limit, "Rows:");
BSZ_OPTION_TABLE(changes, "Rows:");
BSZ_OPTION_TABLE(evidence, "How sure:");
BSZ_OPTION_TABLE(where, "Which bytes:");
BSZ_OPTION_TABLE(names, "Names:");
