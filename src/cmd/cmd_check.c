/*
 * May this build go through? Budgets against sizes; the exit status says
 * whether one is broken.
 */
#include "asking.h"
#include "check_setup.h"
#include "ci.h"
#include "command.h"
#include "output.h"
#include "place.h"
#include "say.h"

/* The baselines of the artifacts that have one. */
struct baselines {
	/* One an artifact, one for all, and one for each source that budgets
	 * name. */
	struct bsz_baseline *items;
	size_t count;
	const struct bsz_sizes **against; /* by artifact, then source */
};

static int open_baseline(struct bsz_baseline *baseline, const char *source,
    const struct bsz_wanted *wanted, const struct bsz_options *options,
    struct bsz_err *err)
{
	bool missing = false;

	if (!source)
		return 0;
	const int rc = bsz_baseline_open(baseline, source, wanted, options,
	    &missing, err);
	/* The first build has none; growth is skipped, and says so. */
	return missing && rc == BSZ_EINPUT ? 0 : rc;
}

static int open_baselines(struct baselines *baselines,
    const struct bsz_check_setup *setup, const struct bsz_options *options,
    struct bsz_err *err)
{
	const struct bsz_budget_file *const file = &setup->file;
	const struct bsz_wanted none = {0};
	int rc = 0;

	const size_t common = file->artifact_count;

	baselines->count = common + 1 + file->policy.against_count;
	baselines->items = bsz_calloc(baselines->count,
	    sizeof(*baselines->items));
	if (!baselines->items)
		return bsz_fail_memory(err);
	for (size_t i = 0; i < common && !rc; i++)
		rc = open_baseline(&baselines->items[i],
		    file->artifacts[i].baseline, &setup->wanted[i], options,
		    err);
	/* An older build stands for one artifact only. */
	for (size_t i = common; i < baselines->count && !rc; i++)
		rc = open_baseline(&baselines->items[i], i == common ?
		    file->baseline : file->policy.against[i - common - 1],
		    common ? &setup->wanted[0] : &none, options, err);
	return rc;
}

static void close_baselines(struct baselines *baselines)
{
	for (size_t i = 0; baselines->items && i < baselines->count; i++)
		bsz_baseline_close(&baselines->items[i]);
	bsz_free(baselines->items);
	bsz_free((void *)baselines->against);
}

/* What each artifact was in each source that budgets name. */
static int find_against(struct baselines *baselines,
    const struct bsz_budget_file *file, struct bsz_err *err)
{
	const size_t sources = file->policy.against_count;
	const struct bsz_baseline *const first =
	    &baselines->items[file->artifact_count + 1];

	baselines->against = bsz_calloc(file->artifact_count * sources + 1,
	    sizeof(*baselines->against));
	if (!baselines->against)
		return bsz_fail_memory(err);
	for (size_t i = 0; i < file->artifact_count; i++)
		for (size_t k = 0; k < sources; k++)
			baselines->against[i * sources + k] =
			    bsz_baseline_find(&first[k],
			    file->artifacts[i].name);
	return 0;
}

/* What is known of each artifact, for the judge. */
static int gather(struct bsz_checked *checked,
    const struct bsz_check_setup *setup, const struct baselines *baselines,
    struct bsz_err *err)
{
	const size_t count = setup->file.artifact_count;
	const struct bsz_baseline *const common = &baselines->items[count];

	if (common->is_build && count > 1)
		return bsz_fail(err, BSZ_EUSAGE, "the baseline is one build, "
		    "but %zu artifacts are checked (give each a baseline of "
		    "its own)", count);
	for (size_t i = 0; i < count; i++) {
		const char *const name = setup->file.artifacts[i].name;
		const struct bsz_baseline *const own = &baselines->items[i];

		checked[i] = (struct bsz_checked){.name = name,
			.baseline = bsz_baseline_find(own->count ? own :
			    common, name),
			.against = baselines->against + i *
			    setup->file.policy.against_count};
		if (setup->failures[i].code)
			checked[i].failure = setup->failures[i].text;
		else
			checked[i].sizes = &setup->sizes[i];
	}
	return 0;
}

static size_t count_verdict(const struct bsz_report *report,
    enum bsz_verdict verdict)
{
	size_t count = 0;

	for (size_t i = 0; i < report->finding_count; i++)
		count += report->findings[i].verdict == verdict;
	return count;
}

static int verdict_status(const struct bsz_report *report,
    const struct bsz_check_options *check)
{
	bool failed = false;

	for (size_t i = 0; i < report->finding_count; i++)
		failed = failed ||
		    bsz_verdict_is_failure(report->findings[i].verdict);
	if (check->fail_on == BSZ_FAIL_ON_WARN)
		failed = failed || count_verdict(report, BSZ_WARNED);
	if (check->require_baseline)
		failed = failed || count_verdict(report, BSZ_SKIPPED) ||
		    count_verdict(report, BSZ_INCOMPARABLE);
	return failed && check->fail_on != BSZ_FAIL_ON_NEVER;
}

static void set_headline(struct bsz_report *report, size_t artifacts)
{
	size_t failed = 0;

	for (size_t i = 0; i < report->finding_count; i++)
		failed += bsz_verdict_is_failure(report->findings[i].verdict);
	report->headline = bsz_arena_printf(&report->arena, "%s: %zu "
	    "artifact%s, %zu limit%s, %zu failed, %zu warned",
	    failed ? "FAIL" : "ok", artifacts, artifacts == 1 ? "" : "s",
	    report->finding_count, report->finding_count == 1 ? "" : "s",
	    failed, count_verdict(report, BSZ_WARNED));
	if (!report->headline)
		report->failed = true;
}

/* The result, and the same in other formats. The exit status. */
static int write_all(const struct bsz_options *options,
    const struct bsz_report *report)
{
	const int worst = bsz_output_with_sides(options, &report, 1);
	const int status = options->check.no_ci ? 0 :
	    bsz_ci_write(options, report);
	return status > worst ? status : worst;
}

/* Inputs that could not be measured are said. The exit status. */
static int say_failures(const struct bsz_check_setup *setup)
{
	int worst = 0;

	for (size_t i = 0; i < setup->file.artifact_count; i++) {
		if (!setup->failures[i].code)
			continue;
		const int status = bsz_say_error(
		    setup->file.artifacts[i].path, &setup->failures[i]);
		worst = status > worst ? status : worst;
	}
	return worst;
}

/* What is asked of the store of runs. */
struct runs {
	const struct bsz_options *options;
	const struct bsz_policy *policy;
};

/* Runs for the costs of pushes, and for limits on times. */
static int read_runs(void *context, struct bsz_samples *samples,
    struct bsz_err *err)
{
	const struct runs *const runs = context;
	const struct bsz_options *const options = runs->options;
	uint64_t wanted = BSZ_PUSH_METRICS;

	for (size_t i = 0; i < runs->policy->timing_count; i++)
		wanted |= BSZ_METRIC_BIT(runs->policy->timings[i].metric);
	if (!bsz_place_is_absent(options))
		return bsz_place_samples(options, wanted, samples, err);
	bsz_samples_init(samples, 0);
	return bsz_fail(err, BSZ_ENODATA, "there is no store of runs at "
	    "%.300s", bsz_place_path(options));
}

static int judge(const struct bsz_check_setup *setup,
    const struct baselines *baselines, struct bsz_options *options,
    struct bsz_report *report, struct bsz_err *err)
{
	const size_t count = setup->file.artifact_count;
	struct bsz_checked *const checked = bsz_calloc(count + 1,
	    sizeof(*checked));
	struct runs runs = {options, &setup->file.policy};
	struct bsz_push_costs costs = {.read = read_runs, .context = &runs};

	if (!checked)
		return bsz_fail_memory(err);
	bsz_ask_seed(options, "check");
	costs.seed = options->timing.query.model.seed;
	int rc = gather(checked, setup, baselines, err);
	if (!rc)
		rc = bsz_budget_judge(&setup->file.policy, checked, count,
		    bsz_check_today(options), &costs, report, err);
	bsz_push_costs_release(&costs);
	if (!rc)
		set_headline(report, count);
	bsz_free(checked);
	return rc || !report->failed ? rc : bsz_fail_memory(err);
}

static int check(struct bsz_check_setup *setup,
    struct baselines *baselines, struct bsz_options *options,
    struct bsz_report *report, struct bsz_err *err)
{
	int rc = bsz_check_setup_init(setup, options, err);

	if (!rc)
		rc = bsz_check_setup_measure(setup, options, err);
	if (!rc)
		rc = open_baselines(baselines, setup, options, err);
	if (!rc)
		rc = find_against(baselines, &setup->file, err);
	return rc ? rc : judge(setup, baselines, options, report, err);
}

static int run(struct bsz_options *options)
{
	struct bsz_check_setup setup;
	struct baselines baselines = {0};
	struct bsz_report report;
	struct bsz_err err = {0};
	int status;

	bsz_report_init(&report);
	report.command = "check";
	report.schema = "binsize.check";
	if (check(&setup, &baselines, options, &report, &err)) {
		status = bsz_say_error(NULL, &err);
	} else {
		const int unread = say_failures(&setup);
		const int written = write_all(options, &report);

		status = verdict_status(&report, &options->check);
		status = (int)bsz_max((uint64_t)status, (uint64_t)unread);
		status = (int)bsz_max((uint64_t)status, (uint64_t)written);
	}
	bsz_report_release(&report);
	close_baselines(&baselines);
	bsz_check_setup_release(&setup);
	return status;
}

static const struct bsz_option_table *const tables[] = {
	&bsz_options_limits, &bsz_options_policy, &bsz_options_baseline,
	&bsz_options_reporting, &bsz_options_verdict, &bsz_options_store,
	&bsz_options_runs,
	&bsz_options_output, &bsz_options_work, &bsz_options_help, NULL};

const struct bsz_command bsz_command_check = {
	.name = "check",
	.brief = "fail when a budget is broken",
	.operands = "[INPUT...]",
	.examples =
	    "  binsize check\n"
	    "  binsize check --max \"12 MiB\" build/app\n"
	    "  binsize check --max-growth \"64 KiB\" --baseline old/app "
	    "build/app\n"
	    "  binsize check --report sarif:size.sarif app=dist/app",
	.help = "Holds the budgets of .binsize.yml against its artifacts; "
	    "binsize budget init writes a first one. Without a file --max and "
	    "--max-growth are limits on each INPUT. With one, INPUT names an "
	    "artifact, NAME=PATH another file for it.\n\n"
	    "The exit status is 0 when all budgets hold and 1 when one is "
	    "broken, when one selects nothing, or when a waiver has ended. A "
	    "value at its limit passes. Limits on growth are skipped when "
	    "there is no baseline, and called incomparable when the baseline "
	    "is another kind of build (machine, compiler, stripped); "
	    "--require-baseline makes both fail.\n\n"
	    "In GitHub Actions annotations, the step's summary and its "
	    "outputs (binsize_status ...) are written as well; in GitLab "
	    "binsize-codequality.json, binsize-junit.xml, binsize-metrics.txt "
	    "and binsize.env; in Jenkins binsize.sarif; in Buildkite "
	    "binsize-annotation.md. --ci none leaves that out.\n\n"
	    "Times of pushes (measure: push-ms) are foreseen from the runs in "
	    "the store, as by binsize predict; bytes that have grown too much "
	    "then also show what that costs. The options about runs choose "
	    "those that this rests on.\n\n"
	    "Limits on times of runs stand in the configuration under "
	    "timing: medians of the newest runs are held against those "
	    "before, and few runs are skipped; binsize regress tests the same "
	    "without a limit.\n\n"
	    "Waivers stand in the configuration, with owner, reason and a "
	    "last day. --waiver-trailers origin/main..HEAD also takes those "
	    "that the commits of a change ask for themselves; anyone can "
	    "type one, so it is off unless asked for.\n\n"
	    "A baseline is a document that binsize baseline update wrote, as "
	    "a file or as git:REF:PATH, or an older build; or a run in the "
	    "store of runs, whose artifacts have sizes as a whole: "
	    "store:BRANCH is the last good one, store:BRANCH@~7d the last "
	    "that is a week old, store:@COMMIT one of that commit.",
	.tables = tables,
	.operands_min = 0,
	.operands_max = SIZE_MAX,
	.run = run,
};
