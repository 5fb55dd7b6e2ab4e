/*
 * Which curve? Candidates are fitted by least squares on one scale, that of
 * the response: a fit of logarithms bends a straight line and its AICc
 * cannot be compared. AICc exists only with more rows than parameters + 1;
 * three points choose nothing.
 */
#include <binsize/arena.h>
#include <binsize/fit.h>

#include <math.h>

#define MOST_STEPS 500

const char *const bsz_shape_names[BSZ_SHAPES] = {
	[BSZ_SHAPE_LINEAR] = "linear",
	[BSZ_SHAPE_BROKEN] = "broken line",
	[BSZ_SHAPE_QUADRATIC] = "quadratic",
	[BSZ_SHAPE_EXPONENTIAL] = "exponential",
	[BSZ_SHAPE_POWER] = "power",
};

/* Coefficients, and the variance of the errors. */
static const size_t parameters[BSZ_SHAPES] = {
	[BSZ_SHAPE_LINEAR] = 3,
	[BSZ_SHAPE_BROKEN] = 5,
	[BSZ_SHAPE_QUADRATIC] = 4,
	[BSZ_SHAPE_EXPONENTIAL] = 3,
	[BSZ_SHAPE_POWER] = 3,
};

static int fit_polynomial(const double *x, const double *y, size_t rows,
    size_t degree, struct bsz_shape_fit *fit, struct bsz_err *err)
{
	double *square = bsz_calloc(rows, sizeof(*square));
	struct bsz_least_squares plain;

	if (!square)
		return bsz_fail_memory(err);
	for (size_t i = 0; i < rows; i++)
		square[i] = x[i] * x[i];
	const struct bsz_design design = {.response = y, .rows = rows,
		.columns = {NULL, x, square}, .column_count = degree + 1};
	const int rc = bsz_least_squares(&design, &plain, err);
	bsz_free(square);
	if (rc)
		return rc;
	memcpy(fit->coef, plain.coef, (degree + 1) * sizeof(fit->coef[0]));
	fit->rss = plain.rss;
	return 0;
}

/* Both curves are a * exp(b * u): u is x, or its logarithm. */
struct curve {
	const double *u, *y;
	size_t rows;
};

/* The best a for b, and the sum of squares that leaves. */
static double profile(const struct curve *curve, double b, double *a)
{
	double cross = 0, square = 0, rss = 0;

	for (size_t i = 0; i < curve->rows; i++) {
		const double f = exp(b * curve->u[i]);

		cross += curve->y[i] * f;
		square += f * f;
	}
	*a = cross / square;
	for (size_t i = 0; i < curve->rows; i++) {
		const double r = curve->y[i] - *a * exp(b * curve->u[i]);

		rss += r * r;
	}
	return rss;
}

/* One step of Gauss and Newton in b, the coefficient a profiled out. */
static double newton_step(const struct curve *curve, double a, double b)
{
	double ff = 0, fd = 0, dd = 0, rf = 0, rd = 0;

	for (size_t i = 0; i < curve->rows; i++) {
		const double f = exp(b * curve->u[i]);
		const double d = a * curve->u[i] * f;
		const double r = curve->y[i] - a * f;

		ff += f * f;
		fd += f * d;
		dd += d * d;
		rf += r * f;
		rd += r * d;
	}
	return (ff * rd - fd * rf) / (ff * dd - fd * fd);
}

/* The start: least squares on logarithms, where they exist. */
static double log_slope(const struct curve *curve)
{
	double n = 0, mu = 0, mv = 0, uu = 0, uv = 0;

	for (size_t i = 0; i < curve->rows; i++) {
		if (!(curve->y[i] > 0))
			continue;
		const double u = curve->u[i], v = log(curve->y[i]);
		const double du = u - mu;

		n += 1;
		mu += du / n;
		uu += du * (u - mu);
		uv += du * (v - (mv += (v - mv) / n));
	}
	return uu > 0 ? uv / uu : 0;
}

static void fit_curve(const struct curve *curve, struct bsz_shape_fit *fit)
{
	double b = log_slope(curve), a, other;
	double rss = profile(curve, b, &a);

	for (int i = 0; i < MOST_STEPS; i++) {
		double step = newton_step(curve, a, b);

		if (!isfinite(step))
			break;
		while (fabs(step) > 1e-17 &&
		    !(profile(curve, b + step, &other) <= rss))
			step /= 2;
		if (fabs(step) <= 1e-15 * fabs(b) + 1e-17)
			break;
		b += step;
		rss = profile(curve, b, &a);
	}
	fit->coef[0] = a;
	fit->coef[1] = b;
	fit->rss = rss;
}

static int fit_power(const double *x, const double *y, size_t rows,
    struct bsz_shape_fit *fit, struct bsz_err *err)
{
	double *u = bsz_calloc(rows, sizeof(*u));

	if (!u)
		return bsz_fail_memory(err);
	for (size_t i = 0; i < rows; i++)
		u[i] = log(x[i]);
	fit_curve(&(struct curve){u, y, rows}, fit);
	bsz_free(u);
	return 0;
}

static int fit_broken(const double *x, const double *y, size_t rows,
    struct bsz_shape_fit *fit, struct bsz_err *err)
{
	const size_t margin = bsz_max(5, rows / 10);
	struct bsz_knee knee;
	const int rc = bsz_knee(x, y, NULL, rows, margin, &knee, err);

	if (rc)
		return rc;
	fit->fits = knee.found;
	fit->coef[0] = knee.intercept;
	fit->coef[1] = knee.left;
	fit->coef[2] = knee.right;
	fit->coef[3] = knee.at;
	fit->rss = knee.rss;
	return 0;
}

static void judge(enum bsz_shape shape, size_t rows,
    struct bsz_shape_fit *fit)
{
	const double n = (double)rows, k = (double)parameters[shape];

	fit->aic = n * log(fit->rss / n) + 2 * k;
	fit->bic = n * log(fit->rss / n) + log(n) * k;
	fit->has_aicc = n - k - 1 > 0;
	fit->aicc = fit->has_aicc ?
	    fit->aic + 2 * k * (k + 1) / (n - k - 1) : NAN;
}

static bool all_positive(const double *x, size_t rows)
{
	for (size_t i = 0; i < rows; i++)
		if (!(x[i] > 0))
			return false;
	return true;
}

int bsz_shape_fit(enum bsz_shape shape, const double *x, const double *y,
    size_t rows, struct bsz_shape_fit *fit, struct bsz_err *err)
{
	int rc = 0;

	*fit = (struct bsz_shape_fit){.fits = true};
	/* A curve through every point has no errors to judge it by. */
	if (rows + 1 <= parameters[shape] ||
	    (shape == BSZ_SHAPE_POWER && !all_positive(x, rows))) {
		fit->fits = false;
		return 0;
	}
	switch (shape) {
	case BSZ_SHAPE_LINEAR:
		rc = fit_polynomial(x, y, rows, 1, fit, err);
		break;
	case BSZ_SHAPE_BROKEN:
		rc = fit_broken(x, y, rows, fit, err);
		break;
	case BSZ_SHAPE_QUADRATIC:
		rc = fit_polynomial(x, y, rows, 2, fit, err);
		break;
	case BSZ_SHAPE_EXPONENTIAL:
		fit_curve(&(struct curve){x, y, rows}, fit);
		break;
	case BSZ_SHAPE_POWER:
		rc = fit_power(x, y, rows, fit, err);
		break;
	case BSZ_SHAPES:
		break;
	}
	if (rc == BSZ_ENODATA) { /* sizes that do not differ */
		fit->fits = false;
		return 0;
	}
	if (!rc && fit->fits)
		judge(shape, rows, fit);
	return rc;
}
