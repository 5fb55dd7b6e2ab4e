/*
 * Options about what is foreseen.
 */
#include "option_values.h"

enum {
	LONG_ONLY = 1792, /* above those of timing_options.c */
	KEY_CODEC,
	KEY_LEVERS
};

static const char *const codec_words[] = {[BSZ_STRIP_GZIP] = "gzip",
	[BSZ_STRIP_ZSTD] = "zstd", NULL};

static int set_codec(struct bsz_options *options,
    const struct bsz_option *option, const char *value, struct bsz_err *err)
{
	const int index = bsz_option_choose(option, value, strlen(value), err);

	if (index < 0)
		return index;
	options->query.domain[BSZ_WIRE] = true;
	options->query.codec = (enum bsz_strip_codec)index;
	return 0;
}

static int set_levers(struct bsz_options *options,
    const struct bsz_option *option, const char *value, struct bsz_err *err)
{
	(void)option;
	(void)value; /* takes none */
	(void)err;
	options->query.levers_only = true;
	return 0;
}

static const struct bsz_option savings[] = {
	{.argp = {"codec", KEY_CODEC, "CODEC", 0,
	     "--wire, with what layers are compressed by: gzip (the default) "
	     "or zstd", 0},
	    .words = codec_words, .set = set_codec},
	{.argp = {"levers", KEY_LEVERS, NULL, 0,
	     "only what else makes a program smaller, not strip", 0},
	    .set = set_levers},
};

BSZ_OPTION_TABLE(savings, "What is foreseen:");
