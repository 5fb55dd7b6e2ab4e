/*
 * Least squares by modified Gram and Schmidt on the columns with the
 * response as the last one, in doubled precision (doubled.h). Normal
 * equations square the condition number and lose every digit of a
 * polynomial of degree 10; a QR in doubles keeps 6 to 8 of them; this keeps
 * all that the data hold, for about twenty times the arithmetic.
 */
#include <binsize/arena.h>
#include <binsize/fit.h>

#include "doubled.h"

#include <math.h>

#define COLUMNS (BSZ_FIT_MOST + 1)

struct work {
	const struct bsz_design *design;
	struct doubled *q[COLUMNS];        /* columns, then the response */
	struct doubled r[COLUMNS][COLUMNS];
	double scale[COLUMNS];             /* columns are divided by it */
};

static struct doubled dot(const struct doubled *a, const struct doubled *b,
    size_t count)
{
	struct doubled sum = {0, 0};

	for (size_t i = 0; i < count; i++)
		sum = doubled_add(sum, doubled_multiply(a[i], b[i]));
	return sum;
}

/* A power of two near the largest entry: dividing by it is exact. */
static double column_scale(const double *column, size_t rows)
{
	double most = 0;
	int exponent;

	for (size_t i = 0; i < rows; i++)
		most = fmax(most, fabs(column[i]));
	if (!(most > 0))
		return 1;
	(void)frexp(most, &exponent);
	return ldexp(1, exponent);
}

static void fill(struct work *work, size_t column, const double *values)
{
	const struct bsz_design *design = work->design;
	const double scale = values ? column_scale(values, design->rows) : 1;

	work->scale[column] = scale;
	for (size_t i = 0; i < design->rows; i++) {
		const struct doubled value = {
			values ? values[i] / scale : 1, 0};
		const struct doubled root = {design->weights ?
			sqrt(design->weights[i]) : 1, 0};

		work->q[column][i] = design->weights ?
		    doubled_multiply(value, root) : value;
	}
}

static struct doubled square_root(struct doubled a)
{
	if (!(a.high > 0))
		return (struct doubled){0, 0};
	const struct doubled guess = {sqrt(a.high), 0};
	const struct doubled half = {0.5, 0};

	return doubled_multiply(half,
	    doubled_add(guess, doubled_divide(a, guess)));
}

/* Returns the first dependent column, or the number of columns. */
static size_t orthogonalise(struct work *work)
{
	const size_t p = work->design->column_count;
	const size_t rows = work->design->rows;

	for (size_t j = 0; j < p; j++) {
		const double before = dot(work->q[j], work->q[j], rows).high;

		for (size_t k = 0; k < j; k++) {
			const struct doubled factor =
			    dot(work->q[k], work->q[j], rows);

			work->r[k][j] = factor;
			for (size_t i = 0; i < rows; i++)
				work->q[j][i] = doubled_add(work->q[j][i],
				    doubled_negate(doubled_multiply(factor,
				    work->q[k][i])));
		}
		const struct doubled square =
		    dot(work->q[j], work->q[j], rows);
		/* What is left of the column is rounding of its entries. */
		if (!(square.high > before * 0x1p-100))
			return j;
		work->r[j][j] = square_root(square);
		for (size_t i = 0; i < rows; i++)
			work->q[j][i] = doubled_divide(work->q[j][i],
			    work->r[j][j]);
	}
	return p;
}

/* Project the response; what is left in its column are the residuals. */
static void project(struct work *work)
{
	const size_t p = work->design->column_count;
	const size_t rows = work->design->rows;

	for (size_t k = 0; k < p; k++) {
		const struct doubled factor =
		    dot(work->q[k], work->q[p], rows);

		work->r[k][p] = factor;
		for (size_t i = 0; i < rows; i++)
			work->q[p][i] = doubled_add(work->q[p][i],
			    doubled_negate(doubled_multiply(factor,
			    work->q[k][i])));
	}
}

/* Solve R x = b for the column b of r, upwards. */
static void solve(const struct work *work, const struct doubled *right,
    struct doubled *x)
{
	const size_t p = work->design->column_count;

	for (size_t k = p; k-- > 0;) {
		struct doubled sum = right[k];

		for (size_t j = k + 1; j < p; j++)
			sum = doubled_add(sum, doubled_negate(
			    doubled_multiply(work->r[k][j], x[j])));
		x[k] = doubled_divide(sum, work->r[k][k]);
	}
}

static void invert(const struct work *work, struct bsz_least_squares *fit)
{
	const size_t p = work->design->column_count;
	struct doubled inverse[BSZ_FIT_MOST][BSZ_FIT_MOST];

	for (size_t j = 0; j < p; j++) {
		struct doubled unit[BSZ_FIT_MOST] = {{0, 0}};

		unit[j].high = 1;
		solve(work, unit, inverse[j]); /* column j of R^-1 */
	}
	for (size_t a = 0; a < p; a++)
		for (size_t b = 0; b < p; b++) {
			struct doubled sum = {0, 0};

			for (size_t j = 0; j < p; j++)
				sum = doubled_add(sum, doubled_multiply(
				    inverse[j][a], inverse[j][b]));
			fit->inverse[a][b] = sum.high / work->scale[a] /
			    work->scale[b];
		}
}

static void conclude(struct work *work, struct bsz_least_squares *fit)
{
	const size_t p = work->design->column_count;
	const size_t rows = work->design->rows;
	const double scale = work->scale[p];
	struct doubled right[BSZ_FIT_MOST], coef[BSZ_FIT_MOST];

	for (size_t k = 0; k < p; k++)
		right[k] = work->r[k][p];
	solve(work, right, coef);
	fit->rss = dot(work->q[p], work->q[p], rows).high * scale * scale;
	fit->df = (double)rows - (double)p;
	fit->deviation = fit->df > 0 ? sqrt(fit->rss / fit->df) : NAN;
	invert(work, fit);
	for (size_t k = 0; k < p; k++) {
		fit->coef[k] = coef[k].high * (scale / work->scale[k]);
		fit->error[k] = fit->deviation * sqrt(fit->inverse[k][k]);
	}
}

int bsz_least_squares(const struct bsz_design *design,
    struct bsz_least_squares *fit, struct bsz_err *err)
{
	const size_t p = design->column_count, rows = design->rows;
	struct work work = {.design = design};

	*fit = (struct bsz_least_squares){.dependent = p};
	if (rows < p || !p)
		return bsz_fail(err, BSZ_ENODATA, "%zu rows cannot determine "
		    "%zu coefficients", rows, p);
	struct doubled *memory = rows > SIZE_MAX / COLUMNS / sizeof(*memory) ?
	    NULL : bsz_malloc((p + 1) * rows * sizeof(*memory));
	if (!memory)
		return bsz_fail_memory(err);
	for (size_t j = 0; j <= p; j++) {
		work.q[j] = memory + j * rows;
		fill(&work, j, j < p ? design->columns[j] : design->response);
	}
	fit->dependent = orthogonalise(&work);
	if (fit->dependent == p) {
		project(&work);
		conclude(&work, fit);
	}
	bsz_free(memory);
	return fit->dependent == p ? 0 : bsz_fail(err, BSZ_ENODATA,
	    "column %zu depends on those before it", fit->dependent + 1);
}

struct bsz_prediction bsz_least_squares_predict(
    const struct bsz_least_squares *fit, const double *at, size_t columns,
    double confidence)
{
	const double t = bsz_t_quantile(0.5 + confidence / 2, fit->df);
	struct doubled sum = {0, 0};
	double square = 0;

	for (size_t a = 0; a < columns; a++) {
		sum = doubled_add(sum, doubled_product(at[a], fit->coef[a]));
		for (size_t b = 0; b < columns; b++)
			square += at[a] * fit->inverse[a][b] * at[b];
	}
	const double mean = t * fit->deviation * sqrt(square);
	const double value = t * fit->deviation * sqrt(1 + square);

	return (struct bsz_prediction){.fit = sum.high,
		.mean = {sum.high - mean, sum.high + mean},
		.value = {sum.high - value, sum.high + value}};
}
