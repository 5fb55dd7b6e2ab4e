/*
 * Options that say which other files may tell names and lines of an input.
 */
#include "option_values.h"

enum {
	LONG_ONLY = 1024, /* above those of check_options.c */
	KEY_DEBUG_FILE,
	KEY_DEBUG_DIR,
	KEY_NO_LOOKUP
};

/* One more path for an array in the arena, which grows by copying. */
static int add_path(struct bsz_options *options,
    const struct bsz_option *option, const char *path,
    const char *const **paths, size_t *count, struct bsz_err *err)
{
	const char **larger = bsz_arena_alloc(&options->arena,
	    (*count + 1) * sizeof(*larger));

	if (!*path)
		return bsz_fail(err, BSZ_EUSAGE, "--%s takes a path",
		    option->argp.name);
	if (!larger)
		return bsz_fail_memory(err);
	if (*count)
		memcpy(larger, *paths, *count * sizeof(*larger));
	larger[(*count)++] = path;
	*paths = larger;
	return 0;
}

static int set_file(struct bsz_options *options,
    const struct bsz_option *option, const char *value, struct bsz_err *err)
{
	return add_path(options, option, value, &options->debug_files,
	    &options->debug_file_count, err);
}

static int set_dir(struct bsz_options *options,
    const struct bsz_option *option, const char *value, struct bsz_err *err)
{
	return add_path(options, option, value, &options->debug_dirs,
	    &options->debug_dir_count, err);
}

static int set_no_lookup(struct bsz_options *options,
    const struct bsz_option *option, const char *value, struct bsz_err *err)
{
	(void)option, (void)value, (void)err;
	options->no_debug_lookup = true;
	return 0;
}

static const struct bsz_option debug[] = {
	{.argp = {"debug-file", KEY_DEBUG_FILE, "FILE", 0,
	     "take symbols and debug information of a stripped input from "
	     "FILE, which must have the same build ID, or split units from "
	     "a .dwo or .dwp file; may be repeated", 0},
	    .is_path = true, .set = set_file},
	{.argp = {"debug-dir", KEY_DEBUG_DIR, "DIR", 0,
	     "search DIR for debug files in place of /usr/lib/debug, and for "
	     ".dwo files; may be repeated", 0},
	    .is_path = true, .set = set_dir},
	{.argp = {"no-debug-lookup", KEY_NO_LOOKUP, NULL, 0,
	     "read no file but the inputs and those given by --debug-file",
	     0},
	    .set = set_no_lookup},
};

BSZ_OPTION_TABLE(debug, "Debug information in other files:");
