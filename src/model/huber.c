/*
 * Huber's M-estimator of regression: rows further out than k scales count in
 * proportion to 1 / distance. Reweighted least squares from the least
 * squares fit; the scale is estimated anew at each step. Standard errors
 * after Huber (1981), with his correction for the number of coefficients.
 */
#include <binsize/arena.h>
#include <binsize/fit.h>

#include <math.h>

#define K 1.345
#define MOST_STEPS 2000

struct work {
	const struct bsz_design *design;
	double *residual, *weight, *other;
};

static double fitted(const struct bsz_design *design, const double *coef,
    size_t row)
{
	double sum = 0;

	for (size_t j = 0; j < design->column_count; j++)
		sum += coef[j] *
		    (design->columns[j] ? design->columns[j][row] : 1);
	return sum;
}

static void find_residuals(struct work *work, const double *coef)
{
	for (size_t i = 0; i < work->design->rows; i++)
		work->residual[i] = work->design->response[i] -
		    fitted(work->design, coef, i);
}

static double mad_scale(struct work *work)
{
	return bsz_mad(work->residual, work->design->rows, 0, work->other) /
	    0.6745;
}

/* One step of proposal 2 from the scale before. */
static double proposal_scale(const struct work *work, double scale)
{
	const double inside = 1 - 2 * bsz_normal_upper(K);
	const double density = exp(-K * K / 2) / sqrt(2 * M_PI);
	const double gamma = inside + K * K * (1 - inside) - 2 * K * density;
	const size_t rows = work->design->rows;
	double sum = 0;

	for (size_t i = 0; i < rows; i++) {
		const double most = K * scale, r = work->residual[i];

		sum += fmin(r * r, most * most);
	}
	return sqrt(sum / ((double)(rows - work->design->column_count) *
	    gamma));
}

static void find_errors(const struct work *work,
    const struct bsz_least_squares *plain, struct bsz_huber *fit)
{
	const size_t rows = work->design->rows;
	const size_t p = work->design->column_count;
	double sum = 0, inside = 0;

	for (size_t i = 0; i < rows; i++) {
		const double u = work->residual[i] / fit->scale;

		sum += fmin(u * u, K * K);
		inside += fabs(u) <= K;
	}
	const double n = (double)rows, share = inside / n;
	const double variance = share * (1 - share) * n / (n - 1);
	const double kappa = 1 + (double)p * variance / (n * share * share);
	const double deviation = fit->scale * sqrt(sum / (n - (double)p)) *
	    kappa / share;
	for (size_t j = 0; j < p; j++)
		fit->error[j] = deviation * sqrt(plain->inverse[j][j]);
}

static bool settled(const double *before, const double *after, size_t count)
{
	for (size_t j = 0; j < count; j++)
		if (fabs(after[j] - before[j]) >
		    1e-13 * fmax(fabs(before[j]), 1e-300))
			return false;
	return true;
}

static int iterate(struct work *work, enum bsz_huber_scale scale,
    struct bsz_huber *fit, struct bsz_err *err)
{
	struct bsz_design design = *work->design;
	struct bsz_least_squares plain, step;
	int rc = bsz_least_squares(&design, &plain, err);

	if (rc)
		return rc;
	memcpy(fit->coef, plain.coef, sizeof(fit->coef));
	find_residuals(work, fit->coef);
	fit->scale = mad_scale(work);
	design.weights = work->weight;
	for (fit->steps = 0; fit->steps < MOST_STEPS; fit->steps++) {
		fit->scale = scale == BSZ_HUBER_MAD ? mad_scale(work) :
		    proposal_scale(work, fit->scale);
		if (!(fit->scale > 0))
			break; /* half of the rows fit exactly */
		for (size_t i = 0; i < design.rows; i++)
			work->weight[i] = fmin(1, K * fit->scale /
			    fmax(fabs(work->residual[i]), 1e-300));
		rc = bsz_least_squares(&design, &step, err);
		if (rc)
			return rc;
		const bool done =
		    settled(fit->coef, step.coef, design.column_count);
		memcpy(fit->coef, step.coef, sizeof(fit->coef));
		find_residuals(work, fit->coef);
		if (done)
			break;
	}
	if (fit->scale > 0)
		find_errors(work, &plain, fit);
	return 0;
}

int bsz_huber(const struct bsz_design *design, enum bsz_huber_scale scale,
    struct bsz_huber *fit, struct bsz_err *err)
{
	double *memory = bsz_calloc(design->rows, 3 * sizeof(*memory));

	if (!memory)
		return bsz_fail_memory(err);
	*fit = (struct bsz_huber){.scale = 0};
	struct work work = {design, memory, memory + design->rows,
		memory + 2 * design->rows};
	const int rc = iterate(&work, scale, fit, err);
	bsz_free(memory);
	return rc;
}
