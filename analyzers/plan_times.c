/*
 * How long a push takes by what pushes took before: lines through the times
 * of runs that are kept, in the bytes that they sent; where runs know those
 * of their whole images alone, in these. The median and the time that 95 of
 * 100 stay below, at the least and the most that the plan moves.
 */
#include "plan_times.h"

#include "model_rows.h"
#include "model_words.h"

#include <math.h>

#define MB 1e6

enum { T_MOVED, T_MEDIAN_TEXT, T_HIGH_TEXT, T_INTERVAL_TEXT, T_VERDICT,
	T_MEDIAN, T_P95, T_LOW, T_HIGH, T_RUNS, T_SIZE, T_COLUMNS };

static const struct bsz_column columns[T_COLUMNS] = {
	[T_MOVED] = {.key = "bytes", .title = "MOVED", .kind = BSZ_BYTES},
	[T_MEDIAN_TEXT] = {.key = "median_text", .title = "MEDIAN",
		.kind = BSZ_TEXT, .people_only = true},
	[T_HIGH_TEXT] = {.key = "p95_text", .title = "P95", .kind = BSZ_TEXT,
		.people_only = true},
	[T_INTERVAL_TEXT] = {.key = "between_text", .title = "P95 BETWEEN",
		.kind = BSZ_TEXT, .people_only = true},
	[T_VERDICT] = {.key = "verdict", .title = "HOW SURE",
		.kind = BSZ_TEXT},
	[T_MEDIAN] = {.key = "median_ms", .title = "MEDIAN",
		.kind = BSZ_REAL, .machine_only = true},
	[T_P95] = {.key = "p95_ms", .title = "P95", .kind = BSZ_REAL,
		.machine_only = true},
	[T_LOW] = {.key = "p95_low_ms", .title = "LOW", .kind = BSZ_REAL,
		.machine_only = true},
	[T_HIGH] = {.key = "p95_high_ms", .title = "HIGH", .kind = BSZ_REAL,
		.machine_only = true},
	[T_RUNS] = {.key = "runs", .title = "RUNS", .kind = BSZ_COUNT,
		.machine_only = true},
	[T_SIZE] = {.key = "explained_by", .title = "EXPLAINED BY",
		.kind = BSZ_TEXT, .machine_only = true},
};

struct lines {
	struct response response;
	struct bsz_line_effect median, high;
};

/* Bytes that were sent explain best; few runs know them. */
static int take_rows(struct response *response,
    const struct bsz_samples *samples, struct bsz_err *err)
{
	const int rc = bsz_response_init(response, "push_ms", samples,
	    bsz_response_push, BSZ_NEW_BYTES, true, err);

	if (rc || response->rows.rows)
		return rc;
	bsz_response_release(response);
	return bsz_response_init(response, "push_ms", samples,
	    bsz_response_push, BSZ_WIRE_BYTES, true, err);
}

static int fit(struct lines *lines, const struct bsz_plan_runs *runs,
    struct bsz_err *err)
{
	int rc = take_rows(&lines->response, runs->samples, err);

	if (!rc)
		rc = bsz_effect_quantile(&lines->response.rows, 0.5,
		    bsz_seed_text(runs->seed, "plan median"), &lines->median,
		    err);
	if (!rc)
		rc = bsz_effect_quantile(&lines->response.rows, 0.95,
		    bsz_seed_text(runs->seed, "plan p95"), &lines->high, err);
	return rc;
}

static void push(struct bsz_report *report, struct bsz_table *table,
    const struct lines *lines, uint64_t bytes)
{
	const struct bsz_effect_rows *const rows = &lines->response.rows;
	const double size = (double)bytes / MB;
	const bool is_outside = size < rows->least || size > rows->most;
	struct bsz_interval ignored, between;
	union bsz_cell *const cell = bsz_table_row(report, table, 0,
	    BSZ_ROW);

	if (!cell)
		return;
	const double median = fmax(0, bsz_effect_at(&lines->median, size,
	    &ignored));
	const double high = fmax(median, bsz_effect_at(&lines->high, size,
	    &between));
	if (is_outside)
		between = (struct bsz_interval){NAN, NAN};
	cell[T_MOVED].number = bytes;
	cell[T_MEDIAN_TEXT].text = bsz_model_text(report, MODEL_MS, median);
	cell[T_HIGH_TEXT].text = bsz_model_text(report, MODEL_MS, high);
	cell[T_INTERVAL_TEXT].text = bsz_model_interval_text(report,
	    MODEL_MS, between);
	cell[T_VERDICT].text = is_outside ? "extrapolated" :
	    bsz_model_standing_text(report, &lines->high.slope,
	    lines->response.per_day);
	cell[T_MEDIAN].real = median;
	cell[T_P95].real = high;
	cell[T_LOW].real = between.low;
	cell[T_HIGH].real = between.high;
	cell[T_RUNS].number = rows->rows;
	cell[T_SIZE].text = bsz_metric_info(lines->response.size)->name;
}

static void tell(const struct lines *lines, const struct bsz_plan_blob *all,
    struct bsz_report *report)
{
	const enum bsz_metric size = lines->response.size;
	const char *const name = bsz_metric_info(size)->name;
	const bool is_sent = size == BSZ_NEW_BYTES;

	if (lines->high.slope.standing == BSZ_INSUFFICIENT ||
	    (!is_sent && !all->size)) {
		bsz_report_remark(report, "how long that takes is not known: "
		    "runs that know push_ms and %s: %s", name,
		    bsz_model_standing_text(report, &lines->high.slope,
		    lines->response.per_day));
		return;
	}
	struct bsz_table *const table = bsz_report_table(report,
	    "time_by_runs", "what such pushes took", columns, T_COLUMNS);
	if (!table)
		return;
	push(report, table, lines, is_sent ? all->least : all->size);
	if (is_sent && all->least != all->most)
		push(report, table, lines, all->most);
	bsz_report_remark(report, "times are lines through %zu runs of the "
	    "store, by their %s%s", lines->response.rows.rows, name,
	    is_sent ? "" : ": those of whole images, since no run knows what "
	    "it sent");
}

int bsz_plan_times(const struct bsz_plan_blob *all,
    const struct bsz_plan_runs *runs, struct bsz_report *report,
    struct bsz_err *err)
{
	struct lines *const lines = bsz_calloc(1, sizeof(*lines));

	if (!lines)
		return bsz_fail_memory(err);
	const int rc = fit(lines, runs, err);
	if (!rc)
		tell(lines, all, report);
	bsz_response_release(&lines->response);
	bsz_free(lines);
	return rc;
}
