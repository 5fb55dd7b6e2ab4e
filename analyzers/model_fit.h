/*
 * All that is fitted to the runs of one query, for those who tell it.
 */
#ifndef BINSIZE_MODEL_FIT_H
#define BINSIZE_MODEL_FIT_H

#include "model_rows.h"

/* Slopes of push times by method. */
enum { PUSH_ASKED, PUSH_MEDIAN, PUSH_P90, PUSH_HUBER, PUSH_THEIL_SEN,
	PUSH_MEAN, PUSH_SLOPES };
/* And of build times. */
enum { BUILD_HUBER, BUILD_THEIL_SEN, BUILD_MEAN, BUILD_SLOPES };

struct model_fit {
	const struct bsz_samples *samples;
	const struct bsz_model_query *query;
	struct response push, build, busy;
	struct cache_response hits;
	struct bsz_line_effect push_slopes[PUSH_SLOPES];
	struct bsz_line_effect build_slopes[BUILD_SLOPES];
	struct bsz_effect push_within, build_within;
	struct bsz_knee_effect knee;
	struct bsz_shape_fit shapes[BSZ_SHAPES];
	size_t shape_rows;
	int shape;  /* the best, or -1: they cannot be compared */
	bool exact; /* it leaves nothing over, so nothing is compared */
	struct bsz_cache_effect cache;
	struct bsz_line_effect busy_mean; /* of a slot's time */
	struct bsz_slots slots;
	const char *runner; /* whose slots they are; NULL: none */
	size_t slot_runs;
};

/* Which part of it is asked for. */
enum model_part { MODEL_ALL, MODEL_CHANGE };

/* Writes a report of a fit. BSZ_ENODATA when there is too little of it. */
typedef int model_teller(const struct model_fit *fit, void *context,
    struct bsz_report *report, struct bsz_err *err);

/* Fit the part that is asked for and have it told. BSZ_ENODATA without runs,
 * BSZ_ENOMEM. */
int bsz_model_fit(const struct bsz_samples *samples,
    const struct bsz_model_query *query, enum model_part part,
    model_teller *tell, void *context, struct bsz_report *report, struct bsz_err *err);

/* Builds an hour of one slot at a size, as far as they are known. */
struct bsz_effect bsz_model_per_hour(const struct model_fit *fit,
    double size);
/* What becomes of them between two sizes. */
struct bsz_effect bsz_model_per_hour_change(const struct model_fit *fit,
    double from, double to);

/* Is a shape one of those that are compared? */
bool bsz_model_compares(const struct model_fit *fit, int shape);

/* Slots that the query names, else those that the runs show; 0: unknown. */
size_t bsz_model_slots(const struct model_fit *fit);

/* The rate of cache hits at a size by the logistic line; NaN. */
double bsz_model_hits(const struct model_fit *fit, double size);

#endif
