/*
 * What bytes cost when they are pushed: the time that 95 of 100 pushes stay
 * below, as a line in the size of what is pushed. It is fitted to runs the
 * first time somebody asks, once for programs and once for images, which
 * runs know by different sizes.
 */
#ifndef BINSIZE_PUSH_COST_H
#define BINSIZE_PUSH_COST_H

#include <binsize/effect.h>
#include <binsize/series.h>
#include <binsize/sizes.h>

struct bsz_push_cost {
	enum bsz_metric size;        /* which one explains the times */
	struct bsz_line_effect line; /* of all runs: the time at a size */
	struct bsz_effect change;    /* ms/MB inside of projects, else the
	    line's slope */
	double least, most;          /* MB that were seen */
	double per_day;              /* runs */
};

struct bsz_push_costs {
	/* Read the runs, once; samples are initialised by it. BSZ_ENODATA
	 * says why there are none. NULL: nobody keeps runs. */
	int (*read)(void *context, struct bsz_samples *samples,
	    struct bsz_err *err);
	void *context;
	uint64_t seed;

	/* Filled as needed; all 0 before. */
	bool was_read;
	struct bsz_samples samples;
	struct bsz_err missing; /* why there are none; code 0: there are */
	struct bsz_push_cost *fits[2]; /* of programs, of images */
};

/* What a fit needs to know of runs. */
#define BSZ_PUSH_METRICS (BSZ_METRIC_BIT(BSZ_PUSH_MS) | \
	BSZ_METRIC_BIT(BSZ_IMAGE_BYTES) | BSZ_METRIC_BIT(BSZ_WIRE_BYTES) | \
	BSZ_METRIC_BIT(BSZ_BINARY_BYTES))

/*
 * The cost that holds for an artifact, fitted when it is asked for first.
 * *cost lives until the release; NULL when there are no runs, and
 * costs->missing says why. One that lacks runs stands as insufficient.
 * BSZ_ENOMEM, and what read() fails with.
 */
int bsz_push_costs_find(struct bsz_push_costs *costs,
    const struct bsz_sizes *sizes, const struct bsz_push_cost **cost,
    struct bsz_err *err);
/*
 * The runs themselves, read when they are asked for first; NULL when there
 * are none, and costs->missing says why. What read() fails with.
 */
int bsz_push_costs_samples(struct bsz_push_costs *costs,
    const struct bsz_samples **samples, struct bsz_err *err);
void bsz_push_costs_release(struct bsz_push_costs *costs);

/* The size of an artifact that a cost is about, in MB; NaN when its sizes do
 * not hold it. */
double bsz_push_cost_size(const struct bsz_push_cost *cost,
    const struct bsz_sizes *sizes);

#endif
