/*
 * Limits against sizes: which budget is about what, and what is said of it.
 * A waiver moves a limit; everything else about a finding stays as it is.
 */
#include <binsize/budget.h>

#include "budget_rows.h"
#include "identity.h"
#include "push_subject.h"
#include "timing_judge.h"
#include "waivers.h"

#include <binsize/units.h>

#include <string.h>

struct judge {
	const struct bsz_policy *policy;
	struct bsz_waivers waivers;
	struct bsz_push_costs *costs;
	struct bsz_report *report;
	struct bsz_err *err;
};

/* One budget on one artifact. */
struct matter {
	struct judge *judge;
	const struct bsz_budget *budget;
	const struct bsz_checked *checked;
	bool grows; /* has a limit on growth that can be held */
};

static struct bsz_finding *add_finding(const struct matter *matter,
    const char *subject, enum bsz_verdict verdict)
{
	const struct bsz_budget *const budget = matter->budget;
	const struct bsz_measure_info *const info =
	    bsz_measure_info(budget->measure);
	struct bsz_finding *const finding =
	    bsz_report_finding(matter->judge->report);

	if (!finding)
		return NULL;
	*finding = (struct bsz_finding){.verdict = verdict,
		.budget = budget->id, .artifact = matter->checked->name,
		.subject = subject, .measure = info->name,
		.amount = info->amount,
		.advice = budget->advice, .owner = budget->owner,
		.file = matter->judge->policy->file, .line = budget->line};
	return finding;
}

static void set_message(const struct matter *matter,
    struct bsz_finding *finding, const char *message)
{
	if (!message)
		matter->judge->report->failed = true;
	else if (finding)
		finding->message = message;
}

/* "PACKAGE of ARTIFACT", "ARTIFACT". */
static const char *name_subject(const struct matter *matter,
    const char *label)
{
	const char *const artifact = matter->checked->name;

	if (!label)
		label = matter->budget->select;
	return label ? bsz_arena_printf(&matter->judge->report->arena,
	    "%s of %s", label, artifact) : artifact;
}

static const char *describe(const struct matter *matter,
    const struct bsz_ruling *ruling, const struct bsz_waiver *waiver,
    const char *price)
{
	const struct bsz_budget *const budget = matter->budget;
	const char *const name = name_subject(matter,
	    ruling->subject->label);
	struct bsz_arena *const arena = &matter->judge->report->arena;
	const struct bsz_limit_info *const info =
	    bsz_limit_info(ruling->limit);
	const struct bsz_measure_info *const measure =
	    bsz_measure_info(budget->measure);
	char value[BSZ_UNITS_ROOM], bound[BSZ_UNITS_ROOM];
	const char *const said = name ? bsz_arena_printf(arena,
	    "%s is %s%s%s, %s %s%s", name, bsz_amount_format(measure->amount,
	    ruling->subject->value, value), measure->words,
	    bsz_push_aside(ruling, matter->judge->report), info->words,
	    bsz_amount_format(measure->amount, ruling->bound, bound),
	    price) : NULL;

	if (!said || !waiver)
		return said;
	return bsz_arena_printf(arena, "%s; %s%s%s by %s: %s", said,
	    bsz_waivers_has_ended(&matter->judge->waivers, waiver) ?
	    "this was allowed" : "allowed", waiver->until_text ? " until " :
	    "", waiver->until_text ? waiver->until_text : "",
	    waiver->owner, waiver->reason);
}

static void set_numbers(struct bsz_finding *finding,
    const struct matter *matter, const struct bsz_ruling *ruling)
{
	if (!finding)
		return;
	finding->limit_key = bsz_limit_info(ruling->limit)->key;
	finding->value = ruling->subject->value;
	finding->limit = ruling->bound;
	finding->has_value = finding->has_limit = true;
	finding->has_baseline = ruling->subject->was_there && matter->grows;
	if (finding->has_baseline)
		finding->baseline = ruling->subject->baseline;
}

/* What is foreseen from few runs stops nothing. */
static enum bsz_verdict verdict_beyond(const struct bsz_ruling *ruling)
{
	const struct bsz_forecast *const forecast = ruling->subject->forecast;

	return forecast && forecast->is_indicative ? BSZ_WARNED :
	    bsz_limit_info(ruling->limit)->beyond;
}

static int find_beyond(const struct matter *matter,
    const struct bsz_ruling *ruling)
{
	const char *price;
	const int rc = bsz_push_price(ruling, matter->checked,
	    matter->judge->costs, matter->judge->report, &price,
	    matter->judge->err);
	const struct bsz_waiver *const waiver = bsz_waivers_find(
	    &matter->judge->waivers, ruling);
	struct bsz_finding *const finding = add_finding(matter,
	    ruling->subject->label, bsz_waivers_apply(
	    &matter->judge->waivers, waiver, verdict_beyond(ruling)));

	set_numbers(finding, matter, ruling);
	set_message(matter, finding, describe(matter, ruling, waiver, price));
	if (finding && waiver &&
	    bsz_waivers_has_ended(&matter->judge->waivers, waiver))
		finding->owner = waiver->owner;
	return rc;
}

static void find_passed(const struct matter *matter,
    const struct bsz_ruling *ruling)
{
	struct bsz_finding *const finding = add_finding(matter,
	    ruling->subject->label, BSZ_PASSED);
	const char *const name = name_subject(matter,
	    ruling->subject->label);
	const struct bsz_measure_info *const measure =
	    bsz_measure_info(matter->budget->measure);
	char value[BSZ_UNITS_ROOM], left[BSZ_UNITS_ROOM];

	set_numbers(finding, matter, ruling);
	set_message(matter, finding, name ? bsz_arena_printf(
	    &matter->judge->report->arena, "%s is %s%s%s, %s within the "
	    "limit", name, bsz_amount_format(measure->amount,
	    ruling->subject->value, value), measure->words,
	    bsz_push_aside(ruling, matter->judge->report),
	    bsz_amount_format(measure->amount,
	    bsz_ruling_headroom(ruling), left)) : NULL);
}

/* Of limits that passed the tightest is told, each of a budget for one
 * subject, one of a budget for each label. */
static int judge_limit(const struct matter *matter,
    const struct bsz_subjects *subjects, enum bsz_limit limit)
{
	struct bsz_ruling tightest = {0};
	int rc = 0;

	for (size_t i = 0; i < subjects->count && !rc; i++) {
		struct bsz_ruling ruling = {.budget = matter->budget,
			.subject = &subjects->items[i], .limit = limit};

		if (!bsz_ruling_applies(&ruling))
			continue;
		if (bsz_ruling_is_beyond(&ruling, 0))
			rc = find_beyond(matter, &ruling);
		else if (!tightest.subject ||
		    bsz_ruling_headroom(&ruling) < bsz_ruling_headroom(&tightest))
			tightest = ruling;
	}
	if (tightest.subject)
		find_passed(matter, &tightest);
	return rc;
}

static void find_without_limit(const struct matter *matter,
    enum bsz_verdict verdict, const char *message)
{
	set_message(matter, add_finding(matter, NULL, verdict), message);
}

static size_t major_size(const char *version)
{
	return strcspn(version, ".");
}

/*
 * What makes two builds incomparable: their kind, the binsize that measured
 * them, or what compressed them. Of runs in a store only sizes are known.
 */
static bool find_difference(const struct bsz_sizes *before,
    const struct bsz_sizes *now, const char *maker,
    struct bsz_difference *difference)
{
	size_t index = 0;

	if (!before->fact_count)
		return false;
	if (bsz_identity_next((struct bsz_facts){before->facts,
	    before->fact_count, false}, (struct bsz_facts){now->facts,
	    now->fact_count, false}, &index, difference))
		return true;
	*difference = (struct bsz_difference){"binsize", before->tool,
		now->tool};
	if (before->tool && now->tool &&
	    (major_size(before->tool) != major_size(now->tool) ||
	    strncmp(before->tool, now->tool, major_size(now->tool)) != 0))
		return true;
	if (!maker)
		return false;
	*difference = (struct bsz_difference){"the compressor",
		bsz_sizes_find_fact(before, maker),
		bsz_sizes_find_fact(now, maker)};
	return difference->before && difference->after &&
	    strcmp(difference->before, difference->after) != 0;
}

/* Whether growth can be told; a finding says why not. */
static bool can_grow(const struct matter *matter,
    const struct bsz_subjects *subjects)
{
	const struct bsz_sizes *const before = matter->checked->baseline;
	const struct bsz_sizes *const now = matter->checked->sizes;
	struct bsz_arena *const arena = &matter->judge->report->arena;
	struct bsz_difference difference;

	if (!subjects->has_baseline) {
		find_without_limit(matter, BSZ_SKIPPED, bsz_arena_printf(
		    arena, before ? "the baseline of %s has no such sizes "
		    "(update it)" : "%s has no baseline",
		    matter->checked->name));
		return false;
	}
	if (!find_difference(before, now,
	    bsz_measure_info(matter->budget->measure)->maker, &difference))
		return true;
	find_without_limit(matter, BSZ_INCOMPARABLE, bsz_arena_printf(arena,
	    "%s cannot be compared with its baseline: %s was %s, is %s",
	    matter->checked->name, difference.name, difference.before,
	    difference.after));
	return false;
}

static bool has_growth(const struct bsz_budget *budget)
{
	for (int limit = 0; limit < BSZ_LIMITS; limit++)
		if (budget->has[limit] && bsz_limit_info((enum bsz_limit)limit)->needs_baseline)
			return true;
	return false;
}

/* A forecast is missing as a baseline is: until there are more runs. */
static void find_unknown(const struct matter *matter,
    const struct bsz_subjects *subjects)
{
	const struct bsz_measure_info *const info =
	    bsz_measure_info(matter->budget->measure);
	struct bsz_arena *const arena = &matter->judge->report->arena;
	const char *const name = matter->checked->name;

	if (subjects->reason)
		find_without_limit(matter, BSZ_SKIPPED, bsz_arena_printf(
		    arena, "what a push of %s takes is not known: %s", name,
		    subjects->reason));
	else
		find_without_limit(matter, matter->budget->optional ?
		    BSZ_SKIPPED : BSZ_NO_DATA, bsz_arena_printf(arena,
		    "%s has no measure %s, which is known of %s", name,
		    info->name, info->known_of));
}

static int judge_limits(struct matter *matter,
    const struct bsz_subjects *subjects)
{
	int rc = 0;

	matter->grows = has_growth(matter->budget) &&
	    can_grow(matter, subjects);
	for (int limit = 0; limit < BSZ_LIMITS && !rc; limit++)
		if (matter->budget->has[limit] && (matter->grows ||
		    !bsz_limit_info((enum bsz_limit)limit)->needs_baseline))
			rc = judge_limit(matter, subjects,
			    (enum bsz_limit)limit);
	return rc;
}

static int judge_subjects(struct matter *matter,
    const struct bsz_subjects *subjects)
{
	if (subjects->unknown) {
		find_unknown(matter, subjects);
		return 0;
	}
	if (bsz_measure_info(matter->budget->measure)->of_both &&
	    !subjects->has_baseline) {
		(void)can_grow(matter, subjects); /* says so */
		return 0;
	}
	if (!subjects->count && matter->budget->optional)
		return 0;
	if (!subjects->count) {
		find_without_limit(matter, BSZ_NO_MATCH, bsz_arena_printf(
		    &matter->judge->report->arena, "nothing of %s matches "
		    "(mend the selection, or set required: false)",
		    matter->checked->name));
		return 0;
	}
	return judge_limits(matter, subjects);
}

static int judge_matter(struct judge *judge, const struct bsz_budget *budget,
    const struct bsz_checked *checked)
{
	struct bsz_checked own = *checked;
	struct matter matter = {.judge = judge, .budget = budget,
		.checked = &own};
	struct bsz_subjects subjects;

	if (budget->against)
		own.baseline = checked->against[budget->against - 1];

	if (!own.sizes) {
		find_without_limit(&matter, BSZ_NO_DATA, own.failure);
		return 0;
	}
	int rc = budget->measure == BSZ_MEASURE_PUSH ?
	    bsz_push_subject(&subjects, &own, judge->costs, judge->report,
	    judge->err) :
	    bsz_subjects_init(&subjects, budget, &own, judge->err);
	if (!rc)
		rc = judge_subjects(&matter, &subjects);
	bsz_subjects_release(&subjects);
	return rc ? bsz_wrap(judge->err, "budget %s", budget->id) : 0;
}

static int judge_all(struct judge *judge, const struct bsz_checked *checked,
    size_t count)
{
	const struct bsz_policy *const policy = judge->policy;

	for (size_t i = 0; i < policy->budget_count; i++) {
		const struct bsz_budget *const budget = &policy->budgets[i];

		for (size_t j = 0; j < count; j++) {
			if (budget->artifact && strcmp(budget->artifact,
			    checked[j].name) != 0)
				continue;
			const int rc = judge_matter(judge, budget,
			    &checked[j]);
			if (rc)
				return rc;
		}
	}
	return 0;
}

int bsz_budget_judge(const struct bsz_policy *policy,
    const struct bsz_checked *checked, size_t count, int64_t today,
    struct bsz_push_costs *costs, struct bsz_report *report,
    struct bsz_err *err)
{
	struct judge judge = {.policy = policy, .costs = costs,
		.report = report, .err = err};
	int rc = bsz_waivers_init(&judge.waivers, policy, today, err);

	if (!rc)
		rc = judge_all(&judge, checked, count);
	if (!rc)
		rc = bsz_timings_judge(policy, costs, report, err);
	if (!rc) {
		bsz_budget_rows(report);
		bsz_waivers_remark(&judge.waivers, report);
	}
	bsz_waivers_release(&judge.waivers);
	return rc || !report->failed ? rc : bsz_fail_memory(err);
}
