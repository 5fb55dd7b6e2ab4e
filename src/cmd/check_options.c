/*
 * Options of checks: limits, where budgets and baselines are, and what is
 * made of a verdict.
 */
#include "option_values.h"

#include <binsize/units.h>

enum {
	LONG_ONLY = 768, /* above those of run_options.c */
	KEY_BASELINE,
	KEY_CI,
	KEY_CONFIG,
	KEY_FAIL_ON,
	KEY_MAX,
	KEY_MAX_GROWTH,
	KEY_NOW,
	KEY_ONLY_SHRINK,
	KEY_REASON,
	KEY_REPORT,
	KEY_REQUIRE_BASELINE,
	KEY_WAIVER_TRAILERS
};

static const char *const ci_words[] = {"auto", "none", NULL};

/* In the order of enum bsz_fail_on. */
static const char *const fail_words[] = {"error", "warn", "never", NULL};

static int parse_size(const struct bsz_option *option, const char *value,
    uint64_t *size, struct bsz_err *err)
{
	return bsz_units_parse_size(value, size, err) ?
	    bsz_wrap(err, "--%s", option->argp.name) : 0;
}

static int set_max(struct bsz_options *options,
    const struct bsz_option *option, const char *value, struct bsz_err *err)
{
	options->check.has_max = true;
	return parse_size(option, value, &options->check.max, err);
}

static int set_max_growth(struct bsz_options *options,
    const struct bsz_option *option, const char *value, struct bsz_err *err)
{
	options->check.has_max_growth = true;
	return parse_size(option, value, &options->check.max_growth, err);
}

static int set_config(struct bsz_options *options,
    const struct bsz_option *option, const char *value, struct bsz_err *err)
{
	(void)option, (void)err;
	options->check.config = value;
	return 0;
}

static int set_baseline(struct bsz_options *options,
    const struct bsz_option *option, const char *value, struct bsz_err *err)
{
	(void)option, (void)err;
	options->check.baseline = value;
	return 0;
}

static int set_require_baseline(struct bsz_options *options,
    const struct bsz_option *option, const char *value, struct bsz_err *err)
{
	(void)option, (void)value, (void)err;
	options->check.require_baseline = true;
	return 0;
}

static int set_fail_on(struct bsz_options *options,
    const struct bsz_option *option, const char *value, struct bsz_err *err)
{
	const int index = bsz_option_choose(option, value, strlen(value), err);

	if (index < 0)
		return index;
	options->check.fail_on = (enum bsz_fail_on)index;
	return 0;
}

static int set_ci(struct bsz_options *options,
    const struct bsz_option *option, const char *value, struct bsz_err *err)
{
	const int index = bsz_option_choose(option, value, strlen(value), err);

	if (index < 0)
		return index;
	options->check.no_ci = index == 1;
	return 0;
}

static int set_now(struct bsz_options *options,
    const struct bsz_option *option, const char *value, struct bsz_err *err)
{
	options->check.has_today = true;
	return bsz_units_parse_day(value, &options->check.today) ? 0 :
	    bsz_fail(err, BSZ_EUSAGE, "--%s takes a date (2027-02-01), not "
	    "'%.200s'", option->argp.name, value);
}

static int set_waiver_trailers(struct bsz_options *options,
    const struct bsz_option *option, const char *value, struct bsz_err *err)
{
	options->check.waiver_trailers = value;
	return *value ? 0 : bsz_fail(err, BSZ_EUSAGE, "--%s takes a range of "
	    "commits (A..B)", option->argp.name);
}

static int set_report(struct bsz_options *options,
    const struct bsz_option *option, const char *value, struct bsz_err *err)
{
	struct bsz_check_options *const check = &options->check;
	const size_t size = strcspn(value, ":");
	const char *const name = bsz_arena_copy(&options->arena, value, size);
	struct bsz_side_report *const reports = bsz_arena_alloc(
	    &options->arena, (check->report_count + 1) * sizeof(*reports));

	if (!name || !reports)
		return bsz_fail_memory(err);
	if (!value[size] || !value[size + 1])
		return bsz_fail(err, BSZ_EUSAGE, "--%s takes FORMAT:PATH, not "
		    "'%.200s'", option->argp.name, value);
	if (check->report_count)
		memcpy(reports, check->reports,
		    check->report_count * sizeof(*reports));
	reports[check->report_count] = (struct bsz_side_report){
		bsz_renderer_find(name), value + size + 1};
	if (!reports[check->report_count].format)
		return bsz_fail(err, BSZ_EUSAGE, "--%s: there is no format "
		    "'%.200s' (binsize list shows them)", option->argp.name,
		    name);
	check->reports = reports;
	check->report_count++;
	return 0;
}

static int set_only_shrink(struct bsz_options *options,
    const struct bsz_option *option, const char *value, struct bsz_err *err)
{
	(void)option, (void)value, (void)err;
	options->check.only_shrink = true;
	return 0;
}

static int set_reason(struct bsz_options *options,
    const struct bsz_option *option, const char *value, struct bsz_err *err)
{
	options->check.reason = value;
	return *value ? 0 : bsz_fail(err, BSZ_EUSAGE, "--%s takes some words",
	    option->argp.name);
}

static const struct bsz_option limits[] = {
	{.argp = {"max", KEY_MAX, "SIZE", 0,
	     "the file may have at most SIZE (\"12 MiB\", \"500 kB\")", 0},
	    .set = set_max},
	{.argp = {"max-growth", KEY_MAX_GROWTH, "SIZE", 0,
	     "the file may be at most SIZE larger than the baseline", 0},
	    .set = set_max_growth},
};

static const struct bsz_option policy[] = {
	{.argp = {"config", KEY_CONFIG, "FILE", 0,
	     "the configuration ($BINSIZE_CONFIG, else the nearest .binsize.yml upwards)", 0},
	    .is_path = true, .set = set_config},
};

static const struct bsz_option baseline[] = {
	{.argp = {"baseline", KEY_BASELINE, "SOURCE", 0,
	     "what growth is measured against: a saved baseline, an older "
	     "build, git:REF:PATH, or store:BRANCH", 0},
	    .is_path = true, .set = set_baseline},
};

static const struct bsz_option verdict[] = {
	{.argp = {"require-baseline", KEY_REQUIRE_BASELINE, NULL, 0,
	     "fail when growth cannot be told", 0},
	    .set = set_require_baseline},
	{.argp = {"ci", KEY_CI, "SYSTEM", 0,
	     "auto (default): leave what the CI system at hand reads as "
	     "well; none: do not", 0},
	    .words = ci_words, .set = set_ci},
	{.argp = {"now", KEY_NOW, "DATE", 0,
	     "the date that waivers are held against (today, in UTC)", 0},
	    .set = set_now},
	{.argp = {"waiver-trailers", KEY_WAIVER_TRAILERS, "A..B", 0,
	     "what commits of this range allow themselves: \"Binary-Size: "
	     "BUDGET SIZE REASON\" behind their messages", 0},
	    .set = set_waiver_trailers},
};

static const struct bsz_option reporting[] = {
	{.argp = {"fail-on", KEY_FAIL_ON, "LEVEL", 0,
	     "what makes the exit status 1: error (default), warn, never",
	     0},
	    .words = fail_words, .set = set_fail_on},
	{.argp = {"report", KEY_REPORT, "FORMAT:PATH", 0,
	     "write the findings in another format as well; can be given "
	     "several times", 0},
	    .is_path = true, .set = set_report},
};

static const struct bsz_option ratchet[] = {
	{.argp = {"only-shrink", KEY_ONLY_SHRINK, NULL, 0,
	     "keep the old sizes of what has grown", 0},
	    .set = set_only_shrink},
	{.argp = {"reason", KEY_REASON, "TEXT", 0,
	     "why something may grow; kept in the baseline", 0},
	    .set = set_reason},
};

BSZ_OPTION_TABLE(limits, "Limits without a configuration:");
BSZ_OPTION_TABLE(policy, "Configuration:");
BSZ_OPTION_TABLE(baseline, NULL);
BSZ_OPTION_TABLE(verdict, NULL);
BSZ_OPTION_TABLE(reporting, "The verdict:");
BSZ_OPTION_TABLE(ratchet, "Growth:");
