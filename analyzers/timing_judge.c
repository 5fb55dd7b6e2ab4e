/*
 * Times vary from run to run, so a limit on them asks medians: of the newest
 * runs, and of the window before them. The spread before is the median of the
 * distances from its median, which a few odd runs do not move.
 */
#include "timing_judge.h"

#include "run_order.h"

#include <binsize/stats.h>

#include <math.h>
#include <string.h>

struct judge {
	const struct bsz_policy *policy;
	const struct bsz_timing *timing;
	struct bsz_report *report;
	const struct bsz_samples *samples;
	struct run_order order;
	double *values, *work;
	size_t count; /* of values, the oldest first */
	const char *project;
};

static void find(const struct judge *judge, struct bsz_finding numbers,
    const char *message)
{
	const struct bsz_timing *const timing = judge->timing;
	struct bsz_finding *const finding = bsz_report_finding(judge->report);

	if (!message)
		judge->report->failed = true;
	if (!finding || !message)
		return;
	*finding = numbers;
	finding->budget = timing->id;
	finding->artifact = judge->project;
	finding->measure = bsz_metric_info(timing->metric)->name;
	finding->amount = BSZ_AMOUNT_TIME;
	finding->message = message;
	finding->advice = timing->advice;
	finding->owner = timing->owner;
	finding->file = judge->policy->file;
	finding->line = timing->line;
}

static double value_of(const struct judge *judge, uint32_t row)
{
	return judge->samples->outcome[row] == BSZ_SUCCESS ?
	    judge->samples->metrics[judge->timing->metric][row] : NAN;
}

/* The newest run that has the time; false when none has. */
static bool find_newest(const struct judge *judge, uint32_t *newest)
{
	bool found = false;

	for (size_t i = 0; i < judge->order.count; i++) {
		const uint32_t row = judge->order.rows[i];

		if (isnan(value_of(judge, row)) || (found &&
		    judge->samples->started_ms[row] <
		    judge->samples->started_ms[*newest]))
			continue;
		*newest = row;
		found = true;
	}
	return found;
}

/* The times of its project, branch and runner, the oldest first. */
static void take_values(struct judge *judge)
{
	const struct bsz_samples *const samples = judge->samples;
	uint32_t newest = 0;

	judge->count = 0;
	judge->project = "runs";
	if (!find_newest(judge, &newest))
		return;
	judge->project = bsz_arena_printf(&judge->report->arena, "%s",
	    samples->projects.items[samples->project[newest]]);
	for (size_t i = 0; i < judge->order.count; i++) {
		const uint32_t row = judge->order.rows[i];
		const double value = value_of(judge, row);

		if (!isnan(value) &&
		    samples->project[row] == samples->project[newest] &&
		    samples->branch[row] == samples->branch[newest] &&
		    samples->runner[row] == samples->runner[newest])
			judge->values[judge->count++] = value;
	}
}

static double median(const struct judge *judge, const double *values,
    size_t count)
{
	memcpy(judge->work, values, count * sizeof(*values));
	return bsz_median(judge->work, count);
}

/* One limit: the bound, and what it is in words. */
static void hold(const struct judge *judge, const char *key, double now,
    double before, double bound, const char *words)
{
	const struct bsz_timing *const timing = judge->timing;
	const bool beyond = now > bound &&
	    now - before >= (double)timing->ignore_below;
	const struct bsz_finding numbers = {
		.verdict = beyond ? BSZ_FAILED : BSZ_PASSED,
		.limit_key = key, .value = (uint64_t)llround(now),
		.limit = (uint64_t)llround(bound),
		.baseline = (uint64_t)llround(before),
		.has_value = true, .has_limit = true, .has_baseline = true};
	char value[BSZ_UNITS_ROOM], level[BSZ_UNITS_ROOM];

	find(judge, numbers, bsz_arena_printf(&judge->report->arena,
	    "%s of %s is %s in the median of %zu runs, %s %s the %s before",
	    bsz_metric_info(timing->metric)->name, judge->project,
	    bsz_amount_format(BSZ_AMOUNT_TIME, numbers.value, value),
	    timing->runs, beyond ? "more than" : "within", words,
	    bsz_amount_format(BSZ_AMOUNT_TIME, numbers.baseline, level)));
}

static void hold_limits(const struct judge *judge)
{
	const struct bsz_timing *const timing = judge->timing;
	struct bsz_arena *const arena = &judge->report->arena;
	const size_t from = judge->count - timing->runs;
	const size_t window = bsz_min(timing->window, from);
	const double *const old = judge->values + from - window;
	const double now = median(judge, judge->values + from, timing->runs);
	const double before = median(judge, old, window);
	const char *words;

	if (timing->factor > 0) {
		words = bsz_arena_printf(arena, "%g times", timing->factor);
		hold(judge, "factor", now, before, before * timing->factor,
		    words ? words : "");
	}
	if (timing->deviations > 0) {
		words = bsz_arena_printf(arena, "%g deviations above",
		    timing->deviations);
		hold(judge, "deviations", now, before, before +
		    timing->deviations * BSZ_MAD_DEVIATION *
		    bsz_mad(old, window, before, judge->work),
		    words ? words : "");
	}
}

static void judge_timing(struct judge *judge)
{
	const struct bsz_finding skipped = {.verdict = BSZ_SKIPPED};
	const size_t needed = judge->timing->runs + BSZ_TIMING_WINDOW;
	const char *const name = bsz_metric_info(judge->timing->metric)->name;

	take_values(judge);
	if (!judge->project)
		judge->report->failed = true;
	else if (judge->count < needed)
		find(judge, skipped, bsz_arena_printf(&judge->report->arena,
		    "%zu runs of one project, branch and runner know their "
		    "%s, %zu are needed", judge->count, name, needed));
	else
		hold_limits(judge);
}

static void skip_all(struct judge *judge, const char *reason)
{
	const struct bsz_finding skipped = {.verdict = BSZ_SKIPPED};

	judge->project = "runs";
	for (size_t i = 0; i < judge->policy->timing_count; i++) {
		judge->timing = &judge->policy->timings[i];
		find(judge, skipped, bsz_arena_printf(&judge->report->arena,
		    "no times are known: %s", reason));
	}
}

static int judge_all(struct judge *judge, struct bsz_err *err)
{
	const size_t room = judge->samples->count + 1;
	int rc;

	judge->values = bsz_malloc(room * sizeof(double));
	judge->work = bsz_malloc(room * sizeof(double));
	rc = judge->values && judge->work ? bsz_run_order_init(&judge->order,
	    judge->samples, err) : bsz_fail_memory(err);
	for (size_t i = 0; i < judge->policy->timing_count && !rc; i++) {
		judge->timing = &judge->policy->timings[i];
		judge_timing(judge);
	}
	bsz_run_order_release(&judge->order);
	bsz_free(judge->values);
	bsz_free(judge->work);
	return rc;
}

int bsz_timings_judge(const struct bsz_policy *policy,
    struct bsz_push_costs *costs, struct bsz_report *report,
    struct bsz_err *err)
{
	struct judge judge = {.policy = policy, .report = report};
	int rc = 0;

	if (policy->timing_count)
		rc = bsz_push_costs_samples(costs, &judge.samples, err);
	if (rc || !policy->timing_count)
		return rc;
	if (judge.samples)
		return judge_all(&judge, err);
	skip_all(&judge, costs->missing.text);
	return 0;
}
