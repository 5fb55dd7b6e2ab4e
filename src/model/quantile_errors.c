/*
 * Standard errors of a quantile regression by the sandwich: the density of
 * the response at the fit is estimated row by row from two more fits, at
 * tau plus and minus the bandwidth of Hall and Sheather.
 */
#include <binsize/arena.h>
#include <binsize/fit.h>
#include <binsize/random.h>

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

/* The inverse of the rows' products, each weighted by its density. */
static int invert(const struct bsz_design *design, double tau,
    struct bsz_least_squares *inverse, double *bandwidth,
    struct bsz_err *err)
{
	struct bsz_quantile_fit fits[2];
	struct bsz_design weighted = *design;
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
		rc = bsz_least_squares(&weighted, inverse, err);
	}
	bsz_free(density);
	return rc;
}

/* The sum of part * part' for a column of the inverse. */
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
	struct bsz_least_squares inverse;
	const int rc = invert(design, tau, &inverse, bandwidth, err);

	for (size_t j = 0; j < design->column_count && !rc; j++)
		errors[j] = sqrt(tau * (1 - tau) *
		    sandwich(design, &inverse, j));
	return rc;
}

/* Scores of rows, summed by group: count rows of column_count numbers. */
static void sum_scores(const struct bsz_design *design, double tau,
    const double *coef, const struct bsz_groups *groups, double *scores)
{
	const size_t p = design->column_count;

	for (size_t i = 0; i < design->rows; i++) {
		double fit = 0;

		for (size_t k = 0; k < p; k++)
			fit += coef[k] * (design->columns[k] ?
			    design->columns[k][i] : 1);
		const double side = tau - (design->response[i] < fit);
		double *const score = scores + p *
		    (groups->count < 2 ? i : groups->of_row[i]);

		for (size_t k = 0; k < p; k++)
			score[k] += side * (design->columns[k] ?
			    design->columns[k][i] : 1);
	}
}

static void add_score(const struct bsz_least_squares *inverse,
    const double *score, size_t p,
    double covariance[BSZ_FIT_MOST][BSZ_FIT_MOST])
{
	double part[BSZ_FIT_MOST];

	for (size_t j = 0; j < p; j++) {
		part[j] = 0;
		for (size_t k = 0; k < p; k++)
			part[j] += inverse->inverse[j][k] * score[k];
	}
	for (size_t j = 0; j < p; j++)
		for (size_t k = 0; k < p; k++)
			covariance[j][k] += part[j] * part[k];
}

int bsz_quantile_covariance(const struct bsz_design *design, double tau,
    const double *coef, const struct bsz_groups *groups,
    double covariance[BSZ_FIT_MOST][BSZ_FIT_MOST], struct bsz_err *err)
{
	const size_t p = design->column_count;
	const size_t count = groups->count < 2 ? design->rows : groups->count;
	double *const scores = bsz_calloc(count * p, sizeof(*scores));
	struct bsz_least_squares inverse;
	double bandwidth;
	int rc = scores ? invert(design, tau, &inverse, &bandwidth, err) :
	    bsz_fail_memory(err);

	memset(covariance, 0, BSZ_FIT_MOST * sizeof(*covariance));
	if (!rc) {
		sum_scores(design, tau, coef, groups, scores);
		for (size_t i = 0; i < count; i++)
			add_score(&inverse, scores + i * p, p, covariance);
	}
	for (size_t j = 0; j < p && !rc; j++)
		for (size_t k = 0; k < p; k++)
			covariance[j][k] *= (double)count /
			    ((double)count - 1);
	bsz_free(scores);
	return rc;
}
