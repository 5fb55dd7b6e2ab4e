#include "run_series.h"

#include <binsize/day.h>
#include <binsize/stats.h>
#include <binsize/units.h>

#include <math.h>
#include <stdlib.h>
#include <string.h>

/* What most ask about, in the order of a pipeline. */
static const enum bsz_metric preferred[] = {
	BSZ_BUILD_MS, BSZ_PUSH_MS, BSZ_QUEUE_MS, BSZ_IMAGE_BYTES,
	BSZ_BINARY_BYTES,
};

/* By some run, or some day of pruned ones. */
static bool is_known(const struct bsz_samples *samples,
    enum bsz_metric metric)
{
	const double *const values = samples->metrics[metric];

	for (size_t i = 0; values && i < samples->count; i++)
		if (!isnan(values[i]))
			return true;
	for (size_t i = 0; i < samples->day_count; i++)
		if (bsz_day_find(samples->days[i].metrics,
		    samples->days[i].metric_count,
		    bsz_metric_info(metric)->name))
			return true;
	return false;
}

/* "cpu_wait_ms" is headed "CPU WAIT". */
static const char *make_title(struct bsz_report *report, const char *key)
{
	const char *const end = strrchr(key, '_');
	const bool has_unit = end && (strcmp(end, "_ms") == 0 ||
	    strcmp(end, "_bytes") == 0);
	const size_t size = has_unit ? (size_t)(end - key) : strlen(key);
	char *const title = bsz_arena_copy(&report->arena, key, size);

	if (!title) {
		report->failed = true;
		return key;
	}
	for (size_t i = 0; i < size; i++)
		title[i] = title[i] == '_' ? ' ' : title[i] >= 'a' &&
		    title[i] <= 'z' ? (char)(title[i] - 'a' + 'A') : title[i];
	return title;
}

static void add_metric(struct series_list *list,
    const struct bsz_samples *samples, enum bsz_metric metric,
    struct bsz_report *report)
{
	static const enum series_unit units[] = {
		[BSZ_UNIT_MS] = SERIES_MS,
		[BSZ_UNIT_BYTES] = SERIES_BYTES,
		[BSZ_UNIT_COUNT] = SERIES_COUNT,
	};
	const struct bsz_metric_info *const info = bsz_metric_info(metric);

	list->items[list->count++] = (struct series){.key = info->name,
		.title = make_title(report, info->name),
		.unit = units[info->unit],
		.values = samples->metrics[metric]};
}

void bsz_series_choose(struct series_list *list,
    const struct bsz_samples *samples, const struct bsz_run_query *query,
    struct bsz_report *report)
{
	list->count = 0;
	for (size_t i = 0; i < query->metric_count; i++)
		add_metric(list, samples, query->metrics[i], report);
	if (query->metric_count)
		return;
	for (size_t i = 0; i < BSZ_COUNTOF(preferred); i++)
		if (is_known(samples, preferred[i]))
			add_metric(list, samples, preferred[i], report);
	if (is_known(samples, BSZ_CACHE_LOOKUPS))
		list->items[list->count++] = (struct series){
			.key = "cache_ratio", .title = "HITS",
			.unit = SERIES_SHARE,
			.values = samples->metrics[BSZ_CACHE_HITS],
			.divisors = samples->metrics[BSZ_CACHE_LOOKUPS]};
}

enum bsz_column_kind bsz_series_kind(enum series_unit unit)
{
	static const enum bsz_column_kind kinds[] = {
		[SERIES_MS] = BSZ_DURATION,
		[SERIES_BYTES] = BSZ_SIZE,
		[SERIES_COUNT] = BSZ_REAL,
		[SERIES_SHARE] = BSZ_RATE,
	};

	return kinds[unit];
}

const char *bsz_series_text(struct bsz_report *report, enum series_unit unit,
    double value)
{
	char room[BSZ_UNITS_ROOM];
	const char *text = room;

	switch (unit) {
	case SERIES_MS:
		bsz_units_format_duration(value, room);
		break;
	case SERIES_BYTES:
		bsz_units_format_decimal(value, room);
		break;
	case SERIES_COUNT:
		bsz_units_format_real(value, room);
		break;
	case SERIES_SHARE:
		if (isnan(value))
			return "-";
		text = bsz_arena_printf(&report->arena, "%.1f%%",
		    value * 100);
		break;
	}
	if (text == room)
		text = bsz_arena_copy(&report->arena, room, strlen(room));
	if (!text)
		report->failed = true;
	return text ? text : "-";
}

static bool has_value(const struct series *series,
    const struct bsz_samples *samples, uint32_t row)
{
	return samples->outcome[row] == BSZ_SUCCESS && series->values &&
	    !isnan(series->values[row]) && (!series->divisors ||
	    series->divisors[row] > 0);
}

size_t bsz_series_take(const struct series *series,
    const struct bsz_samples *samples, const uint32_t *rows, size_t count,
    double *out)
{
	size_t taken = 0;

	for (size_t i = 0; i < count; i++)
		if (has_value(series, samples, rows[i]))
			out[taken++] = series->divisors ?
			    series->values[rows[i]] /
			    series->divisors[rows[i]] :
			    series->values[rows[i]];
	return taken;
}

double bsz_series_typical(const struct series *series,
    const struct bsz_samples *samples, const uint32_t *rows, size_t count,
    double *work)
{
	double sum = 0, divisor = 0;

	if (!series->divisors) {
		const size_t taken = bsz_series_take(series, samples, rows,
		    count, work);

		return taken ? bsz_median(work, taken) : NAN;
	}
	for (size_t i = 0; i < count; i++) {
		if (!has_value(series, samples, rows[i]))
			continue;
		sum += series->values[rows[i]];
		divisor += series->divisors[rows[i]];
	}
	return divisor > 0 ? sum / divisor : NAN;
}

struct named {
	const char *name;
	uint32_t number;
};

static int compare_names(const void *a, const void *b)
{
	const struct named *const left = a;
	const struct named *const right = b;

	return strcmp(left->name, right->name);
}

uint32_t *bsz_series_sort_names(const struct bsz_names_list *names)
{
	struct named *const sorted = bsz_malloc((names->count + 1) *
	    sizeof(*sorted));
	uint32_t *const order = bsz_malloc((names->count + 1) *
	    sizeof(*order));

	for (size_t i = 0; sorted && i < names->count; i++)
		sorted[i] = (struct named){names->items[i], (uint32_t)i};
	if (sorted && names->count)
		qsort(sorted, names->count, sizeof(*sorted), compare_names);
	for (size_t i = 0; sorted && order && i < names->count; i++)
		order[i] = sorted[i].number;
	if (!sorted) {
		bsz_free(order);
		return NULL;
	}
	bsz_free(sorted);
	return order;
}
