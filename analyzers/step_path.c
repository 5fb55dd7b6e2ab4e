/*
 * Logs tell when steps ran, rarely what they waited for. So the chain is
 * that of times: the step that ended last, before it the one that ended last
 * of those that had ended when it started, and so on. Of steps that wait for
 * nothing else it is the critical path; waits of other kinds make it
 * shorter than the whole.
 */
#include "step_path.h"

#include <math.h>
#include <stdlib.h>

/* Clocks of whole milliseconds let a step begin before the one it waits for
 * has ended. */
#define SLACK_MS 2

struct span {
	double start, end;
	size_t index;
};

static int compare_ends(const void *a, const void *b)
{
	const struct span *const left = a;
	const struct span *const right = b;

	if (left->end != right->end)
		return (left->end > right->end) - (left->end < right->end);
	return (left->index > right->index) - (left->index < right->index);
}

static size_t take_spans(const struct bsz_step_samples *steps, size_t first,
    size_t count, struct span *spans)
{
	size_t taken = 0;

	for (size_t i = first; i < first + count; i++) {
		if (steps->started_ms[i] == BSZ_UNKNOWN ||
		    isnan(steps->wall_ms[i]))
			continue;
		spans[taken++] = (struct span){
			(double)steps->started_ms[i],
			(double)steps->started_ms[i] + steps->wall_ms[i], i};
	}
	qsort(spans, taken, sizeof(*spans), compare_ends);
	return taken;
}

/* From the last end backwards: what lies before all that was seen is new. */
static double sum_union(const struct span *spans, size_t count)
{
	double sum = 0, from = INFINITY;

	for (size_t i = count; i > 0; i--) {
		const double end = fmin(spans[i - 1].end, from);

		if (end > spans[i - 1].start)
			sum += end - spans[i - 1].start;
		from = fmin(from, spans[i - 1].start);
	}
	return sum;
}

static double mark_chain(const struct span *spans, size_t count,
    bool *on_path)
{
	double sum = 0, limit = INFINITY;

	for (size_t i = count; i > 0; i--) {
		if (spans[i - 1].end > limit)
			continue;
		on_path[spans[i - 1].index] = true;
		sum += spans[i - 1].end - spans[i - 1].start;
		limit = spans[i - 1].start + SLACK_MS;
	}
	return sum;
}

int bsz_step_path(const struct bsz_step_samples *steps, size_t first,
    size_t count, bool *on_path, struct step_path *path,
    struct bsz_err *err)
{
	struct span *const spans = bsz_malloc((count + 1) * sizeof(*spans));

	*path = (struct step_path){0};
	if (!spans)
		return bsz_fail_memory(err);
	const size_t taken = take_spans(steps, first, count, spans);
	path->known = taken;
	path->busy_ms = sum_union(spans, taken);
	path->critical_ms = mark_chain(spans, taken, on_path);
	bsz_free(spans);
	return 0;
}
