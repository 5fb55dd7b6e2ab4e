/*
 * Cases about changes in a series, and the arithmetic of the document.
 */
#include "refcheck.h"

#include <binsize/fit.h>
#include <binsize/shift.h>

#include <math.h>

void check_cusum(struct reference *reference)
{
	const struct bsz_json_value *const w = reference->want;
	const size_t rows = reference->data.rows;
	const double *values = column(reference, "value");
	double *sums = bsz_calloc(rows, 2 * sizeof(*sums)), alarm;
	struct bsz_cusum got;
	struct bsz_err err = {0};

	expect_true(reference, "it runs", sums && bsz_cusum(values, rows,
	    (size_t)member(w, "m"), member(w, "k"), member(w, "h"), sums,
	    sums + rows, &got, &err) == 0);
	expect(reference, "centre", got.centre, member(w, "centre"), 1e-12);
	expect(reference, "scale", got.scale, member(w, "scale"), 1e-12);
	expect(reference, "up", got.up, member(w, "final_up"), 1e-12);
	expect(reference, "down", got.down, member(w, "final_down"), 1e-12);
	for (size_t i = 0; i < rows && sums; i++) {
		expect(reference, "sum up", sums[i],
		    column(reference, "up")[i], 1e-12);
		expect(reference, "sum down", sums[rows + i],
		    column(reference, "down")[i], 1e-12);
	}
	if (bsz_json_number(bsz_json_get(w, "first_alarm_index_0based"),
	    &alarm))
		expect(reference, "alarm", (double)got.alarm, alarm, 0);
	else
		expect_true(reference, "no alarm", got.alarm == rows);
	bsz_free(sums);
}

void check_energy(struct reference *reference)
{
	const struct bsz_json_value *const w = reference->want;
	const size_t rows = reference->data.rows;
	const double *values = column(reference, "value");
	struct bsz_split split;
	struct bsz_err err = {0};

	expect_true(reference, "whole series", bsz_energy_split(values, rows,
	    false, &split, &err) == 0);
	expect(reference, "split", (double)split.at, number(want(w,
	    "best_split_kappa_n", "first_index_of_second_segment_0based")),
	    0);
	expect(reference, "q", split.statistic,
	    number(want(w, "best_split_kappa_n", "qhat")), 1e-10);
	const struct bsz_welch welch = bsz_welch(values, split.at,
	    values + split.at, rows - split.at);
	/* The file has the first side minus the second. */
	const double t = number(want(w, "welch_t_at_split", "t"));
	expect(reference, "Welch's t", fabs(welch.t), fabs(t), 1e-10);
	expect(reference, "Welch's p", welch.p,
	    number(want(w, "welch_t_at_split", "p")), 1e-10);
	expect_true(reference, "any end", bsz_energy_split(values, rows,
	    true, &split, &err) == 0);
	expect(reference, "split", (double)split.at,
	    number(want(w, "best_split_kappa_free", "tau")), 0);
	expect(reference, "end", (double)split.end,
	    number(want(w, "best_split_kappa_free", "kappa")), 0);
	expect(reference, "q", split.statistic,
	    number(want(w, "best_split_kappa_free", "qhat")), 1e-10);
	leave_out(reference, "Student's t with pooled variances");
}

void check_levels(struct reference *reference)
{
	const struct bsz_json_value *const w = reference->want;
	const struct bsz_json_value *const breaks =
	    bsz_json_get(w, "breakpoints_bic");
	struct bsz_levels got;
	struct bsz_err err = {0};

	expect_true(reference, "it runs", bsz_levels(
	    column(reference, "value"), reference->data.rows,
	    member(w, "h"), &got, &err) == 0);
	expect(reference, "sup F", got.sup_f, member(w, "supF"), 1e-9);
	expect(reference, "break of sup F", (double)got.sup_f_at,
	    member(w, "supF_break_after"), 0);
	expect(reference, "single break", (double)got.single,
	    member(w, "best_single_split_after_any"), 0);
	expect(reference, "its rss", got.single_rss,
	    member(w, "best_single_split_rss"), 1e-9);
	for (size_t k = 0; k <= BSZ_BREAKS_MOST; k++) {
		expect(reference, "rss", got.rss[k],
		    element(bsz_json_get(w, "rss"), k), 1e-9);
		expect(reference, "bic", got.bic[k],
		    element(bsz_json_get(w, "bic"), k), 1e-9);
	}
	expect(reference, "breaks", (double)got.break_count,
	    (double)bsz_json_size(breaks), 0);
	for (size_t k = 0; k < got.break_count; k++)
		expect(reference, "break", (double)got.breaks[k],
		    element(breaks, k), 0);
	expect(reference, "cusum", got.bridge,
	    number(want(w, "cusum_ols", "stat")), 1e-9);
	expect(reference, "cusum p", got.bridge_p,
	    number(want(w, "cusum_ols", "p_value")), 1e-3);
	leave_out(reference, "p of sup F (a table of another program)");
}

void check_ranks(struct reference *reference)
{
	const struct bsz_json_value *const w = reference->want;
	const struct table *data = &reference->data;
	double *values = bsz_calloc(data->rows, 2 * sizeof(*values));
	double *const after = values + data->rows;
	size_t m = 0, n = 0;
	struct bsz_rank_test got;
	struct bsz_err err = {0};
	const struct bsz_json_value *ends;

	for (size_t i = 0; values && i < data->rows; i++)
		if (strcmp(data->texts[0][i], "before") == 0)
			values[m++] = data->columns[1][i];
		else
			after[n++] = data->columns[1][i];
	expect_true(reference, "it runs", values &&
	    bsz_rank_test(values, m, after, n, &got, &err) == 0);
	expect(reference, "U", got.u, member(w, "U_after"), 0);
	expect(reference, "p, normal", got.p_normal,
	    member(w, "p_normal_cc"), 1e-9);
	expect(reference, "p, no continuity", got.p_normal_plain,
	    member(w, "p_normal_nocc"), 1e-9);
	expect(reference, "shift", got.shift,
	    member(w, "hodges_lehmann_shift_exact"), 1e-12);
	expect(reference, "superiority", got.superiority,
	    member(w, "prob_superiority"), 1e-12);
	if (bsz_json_get(w, "p_exact"))
		expect(reference, "p, exact", got.p_exact,
		    member(w, "p_exact"), 1e-9);
	ends = bsz_json_get(w, "hl_ci95_exact");
	if (ends) {
		expect(reference, "shift, low", got.shift_interval.low,
		    element(ends, 0), 1e-12);
		expect(reference, "shift, high", got.shift_interval.high,
		    element(ends, 1), 1e-12);
	}
	const struct bsz_welch welch = bsz_welch(values, m, after, n);
	expect(reference, "Welch's t", welch.t,
	    number(want(w, "welch_t", "t")), 1e-9);
	expect(reference, "Welch's p", welch.p,
	    number(want(w, "welch_t", "p_value")) > 0 ?
	    number(want(w, "welch_t", "p_value")) :
	    number(want(w, "welch_t", "p")), 1e-9);
	bsz_free(values);
}

/* Least squares through the document's three points, maybe of logarithms. */
static struct bsz_least_squares through(const double *x, const double *y,
    const double *square)
{
	const struct bsz_design design = {.response = y,
		.columns = {NULL, x, square},
		.column_count = square ? 3 : 2, .rows = 3};
	struct bsz_least_squares fit;
	struct bsz_err err = {0};

	if (bsz_least_squares(&design, &fit, &err))
		fit.coef[0] = fit.coef[1] = fit.coef[2] = NAN;
	return fit;
}

void check_document(struct reference *reference)
{
	const struct bsz_json_value *const w = reference->want;
	const struct bsz_json_value *const table = bsz_json_get(w, "table");
	double x[3], y[3], square[3], lx[3], ly[3];

	for (size_t i = 0; i < 3; i++) {
		const struct bsz_json_value *const row =
		    bsz_json_at(table, i);
		const double rate = member(row, "builds_per_hour");

		x[i] = member(row, "size_mb");
		y[i] = member(row, "mean_build_s");
		square[i] = x[i] * x[i];
		lx[i] = log(x[i]);
		ly[i] = log(y[i]);
		expect(reference, "slots", rate * y[i] / 3600,
		    member(row, "implied_slots"), 1e-12);
		expect(reference, "overhead", 3600 / rate - y[i],
		    member(row, "implied_overhead_s"), 1e-12);
	}
	const struct bsz_least_squares line = through(x, y, NULL);
	expect(reference, "intercept", line.coef[0],
	    number(want(w, "linear", "intercept")), 1e-12);
	expect(reference, "slope", line.coef[1],
	    number(want(w, "linear", "slope")), 1e-12);
	expect(reference, "rss", line.rss,
	    number(want(w, "linear", "rss")), 1e-12);
	const struct bsz_least_squares curve = through(x, y, square);
	expect(reference, "c0", curve.coef[0], number(want(w,
	    "quadratic_exact_interpolation", "c0")), 1e-12);
	expect(reference, "c1", curve.coef[1], number(want(w,
	    "quadratic_exact_interpolation", "c1")), 1e-12);
	expect(reference, "c2", curve.coef[2], number(want(w,
	    "quadratic_exact_interpolation", "c2")), 1e-12);
	const struct bsz_least_squares grows = through(x, ly, NULL);
	expect(reference, "exponential", grows.coef[1], number(want(w,
	    "exponential_loglinear", "b")), 1e-12);
	const struct bsz_least_squares power = through(lx, ly, NULL);
	expect(reference, "power", power.coef[1], number(want(w,
	    "power_loglog", "b")), 1e-12);
	expect(reference, "Fisher's p", bsz_fisher(13, 42, 8, 42),
	    number(want(w, "section32", "fisher_p_interface_vs_generate")),
	    2e-7); /* of which seven digits are given */
}
