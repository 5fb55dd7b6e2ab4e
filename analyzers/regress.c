/*
 * New runs against those before them, series by series. All series are
 * tested before any verdict, because a p counts how many there were: with
 * twenty series at 1 % each, every fifth call would fail for nothing.
 */
#include "regress.h"
#include "run_order.h"

#include <binsize/sort.h>

#include <math.h>
#include <stdlib.h>
#include <string.h>

#define BEFORE_MOST 30
#define SLOWER 1

struct regress {
	const struct bsz_samples *samples;
	const struct bsz_run_query *query;
	struct bsz_report *report;
	struct shift_rows shifts;
	struct series_list series;
	uint32_t *rows;   /* by series, then time */
	uint32_t *known;  /* of the series at hand: rows with a value */
	double *values, *work;
	struct tested *tested;
	size_t count, room;
};

/* --- series ------------------------------------------------------------- */

static uint64_t key_of(const struct bsz_samples *samples, int part,
    uint32_t row)
{
	const uint32_t *const parts[] = {samples->runner, samples->branch,
		samples->project};

	return parts[part][row];
}

/* Stable, the last key last, from rows that are in the order of time. */
static int sort_rows(struct regress *regress, struct bsz_err *err)
{
	const struct bsz_samples *const samples = regress->samples;
	struct bsz_keyed *const keyed = bsz_calloc(2 * samples->count + 1,
	    sizeof(*keyed));
	struct run_order order = {0};
	int rc = keyed ? bsz_run_order_init(&order, samples, err) :
	    bsz_fail_memory(err);

	for (size_t i = 0; !rc && i < samples->count; i++)
		keyed[i].value = order.rows[i];
	for (int part = 0; !rc && part < 3; part++) {
		for (size_t i = 0; i < samples->count; i++)
			keyed[i].key = key_of(samples, part,
			    (uint32_t)keyed[i].value);
		bsz_sort_keyed(keyed, keyed + samples->count,
		    samples->count);
	}
	for (size_t i = 0; !rc && i < samples->count; i++)
		regress->rows[i] = (uint32_t)keyed[i].value;
	bsz_run_order_release(&order);
	bsz_free(keyed);
	return rc;
}

static size_t rows_of_series(const struct regress *regress, size_t first)
{
	size_t end = first;

	while (end < regress->samples->count) {
		for (int part = 0; part < 3; part++)
			if (key_of(regress->samples, part,
			    regress->rows[end]) != key_of(regress->samples,
			    part, regress->rows[first]))
				return end - first;
		end++;
	}
	return end - first;
}

/* --- tests -------------------------------------------------------------- */

/* Where the new runs begin, and end. */
static void find_new(const struct regress *regress,
    const struct timeline *timeline, size_t *from, size_t *to)
{
	const char *const commit = regress->query->commit;

	*to = timeline->count;
	*from = timeline->count - bsz_min(regress->query->newest,
	    timeline->count);
	if (!commit)
		return;
	while (*to && strcmp(regress->samples->commit[
	    timeline->rows[*to - 1]], commit) != 0)
		--*to;
	for (*from = *to; *from && strcmp(regress->samples->commit[
	    timeline->rows[*from - 1]], commit) == 0;)
		--*from;
}

static struct tested *add_tested(struct regress *regress)
{
	if (regress->count == regress->room) {
		const size_t room = regress->room ? 2 * regress->room : 16;
		struct tested *const more = bsz_realloc(regress->tested,
		    room * sizeof(*more));

		if (!more)
			return NULL;
		regress->tested = more;
		regress->room = room;
	}
	return &regress->tested[regress->count++];
}

static double median_of(struct regress *regress, const double *values,
    size_t count)
{
	memcpy(regress->work, values, count * sizeof(*values));
	return count ? bsz_median(regress->work, count) : NAN;
}

static int test_series(struct regress *regress,
    const struct timeline *timeline, struct bsz_err *err)
{
	size_t from, to;

	find_new(regress, timeline, &from, &to);
	const size_t begin = from > BEFORE_MOST ? from - BEFORE_MOST : 0;
	struct tested *const tested = to ? add_tested(regress) : NULL;
	if (!to)
		return 0; /* no run of that commit */
	if (!tested)
		return bsz_fail_memory(err);
	*tested = (struct tested){.row = timeline->rows[to - 1],
		.series = timeline->series, .before_count = from - begin,
		.new_count = to - from, .p = NAN};
	tested->before = median_of(regress, timeline->values + begin,
	    from - begin);
	tested->now = median_of(regress, timeline->values + from, to - from);
	if (tested->before_count < REGRESS_BEFORE ||
	    tested->new_count < REGRESS_NEW)
		return 0;
	const int rc = bsz_rank_test(timeline->values + begin, from - begin,
	    timeline->values + from, to - from, &tested->test, err);
	tested->p = rc ? NAN : tested->test.p;
	return rc;
}

static int walk_series(struct regress *regress, struct bsz_err *err)
{
	int rc = 0;

	for (size_t at = 0, size; at < regress->samples->count && !rc;
	    at += size) {
		size = rows_of_series(regress, at);
		for (size_t i = 0; i < regress->series.count && !rc; i++) {
			struct timeline timeline = {regress->samples,
				&regress->series.items[i], regress->known,
				regress->values, 0};

			for (size_t j = at; j < at + size; j++) {
				regress->known[timeline.count] =
				    regress->rows[j];
				timeline.count += bsz_series_take(
				    timeline.series, regress->samples,
				    &regress->rows[j], 1,
				    &regress->values[timeline.count]);
			}
			if (!timeline.count)
				continue;
			rc = test_series(regress, &timeline, err);
			rc = rc ? rc : bsz_shift_rows_add(&regress->shifts,
			    &timeline, err);
		}
	}
	return rc;
}

static int compare_p(const void *a, const void *b)
{
	const struct tested *const *const left = a;
	const struct tested *const *const right = b;

	return ((*left)->p > (*right)->p) - ((*left)->p < (*right)->p);
}

/* Holm: the smallest p times all, the next times one fewer, never less than
 * the one before. */
static int adjust(struct regress *regress, struct bsz_err *err)
{
	struct tested **const order = bsz_malloc((regress->count + 1) *
	    sizeof(struct tested *));
	size_t count = 0;
	double least = 0;

	if (!order)
		return bsz_fail_memory(err);
	for (size_t i = 0; i < regress->count; i++)
		if (!isnan(regress->tested[i].p))
			order[count++] = &regress->tested[i];
	qsort(order, count, sizeof(struct tested *), compare_p);
	for (size_t i = 0; i < count; i++) {
		least = fmax(least, fmin(1, order[i]->p *
		    (double)(count - i)));
		order[i]->p = least;
	}
	bsz_free(order);
	return 0;
}

/* What is missing of the series that comes nearest. */
static int fail_needed(const struct regress *regress, struct bsz_err *err)
{
	size_t before = 0, now = 0;

	for (size_t i = 0; i < regress->count; i++) {
		before = bsz_max(before, regress->tested[i].before_count);
		now = bsz_max(now, regress->tested[i].new_count);
	}
	return bsz_fail(err, BSZ_ENODATA, "not enough runs: %d before (at "
	    "most %zu are there) and %d new ones (%zu) are needed, of the "
	    "same project, branch and runner", REGRESS_BEFORE, before,
	    REGRESS_NEW, now);
}

static int judge(struct regress *regress, struct bsz_err *err)
{
	size_t slower = 0, decided = 0;

	if (adjust(regress, err))
		return err->code;
	for (size_t i = 0; i < regress->count; i++) {
		const struct tested *const tested = &regress->tested[i];

		bsz_tested_push(tested, regress->samples, regress->query,
		    regress->report, &regress->report->tables[0]);
		decided += !isnan(tested->p);
		slower += bsz_tested_is_shift(tested, regress->query) &&
		    tested->series->unit == SERIES_MS &&
		    tested->test.shift > 0;
	}
	regress->report->headline = bsz_arena_printf(
	    &regress->report->arena, "%s: %zu series, %zu tested, %zu "
	    "slower", slower ? "FAIL" : decided ? "ok" : "undecided",
	    regress->count, decided, slower);
	if (!regress->report->headline)
		return bsz_fail_memory(err);
	return slower ? SLOWER : decided ? 0 : fail_needed(regress, err);
}

/* Times unless others are asked for. */
static void choose_series(struct regress *regress)
{
	static const enum bsz_metric times[] = {BSZ_BUILD_MS, BSZ_PUSH_MS};
	struct bsz_run_query own = *regress->query;

	for (size_t i = 0; !regress->query->metric_count &&
	    i < BSZ_COUNTOF(times); i++)
		own.metrics[own.metric_count++] = times[i];
	bsz_series_choose(&regress->series, regress->samples, &own,
	    regress->report);
}

static int answer(struct regress *regress, struct bsz_err *err)
{
	int rc;

	choose_series(regress);
	/* Made first, so that verdicts stand in front of the history. */
	if (!bsz_tested_table(regress->report))
		return bsz_fail_memory(err);
	rc = sort_rows(regress, err);
	rc = rc ? rc : walk_series(regress, err);
	if (!rc && !regress->count) {
		bsz_report_drop_tables(regress->report); /* all empty */
		rc = bsz_fail(err, BSZ_ENODATA, "no run that succeeded has "
		    "what was asked for%s%.100s", regress->query->commit ?
		    ", of commit " : "", regress->query->commit ?
		    regress->query->commit : "");
	}
	return rc ? rc : judge(regress, err);
}

int bsz_regress(const struct bsz_samples *samples,
    const struct bsz_run_query *query, struct bsz_report *report,
    struct bsz_err *err)
{
	const size_t room = samples->count + 1;
	struct regress regress = {.samples = samples, .query = query,
		.report = report,
		.shifts = {.report = report, .query = query},
		.rows = bsz_malloc(room * sizeof(uint32_t)),
		.known = bsz_malloc(room * sizeof(uint32_t)),
		.values = bsz_malloc(room * sizeof(double)),
		.work = bsz_malloc(room * sizeof(double))};
	int rc = regress.rows && regress.known && regress.values &&
	    regress.work ? answer(&regress, err) : bsz_fail_memory(err);

	bsz_free(regress.rows);
	bsz_free(regress.known);
	bsz_free(regress.values);
	bsz_free(regress.work);
	bsz_free(regress.tested);
	return rc >= 0 && report->failed ? bsz_fail_memory(err) : rc;
}
