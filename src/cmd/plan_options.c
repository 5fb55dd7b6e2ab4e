/*
 * Options of a plan: where to, where from, and what lies between.
 */
#include "option_values.h"

#include <binsize/units.h>

enum {
	LONG_ONLY = 2048, /* above those of savings_options.c */
	KEY_BANDWIDTH,
	KEY_FROM,
	KEY_MOUNT,
	KEY_PARALLEL,
	KEY_RTT,
	KEY_TO
};

static int set_to(struct bsz_options *options,
    const struct bsz_option *option, const char *value, struct bsz_err *err)
{
	(void)option; /* parsed when it is used */
	(void)err;
	options->plan.to = value;
	return 0;
}

static int set_from(struct bsz_options *options,
    const struct bsz_option *option, const char *value, struct bsz_err *err)
{
	(void)option; /* parsed when it is used */
	(void)err;
	options->plan.from = value;
	return 0;
}

static int add_mount(struct bsz_options *options,
    const struct bsz_option *option, const char *value, struct bsz_err *err)
{
	struct bsz_plan_options *const plan = &options->plan;
	const char **const mounts = bsz_arena_alloc(&options->arena,
	    (plan->mount_count + 1) * sizeof(*mounts));

	(void)option; /* checked when it is used */
	if (!mounts)
		return bsz_fail_memory(err);
	for (size_t i = 0; i < plan->mount_count; i++)
		mounts[i] = plan->mounts[i];
	mounts[plan->mount_count++] = value;
	plan->mounts = mounts;
	return 0;
}

static int set_bandwidth(struct bsz_options *options,
    const struct bsz_option *option, const char *value, struct bsz_err *err)
{
	uint64_t *const rate = &options->plan.link.bytes_per_second;

	if (bsz_units_parse_size(value, rate, err))
		return bsz_wrap(err, "--%s", option->argp.name);
	return *rate ? 0 : bsz_fail(err, BSZ_EUSAGE, "--%s takes a size "
	    "above 0", option->argp.name);
}

static int set_rtt(struct bsz_options *options,
    const struct bsz_option *option, const char *value, struct bsz_err *err)
{
	return bsz_units_parse_duration(value, &options->plan.link.rtt_ns,
	    err) ? bsz_wrap(err, "--%s", option->argp.name) : 0;
}

static int set_parallel(struct bsz_options *options,
    const struct bsz_option *option, const char *value, struct bsz_err *err)
{
	size_t number;

	if (bsz_option_count(option, value, &number, err))
		return err->code;
	options->plan.link.parallel = number;
	return number ? 0 : bsz_fail(err, BSZ_EUSAGE, "--%s takes a number "
	    "above 0", option->argp.name);
}

static const struct bsz_option plan[] = {
	{.argp = {"to", KEY_TO, "REF", 0,
	     "a push of IMAGE to [docker://]HOST/NAME:TAG", 0},
	    .set = set_to},
	{.argp = {"from", KEY_FROM, "REF", 0,
	     "a pull of docker://HOST/NAME:TAG by a client that has the "
	     "IMAGEs", 0},
	    .set = set_from},
	{.argp = {"mount", KEY_MOUNT, "NAME", 0,
	     "a repository of the same registry whose blobs may be mounted; "
	     "more than once for several", 0},
	    .set = add_mount},
	{.argp = {"bandwidth", KEY_BANDWIDTH, "SIZE", 0,
	     "bytes a second that get through (12.5MB)", 0},
	    .set = set_bandwidth},
	{.argp = {"rtt", KEY_RTT, "TIME", 0,
	     "a round trip to the registry (30ms)", 0},
	    .set = set_rtt},
	{.argp = {"parallel", KEY_PARALLEL, "N", 0,
	     "blobs that move at a time (6)", 0},
	    .set = set_parallel},
};

BSZ_OPTION_TABLE(plan, "Push and pull:");
