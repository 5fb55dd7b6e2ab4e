/*
 * Is there a knee at all? Under one straight line the score of a further
 * term (x - at)+ is noise for every at. The test takes the largest
 * standardised score over breaks in the inner 80 % of the sizes; its p comes
 * from giving each row's score a random sign, which keeps the spread of each
 * row as it is. Residuals are relative to the fit and cut by Huber's psi, so
 * neither growing noise nor stragglers make a knee.
 */
#include <binsize/arena.h>
#include <binsize/fit.h>
#include <binsize/random.h>

#include <math.h>

#define K 1.345
#define BREAKS 41
#define MOST_ROWS 20000 /* of more, evenly spaced ones are tested */

struct work {
	const double *x, *y;
	size_t rows;
	double *ones, *slope, *target; /* the design over the fit */
	double *score, *sorted;
	double *terms;                 /* BREAKS columns of rows */
	double scale[BREAKS];          /* of the score of each break */
};

static void weigh(struct work *work, double intercept, double slope)
{
	double least = INFINITY;

	for (size_t i = 0; i < work->rows; i++) {
		const double fit = intercept + slope * work->x[i];

		if (fit > 0)
			least = fmin(least, fit);
	}
	if (!isfinite(least))
		least = 1;
	for (size_t i = 0; i < work->rows; i++) {
		const double fit =
		    fmax(intercept + slope * work->x[i], least);

		work->ones[i] = 1 / fit;
		work->slope[i] = work->x[i] / fit;
		work->target[i] = work->y[i] / fit;
	}
}

/* The straight line: Huber's, on responses over the fit before. */
static int fit_null(struct work *work, struct bsz_err *err)
{
	double intercept = 0, slope = 0;
	struct bsz_least_squares plain;
	struct bsz_huber fit;
	const struct bsz_design first = {.response = work->y,
		.columns = {NULL, work->x}, .column_count = 2,
		.rows = work->rows};
	const struct bsz_design design = {.response = work->target,
		.columns = {work->ones, work->slope}, .column_count = 2,
		.rows = work->rows};
	int rc = bsz_least_squares(&first, &plain, err);

	intercept = plain.coef[0];
	slope = plain.coef[1];
	for (int i = 0; i < 3 && !rc; i++) {
		weigh(work, intercept, slope);
		rc = bsz_huber(&design, BSZ_HUBER_MAD, &fit, err);
		intercept = fit.coef[0];
		slope = fit.coef[1];
	}
	for (size_t i = 0; i < work->rows && !rc; i++) {
		const double u = fit.scale > 0 ? (work->target[i] -
		    intercept * work->ones[i] - slope * work->slope[i]) /
		    fit.scale : 0;

		work->score[i] = fmax(-K, fmin(K, u));
	}
	return rc;
}

/* (x - at)+ over the fit, less what the straight line explains of it. */
static void make_term(struct work *work, size_t b, double at)
{
	double *const term = work->terms + b * work->rows;
	double aa = 0, ab = 0, bb = 0, ta = 0, tb = 0, square = 0;

	for (size_t i = 0; i < work->rows; i++) {
		const double a = work->ones[i], s = work->slope[i];

		term[i] = fmax(0, work->x[i] - at) * a;
		aa += a * a;
		ab += a * s;
		bb += s * s;
		ta += term[i] * a;
		tb += term[i] * s;
	}
	const double det = aa * bb - ab * ab;
	const double ca = (ta * bb - tb * ab) / det;
	const double cb = (tb * aa - ta * ab) / det;
	for (size_t i = 0; i < work->rows; i++) {
		term[i] -= ca * work->ones[i] + cb * work->slope[i];
		term[i] *= work->score[i];
		square += term[i] * term[i];
	}
	work->scale[b] = square > 0 ? 1 / sqrt(square) : 0;
}

static double supremum(const struct work *work, const double *signs)
{
	double most = 0;

	for (size_t b = 0; b < BREAKS; b++) {
		const double *const term = work->terms + b * work->rows;
		double sum = 0;

		for (size_t i = 0; i < work->rows; i++)
			sum += signs ? term[i] * signs[i] : term[i];
		most = fmax(most, fabs(sum) * work->scale[b]);
	}
	return most;
}

static void draw_signs(struct bsz_random *random, double *signs,
    size_t count)
{
	uint64_t bits = 0;

	for (size_t i = 0; i < count; i++) {
		if (i % 64 == 0)
			bits = bsz_random_next(random);
		signs[i] = bits & 1 ? 1 : -1;
		bits >>= 1;
	}
}

static void test(struct work *work, size_t draws, uint64_t seed,
    struct bsz_knee_test *result)
{
	struct bsz_random random;
	size_t as_large = 0;

	memcpy(work->sorted, work->x, work->rows * sizeof(*work->sorted));
	bsz_sort_values(work->sorted, work->rows);
	for (size_t b = 0; b < BREAKS; b++)
		make_term(work, b, bsz_quantile(work->sorted, work->rows,
		    0.1 + 0.8 * (double)b / (BREAKS - 1)));
	result->statistic = supremum(work, NULL);
	bsz_random_seed(&random, seed);
	for (size_t k = 0; k < draws; k++) {
		draw_signs(&random, work->sorted, work->rows);
		as_large += supremum(work, work->sorted) >=
		    result->statistic;
	}
	result->p = ((double)as_large + 1) / ((double)draws + 1);
}

int bsz_knee_score(const double *x, const double *y, size_t rows,
    size_t draws, uint64_t seed, struct bsz_knee_test *result,
    struct bsz_err *err)
{
	const size_t used = bsz_min(rows, MOST_ROWS);
	double *memory = bsz_calloc(used + 1, (7 + BREAKS) * sizeof(*memory));

	if (!memory)
		return bsz_fail_memory(err);
	double *const xs = memory, *const ys = memory + used;
	for (size_t i = 0; i < used; i++) {
		xs[i] = x[i * rows / used];
		ys[i] = y[i * rows / used];
	}
	struct work work = {.x = xs, .y = ys, .rows = used,
		.ones = memory + 2 * used, .slope = memory + 3 * used,
		.target = memory + 4 * used, .score = memory + 5 * used,
		.sorted = memory + 6 * used, .terms = memory + 7 * used};
	const int rc = fit_null(&work, err);
	if (!rc)
		test(&work, draws, seed, result);
	bsz_free(memory);
	return rc;
}
