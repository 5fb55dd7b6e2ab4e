#include "model_words.h"

#include "run_order.h"

#include <binsize/units.h>

#include <inttypes.h>
#include <math.h>
#include <stdarg.h>
#include <string.h>

#define MOST_FACTS 8

const char *const bsz_model_unit_words[] = {
	[MODEL_MS_PER_MB] = "ms/MB",
	[MODEL_MS] = "ms",
	[MODEL_MB] = "MB",
	[MODEL_FACTOR] = "factor",
	[MODEL_SHARE] = "share",
	[MODEL_PER_HOUR] = "builds/h",
	[MODEL_COUNT] = "count",
	[MODEL_P] = "p",
};

const char *bsz_model_printf(struct bsz_report *report, const char *fmt, ...)
{
	char text[600];
	va_list list;

	va_start(list, fmt);
	const int size = vsnprintf(text, sizeof(text), fmt, list);
	va_end(list);
	const char *const copy = bsz_arena_copy(&report->arena, text,
	    bsz_min(size < 0 ? 0 : (size_t)size, sizeof(text) - 1));
	report->failed |= !copy;
	return copy ? copy : "";
}

static const char *with_sign(struct bsz_report *report, enum model_unit unit,
    double value, const char *sign)
{
	char text[BSZ_UNITS_ROOM];

	if (isnan(value))
		return "-";
	switch (unit) {
	case MODEL_MS:
		return bsz_model_printf(report, "%s%s", sign,
		    bsz_units_format_duration(value, text));
	case MODEL_MB:
		return bsz_model_printf(report, "%s%s", sign,
		    bsz_units_format_decimal(value * 1e6, text));
	case MODEL_SHARE:
		return bsz_model_printf(report, "%s%.1f%%", sign,
		    value * 100);
	case MODEL_FACTOR:
		return bsz_model_printf(report, "%sx %s", sign,
		    bsz_units_format_real(value, text));
	case MODEL_MS_PER_MB:
	case MODEL_PER_HOUR:
		return bsz_model_printf(report, "%s%s %s", sign,
		    bsz_units_format_real(value, text),
		    bsz_model_unit_words[unit]);
	case MODEL_COUNT:
	case MODEL_P:
		break;
	}
	return bsz_model_printf(report, "%s%s", sign,
	    bsz_units_format_real(value, text));
}

const char *bsz_model_text(struct bsz_report *report, enum model_unit unit,
    double value)
{
	return with_sign(report, unit, value, "");
}

const char *bsz_model_change_text(struct bsz_report *report,
    enum model_unit unit, double value)
{
	return with_sign(report, unit, value, value > 0 ? "+" : "");
}

const char *bsz_model_interval_text(struct bsz_report *report,
    enum model_unit unit, struct bsz_interval interval)
{
	char low[BSZ_UNITS_ROOM], high[BSZ_UNITS_ROOM];

	if (isnan(interval.low))
		return "-";
	switch (unit) {
	case MODEL_MS:
		bsz_units_format_duration(interval.low, low);
		bsz_units_format_duration(interval.high, high);
		break;
	case MODEL_SHARE:
		return bsz_model_printf(report, "%.1f%%..%.1f%%",
		    interval.low * 100, interval.high * 100);
	case MODEL_MB:
	case MODEL_FACTOR:
	case MODEL_MS_PER_MB:
	case MODEL_PER_HOUR:
	case MODEL_COUNT:
	case MODEL_P:
		bsz_units_format_real(interval.low, low);
		bsz_units_format_real(interval.high, high);
		break;
	}
	return bsz_model_printf(report, "%s..%s", low, high);
}

const char *bsz_model_lack_word(const struct bsz_effect *effect)
{
	static const char *const words[] = {
		[BSZ_LACK_NOTHING] = "",
		[BSZ_LACK_ROWS] = "runs",
		[BSZ_LACK_SIZES] = "sizes",
		[BSZ_LACK_RANGE] = "range",
		[BSZ_LACK_PROJECTS] = "projects",
		[BSZ_LACK_ENDS] = "ends",
		[BSZ_LACK_OUTCOMES] = "outcomes",
		[BSZ_LACK_SIDES] = "sides",
		[BSZ_LACK_WITHIN] = "projects",
	};

	return words[effect->lack];
}

static const char *missing_rows(struct bsz_report *report,
    const struct bsz_effect *effect, double per_day)
{
	if (effect->rows >= effect->needed || !(per_day > 0))
		return bsz_model_printf(report, "needs %zu runs, has %zu",
		    effect->needed, effect->rows);
	const double days = ceil((double)(effect->needed - effect->rows) /
	    per_day);
	char rate[BSZ_UNITS_ROOM];

	return bsz_model_printf(report, "needs %zu runs, has %zu; at %s a "
	    "day: %.0f day%s", effect->needed, effect->rows,
	    bsz_units_format_real(per_day, rate), days,
	    days > 1 ? "s" : "");
}

static const char *missing(struct bsz_report *report,
    const struct bsz_effect *effect, double per_day)
{
	switch (effect->lack) {
	case BSZ_LACK_NOTHING:
		break;
	case BSZ_LACK_ROWS:
		return missing_rows(report, effect, per_day);
	case BSZ_LACK_SIZES:
		return "needs 5 sizes that differ";
	case BSZ_LACK_RANGE:
		return "needs sizes of which the largest is 1.5 times the "
		    "smallest";
	case BSZ_LACK_PROJECTS:
		return bsz_model_printf(report, "needs %zu projects, has "
		    "%zu", effect->needed, effect->projects);
	case BSZ_LACK_ENDS:
		return "too many runs were ended at a limit";
	case BSZ_LACK_OUTCOMES:
		return bsz_model_printf(report, "needs %zu hits and as many "
		    "misses", effect->needed);
	case BSZ_LACK_SIDES:
		return bsz_model_printf(report, "needs %zu runs on each side",
		    effect->needed);
	case BSZ_LACK_WITHIN:
		return bsz_model_printf(report, "needs %zu projects with %d "
		    "runs each", effect->needed, BSZ_EFFECT_WITHIN_ROWS);
	}
	return "";
}

const char *bsz_model_standing_text(struct bsz_report *report,
    const struct bsz_effect *effect, double per_day)
{
	const char *const text = missing(report, effect, per_day);

	switch (effect->standing) {
	case BSZ_PLAIN:
		break;
	case BSZ_INDICATIVE:
		return bsz_model_printf(report, "indicative: %s", text);
	case BSZ_INSUFFICIENT:
		return effect->rows || effect->lack == BSZ_LACK_WITHIN ?
		    text : "not measured";
	}
	return "ok";
}

void bsz_model_fact(struct bsz_report *report, const char *key,
    const char *text)
{
	if (!report->facts)
		report->facts = bsz_arena_alloc(&report->arena,
		    MOST_FACTS * sizeof(*report->facts));
	if (!report->facts)
		report->failed = true;
	else if (report->fact_count < MOST_FACTS)
		report->facts[report->fact_count++] =
		    (struct bsz_fact){key, text};
}

static void tell_left_out(struct bsz_report *report,
    const struct response *response, const char *one, const char *several)
{
	const struct {
		size_t count;
		const char *why;
	} reasons[] = {
		{response->failed, "did not succeed"},
		{response->no_size, "without a known size"},
		{response->no_bytes, "sent nothing"},
	};
	const size_t censored = response->rows.censored;

	for (size_t i = 0; i < BSZ_COUNTOF(reasons); i++)
		if (reasons[i].count)
			bsz_report_remark(report, "%zu %s left out: %s",
			    reasons[i].count, reasons[i].count == 1 ? one :
			    several, reasons[i].why);
	if (censored)
		bsz_report_remark(report, "%zu %s ended at a limit: counted "
		    "as that long", censored, censored == 1 ? one : several);
}

void bsz_model_tell_rows(const struct model_fit *fit,
    struct bsz_report *report)
{
	if (fit->push.rows.rows)
		bsz_report_remark(report, "size of a push: %s, %.4g..%.4g MB",
		    bsz_metric_info(fit->push.size)->name,
		    fit->push.rows.least, fit->push.rows.most);
	tell_left_out(report, &fit->push, "push", "pushes");
	if (fit->build.rows.rows)
		bsz_report_remark(report, "size of a build: %s, %.4g..%.4g "
		    "MB", bsz_metric_info(fit->build.size)->name,
		    fit->build.rows.least, fit->build.rows.most);
	tell_left_out(report, &fit->build, "build", "builds");
	if (fit->hits.no_state)
		bsz_report_remark(report, "%zu runs with cache hits left "
		    "out: nobody said whether they began cold",
		    fit->hits.no_state);
}

void bsz_model_headline(const struct bsz_samples *samples,
    struct bsz_report *report)
{
	char from[RUN_PERIOD_ROOM], to[RUN_PERIOD_ROOM];
	int64_t first = INT64_MAX, last = 0;

	for (size_t i = 0; i < samples->count; i++) {
		const int64_t started = samples->started_ms[i];

		first = started < first ? started : first;
		last = started > last ? started : last;
	}
	report->headline = bsz_model_printf(report, "%zu run%s of %zu "
	    "project%s, %s to %s", samples->count,
	    samples->count == 1 ? "" : "s", samples->projects.count,
	    samples->projects.count == 1 ? "" : "s",
	    bsz_run_period_text(first, BSZ_BY_DAY, from),
	    bsz_run_period_text(last, BSZ_BY_DAY, to));
}
