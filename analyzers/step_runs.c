/*
 * One pass over runs and steps before any sum: which runs count, how large
 * they are, which of them are slow.
 */
#include "step_path.h"
#include "step_rows.h"

#include <binsize/stats.h>

#include <math.h>

void bsz_step_runs_release(struct step_runs *runs)
{
	bsz_free(runs->used);
	bsz_free(runs->total);
	bsz_free(runs->tail);
	bsz_free(runs->on_path);
	*runs = (struct step_runs){0};
}

/* Steps from first on that belong to the same run. */
static size_t steps_of_run(const struct bsz_step_samples *steps,
    size_t first)
{
	size_t end = first;

	while (end < steps->count && steps->run[end] == steps->run[first])
		end++;
	return end - first;
}

static int walk_steps(struct step_runs *runs, struct bsz_err *err)
{
	const struct bsz_step_samples *const steps = &runs->samples->steps;

	for (size_t at = 0, size; at < steps->count; at += size) {
		const uint32_t run = steps->run[at];
		struct step_path path;

		size = steps_of_run(steps, at);
		if (runs->samples->outcome[run] != BSZ_SUCCESS)
			continue;
		for (size_t i = at; i < at + size; i++) {
			if (isnan(steps->wall_ms[i]))
				continue;
			runs->used[run] = true;
			runs->total[run] += steps->wall_ms[i];
		}
		if (!runs->used[run])
			continue;
		if (bsz_step_path(steps, at, size, runs->on_path, &path, err))
			return err->code;
		runs->count++;
		runs->busy_ms += path.known ? path.busy_ms :
		    runs->total[run];
		runs->critical_ms += path.known ? path.critical_ms :
		    runs->total[run];
	}
	return 0;
}

/* Of two sizes the one that more runs have; images before binaries. */
static void choose_size(struct step_runs *runs)
{
	static const enum bsz_metric sizes[] = {BSZ_IMAGE_BYTES,
		BSZ_BINARY_BYTES};
	const struct bsz_samples *const samples = runs->samples;
	struct bsz_moments best = {0};

	for (size_t i = 0; i < BSZ_COUNTOF(sizes); i++) {
		const double *const values = samples->metrics[sizes[i]];
		struct bsz_moments moments = {0};
		double low = INFINITY, high = 0;

		for (size_t j = 0; values && j < samples->count; j++) {
			if (!runs->used[j] || isnan(values[j]))
				continue;
			bsz_moments_push(&moments, values[j] / 1e6);
			low = fmin(low, values[j] / 1e6);
			high = fmax(high, values[j] / 1e6);
		}
		if (moments.n <= best.n)
			continue;
		best = moments;
		runs->size = sizes[i];
		runs->low = low;
		runs->high = high;
	}
	runs->sized = (size_t)best.n;
	runs->size_mean = best.mean;
	runs->size_square = best.m2;
}

/* Runs whose total lies between the 92.5th and the 97.5th percentile. */
static int mark_tail(struct step_runs *runs, struct bsz_err *err)
{
	const size_t count = runs->samples->count;
	double *const sorted = bsz_malloc((count + 1) * sizeof(*sorted));
	size_t used = 0;

	if (!sorted)
		return bsz_fail_memory(err);
	for (size_t i = 0; i < count; i++)
		if (runs->used[i])
			sorted[used++] = runs->total[i];
	bsz_sort_values(sorted, used);
	const double low = bsz_quantile(sorted, used, 0.925);
	const double high = bsz_quantile(sorted, used, 0.975);
	bsz_free(sorted);
	for (size_t i = 0; i < count; i++) {
		runs->tail[i] = runs->used[i] && runs->total[i] >= low &&
		    runs->total[i] <= high;
		runs->tail_count += runs->tail[i];
	}
	return 0;
}

int bsz_step_runs_init(struct step_runs *runs,
    const struct bsz_samples *samples, struct bsz_err *err)
{
	const size_t count = samples->count + 1;

	*runs = (struct step_runs){.samples = samples,
		.used = bsz_calloc(count, sizeof(*runs->used)),
		.total = bsz_calloc(count, sizeof(*runs->total)),
		.tail = bsz_calloc(count, sizeof(*runs->tail)),
		.on_path = bsz_calloc(samples->steps.count + 1,
		    sizeof(*runs->on_path))};
	if (!runs->used || !runs->total || !runs->tail || !runs->on_path)
		return bsz_fail_memory(err);
	int rc = walk_steps(runs, err);
	rc = rc ? rc : mark_tail(runs, err);
	if (!rc)
		choose_size(runs);
	return rc;
}

bool bsz_step_runs_have_slopes(const struct step_runs *runs)
{
	return runs->sized >= STEP_SLOPE_RUNS &&
	    runs->high > runs->low * STEP_SLOPE_SPREAD;
}
