/*
 * One row a finding, failures first; otherwise in the order of the budgets.
 * People see sizes with units in one column, whatever a limit counts;
 * machines get the numbers.
 */
#include "budget_rows.h"

#include <binsize/units.h>

#include <stdlib.h>
#include <string.h>

enum { STATUS, BUDGET, ARTIFACT, SUBJECT, MEASURE, LIMIT_KEY, VALUE_TEXT,
	LIMIT_TEXT, CHANGE_TEXT, VALUE, LIMIT, BASELINE, COMPARED, OWNER, LINE,
	MESSAGE, COLUMNS };

static const struct bsz_column columns[COLUMNS] = {
	[STATUS] = {.key = "status", .title = "STATUS", .kind = BSZ_TEXT},
	[BUDGET] = {.key = "budget", .title = "BUDGET", .kind = BSZ_TEXT},
	[ARTIFACT] = {.key = "artifact", .title = "ARTIFACT",
		.kind = BSZ_TEXT},
	[SUBJECT] = {.key = "subject", .title = "SUBJECT", .kind = BSZ_TEXT},
	[MEASURE] = {.key = "measure", .title = "MEASURE", .kind = BSZ_TEXT,
		.machine_only = true},
	[LIMIT_KEY] = {.key = "limit_key", .title = "KEY",
		.kind = BSZ_TEXT},
	[VALUE_TEXT] = {.key = "value_text", .title = "VALUE", .kind = BSZ_TEXT,
		.people_only = true},
	[LIMIT_TEXT] = {.key = "limit_text", .title = "LIMIT",
		.kind = BSZ_TEXT, .people_only = true},
	[CHANGE_TEXT] = {.key = "change_text", .title = "CHANGE",
		.kind = BSZ_TEXT, .people_only = true},
	[VALUE] = {.key = "value", .title = "VALUE", .kind = BSZ_COUNT,
		.machine_only = true},
	[LIMIT] = {.key = "limit", .title = "LIMIT", .kind = BSZ_COUNT,
		.machine_only = true},
	[BASELINE] = {.key = "baseline", .title = "BASELINE",
		.kind = BSZ_COUNT, .machine_only = true},
	[COMPARED] = {.key = "compared", .title = "COMPARED",
		.kind = BSZ_TEXT, .machine_only = true},
	[OWNER] = {.key = "owner", .title = "OWNER", .kind = BSZ_TEXT},
	[LINE] = {.key = "line", .title = "LINE", .kind = BSZ_COUNT,
		.machine_only = true},
	[MESSAGE] = {.key = "message", .title = "MESSAGE", .kind = BSZ_TEXT,
		.machine_only = true},
};

/* What stands first: the worse a verdict, the smaller its number. */
static const int order[BSZ_VERDICTS] = {
	[BSZ_FAILED] = 0, [BSZ_NO_MATCH] = 1, [BSZ_NO_DATA] = 2,
	[BSZ_WARNED] = 3, [BSZ_INCOMPARABLE] = 4, [BSZ_SKIPPED] = 5,
	[BSZ_WAIVED] = 6, [BSZ_PASSED] = 7,
};

static int compare_findings(const void *a, const void *b)
{
	const struct bsz_finding *const *const left = a;
	const struct bsz_finding *const *const right = b;
	const int difference = order[(*left)->verdict] -
	    order[(*right)->verdict];

	return difference ? difference : (*left > *right) - (*left < *right);
}

/* A number with its unit, or "" when it is not known. */
static const char *amount_text(struct bsz_report *report,
    const struct bsz_finding *finding, uint64_t amount, const char *sign)
{
	char size[BSZ_UNITS_ROOM];
	const char *const text = bsz_arena_printf(&report->arena, "%s%s",
	    sign, bsz_amount_format(finding->amount, amount, size));

	if (!text)
		report->failed = true;
	return text ? text : "";
}

static const char *change_text(struct bsz_report *report,
    const struct bsz_finding *finding)
{
	const int64_t delta = bsz_finding_delta(finding);

	if (!finding->has_baseline || !finding->has_value)
		return "";
	return delta < 0 ?
	    amount_text(report, finding, (uint64_t)-delta, "-") :
	    amount_text(report, finding, (uint64_t)delta, "+");
}

static const char *or_empty(const char *text)
{
	return text ? text : "";
}

static void add_row(struct bsz_report *report, struct bsz_table *table,
    const struct bsz_finding *finding)
{
	union bsz_cell *const cell = bsz_table_row(report, table, 0, BSZ_ROW);

	if (!cell)
		return;
	cell[STATUS].text = bsz_verdict_word(finding->verdict);
	cell[BUDGET].text = finding->budget;
	cell[ARTIFACT].text = finding->artifact;
	cell[SUBJECT].text = or_empty(finding->subject);
	cell[MEASURE].text = finding->measure;
	cell[LIMIT_KEY].text = or_empty(finding->limit_key);
	cell[VALUE_TEXT].text = finding->has_value ?
	    amount_text(report, finding, finding->value, "") : "";
	cell[LIMIT_TEXT].text = finding->has_limit ?
	    amount_text(report, finding, finding->limit, "") : "";
	cell[CHANGE_TEXT].text = change_text(report, finding);
	cell[VALUE].number = finding->value;
	cell[LIMIT].number = finding->limit;
	cell[BASELINE].number = finding->baseline;
	cell[COMPARED].text = finding->has_baseline ? "yes" : "no";
	cell[OWNER].text = or_empty(finding->owner);
	cell[LINE].number = finding->line;
	cell[MESSAGE].text = finding->message;
}

/* Whether the advice of a finding stands with one before it already. */
static bool is_advised(const struct bsz_finding *const *sorted, size_t at)
{
	for (size_t i = 0; i < at; i++)
		if (sorted[i]->advice == sorted[at]->advice)
			return true;
	return false;
}

/* What failed in a sentence each, and each budget's own advice once. */
static void remark_failures(struct bsz_report *report,
    const struct bsz_finding *const *sorted)
{
	for (size_t i = 0; i < report->finding_count; i++) {
		const struct bsz_finding *const finding = sorted[i];

		if (finding->verdict == BSZ_PASSED ||
		    finding->verdict == BSZ_WAIVED)
			continue;
		bsz_report_remark(report, "%s: %s: %s%s%s",
		    bsz_verdict_word(finding->verdict), finding->budget,
		    finding->message, finding->owner ? "; owner " : "",
		    or_empty(finding->owner));
		if (finding->advice && !is_advised(sorted, i))
			bsz_report_remark(report, "%s", finding->advice);
	}
}

void bsz_budget_rows(struct bsz_report *report)
{
	const size_t count = report->finding_count;
	const struct bsz_finding **const sorted =
	    bsz_calloc(count + 1, sizeof(*sorted));
	struct bsz_table *const table = bsz_report_table(report, "findings",
	    NULL, columns, COLUMNS);

	if (!sorted || !table) {
		report->failed = true;
		bsz_free((void *)sorted);
		return;
	}
	table->main = true;
	for (size_t i = 0; i < count; i++)
		sorted[i] = &report->findings[i];
	qsort(sorted, count, sizeof(*sorted), compare_findings);
	for (size_t i = 0; i < count && !report->failed; i++)
		add_row(report, table, sorted[i]);
	if (!report->failed)
		remark_failures(report, sorted);
	bsz_free((void *)sorted);
}
