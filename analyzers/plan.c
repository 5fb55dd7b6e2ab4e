/*
 * A plan as tables: each blob, sums by state, and the time that a link needs,
 * between all at once and one after the other.
 */
#include "plan_times.h"

#include <math.h>
#include <string.h>

static const struct {
	const char *push, *pull;
} states[BSZ_PLAN_STATES] = {
	[BSZ_PLAN_MOVES] = {"upload", "download"},
	[BSZ_PLAN_PRESENT] = {"present", "present"},
	[BSZ_PLAN_REPEATED] = {"repeated", "repeated"},
	[BSZ_PLAN_MOUNTABLE] = {"mountable", "mountable"},
	[BSZ_PLAN_FOREIGN] = {"foreign", "foreign"},
	[BSZ_PLAN_UNKNOWN] = {"unknown", "unknown"},
};

static const struct bsz_column blob_columns[] = {
	{.key = "blob", .title = "BLOB", .kind = BSZ_TEXT},
	{.key = "state", .title = "STATE", .kind = BSZ_TEXT},
	{.key = "blob_bytes", .title = "SIZE", .kind = BSZ_BYTES},
	{.key = "least_bytes", .title = "MOVES AT LEAST", .kind = BSZ_BYTES},
	{.key = "most_bytes", .title = "AT MOST", .kind = BSZ_BYTES},
	{.key = "requests", .title = "REQUESTS", .kind = BSZ_COUNT},
	{.key = "confidence", .title = "CONFIDENCE", .kind = BSZ_TEXT},
	{.key = "from", .title = "FROM", .kind = BSZ_TEXT},
	{.key = "digest", .title = "DIGEST", .kind = BSZ_TEXT,
	    .machine_only = true},
	{.key = "step", .title = "BUILD STEP", .kind = BSZ_TEXT},
};

static const struct bsz_column state_columns[] = {
	{.key = "state", .title = "STATE", .kind = BSZ_TEXT},
	{.key = "blobs", .title = "BLOBS", .kind = BSZ_COUNT},
	{.key = "blob_bytes", .title = "SIZE", .kind = BSZ_BYTES},
	{.key = "most_bytes", .title = "MOVES AT MOST", .kind = BSZ_BYTES},
};

static const struct bsz_column time_columns[] = {
	{.key = "parallel", .title = "BLOBS AT A TIME", .kind = BSZ_COUNT},
	{.key = "least_ms", .title = "AT LEAST", .kind = BSZ_DURATION},
	{.key = "most_ms", .title = "AT MOST", .kind = BSZ_DURATION},
};

static const char *state_name(const struct bsz_plan *plan,
    enum bsz_plan_state state)
{
	return plan->push ? states[state].push : states[state].pull;
}

static const char *confidence_of(const struct bsz_plan_blob *blob)
{
	return blob->state == BSZ_PLAN_UNKNOWN ? "unknown" :
	    blob->least == blob->most ? "exact" : "range";
}

static const char *keep(struct bsz_report *report, const char *text)
{
	const char *const copy = bsz_arena_copy(&report->arena, text,
	    strlen(text));

	report->failed |= !copy;
	return copy ? copy : "";
}

/* All blobs as one: what the last row says. */
static struct bsz_plan_blob sum(const struct bsz_plan *plan)
{
	struct bsz_plan_blob all = {.requests = plan->requests};

	for (size_t i = 0; i < plan->count; i++) {
		const struct bsz_plan_blob *const blob = &plan->blobs[i];

		all.least = bsz_add(all.least, blob->least);
		all.most = bsz_add(all.most, blob->most);
		all.size = bsz_add(all.size, blob->size);
		all.requests += blob->requests;
		if (blob->state == BSZ_PLAN_UNKNOWN)
			all.state = BSZ_PLAN_UNKNOWN;
	}
	return all;
}

static void push_blob(struct bsz_report *report, struct bsz_table *table,
    const struct bsz_plan_blob *blob, const char *what, const char *state,
    enum bsz_row_mark mark)
{
	union bsz_cell *const cell = bsz_table_row(report, table, 0, mark);

	if (!cell)
		return;
	cell[0].text = keep(report, what);
	cell[1].text = state;
	cell[2].number = blob->size;
	cell[3].number = blob->least;
	cell[4].number = blob->most;
	cell[5].number = blob->requests;
	cell[6].text = confidence_of(blob);
	cell[7].text = blob->from ? keep(report, blob->from) : "";
	cell[8].text = blob->digest ? keep(report, blob->digest) : "";
	cell[9].text = blob->step ? keep(report, blob->step) : "";
}

static void add_blobs(const struct bsz_plan *plan, struct bsz_report *report)
{
	const struct bsz_plan_blob all = sum(plan);
	struct bsz_table *const table = bsz_report_table(report, "blobs",
	    plan->push ? "what a push moves" : "what a pull moves",
	    blob_columns, BSZ_COUNTOF(blob_columns));

	if (!table)
		return;
	table->main = true;
	for (size_t i = 0; i < plan->count; i++)
		push_blob(report, table, &plan->blobs[i],
		    plan->blobs[i].what,
		    state_name(plan, plan->blobs[i].state), BSZ_ROW);
	push_blob(report, table, &all, "TOTAL", "", BSZ_ROW_TOTAL);
}

static void add_states(const struct bsz_plan *plan,
    struct bsz_report *report)
{
	struct bsz_table *const table = bsz_report_table(report, "states",
	    "blobs by state", state_columns, BSZ_COUNTOF(state_columns));

	for (int state = 0; table && state < BSZ_PLAN_STATES; state++) {
		uint64_t count = 0, size = 0, most = 0;

		for (size_t i = 0; i < plan->count; i++) {
			const struct bsz_plan_blob *const blob =
			    &plan->blobs[i];

			if (blob->state != (enum bsz_plan_state)state)
				continue;
			count++;
			size = bsz_add(size, blob->size);
			most = bsz_add(most, blob->most);
		}
		union bsz_cell *const cell = count ? bsz_table_row(report,
		    table, 0, BSZ_ROW) : NULL;
		if (!cell)
			continue;
		cell[0].text = state_name(plan, (enum bsz_plan_state)state);
		cell[1].number = count;
		cell[2].number = size;
		cell[3].number = most;
	}
}

/* Round trips of blobs, spread over what goes on at a time, and those that
 * nothing goes beside: the first question and the manifest. */
static double wait_ms(const struct bsz_plan *plan,
    const struct bsz_link *link)
{
	uint64_t beside = 0, alone = plan->requests, longest = 0;

	for (size_t i = 0; i < plan->count; i++) {
		if (i + 1 == plan->count) {
			alone += plan->blobs[i].requests;
			continue;
		}
		beside += plan->blobs[i].requests;
		longest = bsz_max(longest, plan->blobs[i].requests);
	}
	const double waves = fmax((double)beside / (double)link->parallel,
	    (double)longest);
	return (waves + (double)alone) * (double)link->rtt_ns / 1e6;
}

static void add_times(const struct bsz_plan *plan,
    const struct bsz_link *link, struct bsz_report *report)
{
	const struct bsz_plan_blob all = sum(plan);
	struct bsz_table *const table = bsz_report_table(report, "time",
	    "what that takes", time_columns, BSZ_COUNTOF(time_columns));
	union bsz_cell *const cell = table ? bsz_table_row(report, table, 0,
	    BSZ_ROW) : NULL;
	const double rate = (double)link->bytes_per_second / 1e3;

	if (!cell)
		return;
	const double wait = wait_ms(plan, link);
	cell[0].number = link->parallel;
	cell[1].real = fmax(wait, (double)all.least / rate);
	cell[2].real = wait + (double)all.most / rate;
}

/* By the link, by runs that are kept, or how to be told. */
static int tell_times(const struct bsz_plan *plan,
    const struct bsz_link *link, const struct bsz_plan_runs *runs,
    struct bsz_report *report, struct bsz_err *err)
{
	const struct bsz_plan_blob all = sum(plan);

	if (link->bytes_per_second)
		add_times(plan, link, report);
	if (runs->samples)
		return bsz_plan_times(&all, runs, report, err);
	if (runs->reason)
		bsz_report_caution(report, "how long that takes is not "
		    "known: %s", runs->reason);
	else if (!link->bytes_per_second)
		bsz_report_remark(report, "how long that takes: --bandwidth "
		    "SIZE a second, --rtt TIME; of a push also --store FILE");
	return 0;
}

int bsz_plan_report(const struct bsz_plan *plan, const struct bsz_link *link,
    const struct bsz_plan_runs *runs, struct bsz_report *report,
    struct bsz_err *err)
{
	bool mountable = false, unknown = false;

	report->headline = bsz_arena_printf(&report->arena, "%s %s",
	    plan->push ? "push to" : "pull from", plan->reference);
	report->failed |= !report->headline;
	add_blobs(plan, report);
	add_states(plan, report);
	if (tell_times(plan, link, runs, report, err))
		return err->code;
	for (size_t i = 0; i < plan->count; i++) {
		mountable |= plan->blobs[i].state == BSZ_PLAN_MOUNTABLE;
		unknown |= plan->blobs[i].state == BSZ_PLAN_UNKNOWN;
	}
	if (plan->recompressed)
		bsz_report_remark(report, "layers without a size are "
		    "compressed by the push: their digests are not known "
		    "before, so they move even if the registry has them");
	if (mountable)
		bsz_report_remark(report, "a registry may decline a mount; "
		    "then the blob is uploaded");
	if (unknown)
		bsz_report_remark(report, "%s", plan->push ? "where the "
		    "registry gave no clear answer a blob is unknown" :
		    "a layer is unknown when the client has its tar, but "
		    "compressed otherwise");
	return report->failed ? bsz_fail_memory(err) : 0;
}
