/*
 * Projects differ in language, team and machines, and large ones in more of
 * that than in size. Inside a project these stay as they are, so the slope
 * there is what a change of size does.
 */
#include "effect.h"

#include <binsize/arena.h>

#include <math.h>

/* Projects that have an intercept each in one fit. */
#define JOINT (BSZ_FIT_MOST - 1)

/* Rows of projects that have enough, sorted by project. */
struct within {
	double *size, *value;
	size_t *first; /* of each project, and the end of the last */
	uint32_t *of_row;
	double *memory;
	size_t rows, groups;
};

static void within_release(struct within *within)
{
	bsz_free(within->memory);
	bsz_free(within->first);
	bsz_free(within->of_row);
}

/* first[g] counts, then tells where rows of g go; only kept ones have room. */
static int within_init(struct within *within,
    const struct bsz_effect_rows *rows, struct bsz_err *err)
{
	size_t *const at = bsz_calloc(rows->groups + 1, sizeof(*at));

	*within = (struct within){.rows = 0};
	within->memory = bsz_malloc((2 * rows->rows + 1) *
	    sizeof(*within->memory));
	within->first = bsz_calloc(rows->groups + 1, sizeof(size_t));
	within->of_row = bsz_malloc((rows->rows + 1) * sizeof(uint32_t));
	if (!at || !within->memory || !within->first || !within->of_row) {
		bsz_free(at);
		return bsz_fail_memory(err);
	}
	within->size = within->memory;
	within->value = within->memory + rows->rows;
	for (size_t i = 0; i < rows->rows; i++)
		at[rows->group[i]]++;
	for (size_t g = 0; g < rows->groups; g++) {
		const size_t count = at[g];

		at[g] = SIZE_MAX;
		if (count < BSZ_EFFECT_WITHIN_ROWS)
			continue;
		at[g] = within->rows;
		within->first[within->groups++] = within->rows;
		within->rows += count;
	}
	within->first[within->groups] = within->rows;
	for (size_t i = 0; i < rows->rows; i++) {
		size_t *const next = &at[rows->group[i]];

		if (*next == SIZE_MAX)
			continue;
		within->size[*next] = rows->size[i];
		within->value[(*next)++] = rows->value[i];
	}
	for (size_t g = 0; g < within->groups; g++)
		for (size_t i = within->first[g]; i < within->first[g + 1];
		    i++)
			within->of_row[i] = (uint32_t)g;
	bsz_free(at);
	return 0;
}

static bool judge(const struct within *within, size_t refuse, size_t plain,
    struct bsz_effect *effect)
{
	*effect = (struct bsz_effect){.value = NAN, .interval = {NAN, NAN},
		.rows = within->rows, .projects = within->groups};
	if (within->groups < 2) {
		effect->standing = BSZ_INSUFFICIENT;
		effect->lack = BSZ_LACK_WITHIN;
		effect->needed = 2;
	} else if (within->rows < refuse) {
		effect->standing = BSZ_INSUFFICIENT;
		effect->lack = BSZ_LACK_ROWS;
		effect->needed = plain;
	} else if (within->rows < plain) {
		effect->standing = BSZ_INDICATIVE;
		effect->lack = BSZ_LACK_ROWS;
		effect->needed = plain;
	} else if (within->groups < BSZ_EFFECT_PROJECTS) {
		effect->standing = BSZ_INDICATIVE;
		effect->lack = BSZ_LACK_PROJECTS;
		effect->needed = BSZ_EFFECT_PROJECTS;
	}
	return effect->standing != BSZ_INSUFFICIENT;
}

/* One fit with an intercept for each project. */
static int fit_joint(const struct within *within, double tau,
    struct bsz_effect *effect, struct bsz_err *err)
{
	const struct bsz_groups groups = {.of_row = within->of_row,
		.rows = within->rows, .count = within->groups};
	double *const ones = bsz_calloc(within->rows * within->groups,
	    sizeof(*ones));
	struct bsz_design design = {.response = within->value,
		.columns = {within->size}, .column_count = 1,
		.rows = within->rows};
	double covariance[BSZ_FIT_MOST][BSZ_FIT_MOST];
	struct bsz_quantile_fit fit;
	int rc = ones ? 0 : bsz_fail_memory(err);

	for (size_t g = 0; g < within->groups && !rc; g++) {
		double *const column = ones + g * within->rows;

		for (size_t i = within->first[g]; i < within->first[g + 1];
		    i++)
			column[i] = 1;
		design.columns[design.column_count++] = column;
	}
	if (!rc)
		rc = bsz_quantile_regression(&design, tau, NULL, &fit, err);
	if (!rc) {
		effect->value = fit.coef[0];
		rc = bsz_quantile_covariance(&design, tau, fit.coef, &groups,
		    covariance, err);
	}
	if (!rc) {
		const double half = sqrt(covariance[0][0]) *
		    bsz_t_quantile(0.975, (double)within->groups - 1);

		effect->interval = (struct bsz_interval){
			fit.coef[0] - half, fit.coef[0] + half};
	}
	bsz_free(ones);
	return rc == BSZ_ENODATA ? 0 : rc; /* no spread: no interval */
}

static double median_of_drawn(const double *slopes, size_t count,
    struct bsz_random *random, double *work)
{
	for (size_t i = 0; i < count; i++)
		work[i] = slopes[bsz_random_below(random, count)];
	return bsz_median(work, count);
}

/* The median of each project's own slope. */
static int fit_each(const struct within *within, double tau, uint64_t seed,
    struct bsz_effect *effect, struct bsz_err *err)
{
	double *const slopes = bsz_malloc(2 * within->groups *
	    sizeof(*slopes));
	double medians[BSZ_EFFECT_DRAWS];
	struct bsz_random random;
	size_t count = 0;

	if (!slopes)
		return bsz_fail_memory(err);
	for (size_t g = 0; g < within->groups; g++) {
		const size_t first = within->first[g];
		const struct bsz_design design = {
			.response = within->value + first,
			.columns = {NULL, within->size + first},
			.column_count = 2,
			.rows = within->first[g + 1] - first};
		struct bsz_quantile_fit fit;
		struct bsz_err none = {0}; /* one size only: no slope */

		if (!bsz_quantile_regression(&design, tau, NULL, &fit, &none))
			slopes[count++] = fit.coef[1];
	}
	double *const work = slopes + within->groups;
	effect->projects = count;
	if (count >= 2) {
		bsz_random_seed(&random, seed);
		for (size_t b = 0; b < BSZ_EFFECT_DRAWS; b++)
			medians[b] = median_of_drawn(slopes, count, &random,
			    work);
		effect->value = bsz_median(slopes, count);
		effect->interval = bsz_effect_middle(medians,
		    BSZ_EFFECT_DRAWS);
	} else {
		effect->standing = BSZ_INSUFFICIENT;
		effect->lack = BSZ_LACK_SIZES;
	}
	bsz_free(slopes);
	return 0;
}

/* False when no project has two sizes. */
static bool has_sizes(const struct within *within)
{
	for (size_t g = 0; g < within->groups; g++)
		for (size_t i = within->first[g] + 1;
		    i < within->first[g + 1]; i++)
			if (within->size[i] != within->size[i - 1])
				return true;
	return false;
}

int bsz_effect_within(const struct bsz_effect_rows *rows, double tau,
    uint64_t seed, struct bsz_effect *effect, struct bsz_err *err)
{
	const double tail = fmin(tau, 1 - tau);
	struct within within;
	int rc = within_init(&within, rows, err);

	if (!rc && judge(&within, (size_t)(5 / tail), (size_t)(10 / tail),
	    effect) && !bsz_effect_ended(rows, tau, effect)) {
		if (!has_sizes(&within)) {
			effect->standing = BSZ_INSUFFICIENT;
			effect->lack = BSZ_LACK_SIZES;
		} else {
			rc = within.groups <= JOINT ?
			    fit_joint(&within, tau, effect, err) :
			    fit_each(&within, tau, seed, effect, err);
		}
	}
	within_release(&within);
	return rc;
}

/* --- means -------------------------------------------------------------- */

/* Sums about each project's own means. */
static bool project_sums(const struct within *within, double (*sums)[2])
{
	double all = 0;

	for (size_t g = 0; g < within->groups; g++) {
		const size_t first = within->first[g];
		const size_t count = within->first[g + 1] - first;
		const double x = bsz_mean(within->size + first, count);
		const double y = bsz_mean(within->value + first, count);

		sums[g][0] = sums[g][1] = 0;
		for (size_t i = first; i < first + count; i++) {
			const double d = within->size[i] - x;

			sums[g][0] += d * d;
			sums[g][1] += d * (within->value[i] - y);
		}
		all += sums[g][0];
	}
	return all > 0;
}

static void draw_means(const struct within *within, double (*sums)[2],
    uint64_t seed, struct bsz_effect *effect)
{
	double slopes[BSZ_EFFECT_DRAWS], xx = 0, xy = 0;
	struct bsz_random random;
	size_t count = 0;

	bsz_random_seed(&random, seed);
	for (size_t g = 0; g < within->groups; g++) {
		xx += sums[g][0];
		xy += sums[g][1];
	}
	effect->value = xy / xx;
	for (size_t b = 0; b < BSZ_EFFECT_DRAWS; b++) {
		xx = xy = 0;
		for (size_t i = 0; i < within->groups; i++) {
			const size_t g = bsz_random_below(&random,
			    within->groups);

			xx += sums[g][0];
			xy += sums[g][1];
		}
		if (xx > 0)
			slopes[count++] = xy / xx;
	}
	effect->interval = bsz_effect_middle(slopes, count);
}

int bsz_effect_within_mean(const struct bsz_effect_rows *rows, uint64_t seed,
    struct bsz_effect *effect, struct bsz_err *err)
{
	struct within within;
	int rc = within_init(&within, rows, err);

	if (!rc && judge(&within, 20, 50, effect) &&
	    !bsz_effect_ended(rows, 0.99, effect)) {
		double (*const sums)[2] = bsz_calloc(within.groups,
		    sizeof(*sums));

		if (!sums)
			rc = bsz_fail_memory(err);
		else if (project_sums(&within, sums))
			draw_means(&within, sums, seed, effect);
		else
			effect->standing = BSZ_INSUFFICIENT,
			effect->lack = BSZ_LACK_SIZES;
		bsz_free(sums);
	}
	within_release(&within);
	return rc;
}
