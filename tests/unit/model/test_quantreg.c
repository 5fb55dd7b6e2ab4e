/*
 * Quantile regression against trying every pair of rows, with ties, weights
 * and a start anywhere; and what it refuses.
 */
#include <binsize/fit.h>
#include <binsize/random.h>

#include <math.h>
#include <setjmp.h>
#include <stdarg.h>

#include <cmocka.h>

#define ROWS 40

struct data {
	double x[ROWS], y[ROWS], weights[ROWS];
	struct bsz_design design;
};

static double loss(const struct data *data, double tau, double a, double b)
{
	double sum = 0;

	for (size_t i = 0; i < data->design.rows; i++) {
		const double r = data->y[i] - a - b * data->x[i];

		sum += data->weights[i] * (r >= 0 ? tau * r : (tau - 1) * r);
	}
	return sum;
}

/* Some best line passes through two rows. */
static double best_of_pairs(const struct data *data, double tau)
{
	double best = INFINITY;

	for (size_t i = 0; i < data->design.rows; i++)
		for (size_t j = 0; j < i; j++) {
			const double b = (data->y[i] - data->y[j]) /
			    (data->x[i] - data->x[j]);

			if (data->x[i] != data->x[j])
				best = fmin(best, loss(data, tau,
				    data->y[i] - b * data->x[i], b));
		}
	return best;
}

static void make(struct data *data, uint64_t seed, bool ties)
{
	struct bsz_random random;

	bsz_random_seed(&random, seed);
	for (size_t i = 0; i < ROWS; i++) {
		data->x[i] = ties ? (double)bsz_random_below(&random, 4) :
		    bsz_random_unit(&random) * 100;
		data->y[i] = ties ? (double)bsz_random_below(&random, 5) :
		    bsz_random_normal(&random);
		data->weights[i] = (double)bsz_random_below(&random, 3);
	}
	data->design = (struct bsz_design){.response = data->y,
		.columns = {NULL, data->x}, .column_count = 2, .rows = ROWS,
		.weights = data->weights};
}

static void it_finds_the_best_pair(void **state)
{
	static const double taus[] = {0.05, 0.5, 0.95};

	(void)state;
	for (uint64_t seed = 1; seed <= 300; seed++) {
		struct data data;
		const double tau = taus[seed % 3];
		struct bsz_quantile_fit fit;
		struct bsz_err err = {0};

		make(&data, seed, seed % 2);
		assert_int_equal(bsz_quantile_regression(&data.design, tau,
		    NULL, &fit, &err), 0);
		const double best = best_of_pairs(&data, tau);
		assert_true(fit.objective <= best + 1e-9 * (1 + best));
		assert_true(fit.objective >= best - 1e-9 * (1 + best));
		assert_true(fit.optimal);
		assert_true(fit.gap < 1e-9);
	}
}

static void a_start_changes_nothing(void **state)
{
	struct data data;
	struct bsz_quantile_fit cold, warm;
	struct bsz_err err = {0};

	(void)state;
	make(&data, 7, false);
	assert_int_equal(bsz_quantile_regression(&data.design, 0.9, NULL,
	    &cold, &err), 0);
	for (size_t i = 1; i < ROWS; i++) {
		const size_t start[] = {0, i};

		assert_int_equal(bsz_quantile_regression(&data.design, 0.9,
		    start, &warm, &err), 0);
		assert_true(fabs(warm.coef[1] - cold.coef[1]) < 1e-12);
	}
}

static void one_size_is_refused(void **state)
{
	struct data data;
	struct bsz_quantile_fit fit;
	struct bsz_err err = {0};

	(void)state;
	make(&data, 7, false);
	for (size_t i = 0; i < ROWS; i++)
		data.x[i] = 5;
	assert_int_equal(bsz_quantile_regression(&data.design, 0.9, NULL,
	    &fit, &err), BSZ_ENODATA);
}

static void many_rows_take_few_steps(void **state)
{
	enum { MANY = 50000 };
	static double x[MANY], y[MANY];
	const struct bsz_design design = {.response = y, .rows = MANY,
		.columns = {NULL, x}, .column_count = 2};
	struct bsz_random random;
	struct bsz_quantile_fit fit;
	struct bsz_err err = {0};

	(void)state;
	bsz_random_seed(&random, 1);
	for (size_t i = 0; i < MANY; i++) {
		x[i] = 20 + 200 * bsz_random_unit(&random);
		y[i] = 800 + 180 * x[i] *
		    exp(0.35 * bsz_random_normal(&random));
	}
	assert_int_equal(bsz_quantile_regression(&design, 0.95, NULL, &fit,
	    &err), 0);
	assert_true(fit.optimal && fit.gap < 1e-10);
	assert_true(fit.steps < 60);
	/* 180 exp(0.35 * 1.645) is 320.1. */
	assert_true(fabs(fit.coef[1] - 320.1) < 10);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(it_finds_the_best_pair),
		cmocka_unit_test(a_start_changes_nothing),
		cmocka_unit_test(one_size_is_refused),
		cmocka_unit_test(many_rows_take_few_steps),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
