/*
 * Options that say how a command runs and where its result goes. The answer
 * itself is the same with any of them.
 */
#include "option_values.h"

#include <binsize/limits.h>

enum {
	LONG_ONLY = 512, /* above those of query_options.c */
	KEY_COLOR,
	KEY_CSV_SAFE,
	KEY_FORMAT,
	KEY_JSON
};

/* In the order of enum bsz_when. */
static const char *const when_words[] = {"auto", "always", "never", NULL};

static const char *format_word(size_t index)
{
	size_t count;
	const struct bsz_renderer *const *formats = bsz_renderers(&count);

	return index < count ? formats[index]->name : NULL;
}

static int set_format(struct bsz_options *options,
    const struct bsz_option *option, const char *value, struct bsz_err *err)
{
	options->format = bsz_renderer_find(value);
	return options->format ? 0 :
	    bsz_option_refuse(option, value, strlen(value), err);
}

static int set_json(struct bsz_options *options,
    const struct bsz_option *option, const char *value, struct bsz_err *err)
{
	(void)value; /* takes none */
	return set_format(options, option, "json", err);
}

int bsz_option_set_output(struct bsz_options *options,
    const struct bsz_option *option, const char *value, struct bsz_err *err)
{
	if (!*value)
		return bsz_fail(err, BSZ_EUSAGE, "--%s takes a path",
		    option->argp.name);
	options->output = value;
	return 0;
}

static int set_jobs(struct bsz_options *options,
    const struct bsz_option *option, const char *value, struct bsz_err *err)
{
	const int rc = bsz_option_count(option, value, &options->jobs, err);

	if (!rc && !options->jobs)
		return bsz_fail(err, BSZ_EUSAGE,
		    "--%s takes at least 1", option->argp.name);
	options->jobs = bsz_min(options->jobs, BSZ_MAX_JOBS);
	return rc;
}

static int set_color(struct bsz_options *options,
    const struct bsz_option *option, const char *value, struct bsz_err *err)
{
	const int index = bsz_option_choose(option, value, strlen(value), err);

	if (index < 0)
		return index;
	options->colour = (enum bsz_when)index;
	return 0;
}

static int set_csv_safe(struct bsz_options *options,
    const struct bsz_option *option, const char *value, struct bsz_err *err)
{
	(void)option, (void)value, (void)err;
	options->csv_safe = true;
	return 0;
}

static int set_quiet(struct bsz_options *options,
    const struct bsz_option *option, const char *value, struct bsz_err *err)
{
	(void)option, (void)value, (void)err;
	options->quiet = true;
	return 0;
}

static int set_help(struct bsz_options *options,
    const struct bsz_option *option, const char *value, struct bsz_err *err)
{
	(void)option, (void)value, (void)err;
	options->help = true;
	return 0;
}

static const struct bsz_option output[] = {
	{.argp = {"format", KEY_FORMAT, "FORMAT", 0,
	     "how to write the result (text)", 0},
	    .word = format_word, .set = set_format},
	{.argp = {"json", KEY_JSON, NULL, 0, "same as --format json", 0},
	    .set = set_json},
	{.argp = {"output", 'o', "FILE", 0,
	     "write to FILE, which is replaced only when all went well", 0},
	    .is_path = true, .set = bsz_option_set_output},
	{.argp = {"color", KEY_COLOR, "WHEN", 0,
	     "auto (default), always or never", 0},
	    .words = when_words, .set = set_color},
	{.argp = {"csv-safe", KEY_CSV_SAFE, NULL, 0,
	     "in csv and tsv, an apostrophe before what a spreadsheet would "
	     "calculate", 0},
	    .set = set_csv_safe},
};

static const struct bsz_option work[] = {
	{.argp = {"jobs", 'j', "N", 0,
	     "use N threads (default: one for each processor)", 0},
	    .set = set_jobs},
	{.argp = {"quiet", 'q', NULL, 0,
	     "no notes and no progress on standard error", 0},
	    .set = set_quiet},
};

static const struct bsz_option help[] = {
	{.argp = {"help", 'h', NULL, 0, "show this help", 0},
	    .set = set_help},
};

BSZ_OPTION_TABLE(output, "Output:");
BSZ_OPTION_TABLE(work, "Running:");
BSZ_OPTION_TABLE(help, NULL);
