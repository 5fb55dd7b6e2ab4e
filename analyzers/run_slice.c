#include "run_slice.h"

#include <binsize/stats.h>

#include <math.h>
#include <string.h>

#define MOST_DAYS 31 /* in a period */

struct run_slice bsz_slice_all(const struct run_order *order,
    const struct bsz_samples *samples)
{
	return (struct run_slice){order->rows, order->count, samples->days,
		samples->day_count};
}

/* The first count rows and days of rest. */
static struct run_slice take(struct run_slice *rest, size_t count,
    size_t day_count)
{
	const struct run_slice taken = {rest->rows, count, rest->days,
		day_count};

	rest->rows += count;
	rest->count -= count;
	rest->days += day_count;
	rest->day_count -= day_count;
	return taken;
}

uint32_t bsz_slice_owner(const struct run_slice *slice,
    const struct bsz_samples *samples)
{
	const uint32_t row = slice->count ? samples->project[slice->rows[0]] :
	    UINT32_MAX;
	const uint32_t day = slice->day_count ? slice->days[0].project :
	    UINT32_MAX;

	return row < day ? row : day;
}

bool bsz_slice_project(struct run_slice *rest,
    const struct bsz_samples *samples, struct run_slice *project)
{
	const uint32_t owner = bsz_slice_owner(rest, samples);
	size_t count = 0, day_count = 0;

	while (count < rest->count &&
	    samples->project[rest->rows[count]] == owner)
		count++;
	while (day_count < rest->day_count &&
	    rest->days[day_count].project == owner)
		day_count++;
	*project = take(rest, count, day_count);
	return count || day_count;
}

struct run_slice bsz_slice_until(struct run_slice *rest,
    const struct bsz_samples *samples, int64_t ms)
{
	size_t count = 0, day_count = 0;

	while (count < rest->count &&
	    samples->started_ms[rest->rows[count]] < ms)
		count++;
	while (day_count < rest->day_count &&
	    rest->days[day_count].day * BSZ_DAY_MS < ms)
		day_count++;
	return take(rest, count, day_count);
}

int64_t bsz_slice_first(const struct run_slice *slice,
    const struct bsz_samples *samples)
{
	const int64_t row = slice->count ?
	    samples->started_ms[slice->rows[0]] : INT64_MAX;
	const int64_t day = slice->day_count ?
	    slice->days[0].day * BSZ_DAY_MS : INT64_MAX;

	return row < day ? row : day;
}

int64_t bsz_slice_last(const struct run_slice *slice,
    const struct bsz_samples *samples)
{
	const int64_t row = slice->count ?
	    samples->started_ms[slice->rows[slice->count - 1]] : 0;
	const int64_t day = slice->day_count ?
	    slice->days[slice->day_count - 1].day * BSZ_DAY_MS : 0;

	return row > day ? row : day;
}

struct run_slice bsz_slice_period(struct run_slice *rest,
    const struct bsz_samples *samples, enum bsz_period period)
{
	char text[RUN_PERIOD_ROOM], other[RUN_PERIOD_ROOM];
	int64_t end = bsz_slice_first(rest, samples) / BSZ_DAY_MS;

	if (period == BSZ_BY_RUN)
		return take(rest, rest->count > 0, rest->day_count);
	bsz_run_period_text(end * BSZ_DAY_MS, period, text);
	for (int i = 0; i < MOST_DAYS; i++) /* a day is in one period */
		if (strcmp(text, bsz_run_period_text(++end * BSZ_DAY_MS,
		    period, other)) != 0)
			break;
	return bsz_slice_until(rest, samples, end * BSZ_DAY_MS);
}

/* What days know of a series. */
static const struct bsz_day_sum *find_sum(const struct bsz_day *day,
    const struct series *series)
{
	return bsz_day_find(day->metrics, day->metric_count,
	    series->divisors ? bsz_metric_info(BSZ_CACHE_LOOKUPS)->name :
	    series->key);
}

size_t bsz_slice_known(const struct run_slice *slice,
    const struct series *series, const struct bsz_samples *samples,
    double *work)
{
	size_t known = bsz_series_take(series, samples, slice->rows,
	    slice->count, work);

	for (size_t i = 0; i < slice->day_count; i++) {
		const struct bsz_day_sum *const sum =
		    find_sum(&slice->days[i], series);

		known += sum ? (size_t)sum->runs : 0;
	}
	return known;
}

static double ratio(const struct run_slice *slice,
    const struct series *series, const struct bsz_samples *samples,
    double *work)
{
	double hits = 0, lookups = 0;

	for (size_t i = 0; i < slice->day_count; i++) {
		const struct bsz_day_sum *const sum =
		    find_sum(&slice->days[i], series);

		hits += sum ? (double)sum->hits : 0;
		lookups += sum ? (double)sum->lookups : 0;
	}
	for (size_t i = 0; i < slice->count; i++) {
		const uint32_t row = slice->rows[i];

		if (!bsz_series_take(series, samples, &row, 1, work))
			continue;
		hits += series->values[row];
		lookups += series->divisors[row];
	}
	return lookups > 0 ? hits / lookups : NAN;
}

static double sketched(const struct run_slice *slice,
    const struct series *series, const struct bsz_samples *samples,
    double p, double *work)
{
	struct bsz_sketch *const sketch = bsz_calloc(1, sizeof(*sketch));
	const size_t known = bsz_series_take(series, samples, slice->rows,
	    slice->count, work);

	for (size_t i = 0; sketch && i < slice->day_count; i++) {
		const struct bsz_day_sum *const sum =
		    find_sum(&slice->days[i], series);

		if (sum)
			bsz_sketch_merge(sketch, sum->buckets,
			    sum->bucket_count);
	}
	for (size_t i = 0; sketch && i < known; i++)
		bsz_sketch_add(sketch, bsz_sketch_bucket((uint64_t)work[i]),
		    1);
	const double value = sketch ? bsz_sketch_quantile(sketch, p) : NAN;
	bsz_free(sketch);
	return value;
}

double bsz_slice_typical(const struct run_slice *slice,
    const struct series *series, const struct bsz_samples *samples,
    double *work)
{
	if (!slice->day_count)
		return bsz_series_typical(series, samples, slice->rows,
		    slice->count, work);
	return series->divisors ? ratio(slice, series, samples, work) :
	    sketched(slice, series, samples, 0.5, work);
}

double bsz_slice_quantile(const struct run_slice *slice,
    const struct series *series, const struct bsz_samples *samples,
    double p, double *work)
{
	if (slice->day_count)
		return series->divisors ? NAN :
		    sketched(slice, series, samples, p, work);
	const size_t known = bsz_series_take(series, samples, slice->rows,
	    slice->count, work);

	bsz_sort_values(work, known);
	return bsz_quantile(work, known, p);
}

size_t bsz_slice_runs(const struct run_slice *slice,
    const struct bsz_samples *samples)
{
	size_t runs = 0;

	for (size_t i = 0; i < slice->count; i++) {
		const uint8_t outcome = samples->outcome[slice->rows[i]];

		runs += outcome != BSZ_CANCELLED && outcome != BSZ_UNFINISHED;
	}
	for (size_t i = 0; i < slice->day_count; i++)
		runs += (size_t)(slice->days[i].runs -
		    slice->days[i].cancelled);
	return runs;
}

size_t bsz_slice_failed(const struct run_slice *slice,
    const struct bsz_samples *samples)
{
	size_t failed = 0;

	for (size_t i = 0; i < slice->count; i++) {
		const uint8_t outcome = samples->outcome[slice->rows[i]];

		failed += outcome == BSZ_FAILURE || outcome == BSZ_TIMEOUT;
	}
	for (size_t i = 0; i < slice->day_count; i++)
		failed += (size_t)slice->days[i].failed;
	return failed;
}
