/*
 * How many builds ran at the same time, and what lay between them. Runs are
 * put into slots as machines are: each takes the one that became free last.
 */
#include <binsize/arena.h>
#include <binsize/effect.h>

#include <math.h>
#include <stdlib.h>

/* Above this many slots gaps are not looked for. */
#define MOST_SLOTS 256

static int by_start(const void *one, const void *other)
{
	const struct bsz_slot_run *a = one, *b = other;

	if (a->started_ms != b->started_ms)
		return a->started_ms < b->started_ms ? -1 : 1;
	return (a->ended_ms > b->ended_ms) - (a->ended_ms < b->ended_ms);
}

static int by_number(const void *one, const void *other)
{
	const int64_t *a = one, *b = other;

	return (*a > *b) - (*a < *b);
}

static int find_most(const struct bsz_slot_run *runs, size_t count,
    struct bsz_slots *slots, struct bsz_err *err)
{
	int64_t *const ends = bsz_malloc((count + 1) * sizeof(*ends));
	double sum = 0;
	size_t ended = 0;

	if (!ends)
		return bsz_fail_memory(err);
	for (size_t i = 0; i < count; i++) {
		ends[i] = runs[i].ended_ms;
		sum += (double)(runs[i].ended_ms - runs[i].started_ms);
	}
	qsort(ends, count, sizeof(*ends), by_number);
	for (size_t i = 0; i < count; i++) {
		while (ends[ended] <= runs[i].started_ms && ended < i)
			ended++;
		slots->count = bsz_max(slots->count, i + 1 - ended);
	}
	const double span = (double)(ends[count - 1] - runs[0].started_ms);
	if (sum > 0) {
		slots->busy = sum / (span * (double)slots->count);
		slots->per_hour = (double)count / (sum / 3.6e6);
	} else {
		slots->count = 0; /* none was held for any time */
	}
	bsz_free(ends);
	return 0;
}

static int find_gaps(const struct bsz_slot_run *runs, size_t count,
    struct bsz_slots *slots, struct bsz_err *err)
{
	double *const gaps = bsz_malloc((count + 1) * sizeof(*gaps));
	int64_t ends[MOST_SLOTS];
	size_t used = 0;

	if (!gaps)
		return bsz_fail_memory(err);
	for (size_t i = 0; i < count; i++) {
		const struct bsz_slot_run *const run = &runs[i];
		size_t best = SIZE_MAX;

		for (size_t k = 0; k < used; k++)
			if (ends[k] <= run->started_ms &&
			    (best == SIZE_MAX || ends[k] > ends[best]))
				best = k;
		if (best == SIZE_MAX) {
			if (used == MOST_SLOTS)
				continue;
			ends[used++] = run->ended_ms;
			continue;
		}
		const int64_t gap = run->started_ms - ends[best];

		ends[best] = run->ended_ms;
		/* It waited already when the slot became free. */
		if (run->queued_ms >= 0 && run->queued_ms >= gap)
			gaps[slots->gaps++] = (double)gap;
	}
	if (slots->gaps)
		slots->overhead_ms = bsz_median(gaps, slots->gaps);
	bsz_free(gaps);
	return 0;
}

int bsz_slots_find(struct bsz_slot_run *runs, size_t count,
    struct bsz_slots *slots, struct bsz_err *err)
{
	*slots = (struct bsz_slots){.overhead_ms = NAN, .busy = NAN,
		.per_hour = NAN};
	if (!count)
		return 0;
	qsort(runs, count, sizeof(*runs), by_start);
	const int rc = find_most(runs, count, slots, err);
	return rc || slots->count > MOST_SLOTS ? rc :
	    find_gaps(runs, count, slots, err);
}
