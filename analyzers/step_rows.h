/*
 * Sums over runs for each step.
 */
#ifndef BINSIZE_STEP_ROWS_H
#define BINSIZE_STEP_ROWS_H

#include <binsize/runs.h>

struct step_row {
	uint32_t name;
	size_t runs;             /* that had it */
	double sum_ms, tail_ms, critical_ms;
	double median_ms, p95_ms; /* of the runs that had it */
	double slope, error;      /* ms a MB and its standard error; NaN */
	size_t cached, lookups;
};

/* The runs that sums are made of. */
struct step_runs {
	const struct bsz_samples *samples;
	bool *used;      /* succeeded, with a step that has a duration */
	double *total;   /* ms of all its steps */
	bool *tail;      /* around the 95th percentile of total */
	bool *on_path;   /* by step */
	size_t count, tail_count; /* runs used */
	double busy_ms, critical_ms; /* sums over runs used */
	enum bsz_metric size; /* what slopes are in */
	size_t sized;         /* runs with it */
	double size_mean, size_square; /* MB; sum of squared deviations */
	double low, high;     /* smallest and largest, MB */
};

/* BSZ_ENOMEM. */
int bsz_step_runs_init(struct step_runs *runs,
    const struct bsz_samples *samples, struct bsz_err *err);
void bsz_step_runs_release(struct step_runs *runs);

/* Runs with sizes that slopes need, and how much the sizes must differ. */
#define STEP_SLOPE_RUNS 20
#define STEP_SLOPE_SPREAD 1.05
/* Whether there are enough of them, and far enough apart. */
bool bsz_step_runs_have_slopes(const struct step_runs *runs);

/*
 * A row for each step, by sum, largest first; then by name. From
 * bsz_malloc(), for the caller to free. BSZ_ENOMEM. O(steps log steps).
 */
int bsz_step_rows(const struct step_runs *runs, struct step_row **rows,
    size_t *count, struct bsz_err *err);

#endif
