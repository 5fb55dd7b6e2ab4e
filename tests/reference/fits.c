/*
 * Cases about fits.
 */
#include "refcheck.h"

#include <binsize/fit.h>

#include <math.h>

/* The first column explained by an intercept and the others. */
static struct bsz_design plain(const struct reference *reference)
{
	struct bsz_design design = {
		.response = reference->data.columns[0],
		.rows = reference->data.rows, .column_count = 1};

	for (size_t i = 1; i < reference->data.column_count; i++)
		design.columns[design.column_count++] =
		    reference->data.columns[i];
	return design;
}

static struct bsz_design nist(struct reference *reference)
{
	struct bsz_design design = plain(reference);
	const char *model =
	    bsz_json_string(bsz_json_get(reference->want, "model"));
	const size_t rows = reference->data.rows;

	if (model && strcmp(model, "no_intercept") == 0) {
		design.columns[0] = design.columns[1];
		design.column_count = 1;
	} else if (model && strncmp(model, "poly", 4) == 0) {
		const size_t degree = strtoul(model + 4, NULL, 10);

		design.column_count = degree + 1;
		for (size_t k = 2; k <= degree; k++) {
			double *power = bsz_arena_alloc(
			    &reference->data.arena, rows * sizeof(*power));

			for (size_t i = 0; i < rows; i++)
				power[i] = design.columns[k - 1][i] *
				    design.columns[1][i];
			design.columns[k] = power;
		}
	}
	return design;
}

void check_least_squares(struct reference *reference)
{
	const struct bsz_design design = nist(reference);
	const struct bsz_json_value *exact =
	    bsz_json_get(reference->want, "exact_rational_20_digits");
	const double tolerance = pow(10, -reference->digits);
	const double spread = member(exact, "resid_sd");
	struct bsz_least_squares fit;
	struct bsz_err err = {0};

	expect_true(reference, "it can be fitted",
	    bsz_least_squares(&design, &fit, &err) == 0);
	for (size_t k = 0; k < design.column_count; k++) {
		expect(reference, "coefficient", fit.coef[k],
		    element(bsz_json_get(exact, "coef"), k), tolerance);
		expect(reference, "standard error", fit.error[k],
		    element(bsz_json_get(exact, "se"), k),
		    spread == 0 ? 1e-8 : tolerance);
	}
	expect(reference, "residual deviation", fit.deviation, spread, 1e-8);
	expect(reference, "rss", fit.rss, member(exact, "ss_res"), 1e-8);
}

void check_prediction(struct reference *reference)
{
	const struct bsz_design design = plain(reference);
	const struct bsz_json_value *const w = reference->want;
	const struct bsz_json_value *at = bsz_json_get(w, "at");
	static const struct {
		const char *key;
		double confidence;
		bool value;
	} kinds[] = {{"prediction95", 0.95, true},
		{"confidence95", 0.95, false}, {"prediction90", 0.9, true}};
	struct bsz_least_squares fit;
	struct bsz_err err = {0};

	expect_true(reference, "it can be fitted",
	    bsz_least_squares(&design, &fit, &err) == 0);
	for (size_t k = 0; k < 2; k++)
		expect(reference, "coefficient", fit.coef[k],
		    element(bsz_json_get(w, "coef"), k), 1e-9);
	for (size_t i = 0; i < bsz_json_size(at); i++)
		for (size_t k = 0; k < BSZ_COUNTOF(kinds); k++) {
			const double x[] = {1, element(at, i)};
			const struct bsz_prediction got =
			    bsz_least_squares_predict(&fit, x, 2,
			    kinds[k].confidence);
			const struct bsz_interval ends =
			    kinds[k].value ? got.value : got.mean;
			const struct bsz_json_value *const row = bsz_json_at(
			    bsz_json_get(w, kinds[k].key), i);

			expect(reference, kinds[k].key, got.fit,
			    element(row, 0), 1e-9);
			expect(reference, kinds[k].key, ends.low,
			    element(row, 1), 1e-9);
			expect(reference, kinds[k].key, ends.high,
			    element(row, 2), 1e-9);
		}
}

void check_robust(struct reference *reference)
{
	const struct bsz_design design = plain(reference);
	const struct bsz_json_value *const w = reference->want;
	static const struct {
		const char *key;
		enum bsz_huber_scale scale;
	} kinds[] = {{"huber_mad", BSZ_HUBER_MAD},
		{"huber_prop2", BSZ_HUBER_PROPOSAL}};
	struct bsz_err err = {0};
	struct bsz_line line;

	for (size_t k = 0; k < BSZ_COUNTOF(kinds); k++) {
		const struct bsz_json_value *const one =
		    bsz_json_get(w, kinds[k].key);
		struct bsz_huber fit;

		expect_true(reference, kinds[k].key, bsz_huber(&design,
		    kinds[k].scale, &fit, &err) == 0);
		expect(reference, kinds[k].key, fit.scale,
		    member(one, "scale"), 1e-7);
		for (size_t j = 0; j < design.column_count; j++) {
			expect(reference, kinds[k].key, fit.coef[j],
			    element(bsz_json_get(one, "coef"), j), 1e-7);
			if (bsz_json_get(one, "se"))
				expect(reference, "standard error",
				    fit.error[j], element(bsz_json_get(one,
				    "se"), j), 1e-7);
		}
	}
	if (!bsz_json_get(w, "theil_sen"))
		return;
	expect_true(reference, "Theil-Sen", bsz_theil_sen(design.columns[1],
	    design.response, design.rows, &line, &err) == 0);
	expect(reference, "pairs", (double)line.pairs,
	    number(want(w, "theil_sen", "n_slopes")), 0);
	expect(reference, "Theil-Sen slope", line.slope,
	    number(want(w, "theil_sen", "slope")), 1e-12);
	expect(reference, "Theil-Sen intercept", line.intercept,
	    number(want(w, "theil_sen", "intercept_median_resid")), 1e-12);
}

/* Coefficients where other ones may be as good. */
static void check_range(struct reference *reference,
    const struct bsz_json_value *one, double tau,
    const struct bsz_quantile_fit *fit)
{
	const struct bsz_design design = plain(reference);
	struct bsz_err err = {0};

	for (size_t k = 0; k < design.column_count; k++) {
		const struct bsz_json_value *const ends = bsz_json_at(
		    bsz_json_get(one, "coef_range_over_optimal_set"), k);
		const double slack = 1e-7 * (fabs(element(ends, 0)) +
		    fabs(element(ends, 1)));
		struct bsz_interval range;

		expect_true(reference, "inside the optimal set",
		    fit->coef[k] >= element(ends, 0) - slack &&
		    fit->coef[k] <= element(ends, 1) + slack);
		expect_true(reference, "the range is found",
		    bsz_quantile_range(&design, tau, fit, k, &range,
		    &err) == 0);
		expect(reference, "low end of the optimal set", range.low,
		    element(ends, 0), 1e-6);
		expect(reference, "high end of the optimal set", range.high,
		    element(ends, 1), 1e-6);
	}
}

static void check_one_quantile(struct reference *reference,
    const struct bsz_json_value *one)
{
	const struct bsz_design design = plain(reference);
	const double tau = member(one, "tau");
	double errors[BSZ_FIT_MOST], bandwidth;
	struct bsz_quantile_fit fit;
	struct bsz_err err = {0};
	bool unique = false;

	expect_true(reference, "it can be fitted",
	    bsz_quantile_regression(&design, tau, NULL, &fit, &err) == 0);
	expect_true(reference, "the certificate holds",
	    fit.optimal && fit.gap < 1e-10);
	expect(reference, "objective", fit.objective,
	    number(bsz_json_get(one, "objective_exact")), 1e-10);
	(void)bsz_json_bool(bsz_json_get(one, "unique"), &unique);
	for (size_t k = 0; unique && k < design.column_count; k++)
		expect(reference, "coefficient", fit.coef[k],
		    element(bsz_json_get(one, "coef_exact"), k), 1e-9);
	if (!unique) {
		check_range(reference, one, tau, &fit);
		return; /* errors are those of R's own choice */
	}
	expect_true(reference, "errors", bsz_quantile_errors(&design, tau,
	    errors, &bandwidth, &err) == 0);
	expect(reference, "bandwidth", bandwidth,
	    member(one, "hall_sheather_bw"), 1e-9);
	for (size_t k = 0; bsz_json_get(one, "se_nid") &&
	    k < design.column_count; k++)
		expect(reference, "se_nid", errors[k],
		    element(bsz_json_get(one, "se_nid"), k), 1e-6);
}

void check_quantile_regression(struct reference *reference)
{
	const struct bsz_json_value *fits =
	    bsz_json_get(reference->want, "fits");

	for (size_t i = 0; i < bsz_json_size(fits); i++)
		check_one_quantile(reference, bsz_json_at(fits, i));
	leave_out(reference, "se_iid, rank intervals");
}

static void check_one_shape(struct reference *reference,
    enum bsz_shape shape, const struct bsz_json_value *one)
{
	const struct bsz_json_value *const ic = bsz_json_get(one, "ic");
	const char *const name = bsz_shape_names[shape];
	struct bsz_shape_fit fit;
	struct bsz_err err = {0};
	double ignored;

	expect_true(reference, name, bsz_shape_fit(shape,
	    column(reference, "x"), column(reference, "y"),
	    reference->data.rows, &fit, &err) == 0 && fit.fits);
	for (size_t k = 0; k < bsz_json_size(bsz_json_get(one, "coef")); k++)
		expect(reference, name, fit.coef[k],
		    element(bsz_json_get(one, "coef"), k), 1e-7);
	expect(reference, name, fit.rss, member(ic, "rss"), 1e-9);
	expect(reference, name, fit.aic, member(ic, "aic"), 1e-8);
	expect(reference, name, fit.bic, member(ic, "bic"), 1e-8);
	if (bsz_json_number(bsz_json_get(ic, "aicc"), &ignored))
		expect(reference, name, fit.aicc, member(ic, "aicc"), 1e-8);
	else
		expect_true(reference, "AICc is refused", !fit.has_aicc);
}

void check_shapes(struct reference *reference)
{
	for (int shape = 0; shape < BSZ_SHAPES; shape++) {
		const struct bsz_json_value *const one =
		    want(reference->want, "fits", bsz_shape_names[shape]);

		if (one)
			check_one_shape(reference, (enum bsz_shape)shape, one);
	}
}

void check_knee(struct reference *reference)
{
	const struct bsz_json_value *const exact =
	    bsz_json_get(reference->want, "exact_one_break");
	struct bsz_knee knee;
	struct bsz_err err = {0};

	expect_true(reference, "a knee is found", bsz_knee(
	    reference->data.columns[1], reference->data.columns[0], NULL,
	    reference->data.rows, 3, &knee, &err) == 0 && knee.found);
	expect(reference, "break", knee.at, member(exact, "psi"), 1e-7);
	expect(reference, "rss", knee.rss, member(exact, "rss"), 1e-9);
	expect(reference, "intercept", knee.intercept,
	    member(exact, "intercept"), 1e-7);
	expect(reference, "slope before", knee.left,
	    member(exact, "slope_left"), 1e-7);
	expect(reference, "slope after", knee.right,
	    member(exact, "slope_right"), 1e-7);
	leave_out(reference,
	    "other programs' tests (given for orientation)");
}

void check_logistic(struct reference *reference)
{
	const struct bsz_json_value *const w = reference->want;
	struct bsz_design design = plain(reference);
	const double *trials = column(reference, "Total");
	struct bsz_logistic fit;
	struct bsz_err err = {0};
	bool separated = false;

	if (trials) { /* hits, trials, predictors */
		for (size_t k = 1; k + 1 < design.column_count; k++)
			design.columns[k] = design.columns[k + 1];
		design.column_count--;
	}
	(void)bsz_json_bool(bsz_json_get(w, "separated"), &separated);
	expect_true(reference, "it can be fitted",
	    bsz_logistic(&design, trials, &fit, &err) == 0);
	expect_true(reference, "separation", fit.separated == separated);
	expect(reference, "null deviance", fit.null_deviance,
	    member(w, "null_deviance"), 1e-8);
	if (separated) {
		expect_true(reference, "no coefficients",
		    isnan(fit.coef[0]) && isnan(fit.coef[1]));
		return;
	}
	for (size_t k = 0; k < design.column_count; k++) {
		expect(reference, "coefficient", fit.coef[k],
		    element(bsz_json_get(w, "coef"), k), 1e-8);
		expect(reference, "standard error", fit.error[k],
		    element(bsz_json_get(w, "se"), k), 1e-7);
	}
	expect(reference, "deviance", fit.deviance, member(w, "deviance"),
	    1e-8);
	expect(reference, "log likelihood", fit.loglik, member(w, "loglik"),
	    1e-8);
}

void check_isotonic(struct reference *reference)
{
	static const char *const keys[] = {"increasing", "decreasing"};
	const size_t rows = reference->data.rows;
	double *values = bsz_calloc(rows, 3 * sizeof(*values));

	expect_true(reference, "memory", values != NULL);
	for (size_t i = 0; i < BSZ_COUNTOF(keys) && values; i++) {
		const struct bsz_json_value *const w =
		    bsz_json_get(reference->want, keys[i]);

		memcpy(values, reference->data.columns[0],
		    rows * sizeof(*values));
		bsz_isotonic(values, reference->data.column_count > 1 ?
		    reference->data.columns[1] : NULL, rows, i == 1,
		    values + rows);
		for (size_t k = 0; k < rows; k++)
			expect(reference, keys[i], values[k], element(w, k),
			    1e-12);
	}
	bsz_free(values);
}
