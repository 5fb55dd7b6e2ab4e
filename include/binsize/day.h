/*
 * What is left of runs that were pruned: for each day, project, branch and
 * class of machines their number, and of each metric and step a sum and a
 * sketch. A day holds the runs of one pruning; there may be several.
 */
#ifndef BINSIZE_DAY_H
#define BINSIZE_DAY_H

#include <binsize/series.h>
#include <binsize/sketch.h>

#define BSZ_DAY_MS INT64_C(86400000)

struct bsz_day_sum {
	const char *name; /* of a metric, or a step */
	uint64_t runs;    /* that knew it, of those that succeeded */
	uint64_t total;   /* of their values; of a step all its time in a run */
	/* Of a step: how often it was cached, of how often that was told; of
	 * cache_lookups: of runs that have both. */
	uint64_t hits, lookups;
	const struct bsz_bucket *buckets; /* ascending */
	size_t bucket_count;
};

struct bsz_day {
	uint32_t project, branch, runner; /* names of the samples */
	int64_t day;                      /* from 1970 */
	/* Failed: timeouts, too; cancelled: and those never finished. */
	uint64_t runs, failed, cancelled;
	uint64_t stepped; /* that succeeded, with a step that has a duration */
	struct bsz_day_sum *metrics, *steps;
	size_t metric_count, step_count;
};

/*
 * Sum up all rows of samples that have all metrics and steps, in the arena.
 * BSZ_ENOMEM. O(n log n).
 */
int bsz_day_sum_up(struct bsz_day *day, const struct bsz_samples *samples,
    struct bsz_arena *arena, struct bsz_err *err);

/* A day's counts and sums as an object of JSON, and back. What is read lies
 * in the arena. BSZ_EINPUT says what is wrong with a text. */
void bsz_day_write(const struct bsz_day *day, struct bsz_buf *out);
int bsz_day_read(struct bsz_day *day, const char *text,
    struct bsz_arena *arena, struct bsz_err *err);

/* A sum by its name, or NULL. O(sums). */
const struct bsz_day_sum *bsz_day_find(const struct bsz_day_sum *sums,
    size_t count, const char *name);

#endif
