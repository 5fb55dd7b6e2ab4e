/*
 * A stretch of time of one project: runs that are kept, and days of those
 * that were pruned. Figures of runs alone are exact; with days they are those
 * of the sketch of all, within 0.8 %.
 */
#ifndef BINSIZE_RUN_SLICE_H
#define BINSIZE_RUN_SLICE_H

#include "run_order.h"
#include "run_series.h"

#include <binsize/day.h>

struct run_slice {
	const uint32_t *rows;       /* of samples, by start */
	size_t count;
	const struct bsz_day *days; /* by day */
	size_t day_count;
};

/* All of the samples, in the order of their projects. */
struct run_slice bsz_slice_all(const struct run_order *order,
    const struct bsz_samples *samples);

/* Take the first project off rest; false when rest is empty. */
bool bsz_slice_project(struct run_slice *rest,
    const struct bsz_samples *samples, struct run_slice *project);

/* Of one project: take what lies before a time off rest. */
struct run_slice bsz_slice_until(struct run_slice *rest,
    const struct bsz_samples *samples, int64_t ms);

/* Of one project: take the first period off rest, which is not empty. By
 * run: one run; days come with the first. */
struct run_slice bsz_slice_period(struct run_slice *rest,
    const struct bsz_samples *samples, enum bsz_period period);

/* When its first and its last run or day starts. It is not empty. */
int64_t bsz_slice_first(const struct run_slice *slice,
    const struct bsz_samples *samples);
int64_t bsz_slice_last(const struct run_slice *slice,
    const struct bsz_samples *samples);

/* The project of a slice that is not empty. */
uint32_t bsz_slice_owner(const struct run_slice *slice,
    const struct bsz_samples *samples);

/* How many runs know a series; its typical value (see bsz_series_typical());
 * a quantile, which ratios of pruned runs have none of. work has room for a
 * value of each row. */
size_t bsz_slice_known(const struct run_slice *slice,
    const struct series *series, const struct bsz_samples *samples,
    double *work);
double bsz_slice_typical(const struct run_slice *slice,
    const struct series *series, const struct bsz_samples *samples,
    double *work);
double bsz_slice_quantile(const struct run_slice *slice,
    const struct series *series, const struct bsz_samples *samples,
    double p, double *work);

/* Runs in it but cancelled and unfinished ones, and those of them that failed. */
size_t bsz_slice_runs(const struct run_slice *slice,
    const struct bsz_samples *samples);
size_t bsz_slice_failed(const struct run_slice *slice,
    const struct bsz_samples *samples);

#endif
