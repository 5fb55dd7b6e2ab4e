/*
 * Logistic regression by Newton's method (reweighted least squares). When a
 * predictor tells hits from misses completely the likelihood has no maximum:
 * fitted rates run to 0 and 1 and coefficients without end. That is said,
 * and no coefficients are given.
 */
#include <binsize/arena.h>
#include <binsize/fit.h>

#include <math.h>

#define MOST_STEPS 60
#define CERTAIN 1e-9 /* a fitted rate this near to 0 or 1 */

struct work {
	const struct bsz_design *design;
	const double *trials;
	double *eta, *weight, *target;
};

static double trials_of(const struct work *work, size_t row)
{
	return work->trials ? work->trials[row] : 1;
}

/* x log(x / y), 0 at 0. */
static double entropy(double x, double y)
{
	return x > 0 ? x * log(x / y) : 0;
}

static double rate_at(double eta)
{
	return 1 / (1 + exp(-eta));
}

static double deviance_of(const struct work *work)
{
	double sum = 0;

	for (size_t i = 0; i < work->design->rows; i++) {
		const double n = trials_of(work, i);
		const double hits = work->design->response[i];
		const double rate = rate_at(work->eta[i]);
		const double miss = rate_at(-work->eta[i]);

		sum += entropy(hits, n * rate) +
		    entropy(n - hits, n * miss);
	}
	return 2 * sum;
}

static void prepare(struct work *work)
{
	for (size_t i = 0; i < work->design->rows; i++) {
		const double rate = rate_at(work->eta[i]);
		const double spread = rate * rate_at(-work->eta[i]);
		const double n = trials_of(work, i);

		work->weight[i] = fmax(n * spread, 1e-300);
		work->target[i] = work->eta[i] +
		    (work->design->response[i] - n * rate) /
		    fmax(n * spread, 1e-300);
	}
}

static void predict(struct work *work, const double *coef)
{
	const struct bsz_design *design = work->design;

	for (size_t i = 0; i < design->rows; i++) {
		work->eta[i] = 0;
		for (size_t k = 0; k < design->column_count; k++)
			work->eta[i] += coef[k] * (design->columns[k] ?
			    design->columns[k][i] : 1);
	}
}

/* Complete or quasi-complete: some rate is certain, and it is not one whole
 * lot of equal outcomes that a finite fit has come close to. */
static bool is_certain(const struct work *work)
{
	for (size_t i = 0; i < work->design->rows; i++)
		if (trials_of(work, i) > 0 &&
		    (rate_at(work->eta[i]) < CERTAIN ||
		    rate_at(-work->eta[i]) < CERTAIN))
			return true;
	return false;
}

static int iterate(struct work *work, struct bsz_logistic *fit,
    struct bsz_err *err)
{
	struct bsz_design step = *work->design;
	struct bsz_least_squares plain;
	double before = INFINITY;
	bool settled = false;

	step.response = work->target;
	step.weights = work->weight;
	for (fit->steps = 0; fit->steps < MOST_STEPS; fit->steps++) {
		prepare(work);
		const int rc = bsz_least_squares(&step, &plain, err);
		if (rc)
			return rc;
		predict(work, plain.coef);
		fit->deviance = deviance_of(work);
		if (settled)
			break; /* one more step for the last digits */
		settled = fabs(before - fit->deviance) <=
		    1e-14 * (fabs(fit->deviance) + 1e-3);
		before = fit->deviance;
	}
	fit->separated = !settled || (is_certain(work) &&
	    fit->deviance < 1e-6 * (fit->null_deviance + 1e-300)) ||
	    (is_certain(work) && fit->steps > 20);
	memcpy(fit->coef, plain.coef, sizeof(fit->coef));
	for (size_t k = 0; k < step.column_count; k++)
		fit->error[k] = sqrt(plain.inverse[k][k]);
	return 0;
}

static void conclude(struct work *work, struct bsz_logistic *fit)
{
	const struct bsz_design *design = work->design;
	double pearson = 0;

	fit->loglik = 0;
	for (size_t i = 0; i < design->rows; i++) {
		const double n = trials_of(work, i);
		const double hits = design->response[i];
		const double rate = rate_at(work->eta[i]);
		const double spread = rate * rate_at(-work->eta[i]) * n;

		fit->loglik += lgamma(n + 1) - lgamma(hits + 1) -
		    lgamma(n - hits + 1) + hits * log(rate) +
		    (n - hits) * log(rate_at(-work->eta[i]));
		if (spread > 0)
			pearson += (hits - n * rate) * (hits - n * rate) /
			    spread;
	}
	fit->dispersion = pearson /
	    fmax(1, (double)design->rows - (double)design->column_count);
	if (!fit->separated)
		return;
	for (size_t k = 0; k < BSZ_FIT_MOST; k++)
		fit->coef[k] = fit->error[k] = NAN;
}

int bsz_logistic(const struct bsz_design *design, const double *trials,
    struct bsz_logistic *fit, struct bsz_err *err)
{
	const size_t rows = design->rows;
	double *memory = bsz_calloc(rows + 1, 3 * sizeof(*memory));
	double hits = 0, all = 0;

	*fit = (struct bsz_logistic){.steps = 0};
	if (!memory)
		return bsz_fail_memory(err);
	struct work work = {design, trials, memory, memory + rows,
		memory + 2 * rows};
	for (size_t i = 0; i < rows; i++) {
		hits += design->response[i];
		all += trials_of(&work, i);
	}
	if (!(hits > 0) || !(hits < all)) {
		bsz_free(memory);
		return bsz_fail(err, BSZ_ENODATA, "all outcomes are %s",
		    hits > 0 ? "hits" : "misses");
	}
	for (size_t i = 0; i < rows; i++)
		work.eta[i] = log(hits / (all - hits));
	fit->null_deviance = deviance_of(&work);
	const int rc = iterate(&work, fit, err);
	if (!rc)
		conclude(&work, fit);
	bsz_free(memory);
	return rc;
}
