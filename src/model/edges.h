/*
 * A vertex of a quantile regression and the edges that leave it.
 */
#ifndef BINSIZE_EDGES_H
#define BINSIZE_EDGES_H

#include <binsize/fit.h>

/* What counts as level, in units of a row's weight: sums over a million rows
 * are off by 1e-11. */
#define EDGES_SLACK 1e-9

/* Where along an edge a row's residual changes sign. */
struct crossing {
	double at;
	uint32_t row;
	float unused; /* the struct is as large as two doubles */
};

struct edges {
	const struct bsz_design *design;
	double tau;
	size_t p;
	double *response;  /* may be shifted to break ties */
	double *residual;  /* NaN for the rows of the basis */
	struct crossing *crossings; /* scratch */
	size_t basis[BSZ_FIT_MOST];
	double inverse[BSZ_FIT_MOST][BSZ_FIT_MOST]; /* of the basis rows */
	double coef[BSZ_FIT_MOST];
};

struct edge {
	size_t leaving; /* which basis row is let go */
	double sign;    /* +1: the fit rises there, -1: it falls */
	double slope;   /* of the loss, at its beginning */
};

/* Begin a fit of the quantile tau (0 to 1). BSZ_ENODATA when there are fewer
 * rows than coefficients, BSZ_ENOMEM. */
int bsz_edges_open(struct edges *edges, const struct bsz_design *design,
    double tau, struct bsz_err *err);
void bsz_edges_close(struct edges *edges);

/* Take edges->basis as it is; false when its rows depend on each other. */
bool bsz_edges_enter(struct edges *edges);
/* Any independent rows. BSZ_ENODATA when there are none. */
int bsz_edges_any(struct edges *edges, struct bsz_err *err);
/* Coefficients and residuals from the responses. */
void bsz_edges_refresh(struct edges *edges);
/* Put a row in a place of the basis. */
bool bsz_edges_swap(struct edges *edges, size_t place, size_t row);

/* The weight of a row; 1 where the design has none. */
double bsz_edges_weight(const struct edges *edges, size_t row);
/* Sum over rows off the basis of weight * (tau or tau - 1) * x. */
void bsz_edges_gradient(const struct edges *edges, double *g);

/* The edge along which the loss falls fastest; slope 0 when none does. */
struct edge bsz_edges_steepest(const struct edges *edges);
/* An edge along which the loss does not change and the coefficient goes the
 * way of sign. */
bool bsz_edges_level(const struct edges *edges, size_t column, double sign,
    struct edge *edge);
/* The row whose crossing is the lowest point of an edge, or of the end of a
 * level one; false when the edge has no end. */
bool bsz_edges_lowest(struct edges *edges, const struct edge *edge,
    size_t *row);

#endif
