/*
 * Exact linear quantile regression. The check loss is piecewise linear, so
 * some best fit passes through as many rows as it has coefficients: a vertex,
 * named by its basis of rows. From a vertex each basis row can be let go up
 * or down; when the loss falls along such an edge, it is followed to its
 * lowest point (a weighted selection among the rows it crosses), where
 * another row enters the basis. When no edge falls, the multipliers of the
 * basis rows lie between tau - 1 and tau: the certificate that nothing is
 * better, kept with the answer.
 *
 * The start is the best vertex of an evenly spaced sub-sample of 4 n^(2/3)
 * rows, found the same way; then 4 to 7 steps do for two coefficients, and a
 * million rows take less than a tenth of a second. Equal rows make vertices
 * where edges have no length; when steps run out there, or rows outside the
 * basis lie on the fit, the search goes on with responses that differ in the
 * tenth digit, and the answer is taken from the true ones.
 */
#include <binsize/arena.h>
#include <binsize/fit.h>

#include "edges.h"

#include <math.h>

#define MOST_STEPS 2000
#define SMALL 600 /* rows solved without a sub-sample */

int bsz_edges_open(struct edges *edges, const struct bsz_design *design,
    double tau, struct bsz_err *err)
{
	const size_t rows = design->rows;

	*edges = (struct edges){.design = design, .tau = tau,
		.p = design->column_count};
	if (!edges->p || rows < edges->p)
		return bsz_fail(err, BSZ_ENODATA, "%zu rows cannot determine "
		    "%zu coefficients", rows, edges->p);
	edges->response = bsz_calloc(rows, sizeof(*edges->response));
	edges->residual = bsz_calloc(rows, sizeof(*edges->residual));
	edges->crossings = bsz_calloc(rows, sizeof(*edges->crossings));
	if (!edges->response || !edges->residual || !edges->crossings)
		return bsz_fail_memory(err);
	memcpy(edges->response, design->response,
	    rows * sizeof(*edges->response));
	return 0;
}

void bsz_edges_close(struct edges *edges)
{
	bsz_free(edges->response);
	bsz_free(edges->residual);
	bsz_free(edges->crossings);
}

/* Tie-breaking: shift responses by up to size, each by its own amount. */
static void perturb(struct edges *edges, double size)
{
	const struct bsz_design *design = edges->design;
	double spread = 0;

	for (size_t i = 0; i < design->rows; i++)
		spread = fmax(spread, fabs(design->response[i]));
	for (size_t i = 0; i < design->rows; i++) {
		uint64_t mix = i * UINT64_C(0x9e3779b97f4a7c15);

		mix = (mix ^ (mix >> 31)) * UINT64_C(0xbf58476d1ce4e5b9);
		edges->response[i] = design->response[i] + size * spread *
		    (double)(mix >> 11) * 0x1p-53;
	}
}

/* Rows off the basis that the fit passes through. */
static bool is_tied(const struct edges *edges)
{
	double spread = 0;

	for (size_t j = 0; j < edges->p; j++)
		spread = fmax(spread,
		    fabs(edges->response[edges->basis[j]]));
	for (size_t i = 0; i < edges->design->rows; i++)
		if (fabs(edges->residual[i]) <= 1e-12 * spread)
			return true; /* residuals of the basis are NaN */
	return false;
}

/* Follow falling edges until none is left. False when steps run out. */
static bool descend(struct edges *edges, size_t *steps)
{
	for (size_t i = 0; i < MOST_STEPS; i++) {
		size_t row;
		struct edge edge = bsz_edges_steepest(edges);

		if (!(edge.slope < 0))
			return true;
		if (!bsz_edges_lowest(edges, &edge, &row))
			return false;
		(*steps)++;
		if (!bsz_edges_swap(edges, edge.leaving, row))
			return false;
	}
	return false;
}

static int solve(struct edges *edges, size_t *steps, struct bsz_err *err)
{
	static const double sizes[] = {1e-10, 1e-12, 1e-8};
	const struct bsz_design *design = edges->design;
	bool done = descend(edges, steps);

	for (size_t i = 0; i < BSZ_COUNTOF(sizes) &&
	    (!done || is_tied(edges)); i++) {
		perturb(edges, sizes[i]);
		bsz_edges_refresh(edges);
		done = descend(edges, steps);
		memcpy(edges->response, design->response,
		    design->rows * sizeof(*edges->response));
		if (done)
			break;
	}
	return done ? 0 : bsz_fail(err, BSZ_EINVARIANT,
	    "a quantile regression did not end");
}

/* Loss, dual value and certificate, from the true responses. The signs of
 * rows on the fit are those of the search, as good as any. */
static void conclude(struct edges *edges, struct bsz_quantile_fit *fit)
{
	const struct bsz_design *design = edges->design;
	double g[BSZ_FIT_MOST], multiplier[BSZ_FIT_MOST];
	struct bsz_moments loss = {0, 0, 0}, dual = {0, 0, 0};
	const double n = (double)design->rows;

	bsz_edges_gradient(edges, g);
	fit->optimal = true;
	fit->unique = true;
	for (size_t j = 0; j < edges->p; j++) {
		const double w = bsz_edges_weight(edges, edges->basis[j]);
		const double slack = EDGES_SLACK * (1 + w);
		double c = 0;

		for (size_t k = 0; k < edges->p; k++)
			c -= g[k] * edges->inverse[k][j];
		multiplier[j] = c;
		if (c > edges->tau * w + slack ||
		    c < (edges->tau - 1) * w - slack)
			fit->optimal = false;
		if (c > edges->tau * w - slack ||
		    c < (edges->tau - 1) * w + slack)
			fit->unique = false;
	}
	for (size_t i = 0; i < design->rows; i++) {
		const double r = edges->residual[i];

		edges->crossings[i].at = r >= 0 ? edges->tau :
		    r < 0 ? edges->tau - 1 : 0;
	}
	bsz_edges_refresh(edges);
	for (size_t i = 0; i < design->rows; i++) {
		const double w = bsz_edges_weight(edges, i);
		const double r = edges->residual[i];

		bsz_moments_push(&dual,
		    edges->crossings[i].at * w * design->response[i]);
		bsz_moments_push(&loss, r >= 0 ? edges->tau * r * w :
		    r < 0 ? (edges->tau - 1) * r * w : 0);
	}
	fit->objective = loss.mean * n;
	double value = dual.mean * n;
	for (size_t j = 0; j < edges->p; j++)
		value += multiplier[j] * design->response[edges->basis[j]];
	fit->gap = fit->objective > 0 ?
	    fabs(value - fit->objective) / fit->objective : 0;
	memcpy(fit->coef, edges->coef, sizeof(fit->coef));
	memcpy(fit->basis, edges->basis, sizeof(fit->basis));
}

/* Every k-th row as a design of its own. Freed by bsz_free(*memory). */
static bool sample(const struct bsz_design *design, size_t count,
    struct bsz_design *small, double **memory)
{
	const size_t parts = design->column_count + 2;
	double *next = bsz_calloc(count, parts * sizeof(*next));

	*memory = next;
	if (!next)
		return false;
	*small = *design;
	small->rows = count;
	for (size_t j = 0; j < parts; j++) {
		const double *from = j < design->column_count ?
		    design->columns[j] : j == design->column_count ?
		    design->response : design->weights;

		for (size_t i = 0; from && i < count; i++)
			next[i] = from[i * design->rows / count];
		if (j < design->column_count)
			small->columns[j] = from ? next : NULL;
		else if (j == design->column_count)
			small->response = next;
		else
			small->weights = from ? next : NULL;
		next += count;
	}
	return true;
}

static int begin(struct edges *edges, const size_t *start, size_t *steps,
    struct bsz_err *err);

/* Start from the best vertex of a sub-sample. Falls back on any rows. */
static int begin_small(struct edges *edges, struct bsz_err *err)
{
	const size_t rows = edges->design->rows;
	const size_t count = (size_t)(4 * pow((double)rows, 2.0 / 3));
	struct bsz_design small;
	struct edges below = {.p = 0};
	double *memory;
	size_t steps = 0;

	if (!sample(edges->design, count, &small, &memory))
		return bsz_fail_memory(err);
	int rc = bsz_edges_open(&below, &small, edges->tau, err);
	if (!rc)
		rc = begin(&below, NULL, &steps, err);
	if (!rc)
		rc = solve(&below, &steps, err);
	for (size_t j = 0; j < edges->p && !rc; j++)
		edges->basis[j] = below.basis[j] * rows / count;
	bsz_edges_close(&below);
	bsz_free(memory);
	if (rc == BSZ_ENOMEM)
		return rc;
	return !rc && bsz_edges_enter(edges) ? 0 :
	    bsz_edges_any(edges, err);
}

static int begin(struct edges *edges, const size_t *start, size_t *steps,
    struct bsz_err *err)
{
	*steps = 0;
	if (start) {
		memcpy(edges->basis, start,
		    edges->p * sizeof(*edges->basis));
		if (bsz_edges_enter(edges))
			return 0;
	}
	return edges->design->rows <= SMALL ? bsz_edges_any(edges, err) :
	    begin_small(edges, err);
}

int bsz_quantile_regression(const struct bsz_design *design, double tau,
    const size_t *start, struct bsz_quantile_fit *fit, struct bsz_err *err)
{
	struct edges edges;
	int rc = bsz_edges_open(&edges, design, tau, err);

	*fit = (struct bsz_quantile_fit){.steps = 0};
	if (!rc)
		rc = begin(&edges, start, &fit->steps, err);
	if (!rc)
		rc = solve(&edges, &fit->steps, err);
	if (!rc)
		conclude(&edges, fit);
	bsz_edges_close(&edges);
	return rc;
}

/* Go along level edges as long as they lead the way that sign says. */
static double walk(struct edges *edges, size_t column, double sign)
{
	double best = edges->coef[column];

	for (size_t i = 0; i < MOST_STEPS; i++) {
		struct edge edge;
		size_t row;

		if (!bsz_edges_level(edges, column, sign, &edge) ||
		    !bsz_edges_lowest(edges, &edge, &row) ||
		    !bsz_edges_swap(edges, edge.leaving, row))
			break;
		best = sign * fmax(sign * best, sign * edges->coef[column]);
	}
	return best;
}

int bsz_quantile_range(const struct bsz_design *design, double tau,
    const struct bsz_quantile_fit *fit, size_t column,
    struct bsz_interval *range, struct bsz_err *err)
{
	struct edges edges;
	int rc = bsz_edges_open(&edges, design, tau, err);

	for (int way = 0; way < 2 && !rc; way++) {
		memcpy(edges.basis, fit->basis, sizeof(edges.basis));
		perturb(&edges, 1e-10);
		if (!bsz_edges_enter(&edges))
			rc = bsz_fail(err, BSZ_EINVARIANT,
			    "a fit has no basis");
		else if (way)
			range->high = walk(&edges, column, 1);
		else
			range->low = walk(&edges, column, -1);
	}
	bsz_edges_close(&edges);
	return rc;
}
