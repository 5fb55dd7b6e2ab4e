/*
 * Standard errors of a quantile regression by the sandwich: the density of
 * the response at the fit is estimated row by row from two more fits, at
 * tau plus and minus the bandwidth of Hall and Sheather.
 */
#include <binsize/arena.h>
#include <binsize/fit.h>

#include <math.h>

static double hall_sheather(size_t rows, double tau)
{
	const double x = bsz_normal_quantile(tau);
	const double f = exp(-x * x / 2) / sqrt(2 * M_PI);
	const double z = bsz_normal_quantile(0.975);

	return pow((double)rows, -1.0 / 3) * pow(z, 2.0 / 3) *
	    pow(1.5 * f * f / (2 * x * x + 1), 1.0 / 3);
}

/* Estimated density at the fit of each row. */
static void densities(const struct bsz_design *design,
    const struct bsz_quantile_fit fits[2], double width, double *density)
{
	for (size_t i = 0; i < design->rows; i++) {
		double rise = 0;

		for (size_t k = 0; k < design->column_count; k++)
			rise += (fits[1].coef[k] - fits[0].coef[k]) *
			    (design->columns[k] ? design->columns[k][i] : 1);
		density[i] = fmax(0, width / (rise - 0x1p-26));
	}
}

/* sum over a and b of inverse[j][a] * (X'X)[a][b] * inverse[b][j]. */
static double sandwich(const struct bsz_design *design,
    const struct bsz_least_squares *weighted, size_t j)
{
	double sum = 0;

	for (size_t i = 0; i < design->rows; i++) {
		double part = 0;

		for (size_t k = 0; k < design->column_count; k++)
			part += weighted->inverse[j][k] *
			    (design->columns[k] ? design->columns[k][i] : 1);
		sum += part * part;
	}
	return sum;
}

int bsz_quantile_errors(const struct bsz_design *design, double tau,
    double *errors, double *bandwidth, struct bsz_err *err)
{
	struct bsz_quantile_fit fits[2];
	struct bsz_design weighted = *design;
	struct bsz_least_squares inverse;
	double h = hall_sheather(design->rows, tau);

	*bandwidth = h;
	while (tau - h < 0 || tau + h > 1)
		h /= 2;
	int rc = bsz_quantile_regression(design, tau - h, NULL, &fits[0],
	    err);
	if (!rc)
		rc = bsz_quantile_regression(design, tau + h, NULL, &fits[1],
		    err);
	double *density = bsz_calloc(design->rows, sizeof(*density));
	if (!rc && !density)
		rc = bsz_fail_memory(err);
	if (!rc) {
		densities(design, fits, 2 * h, density);
		weighted.weights = density;
		rc = bsz_least_squares(&weighted, &inverse, err);
	}
	for (size_t j = 0; j < design->column_count && !rc; j++)
		errors[j] = sqrt(tau * (1 - tau) *
		    sandwich(design, &inverse, j));
	bsz_free(density);
	return rc;
}
