/*
 * A time is foreseen for the size that the artifact has; what it was before
 * follows from how much the change of size adds, so that growth is the same
 * here and in `binsize predict`. A time that is only indicative warns, since
 * nothing should be stopped by what not much may be concluded from.
 */
#include "push_subject.h"

#include "model_words.h"

#include <binsize/units.h>

#include <math.h>

static struct bsz_interval times(struct bsz_interval interval, double by)
{
	return (struct bsz_interval){
		by < 0 ? interval.high * by : interval.low * by,
		by < 0 ? interval.low * by : interval.high * by};
}

static uint64_t whole(double ms)
{
	return ms > 0 ? (uint64_t)llround(ms) : 0;
}

static bool is_outside(const struct bsz_push_cost *cost, double size)
{
	return size < cost->least || size > cost->most;
}

static void foresee(struct bsz_subjects *subjects,
    const struct bsz_push_cost *cost, double size, double old_size)
{
	struct bsz_forecast *const forecast = &subjects->forecast;
	const double ms = bsz_effect_at(&cost->line, size,
	    &forecast->value);
	const double by = isnan(old_size) ? 0 : size - old_size;
	const double change = cost->change.value * by;

	forecast->change_ms = change;
	forecast->change = times(cost->change.interval, by);
	forecast->rows = cost->line.slope.rows;
	forecast->is_outside = is_outside(cost, size);
	forecast->is_indicative =
	    cost->line.slope.standing == BSZ_INDICATIVE;
	subjects->items[0] = (struct bsz_subject){.value = whole(ms),
		.baseline = whole((double)whole(ms) - change),
		.was_there = !isnan(old_size), .forecast = forecast};
	subjects->count = 1;
}

/* Why nothing is foreseen. */
static const char *reason(const struct bsz_push_cost *cost, double size,
    const struct bsz_push_costs *costs, struct bsz_report *report)
{
	if (!cost)
		return bsz_model_printf(report, "%s", costs->missing.text);
	const char *const name = bsz_metric_info(cost->size)->name;

	if (isnan(size))
		return bsz_model_printf(report, "its %s are not known", name);
	return bsz_model_printf(report, "runs that know push_ms and %s: %s",
	    name, bsz_model_standing_text(report, &cost->line.slope,
	    cost->per_day));
}

int bsz_push_subject(struct bsz_subjects *subjects,
    const struct bsz_checked *checked, struct bsz_push_costs *costs,
    struct bsz_report *report, struct bsz_err *err)
{
	const struct bsz_push_cost *cost;
	double size = NAN, old_size = NAN;

	*subjects = (struct bsz_subjects){
		.items = bsz_calloc(1, sizeof(*subjects->items))};
	if (!subjects->items)
		return bsz_fail_memory(err);
	const int rc = bsz_push_costs_find(costs, checked->sizes, &cost, err);
	if (rc)
		return rc;
	if (cost)
		size = bsz_push_cost_size(cost, checked->sizes);
	if (cost && checked->baseline)
		old_size = bsz_push_cost_size(cost, checked->baseline);
	subjects->unknown = isnan(size) ||
	    cost->line.slope.standing == BSZ_INSUFFICIENT;
	subjects->has_baseline = !isnan(old_size);
	if (subjects->unknown)
		subjects->reason = reason(cost, size, costs, report);
	else
		foresee(subjects, cost, size, old_size);
	return 0;
}

static const char *how_sure(struct bsz_interval interval, bool outside,
    struct bsz_report *report)
{
	return outside ? "extrapolated" : isnan(interval.low) ?
	    "no interval" :
	    bsz_model_interval_text(report, MODEL_MS, interval);
}

const char *bsz_push_aside(const struct bsz_ruling *ruling,
    struct bsz_report *report)
{
	const struct bsz_forecast *const forecast = ruling->subject->forecast;

	if (!forecast)
		return "";
	const char *const change =
	    !bsz_limit_info(ruling->limit)->needs_baseline ? "" :
	    bsz_model_printf(report, ", %s more than before (%s)",
	    bsz_model_text(report, MODEL_MS, forecast->change_ms),
	    how_sure(forecast->change, forecast->is_outside, report));

	return bsz_model_printf(report, " at p95 (%s%s; %zu runs)%s",
	    how_sure(forecast->value, forecast->is_outside, report),
	    forecast->is_indicative ? ", indicative" : "", forecast->rows,
	    forecast->change_ms > 0 ? change : "");
}

int bsz_push_price(const struct bsz_ruling *ruling,
    const struct bsz_checked *checked, struct bsz_push_costs *costs,
    struct bsz_report *report, const char **price, struct bsz_err *err)
{
	const struct bsz_push_cost *cost;
	const bool was_read = costs->was_read;

	*price = "";
	if (ruling->budget->measure != BSZ_MEASURE_FILE ||
	    !bsz_limit_info(ruling->limit)->needs_baseline || !costs->read)
		return 0;
	const int rc = bsz_push_costs_find(costs, checked->sizes, &cost, err);
	if (rc == BSZ_ENOMEM)
		return rc;
	if (rc && !was_read)
		bsz_report_caution(report, "what growth costs is not known: "
		    "%s", costs->missing.text);
	if (rc || !cost || cost->size == BSZ_WIRE_BYTES ||
	    !(cost->change.interval.low > 0))
		return 0;
	const double by = (double)(ruling->subject->value -
	    ruling->subject->baseline) / 1e6;
	*price = bsz_model_printf(report, ", which costs %s of push at p95 "
	    "(%s)", bsz_model_change_text(report, MODEL_MS,
	    cost->change.value * by),
	    how_sure(times(cost->change.interval, by), is_outside(cost,
	    bsz_push_cost_size(cost, checked->sizes)), report));
	return 0;
}
