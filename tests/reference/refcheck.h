/*
 * Reference cases: NAME.csv holds data, NAME.json what must come out, and
 * MANIFEST.csv how exactly. A case function computes what the file asks for
 * and states each number it expects.
 */
#ifndef REFCHECK_H
#define REFCHECK_H

#include <binsize/arena.h>
#include <binsize/json.h>

#define COLUMNS_MOST 20

struct table {
	struct bsz_arena arena;
	size_t column_count, rows;
	const char *names[COLUMNS_MOST];
	double *columns[COLUMNS_MOST]; /* NaN where it is no number */
	const char **texts[COLUMNS_MOST];
};

struct reference {
	const char *id;    /* "nist_lls/Filip" */
	double digits;     /* of the MANIFEST's lre column, or 0 */
	struct table data; /* no rows when the case has no data file */
	const struct bsz_json_value *want;
	size_t checked, failed;
	double worst;      /* fewest digits reached by any number */
	char said[400];    /* the first failure */
	char left_out[200]; /* what the file asks for and we do not compute */
};

typedef void case_function(struct reference *reference);

case_function check_bootstrap, check_cusum, check_document, check_energy,
    check_isotonic, check_levels, check_logistic, check_ranks, check_shapes,
    check_least_squares, check_moments, check_prediction, check_random,
    check_proportions, check_quantiles, check_quantile_regression,
    check_robust, check_knee, check_special;

/* got must be want to within tolerance, relative; absolute when want is 0. */
void expect(struct reference *reference, const char *what, double got,
    double want, double tolerance);
void expect_true(struct reference *reference, const char *what, bool holds);
void leave_out(struct reference *reference, const char *what);

/* A number of the expectations, also one written as a text; NaN for none. */
double number(const struct bsz_json_value *value);
double member(const struct bsz_json_value *object, const char *key);
double element(const struct bsz_json_value *array, size_t index);
/* A member's member: want(w, "fits", "linear"). */
const struct bsz_json_value *want(const struct bsz_json_value *value,
    const char *first, const char *second);

const double *column(const struct reference *reference, const char *name);

#endif
