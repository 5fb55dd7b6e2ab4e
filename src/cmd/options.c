/*
 * Command lines through argp, which only says that something is wrong; what
 * it is we say ourselves, in one line and with the nearest option that there
 * is.
 */
#include "options.h"

#include "command.h"
#include "suggest.h"

#include <errno.h>

#define DEFAULT_LIMIT 20
#define LIMIT_BY_FORMAT SIZE_MAX

struct parse {
	struct bsz_options *options;
	const struct bsz_command *command;
	struct bsz_err *err;
	int rc;
};

/* The n-th option of a command over all its tables; NULL behind the last. */
static const struct bsz_option *option_at(const struct bsz_command *command,
    size_t n)
{
	for (size_t i = 0; command->tables[i]; i++) {
		if (n < command->tables[i]->count)
			return &command->tables[i]->options[n];
		n -= command->tables[i]->count;
	}
	return NULL;
}

static const struct bsz_option *find_key(const struct bsz_command *command,
    int key)
{
	const struct bsz_option *option;

	for (size_t i = 0; (option = option_at(command, i)); i++)
		if (option->argp.key == key)
			return option;
	return NULL;
}

/*
 * The option of a long name or of an unambiguous beginning of one, as
 * getopt_long takes it. *several when more than one begins like that.
 */
static const struct bsz_option *find_long(const struct bsz_command *command,
    const char *name, size_t size, bool *several)
{
	const struct bsz_option *option, *found = NULL;

	*several = false;
	for (size_t i = 0; (option = option_at(command, i)); i++) {
		if (strncmp(option->argp.name, name, size) != 0)
			continue;
		if (!option->argp.name[size]) {
			*several = false;
			return option;
		}
		*several = found;
		found = option;
	}
	return *several ? NULL : found;
}

/* An option that takes no operand behind it found at fault; or 0. */
static int check_long(const struct bsz_command *command, const char *arg,
    bool is_last, bool *takes_next, struct bsz_err *err)
{
	const size_t size = strcspn(arg, "=");
	struct bsz_suggestion suggestion;
	char room[BSZ_SUGGEST_ROOM];
	const struct bsz_option *option;
	bool several;

	option = find_long(command, arg, size, &several);
	if (several)
		return bsz_fail(err, BSZ_EUSAGE,
		    "several options begin with '--%.*s'",
		    (int)bsz_min(size, 200), arg);
	if (option) {
		const bool wants = option->argp.arg;

		if (wants && !arg[size] && is_last)
			return bsz_fail(err, BSZ_EUSAGE,
			    "--%s needs a value (%s)", option->argp.name,
			    option->argp.arg);
		if (!wants && arg[size])
			return bsz_fail(err, BSZ_EUSAGE,
			    "--%s takes no value", option->argp.name);
		*takes_next = wants && !arg[size];
		return 0;
	}
	bsz_suggest_init(&suggestion, arg, size);
	for (size_t i = 0; (option = option_at(command, i)); i++)
		bsz_suggest_offer(&suggestion, option->argp.name);
	char with_dashes[64] = "";
	if (suggestion.best)
		(void)snprintf(with_dashes, sizeof(with_dashes), "--%s",
		    suggestion.best); /* our own names are short */
	suggestion.best = suggestion.best ? with_dashes : NULL;
	return bsz_fail(err, BSZ_EUSAGE,
	    "%s has no option '--%.*s'%s", command->name,
	    (int)bsz_min(size, 200), arg,
	    bsz_suggest_text(&suggestion, room));
}

static int check_short(const struct bsz_command *command, const char *arg,
    bool is_last, bool *takes_next, struct bsz_err *err)
{
	for (; *arg; arg++) {
		const struct bsz_option *option = find_key(command, *arg);

		if (!option)
			return bsz_fail(err, BSZ_EUSAGE,
			    "%s has no option '-%c'", command->name, *arg);
		if (!option->argp.arg)
			continue;
		if (!arg[1] && is_last)
			return bsz_fail(err, BSZ_EUSAGE,
			    "-%c needs a value (%s)", *arg,
			    option->argp.arg);
		*takes_next = !arg[1];
		return 0;
	}
	return 0;
}

/* Find what argp refused: the first argument that is no option of ours. */
static int diagnose(const struct bsz_command *command, int argc, char **argv,
    struct bsz_err *err)
{
	for (int i = 1; i < argc; i++) {
		const char *arg = argv[i];
		const bool is_last = i + 1 == argc;
		bool takes_next = false;
		int rc = 0;

		if (arg[0] != '-' || !arg[1])
			continue;
		if (strcmp(arg, "--") == 0)
			break;
		if (arg[1] == '-')
			rc = check_long(command, arg + 2, is_last,
			    &takes_next, err);
		else
			rc = check_short(command, arg + 1, is_last,
			    &takes_next, err);
		if (rc)
			return rc;
		i += takes_next;
	}
	return bsz_fail(err, BSZ_EUSAGE, "the options cannot be understood");
}

static error_t parse_option(int key, char *value, struct argp_state *state)
{
	struct parse *parse = state->input;
	struct bsz_options *options = parse->options;

	if (key == ARGP_KEY_ARG) {
		options->operands[options->operand_count++] = value;
		return 0;
	}
	const struct bsz_option *option = find_key(parse->command, key);
	if (!option)
		return ARGP_ERR_UNKNOWN;
	parse->rc = option->set(options, option, value, parse->err);
	return parse->rc ? EINVAL : 0;
}

struct argp_option *bsz_options_argp(const struct bsz_command *command)
{
	size_t count = 0, used = 0;
	int group = 0;

	for (size_t i = 0; command->tables[i]; i++)
		count += command->tables[i]->count + 1;
	struct argp_option *all = bsz_calloc(count + 1, sizeof(*all));
	if (!all)
		return NULL;
	for (size_t i = 0; command->tables[i]; i++) {
		const struct bsz_option_table *table = command->tables[i];

		/* A row without a name and key is a heading; a table without
		 * one goes on below that of the table before. */
		if (table->title)
			all[used++] = (struct argp_option){
				.doc = table->title, .group = ++group};
		for (size_t j = 0; j < table->count; j++) {
			all[used] = table->options[j].argp;
			all[used++].group = group;
		}
	}
	return all;
}

static int check_operands(const struct bsz_options *options,
    const struct bsz_command *command, struct bsz_err *err)
{
	if (options->help)
		return 0;
	if (options->operand_count < command->operands_min)
		return bsz_fail(err, BSZ_EUSAGE,
		    "%s needs %s (see binsize %s --help)", command->name,
		    command->operands, command->name);
	if (options->operand_count && !command->operands_max)
		return bsz_fail(err, BSZ_EUSAGE,
		    "%s takes options alone, not also '%.200s'",
		    command->name, options->operands[0]);
	if (options->operand_count > command->operands_max)
		return bsz_fail(err, BSZ_EUSAGE,
		    "%s takes no more than %zu operand%s, not also '%.200s'",
		    command->name, command->operands_max,
		    command->operands_max == 1 ? "" : "s",
		    options->operands[command->operands_max]);
	return 0;
}

int bsz_options_parse(struct bsz_options *options,
    const struct bsz_command *command, int argc, char **argv,
    struct bsz_err *err)
{
	struct parse parse = {
		.options = options, .command = command, .err = err};

	*options = (struct bsz_options){
		.query = {.limit = LIMIT_BY_FORMAT, .domain = {true, true}},
		.format = bsz_renderer_find("text"),
		.timing = {.since_ms = BSZ_UNKNOWN, .until_ms = BSZ_UNKNOWN,
		    .query = {.newest = 5, .alpha = 0.01,
			.min_change = 0.03, .min_ms = 500,
			.model = {.quantile = 0.95, .predictor = -1}}}};
	for (int i = 0; i < BSZ_METRICS; i++)
		options->timing.metrics[i] = BSZ_UNKNOWN;
	options->operands = bsz_arena_alloc(&options->arena,
	    (size_t)argc * sizeof(*options->operands));
	struct argp_option *all = bsz_options_argp(command);
	if (!options->operands || !all) {
		bsz_free(all);
		return bsz_fail_memory(err);
	}
	const struct argp argp = {.options = all, .parser = parse_option};
	const error_t failed = argp_parse(&argp, argc, argv,
	    ARGP_NO_ERRS | ARGP_NO_EXIT | ARGP_NO_HELP, NULL, &parse);
	bsz_free(all);
	if (parse.rc)
		return parse.rc;
	if (failed)
		return diagnose(command, argc, argv, err);
	if (options->query.limit == LIMIT_BY_FORMAT)
		options->query.limit = options->format->for_people
		    ? DEFAULT_LIMIT : 0;
	options->query.no_shares = options->format->exact;
	return check_operands(options, command, err);
}

void bsz_options_release(struct bsz_options *options)
{
	bsz_arena_release(&options->arena);
}
