/*
 * Options about images: which of several, and what travels.
 */
#include "option_values.h"

#include <binsize/image.h>
#include <binsize/units.h>

#define MOST_CHUNK (16 << 20)

enum {
	LONG_ONLY = 1280, /* above those of debug_options.c */
	KEY_CHUNK_SIZE,
	KEY_DIVE,
	KEY_LIMIT,
	KEY_PLATFORM,
	KEY_RECOMPRESS,
	KEY_TAG,
	KEY_WIRE
};

static int set_tag(struct bsz_options *options,
    const struct bsz_option *option, const char *value, struct bsz_err *err)
{
	(void)option; /* any text can be a name */
	(void)err;
	options->tag = value;
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

static int set_chunk(struct bsz_options *options,
    const struct bsz_option *option, const char *value, struct bsz_err *err)
{
	uint64_t size;

	if (bsz_units_parse_size(value, &size, err))
		return err->code;
	if (size < BSZ_LEAST_CHUNK || size > MOST_CHUNK || size & (size - 1))
		return bsz_fail(err, BSZ_EUSAGE, "--%s takes a power of two "
		    "from 1 KiB to 16 MiB, not '%.200s'", option->argp.name,
		    value);
	options->chunk = (uint32_t)size;
	return 0;
}

static const struct {
	const char *name;
	size_t offset;
} limits[] = {
	{"entries", offsetof(struct bsz_caps, entries)},
	{"header-bytes", offsetof(struct bsz_caps, header_bytes)},
	{"index-depth", offsetof(struct bsz_caps, index_depth)},
	{"layer-ratio", offsetof(struct bsz_caps, layer_ratio)},
	{"memory", offsetof(struct bsz_caps, memory)},
	{"zstd-window", offsetof(struct bsz_caps, zstd_window)},
};

/* NAME=N; what is counted is written as bytes without a unit, too. */
static int set_limit(struct bsz_options *options,
    const struct bsz_option *option, const char *value, struct bsz_err *err)
{
	const size_t size = strcspn(value, "=");
	uint64_t number;

	for (size_t i = 0; i < BSZ_COUNTOF(limits); i++) {
		if (strlen(limits[i].name) != size || !value[size] ||
		    memcmp(limits[i].name, value, size) != 0)
			continue;
		if (bsz_units_parse_size(value + size + 1, &number, err))
			return bsz_wrap(err, "--%s", option->argp.name);
		if (!number)
			break;
		memcpy((char *)&options->caps + limits[i].offset, &number,
		    sizeof(number));
		return 0;
	}
	return bsz_fail(err, BSZ_EUSAGE, "--%s takes entries, header-bytes, "
	    "index-depth, layer-ratio, memory or zstd-window, then '=' and a "
	    "number above 0, not '%.200s'", option->argp.name, value);
}

static const struct bsz_option images[] = {
	{.argp = {"image-limit", KEY_LIMIT, "NAME=N", 0,
	     "another bound for images: entries of a layer, header-bytes of "
	     "an entry, index-depth, layer-ratio (tar to blob), memory, "
	     "zstd-window",
	     0},
	    .set = set_limit},
	{.argp = {"platform", KEY_PLATFORM, "OS/ARCH", 0,
	     "of several images: the one for this platform (linux/arm64)", 0},
	    .set = set_platform},
	{.argp = {"tag", KEY_TAG, "NAME", 0,
	     "of several images in an archive or layout: the one with this "
	     "tag, name or digest", 0},
	    .set = set_tag},
};

static int set_dive(struct bsz_options *options,
    const struct bsz_option *option, const char *value, struct bsz_err *err)
{
	(void)option;
	(void)value; /* takes none */
	(void)err;
	options->query.dive = true;
	return 0;
}

static const struct bsz_option dive[] = {
	{.argp = {"dive-compat", KEY_DIVE, NULL, 0,
	     "of an image also what dive says of it, and why that differs",
	     0},
	    .set = set_dive},
};

static const struct bsz_option wire[] = {
	{.argp = {"wire", KEY_WIRE, NULL, 0,
	     "also what the bytes take compressed, in the layers of an image",
	     0},
	    .set = set_wire},
};

static int set_recompress(struct bsz_options *options,
    const struct bsz_option *option, const char *value, struct bsz_err *err)
{
	(void)option;
	(void)value; /* takes none */
	(void)err;
	options->repack = true;
	return 0;
}

static const struct bsz_option chunks[] = {
	{.argp = {"chunk-size", KEY_CHUNK_SIZE, "SIZE", 0,
	     "average size of a chunk; the smallest is a quarter of it, the "
	     "largest four times it (64 KiB)", 0},
	    .set = set_chunk},
	{.argp = {"recompress", KEY_RECOMPRESS, NULL, 0,
	     "also compress all layers as zstd and as eStargz, and tell what "
	     "they would take (some 20 s of processor time a GB)", 0},
	    .set = set_recompress},
};

BSZ_OPTION_TABLE(images, "Images:");
BSZ_OPTION_TABLE(chunks, NULL);
BSZ_OPTION_TABLE(wire, NULL);
BSZ_OPTION_TABLE(dive, NULL);
