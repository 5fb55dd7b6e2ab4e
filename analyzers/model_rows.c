/*
 * A run that failed or was cancelled says nothing about what its size takes.
 * One that ran into a limit does: it took at least that long, which is all
 * that a quantile below the limit needs.
 */
#include "model_rows.h"

#include <math.h>
#include <string.h>

#define MB 1e6
#define MOST_KNOW 0.8 /* of the rows: a size that suits */

static const enum bsz_metric sizes[] = {
	BSZ_NEW_BYTES, BSZ_IMAGE_BYTES, BSZ_BINARY_BYTES, BSZ_WIRE_BYTES,
};

double bsz_response_busy(const struct bsz_samples *samples, size_t row)
{
	const double wall = samples->metrics[BSZ_WALL_MS][row];
	const double build = samples->metrics[BSZ_BUILD_MS][row];
	const double push = samples->metrics[BSZ_PUSH_MS][row];

	return !isnan(wall) ? wall : isnan(push) ? build : build + push;
}

double bsz_response_build(const struct bsz_samples *samples, size_t row)
{
	const double build = samples->metrics[BSZ_BUILD_MS][row];

	return isnan(build) ? samples->metrics[BSZ_WALL_MS][row] : build;
}

double bsz_response_push(const struct bsz_samples *samples, size_t row)
{
	return samples->metrics[BSZ_PUSH_MS][row];
}

static bool counts(const struct bsz_samples *samples, size_t row)
{
	return samples->outcome[row] == BSZ_SUCCESS ||
	    samples->outcome[row] == BSZ_TIMEOUT;
}

/* The first size that most rows know which one looks at; else the one that
 * is known best. */
static enum bsz_metric choose_size(const struct bsz_samples *samples,
    double (*value)(const struct bsz_samples *samples, size_t row),
    size_t first)
{
	size_t known[BSZ_COUNTOF(sizes)] = {0}, all = 0, best = first;

	for (size_t i = 0; i < samples->count; i++) {
		if (!counts(samples, i) || isnan(value(samples, i)))
			continue;
		all++;
		for (size_t k = first; k < BSZ_COUNTOF(sizes); k++)
			known[k] += !isnan(
			    samples->metrics[sizes[k]][i]);
	}
	for (size_t k = first; k < BSZ_COUNTOF(sizes); k++) {
		if ((double)known[k] >= MOST_KNOW * (double)all)
			return sizes[k];
		if (known[k] > known[best])
			best = k;
	}
	return sizes[best];
}

/* Projects that have rows, numbered from 0 in the order they come. */
static int number_groups(const uint32_t *project, size_t projects,
    uint32_t *groups, size_t rows, size_t *count, struct bsz_err *err)
{
	uint32_t *const numbers = bsz_calloc(projects + 1, sizeof(*numbers));

	if (!numbers)
		return bsz_fail_memory(err);
	*count = 0;
	for (size_t i = 0; i < rows; i++) {
		uint32_t *const number = &numbers[project[i]];

		if (!*number)
			*number = (uint32_t)++*count;
		groups[i] = *number - 1;
	}
	bsz_free(numbers);
	return 0;
}

static void add_row(struct response *response,
    const struct bsz_samples *samples, size_t row, double value, bool pushes)
{
	const double bytes = samples->metrics[response->size][row];
	struct bsz_effect_rows *const rows = &response->rows;

	if (isnan(value))
		return;
	if (!counts(samples, row)) {
		response->failed++;
	} else if (isnan(bytes)) {
		response->no_size++;
	} else if (pushes && bytes == 0) {
		response->no_bytes++;
	} else {
		rows->censored += samples->outcome[row] == BSZ_TIMEOUT;
		response->memory[rows->rows] = bytes / MB;
		response->memory[samples->count + rows->rows] = value;
		response->groups[rows->rows++] = samples->project[row];
	}
}

static double rate_of(const struct bsz_samples *samples, size_t rows)
{
	int64_t first = INT64_MAX, last = INT64_MIN;

	for (size_t i = 0; i < samples->count; i++) {
		const int64_t started = samples->started_ms[i];

		first = started < first ? started : first;
		last = started > last ? started : last;
	}
	return last > first ?
	    (double)rows / (((double)last - (double)first) / 86.4e6) : 0;
}

int bsz_response_init(struct response *response, const char *what,
    const struct bsz_samples *samples,
    double (*value)(const struct bsz_samples *samples, size_t row),
    int wanted, bool pushes, struct bsz_err *err)
{
	const size_t room = samples->count + 1;
	struct bsz_effect_rows *const rows = &response->rows;

	*response = (struct response){.what = what};
	response->memory = bsz_malloc(2 * room * sizeof(double));
	response->groups = bsz_malloc(room * sizeof(uint32_t));
	if (!response->memory || !response->groups)
		return bsz_fail_memory(err);
	response->size = wanted >= 0 ? (enum bsz_metric)wanted :
	    choose_size(samples, value, !pushes);
	for (size_t i = 0; i < samples->count; i++)
		add_row(response, samples, i, value(samples, i), pushes);
	rows->size = response->memory;
	rows->value = response->memory + samples->count;
	rows->group = response->groups;
	response->per_day = rate_of(samples, rows->rows);
	int rc = number_groups(response->groups, samples->projects.count,
	    response->groups, rows->rows, &rows->groups, err);
	return rc ? rc : bsz_effect_measure(rows, err);
}

void bsz_response_release(struct response *response)
{
	bsz_free(response->memory);
	bsz_free(response->groups);
}

/* --- cache hits --------------------------------------------------------- */

static double lookups_of(const struct bsz_samples *samples, size_t row)
{
	return samples->metrics[BSZ_CACHE_LOOKUPS][row] > 0 &&
	    !isnan(samples->metrics[BSZ_CACHE_HITS][row]) ?
	    samples->metrics[BSZ_CACHE_LOOKUPS][row] : NAN;
}

/* Is cold or warm known of most? Then rows that do not know are left out. */
static bool knows_state(const struct bsz_samples *samples)
{
	size_t known = 0, all = 0;

	for (size_t i = 0; i < samples->count; i++) {
		if (samples->outcome[i] != BSZ_SUCCESS ||
		    isnan(lookups_of(samples, i)))
			continue;
		all++;
		known += samples->warmth[i] != BSZ_WARMTH_UNKNOWN;
	}
	return known && (double)known >= MOST_KNOW * (double)all;
}

int bsz_cache_response_init(struct cache_response *response,
    const struct bsz_samples *samples, int wanted, struct bsz_err *err)
{
	const size_t room = samples->count + 1;
	struct bsz_cache_rows *const rows = &response->rows;
	const bool states = knows_state(samples);
	bool debug = true;
	size_t n = 0;

	*response = (struct cache_response){0};
	response->memory = bsz_malloc(5 * room * sizeof(double));
	response->groups = bsz_malloc(room * sizeof(uint32_t));
	if (!response->memory || !response->groups)
		return bsz_fail_memory(err);
	double *const columns[5] = {response->memory,
		response->memory + room, response->memory + 2 * room,
		response->memory + 3 * room, response->memory + 4 * room};
	response->size = wanted >= 0 ? (enum bsz_metric)wanted :
	    choose_size(samples, lookups_of, 1);
	for (size_t i = 0; i < samples->count; i++) {
		const double bytes = samples->metrics[response->size][i];
		const double lookups = lookups_of(samples, i);
		const double part = samples->metrics[BSZ_DEBUG_BYTES][i];

		if (samples->outcome[i] != BSZ_SUCCESS || isnan(lookups))
			continue;
		response->no_size += isnan(bytes);
		response->no_state += states && !isnan(bytes) &&
		    samples->warmth[i] == BSZ_WARMTH_UNKNOWN;
		if (isnan(bytes) || (states &&
		    samples->warmth[i] == BSZ_WARMTH_UNKNOWN))
			continue;
		columns[0][n] = bytes / MB;
		columns[1][n] = fmin(samples->metrics[BSZ_CACHE_HITS][i],
		    lookups);
		columns[2][n] = lookups;
		columns[3][n] = samples->warmth[i] == BSZ_COLD;
		columns[4][n] = part / MB;
		debug &= !isnan(part);
		response->groups[n++] = samples->project[i];
	}
	*rows = (struct bsz_cache_rows){.size = columns[0],
		.hits = columns[1], .lookups = columns[2],
		.cold = states ? columns[3] : NULL,
		.debug = debug ? columns[4] : NULL,
		.group = response->groups, .rows = n};
	return number_groups(response->groups, samples->projects.count,
	    response->groups, n, &rows->groups, err);
}

void bsz_cache_response_release(struct cache_response *response)
{
	bsz_free(response->memory);
	bsz_free(response->groups);
}
