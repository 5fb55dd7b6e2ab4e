/*
 * Fits: a response explained by predictors. Pure functions; all answers are
 * the same on every machine that has IEEE doubles.
 */
#ifndef BINSIZE_FIT_H
#define BINSIZE_FIT_H

#include <binsize/err.h>
#include <binsize/stats.h>

/* Predictors of one fit, the intercept included. */
#define BSZ_FIT_MOST 16

/* Rows by columns. A NULL column is the intercept: all ones. */
struct bsz_design {
	const double *response;
	const double *columns[BSZ_FIT_MOST];
	size_t column_count;
	size_t rows;
	const double *weights; /* at least 0; NULL: all 1 */
};

/* --- least squares ------------------------------------------------------ */

struct bsz_least_squares {
	double coef[BSZ_FIT_MOST], error[BSZ_FIT_MOST]; /* standard errors */
	/* Inverse of X'WX, for intervals of predictions. */
	double inverse[BSZ_FIT_MOST][BSZ_FIT_MOST];
	double rss, deviation; /* of the residuals, df = rows - columns */
	double df;
	size_t dependent; /* the column that depends on those before it, or
	    column_count; then nothing else is filled */
};

/*
 * Ordinary (or weighted) least squares by orthogonalisation in doubled
 * precision, so that ill-conditioned predictors keep their digits.
 * BSZ_ENODATA with fewer rows than columns or a dependent column.
 * O(rows * columns^2).
 */
int bsz_least_squares(const struct bsz_design *design,
    struct bsz_least_squares *fit, struct bsz_err *err);

/* Of the mean at a point, and of one new value there. */
struct bsz_prediction {
	double fit;
	struct bsz_interval mean, value;
};
struct bsz_prediction bsz_least_squares_predict(
    const struct bsz_least_squares *fit, const double *at, size_t columns,
    double confidence);

/* --- robust lines ------------------------------------------------------- */

enum bsz_huber_scale {
	BSZ_HUBER_MAD,     /* median |residual| / 0.6745 at each step */
	BSZ_HUBER_PROPOSAL /* Huber's proposal 2 */
};

struct bsz_huber {
	double coef[BSZ_FIT_MOST], error[BSZ_FIT_MOST];
	double scale;
	size_t steps;
};

/* Huber's M-estimator with k = 1.345, iterated to the last digits. */
int bsz_huber(const struct bsz_design *design, enum bsz_huber_scale scale,
    struct bsz_huber *fit, struct bsz_err *err);

struct bsz_line {
	double intercept, slope;
	size_t pairs; /* with different x */
};

/* Rows that Theil-Sen takes into all pairs; of more, evenly spaced ones. */
#define BSZ_THEIL_SEN_ROWS 2000

/* Median of the slopes of all pairs; the intercept is the median residual.
 * BSZ_ENODATA when no two x differ. */
int bsz_theil_sen(const double *x, const double *y, size_t rows,
    struct bsz_line *line, struct bsz_err *err);

/*
 * Least squares of a line in plain doubles, for draws: 1 ns a row. weights
 * may be NULL. False when no two x differ.
 */
bool bsz_line_fit(const double *x, const double *y, const double *weights,
    size_t rows, struct bsz_line *line);
/* Huber's line from a start and with its scale, by a few steps. work has room
 * for rows. */
bool bsz_line_huber(const double *x, const double *y, const double *weights,
    size_t rows, double scale, double *work, struct bsz_line *line);

/* --- quantile regression ------------------------------------------------ */

struct bsz_quantile_fit {
	double coef[BSZ_FIT_MOST];
	double objective; /* sum of weight * check loss */
	/* Dual value less objective, relative: 0 to rounding proves that no
	 * other coefficients are better. */
	double gap;
	size_t basis[BSZ_FIT_MOST]; /* rows the fit passes through */
	size_t steps;
	bool optimal; /* the certificate holds */
	bool unique;  /* no other coefficients are as good */
};

/*
 * The exact linear quantile regression at tau, by a search along the edges
 * of the linear program from vertex to vertex. start: rows to begin from
 * (column_count of them, independent), or NULL. BSZ_ENODATA when columns
 * depend on each other, BSZ_ENOMEM. O(rows * columns) a step, and a handful
 * of steps.
 */
int bsz_quantile_regression(const struct bsz_design *design, double tau,
    const size_t *start, struct bsz_quantile_fit *fit, struct bsz_err *err);

/* Smallest and largest value of one coefficient among all coefficients that
 * are as good as the fit. */
int bsz_quantile_range(const struct bsz_design *design, double tau,
    const struct bsz_quantile_fit *fit, size_t column,
    struct bsz_interval *range, struct bsz_err *err);

/* Standard errors by the sandwich with Hall and Sheather's bandwidth, which
 * is returned too. */
int bsz_quantile_errors(const struct bsz_design *design, double tau,
    double *errors, double *bandwidth, struct bsz_err *err);

/* Covariance of the coefficients where rows of a group (none: each row alone)
 * move together. coef: of the fit. At least two groups or rows. */
struct bsz_groups;
int bsz_quantile_covariance(const struct bsz_design *design, double tau,
    const double *coef, const struct bsz_groups *groups,
    double covariance[BSZ_FIT_MOST][BSZ_FIT_MOST], struct bsz_err *err);

/* --- shapes ------------------------------------------------------------- */

enum bsz_shape {
	BSZ_SHAPE_LINEAR,      /* a + bx */
	BSZ_SHAPE_BROKEN,      /* two lines that meet */
	BSZ_SHAPE_QUADRATIC,   /* a + bx + cx^2 */
	BSZ_SHAPE_EXPONENTIAL, /* a exp(bx) */
	BSZ_SHAPE_POWER,       /* a x^b */
	BSZ_SHAPES
};

struct bsz_shape_fit {
	double coef[4];
	double rss, aic, aicc, bic;
	bool fits;     /* enough rows to fit at all */
	bool has_aicc; /* enough rows to compare: rows > parameters + 1 */
};

extern const char *const bsz_shape_names[BSZ_SHAPES];

/* Fit one shape by least squares on the scale of y. The parameters that AICc
 * counts include the variance of the errors. BSZ_ENOMEM. */
int bsz_shape_fit(enum bsz_shape shape, const double *x, const double *y,
    size_t rows, struct bsz_shape_fit *fit, struct bsz_err *err);

/* --- knee --------------------------------------------------------------- */

struct bsz_knee {
	double at, intercept, left, right; /* break, and the slopes */
	double rss;
	bool found;
};

/*
 * The exact least-squares broken line: the break anywhere with at least
 * margin rows on each side. weights may be NULL. O(n log n).
 */
int bsz_knee(const double *x, const double *y, const double *weights,
    size_t rows, size_t margin, struct bsz_knee *knee, struct bsz_err *err);

/* The same with Huber weights on residuals relative to the fit. prior
 * weights (draws of a bootstrap) may be NULL. */
int bsz_knee_robust(const double *x, const double *y, const double *weights,
    size_t rows, size_t margin, struct bsz_knee *knee, struct bsz_err *err);

/* Is there a knee at all? Supremum of the robust score over breaks in the
 * inner 80 % of x, and its p by multipliers. */
struct bsz_knee_test {
	double statistic, p;
};
int bsz_knee_score(const double *x, const double *y, size_t rows,
    size_t draws, uint64_t seed, struct bsz_knee_test *test,
    struct bsz_err *err);

/* --- rates -------------------------------------------------------------- */

struct bsz_logistic {
	double coef[BSZ_FIT_MOST], error[BSZ_FIT_MOST];
	double deviance, null_deviance, loglik;
	double dispersion; /* Pearson's; errors above are for 1 */
	size_t steps;
	bool separated; /* predictors tell hits from misses: no coefficients */
};

/* Logistic regression of hits among trials (NULL: 1 each); the design's
 * response is the number of hits. */
int bsz_logistic(const struct bsz_design *design, const double *trials,
    struct bsz_logistic *fit, struct bsz_err *err);

/* Weighted isotonic regression in place: never decreasing, or never
 * increasing. O(n). work has room for 2 * count numbers. */
void bsz_isotonic(double *values, const double *weights, size_t count,
    bool decreasing, double *work);

#endif
