/*
 * Steps are brought together by name with a sort that keeps the order of
 * runs; then each step's runs are one walk. A run without a step spent no
 * time in it, which is why the slopes of least squares, being linear in the
 * times, add up to the slope of the sum.
 */
#include "step_rows.h"

#include <binsize/sort.h>
#include <binsize/stats.h>

#include <math.h>
#include <stdlib.h>
#include <string.h>

struct rows {
	const struct step_runs *runs;
	const struct bsz_keyed *steps; /* sorted by name; value: index */
	double *values, *times; /* of one step; times of sized runs */
	double *sizes;
};

/* One run's time in the step at hand, from steps at on; how many they are. */
static size_t take_run(const struct rows *rows, size_t at, size_t end,
    struct step_row *row, double *time)
{
	const struct step_runs *const runs = rows->runs;
	const struct bsz_step_samples *const steps = &runs->samples->steps;
	const uint32_t run = steps->run[rows->steps[at].value];
	size_t size = 0;

	*time = 0;
	for (; at + size < end; size++) {
		const size_t step = rows->steps[at + size].value;

		if (steps->run[step] != run)
			break;
		*time += isnan(steps->wall_ms[step]) ? 0 :
		    steps->wall_ms[step];
		row->critical_ms += runs->on_path[step] ?
		    steps->wall_ms[step] : 0;
		row->cached += steps->cached[step] == 1;
		row->lookups += steps->cached[step] >= 0;
	}
	return size;
}

/* Slope and its standard error over all sized runs, those without the step
 * included with 0 ms. */
static void fit_slope(const struct rows *rows, size_t count, double sum,
    struct step_row *row)
{
	const struct step_runs *const runs = rows->runs;
	const double n = (double)runs->sized;
	const double mean = sum / n;
	double product = 0, distance = 0;
	double square = (n - (double)count) * mean * mean;

	for (size_t i = 0; i < count; i++) {
		product += (rows->sizes[i] - runs->size_mean) *
		    (rows->times[i] - mean);
		distance += rows->sizes[i] - runs->size_mean;
		square += (rows->times[i] - mean) * (rows->times[i] - mean);
	}
	/* Runs without it are as far from the mean as those with it. */
	product += count < runs->sized ? distance * mean : 0;
	row->slope = product / runs->size_square;
	/* What a perfect line leaves is rounding. */
	const double rest = square - row->slope * product;
	row->error = rest < square * 1e-12 ? 0 :
	    sqrt(rest / (n - 2) / runs->size_square);
}

static void sum_step(const struct rows *rows, size_t at, size_t end,
    struct step_row *row)
{
	const struct step_runs *const runs = rows->runs;
	const struct bsz_samples *const samples = runs->samples;
	const double *const size = samples->metrics[runs->size];
	double sized_sum = 0;
	size_t sized = 0;

	for (size_t part; at < end; at += part) {
		const uint32_t run =
		    samples->steps.run[rows->steps[at].value];
		double time;

		part = take_run(rows, at, end, row, &time);
		rows->values[row->runs++] = time;
		row->sum_ms += time;
		row->tail_ms += runs->tail[run] ? time : 0;
		if (!size || isnan(size[run]))
			continue;
		rows->sizes[sized] = size[run] / 1e6;
		rows->times[sized++] = time;
		sized_sum += time;
	}
	bsz_sort_values(rows->values, row->runs);
	row->median_ms = bsz_quantile(rows->values, row->runs, 0.5);
	row->p95_ms = bsz_quantile(rows->values, row->runs, 0.95);
	row->slope = row->error = NAN;
	if (bsz_step_runs_have_slopes(runs))
		fit_slope(rows, sized, sized_sum, row);
}

static int compare_rows(const void *a, const void *b)
{
	const struct step_row *const left = a;
	const struct step_row *const right = b;

	if (left->sum_ms != right->sum_ms)
		return left->sum_ms < right->sum_ms ? 1 : -1;
	return (left->name > right->name) - (left->name < right->name);
}

/* The steps of the runs used, by name. */
static size_t sort_steps(const struct step_runs *runs,
    struct bsz_keyed *keyed, struct bsz_keyed *scratch)
{
	const struct bsz_step_samples *const steps = &runs->samples->steps;
	size_t count = 0;

	for (size_t i = 0; i < steps->count; i++)
		if (runs->used[steps->run[i]])
			keyed[count++] = (struct bsz_keyed){steps->name[i],
				i};
	bsz_sort_keyed(keyed, scratch, count);
	return count;
}

static void sum_all(struct rows *rows, size_t steps,
    struct step_row *list, size_t *count)
{
	for (size_t at = 0, end; at < steps; at = end) {
		struct step_row *const row = &list[(*count)++];

		end = at;
		while (end < steps &&
		    rows->steps[end].key == rows->steps[at].key)
			end++;
		*row = (struct step_row){
			.name = (uint32_t)rows->steps[at].key};
		sum_step(rows, at, end, row);
	}
	qsort(list, *count, sizeof(*list), compare_rows);
}

int bsz_step_rows(const struct step_runs *runs, struct step_row **list,
    size_t *count, struct bsz_err *err)
{
	const size_t steps = runs->samples->steps.count;
	const size_t names = runs->samples->steps.names.count;
	const size_t room = runs->samples->count + 1;
	struct bsz_keyed *const keyed = bsz_calloc(2 * steps + 1,
	    sizeof(*keyed));
	struct rows rows = {.runs = runs, .steps = keyed,
		.values = bsz_calloc(3 * room, sizeof(double))};

	*count = 0;
	*list = bsz_malloc((names + 1) * sizeof(**list));
	if (keyed && rows.values && *list) {
		rows.times = rows.values + room;
		rows.sizes = rows.times + room;
		sum_all(&rows, sort_steps(runs, keyed, keyed + steps), *list,
		    count);
		bsz_free(keyed);
		bsz_free(rows.values);
		return 0;
	}
	bsz_free(keyed);
	bsz_free(rows.values);
	bsz_free(*list);
	*list = NULL;
	return bsz_fail_memory(err);
}
