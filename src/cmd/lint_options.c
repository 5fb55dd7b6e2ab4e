/*
 * Options of lint: what is built of a recipe, where, and to what.
 */
#include "option_values.h"

#include <lint/lint.h>

enum {
	LONG_ONLY = 2304, /* above those of plan_options.c */
	KEY_CONTEXT,
	KEY_IGNORE,
	KEY_IMAGE,
	KEY_TARGET
};

static int set_context(struct bsz_options *options,
    const struct bsz_option *option, const char *value, struct bsz_err *err)
{
	(void)option;
	(void)err; /* any text can be a path */
	options->lint.context = value;
	return 0;
}

static int set_image(struct bsz_options *options,
    const struct bsz_option *option, const char *value, struct bsz_err *err)
{
	(void)option;
	(void)err; /* any text can be a path */
	options->lint.image = value;
	return 0;
}

static int set_target(struct bsz_options *options,
    const struct bsz_option *option, const char *value, struct bsz_err *err)
{
	(void)option;
	(void)err; /* any text can be a name */
	options->lint.target = value;
	return 0;
}

/* Rules with commas between; the option can be given several times. */
static int set_ignore(struct bsz_options *options,
    const struct bsz_option *option, const char *value, struct bsz_err *err)
{
	struct bsz_lint_options *const lint = &options->lint;
	const char **const ignored = bsz_arena_alloc(&options->arena,
	    (lint->ignored_count + 1) * sizeof(*ignored));

	if (!ignored)
		return bsz_fail_memory(err);
	for (const char *at = value; *at; at += *at == ',') {
		const size_t size = strcspn(at, ",");

		if (bsz_option_choose(option, at, size, err) < 0)
			return err->code;
		at += size;
	}
	if (lint->ignored_count)
		memcpy(ignored, lint->ignored,
		    lint->ignored_count * sizeof(*ignored));
	ignored[lint->ignored_count++] = value;
	lint->ignored = ignored;
	return 0;
}

static const struct bsz_option lint[] = {
	{.argp = {"context", KEY_CONTEXT, "FOLDER", 0,
	     "the folder that is sent to the builder (that of the file)", 0},
	    .is_path = true, .set = set_context},
	{.argp = {"ignore", KEY_IGNORE, "RULE[,RULE]", 0,
	     "leave rules out; can be given several times", 0},
	    .word = bsz_lint_rule_name, .is_list = true, .set = set_ignore},
	{.argp = {"image", KEY_IMAGE, "IMAGE", 0,
	     "what the file was built to, as report takes it: tell what each "
	     "finding costs in it", 0},
	    .is_path = true, .set = set_image},
	{.argp = {"target", KEY_TARGET, "STAGE", 0,
	     "the stage that is built (the last one)", 0},
	    .set = set_target},
};

BSZ_OPTION_TABLE(lint, "What is built:");
