/*
 * Rows of a project resemble each other, so where there are ten projects or
 * more these are drawn, not rows: intervals from drawn rows hold the truth
 * in 56 of 100 cases instead of 95 when projects differ by 15 % (1,600 rows
 * of 12). Of more than some thousand rows intervals come from the covariance
 * of the fit with the same grouping, and lines are drawn from that.
 */
#include "effect.h"

#include <binsize/arena.h>

#include <math.h>

#define LEAST_SIZES 5
#define LEAST_RANGE 1.5

const char *const bsz_standing_words[] = {
	[BSZ_PLAIN] = "ok",
	[BSZ_INDICATIVE] = "indicative",
	[BSZ_INSUFFICIENT] = "insufficient",
	NULL,
};

int bsz_effect_measure(struct bsz_effect_rows *rows, struct bsz_err *err)
{
	double *const sorted = bsz_malloc((rows->rows + 1) * sizeof(*sorted));

	if (!sorted)
		return bsz_fail_memory(err);
	memcpy(sorted, rows->size, rows->rows * sizeof(*sorted));
	bsz_sort_values(sorted, rows->rows);
	rows->distinct = rows->rows > 0;
	for (size_t i = 1; i < rows->rows; i++)
		rows->distinct += sorted[i] != sorted[i - 1];
	rows->least = rows->rows ? sorted[0] : NAN;
	rows->most = rows->rows ? sorted[rows->rows - 1] : NAN;
	rows->median = bsz_quantile(sorted, rows->rows, 0.5);
	bsz_free(sorted);
	return 0;
}

static void lower(struct bsz_effect *effect, enum bsz_standing standing,
    enum bsz_lack lack, size_t needed)
{
	if (effect->standing >= standing)
		return;
	effect->standing = standing;
	effect->lack = lack;
	effect->needed = needed;
}

bool bsz_effect_judge(const struct bsz_effect_rows *rows,
    const struct need *need, struct bsz_effect *effect)
{
	*effect = (struct bsz_effect){.value = NAN, .interval = {NAN, NAN},
		.rows = rows->rows, .projects = rows->groups};
	if (rows->rows < need->refuse)
		lower(effect, BSZ_INSUFFICIENT, BSZ_LACK_ROWS, need->plain);
	if (rows->distinct < LEAST_SIZES)
		lower(effect, BSZ_INSUFFICIENT, BSZ_LACK_SIZES, LEAST_SIZES);
	if (!(rows->most >= LEAST_RANGE * rows->least))
		lower(effect, BSZ_INSUFFICIENT, BSZ_LACK_RANGE, 0);
	if (rows->rows < need->plain)
		lower(effect, BSZ_INDICATIVE, BSZ_LACK_ROWS, need->plain);
	if (rows->groups < BSZ_EFFECT_PROJECTS)
		lower(effect, BSZ_INDICATIVE, BSZ_LACK_PROJECTS,
		    BSZ_EFFECT_PROJECTS);
	return effect->standing != BSZ_INSUFFICIENT;
}

bool bsz_effect_ended(const struct bsz_effect_rows *rows, double tau,
    struct bsz_effect *effect)
{
	if ((double)rows->censored < (1 - tau) * (double)rows->rows)
		return false;
	effect->standing = BSZ_INSUFFICIENT;
	effect->lack = BSZ_LACK_ENDS;
	effect->needed = 0;
	return true;
}

struct bsz_groups bsz_effect_groups(const struct bsz_effect_rows *rows)
{
	return (struct bsz_groups){.of_row = rows->group, .rows = rows->rows,
		.count = rows->groups < BSZ_EFFECT_PROJECTS ? 1 :
		    rows->groups};
}

struct bsz_interval bsz_effect_middle(double *values, size_t count)
{
	if (count < 20)
		return (struct bsz_interval){NAN, NAN};
	bsz_sort_values(values, count);
	return (struct bsz_interval){bsz_quantile(values, count, 0.025),
		bsz_quantile(values, count, 0.975)};
}

static size_t draws_for(size_t rows)
{
	return rows <= 2000 ? BSZ_EFFECT_DRAWS : 199;
}

int bsz_effect_draw(const struct bsz_effect_rows *rows, uint64_t seed,
    effect_fit *fit, void *context, struct bsz_line_effect *effect,
    struct bsz_err *err)
{
	const struct bsz_groups groups = bsz_effect_groups(rows);
	double *const weights = bsz_calloc(rows->rows, sizeof(*weights));
	uint32_t *const drawn = bsz_calloc(bsz_max(rows->rows, rows->groups),
	    sizeof(*drawn));
	const size_t draws = draws_for(rows->rows);
	double sorted[BSZ_EFFECT_DRAWS];
	struct bsz_random random;

	effect->draws = 0;
	bsz_random_seed(&random, seed);
	for (size_t i = 0; weights && drawn && i < draws; i++) {
		struct bsz_line line = {effect->intercept,
			effect->slope.value, 0};

		bsz_groups_draw(&groups, &random, weights, drawn);
		if (!fit(context, weights, &line))
			continue;
		effect->intercepts[effect->draws] = line.intercept;
		effect->slopes[effect->draws++] = line.slope;
	}
	memcpy(sorted, effect->slopes, effect->draws * sizeof(*sorted));
	effect->slope.interval = bsz_effect_middle(sorted, effect->draws);
	bsz_free(drawn);
	bsz_free(weights);
	return weights && drawn ? 0 : bsz_fail_memory(err);
}

void bsz_effect_spread(const struct bsz_effect_rows *rows, uint64_t seed,
    const double covariance[2][2], struct bsz_line_effect *effect)
{
	const struct bsz_groups groups = bsz_effect_groups(rows);
	const double df = (double)(groups.count < 2 ? rows->rows :
	    groups.count) - 1;
	const double widen = bsz_t_quantile(0.975, df) /
	    bsz_normal_quantile(0.975);
	/* Cholesky's factor, the slope first. */
	const double s = sqrt(covariance[1][1]);
	const double c = s > 0 ? covariance[0][1] / s : 0;
	const double rest = sqrt(fmax(0, covariance[0][0] - c * c));
	const double half = bsz_t_quantile(0.975, df) * s;
	struct bsz_random random;

	bsz_random_seed(&random, seed);
	effect->draws = BSZ_EFFECT_DRAWS;
	for (size_t i = 0; i < effect->draws; i++) {
		const double a = widen * bsz_random_normal(&random);
		const double b = widen * bsz_random_normal(&random);

		effect->slopes[i] = effect->slope.value + s * a;
		effect->intercepts[i] = effect->intercept + c * a + rest * b;
	}
	effect->slope.interval = (struct bsz_interval){
		effect->slope.value - half, effect->slope.value + half};
}

struct bsz_effect_rows bsz_effect_thin(const struct bsz_effect_rows *rows,
    size_t most, double *memory, uint32_t *groups)
{
	struct bsz_effect_rows thin = *rows;

	if (rows->rows <= most)
		return thin;
	for (size_t i = 0; i < most; i++) {
		const size_t from = i * rows->rows / most;

		memory[i] = rows->size[from];
		memory[most + i] = rows->value[from];
		groups[i] = rows->group[from];
	}
	thin.size = memory;
	thin.value = memory + most;
	thin.group = groups;
	thin.rows = most;
	return thin;
}

bool bsz_effect_differ(const struct bsz_effect *one,
    const struct bsz_effect *other)
{
	const double a = (one->interval.high - one->interval.low) / 2;
	const double b = (other->interval.high - other->interval.low) / 2;

	/* Without an interval nothing is larger than NaN. */
	return fabs(one->value - other->value) > sqrt(a * a + b * b);
}

double bsz_effect_at(const struct bsz_line_effect *effect, double size,
    struct bsz_interval *interval)
{
	double values[BSZ_EFFECT_DRAWS];

	for (size_t i = 0; i < effect->draws; i++)
		values[i] = effect->intercepts[i] + effect->slopes[i] * size;
	*interval = bsz_effect_middle(values, effect->draws);
	return effect->intercept + effect->slope.value * size;
}
