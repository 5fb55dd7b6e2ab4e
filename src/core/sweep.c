/*
 * The stack of interrupted ranges; see sweep.h.
 */
#include "sweep.h"

#include <binsize/arena.h>

#define FIRST_STACK ((size_t)64)

/* The top has ended: write the rest of it, go back to the one beneath. */
static void pop(struct bsz_sweep *sweep)
{
	bsz_map_emit(sweep->out, sweep->from, sweep->top.end,
	    sweep->top.tag);
	sweep->from = bsz_max(sweep->from, sweep->top.end);
	sweep->top = sweep->stack[--sweep->depth];
}

/* Lay the top aside. */
static void interrupt(struct bsz_sweep *sweep)
{
	if (sweep->depth == sweep->room) {
		const size_t room = sweep->room ? 2 * sweep->room
		    : FIRST_STACK;
		struct bsz_open *const stack = bsz_realloc(sweep->stack,
		    room * sizeof(*stack));

		if (!stack) {
			sweep->out->failed = true;
			return;
		}
		sweep->stack = stack;
		sweep->room = room;
	}
	sweep->stack[sweep->depth++] = sweep->top;
}

void bsz_sweep_put(struct bsz_sweep *sweep, const struct bsz_range *range)
{
	const uint64_t end = bsz_range_end(range);

	while (sweep->depth && sweep->top.end <= range->start)
		pop(sweep);
	bsz_map_emit(sweep->out, sweep->from,
	    bsz_min(sweep->top.end, range->start), sweep->top.tag);
	while (sweep->depth && sweep->top.end <= end)
		sweep->top = sweep->stack[--sweep->depth];
	if (sweep->top.end > end)
		interrupt(sweep);
	sweep->from = range->start;
	sweep->top = (struct bsz_open){end, range->tag};
}

/* Nothing is interrupted: each range only meets the one before. */
static const struct bsz_range *run_flat(struct bsz_sweep *sweep,
    const struct bsz_range *at, const struct bsz_range *end, uint64_t limit)
{
	struct bsz_map *const out = sweep->out;
	uint64_t from = sweep->from;
	struct bsz_open top = sweep->top;

	for (; at < end && at->start < limit && at->start >= top.end; at++) {
		bsz_map_emit(out, from, top.end, top.tag);
		from = at->start;
		top = (struct bsz_open){bsz_range_end(at), at->tag};
	}
	sweep->from = from;
	sweep->top = top;
	return at;
}

const struct bsz_range *bsz_sweep_run(struct bsz_sweep *sweep,
    const struct bsz_range *at, const struct bsz_range *end, uint64_t limit)
{
	while (at < end && at->start < limit) {
		if (!sweep->depth)
			at = run_flat(sweep, at, end, limit);
		if (at < end && at->start < limit)
			bsz_sweep_put(sweep, at++);
	}
	return at;
}

void bsz_sweep_finish(struct bsz_sweep *sweep)
{
	while (sweep->depth)
		pop(sweep);
	bsz_map_emit(sweep->out, sweep->from, sweep->top.end,
	    sweep->top.tag);
	bsz_free(sweep->stack);
	sweep->stack = NULL;
}
