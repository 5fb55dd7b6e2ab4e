/*
 * Questions about many runs. Each is a pure function of samples and a query,
 * and fills a report. Runs that were cancelled are counted and told, never
 * part of a figure; those that failed are part of none but counts.
 *
 * All return BSZ_ENODATA when there are too few runs to say anything, with a
 * text that says how many are needed, and BSZ_ENOMEM.
 */
#ifndef BINSIZE_RUNS_H
#define BINSIZE_RUNS_H

#include <binsize/series.h>
#include <binsize/table.h>

enum bsz_period { BSZ_BY_DAY, BSZ_BY_WEEK, BSZ_BY_MONTH, BSZ_BY_RUN };
extern const char *const bsz_period_words[]; /* NULL last */

/* What runs are told apart by. */
enum bsz_group { BSZ_NO_GROUP, BSZ_BY_LANGUAGE, BSZ_BY_RUNNER,
	BSZ_BY_PROJECT };
extern const char *const bsz_group_words[]; /* without the first; NULL last */

/* What is asked of a model. */
struct bsz_model_query {
	double quantile; /* of push times, in (0, 1) */
	size_t slots;    /* builds at the same time; 0: found in the runs */
	uint64_t seed;   /* of all draws */
	int predictor;   /* the metric that is the size; -1: chosen */
	/* Of a change, in bytes. */
	uint64_t add, size, from, to;
	bool has_seed, has_add, has_size, has_from, has_to;
};

struct bsz_run_query {
	struct bsz_model_query model;
	/* In this order; none: those that the question prefers. */
	enum bsz_metric metrics[BSZ_METRICS];
	size_t metric_count;
	enum bsz_period period;
	enum bsz_group group;
	size_t limit; /* rows a project; 0: all */
	/* Shifts: how many of the newest runs are new, or of which commit
	 * they are (NULL: by number); what p, share and time must be passed. */
	size_t newest;
	const char *commit;
	double alpha, min_change, min_ms;
};

/* What was it each day? Medians and p95 by period, trends as a line. Samples
 * have all metrics and commits. */
int bsz_history(const struct bsz_samples *samples,
    const struct bsz_run_query *query, struct bsz_report *report,
    struct bsz_err *err);

/*
 * Where does the time go? Shares of steps, their slopes in the size, which
 * add up to that of the whole, the path that decides; waits; cache hits by
 * formula and by cause. Or, with a group, how groups compare. Samples have
 * all metrics and steps.
 */
int bsz_steps(const struct bsz_samples *samples,
    const struct bsz_run_query *query, struct bsz_report *report,
    struct bsz_err *err);

/* What does a size cost? Slopes of push and build times, the shape, a knee,
 * cache hits, builds an hour. Samples have BSZ_MODEL_METRICS. With
 * BSZ_ENODATA the report says what each of them lacks. */
int bsz_model(const struct bsz_samples *samples,
    const struct bsz_run_query *query, struct bsz_report *report,
    struct bsz_err *err);

/* What would a change of size do? As bsz_model(). */
int bsz_predict(const struct bsz_samples *samples,
    const struct bsz_run_query *query, struct bsz_report *report,
    struct bsz_err *err);

/* What are the claims of a document worth, by its own figures, and beside
 * runs unless samples is NULL? The root is that of its JSON. BSZ_EINPUT when
 * it is none. */
struct bsz_json_value;
int bsz_document(const struct bsz_json_value *root,
    const struct bsz_samples *samples, const struct bsz_run_query *query,
    struct bsz_report *report, struct bsz_err *err);

#define BSZ_MODEL_METRICS (BSZ_METRIC_BIT(BSZ_QUEUE_MS) | \
	BSZ_METRIC_BIT(BSZ_BUILD_MS) | BSZ_METRIC_BIT(BSZ_PUSH_MS) | \
	BSZ_METRIC_BIT(BSZ_WALL_MS) | BSZ_METRIC_BIT(BSZ_IMAGE_BYTES) | \
	BSZ_METRIC_BIT(BSZ_WIRE_BYTES) | BSZ_METRIC_BIT(BSZ_NEW_BYTES) | \
	BSZ_METRIC_BIT(BSZ_BINARY_BYTES) | BSZ_METRIC_BIT(BSZ_DEBUG_BYTES) | \
	BSZ_METRIC_BIT(BSZ_CACHE_HITS) | BSZ_METRIC_BIT(BSZ_CACHE_LOOKUPS))

/*
 * Did it get slower? New runs of each project, branch, runner and figure
 * against the 30 before them by ranks; shifts of the whole history; drift
 * since the last one. One run never says anything. Samples have all metrics
 * and commits. Returns 1 when something got slower; BSZ_ENODATA, with a
 * report, when no series has runs enough. Draws of a series come from its
 * names unless the model has a seed.
 */
int bsz_regress(const struct bsz_samples *samples,
    const struct bsz_run_query *query, struct bsz_report *report,
    struct bsz_err *err);

#endif
