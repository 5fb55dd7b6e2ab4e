/*
 * Options about images: which of several, and what travels.
 */
#include "option_values.h"

enum {
	LONG_ONLY = 1280, /* above those of debug_options.c */
	KEY_IMAGE,
	KEY_PLATFORM,
	KEY_WIRE
};

static int set_image(struct bsz_options *options,
    const struct bsz_option *option, const char *value, struct bsz_err *err)
{
	(void)option; /* any text can be a name */
	(void)err;
	options->image = value;
	return 0;
}

static int set_platform(struct bsz_options *options,
    const struct bsz_option *option, const char *value, struct bsz_err *err)
{
	if (!strchr(value, '/'))
		return bsz_fail(err, BSZ_EUSAGE, "--%s takes OS/ARCH, as in "
		    "linux/arm64, not '%.200s'", option->argp.name, value);
	options->platform = value;
	return 0;
}

static int set_wire(struct bsz_options *options,
    const struct bsz_option *option, const char *value, struct bsz_err *err)
{
	(void)option;
	(void)value; /* takes none */
	(void)err;
	options->query.domain[BSZ_WIRE] = true;
	return 0;
}

static const struct bsz_option images[] = {
	{.argp = {"image", KEY_IMAGE, "NAME", 0,
	     "of several images in an archive or layout: the one with this "
	     "tag, name or digest", 0},
	    .set = set_image},
	{.argp = {"platform", KEY_PLATFORM, "OS/ARCH", 0,
	     "of several images: the one for this platform (linux/arm64)", 0},
	    .set = set_platform},
};

static const struct bsz_option wire[] = {
	{.argp = {"wire", KEY_WIRE, NULL, 0,
	     "also what the bytes take compressed, in the layers of an image",
	     0},
	    .set = set_wire},
};

BSZ_OPTION_TABLE(images, "Images:");
BSZ_OPTION_TABLE(wire, NULL);
