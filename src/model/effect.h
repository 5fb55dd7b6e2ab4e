/*
 * What the fits of effects share: when there is enough, and intervals by
 * draws or by a formula.
 */
#ifndef BINSIZE_MODEL_EFFECT_H
#define BINSIZE_MODEL_EFFECT_H

#include <binsize/effect.h>

/* Rows below which there is no value, and from which on one is plain. */
struct need {
	size_t refuse, plain;
};

/* Judge rows for a slope, with everything unknown so far. False when there
 * can be no value. */
bool bsz_effect_judge(const struct bsz_effect_rows *rows,
    const struct need *need, struct bsz_effect *effect);

/* Refuse a fit that lies where rows were ended at a limit: these count as
 * large, which is right as long as a share of 1 - tau is not. */
bool bsz_effect_ended(const struct bsz_effect_rows *rows, double tau,
    struct bsz_effect *effect);

/* Groups to draw from: projects when there are enough, else rows. */
struct bsz_groups bsz_effect_groups(const struct bsz_effect_rows *rows);

/* Fit rows with weights; false when these have no line. */
typedef bool effect_fit(void *context, const double *weights,
    struct bsz_line *line);

/* Draw lines and set the interval. BSZ_ENOMEM. */
int bsz_effect_draw(const struct bsz_effect_rows *rows, uint64_t seed,
    effect_fit *fit, void *context, struct bsz_line_effect *effect,
    struct bsz_err *err);

/* The same from the covariance of intercept and slope. */
void bsz_effect_spread(const struct bsz_effect_rows *rows, uint64_t seed,
    const double covariance[2][2], struct bsz_line_effect *effect);

/* The middle 95 % of values, which are sorted; NaN below 20 of them. */
struct bsz_interval bsz_effect_middle(double *values, size_t count);

/* At most most rows, evenly spaced, in memory[3 * most]. */
struct bsz_effect_rows bsz_effect_thin(const struct bsz_effect_rows *rows,
    size_t most, double *memory, uint32_t *groups);

#endif
