/*
 * The vertex of a quantile regression: its basis, the edges that leave it,
 * and how far to go along one.
 */
#include "edges.h"

#include <math.h>

double bsz_edges_weight(const struct edges *edges, size_t row)
{
	return edges->design->weights ? edges->design->weights[row] : 1;
}

static double entry(const struct edges *edges, size_t row, size_t column)
{
	const double *values = edges->design->columns[column];

	return values ? values[row] : 1;
}

/* Gauss and Jordan with row pivots; false when singular to 1e-13. */
static bool invert(const struct edges *edges,
    double out[BSZ_FIT_MOST][BSZ_FIT_MOST])
{
	double m[BSZ_FIT_MOST][2 * BSZ_FIT_MOST] = {{0}};
	const size_t p = edges->p;
	double scale[BSZ_FIT_MOST] = {0};

	for (size_t i = 0; i < p; i++)
		for (size_t j = 0; j < p; j++) {
			m[i][j] = entry(edges, edges->basis[i], j);
			scale[j] = fmax(scale[j], fabs(m[i][j]));
			m[i][p + i] = 1;
		}
	for (size_t k = 0; k < p; k++) {
		size_t best = k;

		for (size_t i = k; i < p; i++)
			if (fabs(m[i][k]) > fabs(m[best][k]))
				best = i;
		if (!(fabs(m[best][k]) > 1e-13 * scale[k]))
			return false;
		for (size_t j = 0; j < 2 * p; j++) {
			const double swap = m[k][j];

			m[k][j] = m[best][j];
			m[best][j] = swap;
		}
		for (size_t j = 2 * p; j-- > k;)
			m[k][j] /= m[k][k];
		for (size_t i = 0; i < p; i++) {
			const double factor = i == k ? 0 : m[i][k];

			for (size_t j = k; factor != 0 && j < 2 * p; j++)
				m[i][j] -= factor * m[k][j];
		}
	}
	for (size_t i = 0; i < p; i++)
		memcpy(out[i], m[i] + p, p * sizeof(out[i][0]));
	return true;
}

void bsz_edges_refresh(struct edges *edges)
{
	const struct bsz_design *design = edges->design;
	double *const residual = edges->residual;

	for (size_t k = 0; k < edges->p; k++) {
		edges->coef[k] = 0;
		for (size_t j = 0; j < edges->p; j++)
			edges->coef[k] += edges->inverse[k][j] *
			    edges->response[edges->basis[j]];
	}
	memcpy(residual, edges->response, design->rows * sizeof(*residual));
	for (size_t k = 0; k < edges->p; k++) {
		const double *const x = design->columns[k];
		const double c = edges->coef[k];

		for (size_t i = 0; x && i < design->rows; i++)
			residual[i] -= c * x[i];
		for (size_t i = 0; !x && i < design->rows; i++)
			residual[i] -= c;
	}
	for (size_t j = 0; j < edges->p; j++)
		residual[edges->basis[j]] = NAN;
}

bool bsz_edges_enter(struct edges *edges)
{
	if (!invert(edges, edges->inverse))
		return false;
	bsz_edges_refresh(edges);
	return true;
}

bool bsz_edges_swap(struct edges *edges, size_t place, size_t row)
{
	edges->basis[place] = row;
	return bsz_edges_enter(edges);
}

/* Rows one by one, each kept when it is not a sum of those kept. */
int bsz_edges_any(struct edges *edges, struct bsz_err *err)
{
	double kept[BSZ_FIT_MOST][BSZ_FIT_MOST], scale[BSZ_FIT_MOST];
	const size_t p = edges->p, rows = edges->design->rows;
	size_t count = 0;

	for (size_t j = 0; j < p; j++) {
		scale[j] = 0;
		for (size_t i = 0; i < rows; i++)
			scale[j] = fmax(scale[j], fabs(entry(edges, i, j)));
	}
	for (size_t i = 0; i < rows && count < p; i++) {
		double x[BSZ_FIT_MOST], square = 0;

		for (size_t j = 0; j < p; j++)
			x[j] = scale[j] > 0 ?
			    entry(edges, i, j) / scale[j] : 0;
		for (size_t k = 0; k < count; k++) {
			double along = 0;

			for (size_t j = 0; j < p; j++)
				along += kept[k][j] * x[j];
			for (size_t j = 0; j < p; j++)
				x[j] -= along * kept[k][j];
		}
		for (size_t j = 0; j < p; j++)
			square += x[j] * x[j];
		if (!(square > 1e-14))
			continue;
		for (size_t j = 0; j < p; j++)
			kept[count][j] = x[j] / sqrt(square);
		edges->basis[count++] = i;
	}
	return count == p && bsz_edges_enter(edges) ? 0 :
	    bsz_fail(err, BSZ_ENODATA, "the predictors do not differ enough "
	    "to tell their effects apart");
}

void bsz_edges_gradient(const struct edges *edges, double *g)
{
	const struct bsz_design *design = edges->design;
	const double *const w = design->weights, *const r = edges->residual;
	const double over = edges->tau, under = edges->tau - 1;

	for (size_t k = 0; k < edges->p; k++) {
		const double *const x = design->columns[k];
		double sum = 0;

		for (size_t i = 0; i < design->rows; i++) {
			const double value = (r[i] >= 0 ? over :
			    r[i] < 0 ? under : 0) * (x ? x[i] : 1);

			sum += w ? value * w[i] : value;
		}
		g[k] = sum;
	}
}

/* Slope of the loss along an edge. */
static double slope(const struct edges *edges, const double *g,
    size_t leaving, double sign)
{
	const double w = bsz_edges_weight(edges, edges->basis[leaving]);
	double along = 0;

	for (size_t k = 0; k < edges->p; k++)
		along += g[k] * edges->inverse[k][leaving];
	return sign > 0 ? (1 - edges->tau) * w - along :
	    edges->tau * w + along;
}

struct edge bsz_edges_steepest(const struct edges *edges)
{
	struct edge best = {0, 1, 0};
	double g[BSZ_FIT_MOST];

	bsz_edges_gradient(edges, g);
	for (size_t j = 0; j < edges->p; j++) {
		const double w = bsz_edges_weight(edges, edges->basis[j]);

		for (double sign = -1; sign <= 1; sign += 2) {
			const double s = slope(edges, g, j, sign);

			if (s < -EDGES_SLACK * (1 + w) && s < best.slope)
				best = (struct edge){j, sign, s};
		}
	}
	return best;
}

bool bsz_edges_level(const struct edges *edges, size_t column, double sign,
    struct edge *edge)
{
	double g[BSZ_FIT_MOST];

	bsz_edges_gradient(edges, g);
	for (size_t j = 0; j < edges->p; j++) {
		const double w = bsz_edges_weight(edges, edges->basis[j]);
		const double change = edges->inverse[column][j];

		for (double way = -1; way <= 1; way += 2) {
			const double s = slope(edges, g, j, way);

			if (s <= EDGES_SLACK * (1 + w) &&
			    sign * way * change > 0) {
				*edge = (struct edge){j, way, 0};
				return true;
			}
		}
	}
	return false;
}

/* How fast a row's residual falls along an edge. */
static double fall(const struct edges *edges, const struct edge *edge,
    size_t row)
{
	double z = 0;

	for (size_t k = 0; k < edges->p; k++)
		z += edges->inverse[k][edge->leaving] *
		    entry(edges, row, k);
	return edge->sign * z;
}

static size_t find_crossings(struct edges *edges, const struct edge *edge)
{
	const struct bsz_design *design = edges->design;
	const double *const r = edges->residual;
	size_t count = 0;

	for (size_t i = 0; i < design->rows; i++) {
		const double z = fall(edges, edge, i);

		if ((r[i] >= 0 && z > 1e-300) || (r[i] < 0 && z < -1e-300))
			edges->crossings[count++] = (struct crossing){
				.at = r[i] / z, .row = (uint32_t)i};
	}
	return count;
}

/* Move those before a pivot to the front; how many. Ties go by row. */
static size_t partition(struct crossing *items, size_t count,
    struct crossing pivot)
{
	size_t front = 0;

	for (size_t i = 0; i < count; i++) {
		const struct crossing item = items[i];

		if (item.at < pivot.at || (item.at == pivot.at &&
		    item.row <= pivot.row)) {
			items[i] = items[front];
			items[front++] = item;
		}
	}
	return front;
}

static double weight_of(const struct edges *edges, const struct edge *edge,
    const struct crossing *items, size_t count)
{
	double sum = 0;

	for (size_t i = 0; i < count; i++)
		sum += fabs(fall(edges, edge, items[i].row)) *
		    bsz_edges_weight(edges, items[i].row);
	return sum;
}

/* Weighted selection: the crossing where the slope stops being negative. */
bool bsz_edges_lowest(struct edges *edges, const struct edge *edge,
    size_t *row)
{
	struct crossing *items = edges->crossings;
	size_t count = find_crossings(edges, edge);
	const double level = EDGES_SLACK *
	    (1 + bsz_edges_weight(edges, edges->basis[edge->leaving]));
	double reached = edge->slope;
	bool found = false;

	while (count) {
		const struct crossing pivot = items[count / 2];
		const size_t front = partition(items, count, pivot);
		const double step = weight_of(edges, edge, items, front);

		if (reached + step < (edge->slope < 0 ? 0 : level)) {
			reached += step;
			items += front;
			count -= front;
			continue;
		}
		*row = pivot.row;
		found = true;
		if (front == 1)
			break;
		/* The pivot stands among the front; take it out. */
		for (size_t i = 0; i < front; i++)
			if (items[i].row == pivot.row) {
				items[i] = items[front - 1];
				break;
			}
		count = front - 1;
	}
	return found;
}
