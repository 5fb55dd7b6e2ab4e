/*
 * Cases about one sample, its distribution functions and random numbers.
 */
#include "refcheck.h"

#include <binsize/random.h>

#include <math.h>

void check_moments(struct reference *reference)
{
	const double *y = column(reference, "y");
	const size_t rows = reference->data.rows;
	const char *name = strchr(reference->id, '/') + 1;
	static const struct {
		const char *name;
		double tolerance;
	} spreads[] = {{"NumAcc1", 1e-16}, {"NumAcc2", 1e-13},
		{"NumAcc3", 1e-9}, {"NumAcc4", 1e-8}};

	expect(reference, "mean", bsz_mean(y, rows),
	    member(reference->want, "exact_mean"), 1e-15);
	for (size_t i = 0; i < BSZ_COUNTOF(spreads); i++)
		if (strcmp(name, spreads[i].name) == 0)
			expect(reference, "deviation", bsz_deviation(y, rows),
			    member(reference->want, "exact_sd"),
			    spreads[i].tolerance);
	expect(reference, "lag 1", bsz_lag1(y, rows),
	    member(reference->want, "exact_lag1"), 1e-9);
}

void check_quantiles(struct reference *reference)
{
	double *x = reference->data.columns[0];
	const size_t rows = reference->data.rows;
	const struct bsz_json_value *p = bsz_json_get(reference->want, "p");

	bsz_sort_values(x, rows);
	for (int type = 1; type <= 9; type++) {
		char key[] = "type0";

		key[4] = (char)('0' + type);
		for (size_t i = 0; i < bsz_json_size(p); i++)
			expect(reference, key, bsz_quantile_type(x, rows,
			    element(p, i), type), element(want(
			    reference->want, "types", key), i), 1e-12);
	}
}

void check_proportions(struct reference *reference)
{
	const double *x = column(reference, "x");
	const double *n = column(reference, "n");

	for (size_t i = 0; i < reference->data.rows; i++) {
		const struct bsz_interval wilson = bsz_wilson(x[i], n[i],
		    0.95);
		const struct bsz_interval exact = bsz_clopper_pearson(x[i],
		    n[i], 0.95);
		const struct bsz_json_value *const w = bsz_json_at(
		    bsz_json_get(reference->want, "wilson95"), i);
		const struct bsz_json_value *const e = bsz_json_at(
		    bsz_json_get(reference->want, "clopper_pearson95"), i);

		expect(reference, "Wilson, low", wilson.low, element(w, 0),
		    1e-10);
		expect(reference, "Wilson, high", wilson.high, element(w, 1),
		    1e-10);
		expect(reference, "exact, low", exact.low, element(e, 0),
		    1e-10);
		expect(reference, "exact, high", exact.high, element(e, 1),
		    1e-10);
	}
}

static double norm_sf(double x, double a, double b)
{
	(void)a, (void)b;
	return bsz_normal_upper(x);
}

static double norm_quantile(double x, double a, double b)
{
	(void)a, (void)b;
	return bsz_normal_quantile(x);
}

static double t_two_sided(double x, double a, double b)
{
	(void)b;
	return bsz_t_two_sided(x, a);
}

static double t_quantile(double x, double a, double b)
{
	(void)b;
	return bsz_t_quantile(x, a);
}

static double chi2_sf(double x, double a, double b)
{
	(void)b;
	return bsz_chi2_upper(x, a);
}

void check_special(struct reference *reference)
{
	static const struct {
		const char *name;
		double (*function)(double, double, double);
		double tolerance;
	} functions[] = {
		{"norm_sf", norm_sf, 1e-12},
		{"norm_quantile", norm_quantile, 1e-11},
		{"t_two_sided_p", t_two_sided, 1e-12},
		{"t_quantile", t_quantile, 1e-11},
		{"chi2_sf", chi2_sf, 1e-12},
		{"f_sf", bsz_f_upper, 1e-12},
	};
	const struct table *data = &reference->data;

	for (size_t i = 0; i < data->rows; i++) {
		bool known = false;
		const double value = column(reference, "value")[i];

		for (size_t k = 0; k < BSZ_COUNTOF(functions); k++) {
			char what[100];

			if (strcmp(data->texts[0][i], functions[k].name) != 0)
				continue;
			known = true;
			(void)snprintf(what, sizeof(what), "%s(%s, %s, %s)",
			    data->texts[0][i], data->texts[1][i],
			    data->texts[2][i], data->texts[3][i]);
			expect(reference, what, functions[k].function(
			    data->columns[1][i], data->columns[2][i],
			    data->columns[3][i]), value,
			    fabs(value) < 1e-60 ? 1e-9 :
			    functions[k].tolerance);
		}
		expect_true(reference, data->texts[0][i], known);
	}
}

static void expect_word(struct reference *reference, const char *what,
    uint64_t got, const struct bsz_json_value *value)
{
	const char *text = bsz_json_string(value);

	expect_true(reference, what,
	    text && strtoull(text, NULL, 10) == got);
}

void check_random(struct reference *reference)
{
	const struct bsz_json_value *const w = reference->want;
	const struct bsz_json_value *list =
	    bsz_json_get(w, "splitmix64_seed_1234567");
	struct bsz_random random = {{1, 2, 3, 4}};
	uint64_t state = 1234567;

	for (size_t i = 0; i < bsz_json_size(list); i++)
		expect_word(reference, "splitmix64", bsz_splitmix(&state),
		    bsz_json_at(list, i));
	list = bsz_json_get(w, "xoshiro256starstar_state_1_2_3_4");
	for (size_t i = 0; i < bsz_json_size(list); i++)
		expect_word(reference, "xoshiro256**",
		    bsz_random_next(&random), bsz_json_at(list, i));
	list = bsz_json_get(w, "seeded");
	for (size_t k = 0; k < bsz_json_size(list); k++) {
		const struct bsz_json_value *const one = bsz_json_at(list, k);
		const struct bsz_json_value *values =
		    bsz_json_get(one, "next");
		const uint64_t seed = (uint64_t)member(one, "seed");

		bsz_random_seed(&random, seed);
		for (size_t i = 0; i < bsz_json_size(values); i++)
			expect_word(reference, "seeded",
			    bsz_random_next(&random), bsz_json_at(values, i));
		bsz_random_seed(&random, seed);
		values = bsz_json_get(one, "below_10");
		for (size_t i = 0; i < bsz_json_size(values); i++)
			expect(reference, "below 10",
			    (double)bsz_random_below(&random, 10),
			    element(values, i), 0);
	}
}

static double median_of(double *values, size_t count)
{
	return bsz_median(values, count);
}

static double p95_of(double *values, size_t count)
{
	bsz_sort_values(values, count);
	return bsz_quantile(values, count, 0.95);
}

static double mean_of(double *values, size_t count)
{
	return bsz_mean(values, count);
}

static void expect_ends(struct reference *reference, const char *key,
    struct bsz_interval got)
{
	const struct bsz_json_value *ends =
	    bsz_json_get(reference->want, key);

	expect(reference, key, got.low, element(ends, 0), 1e-9);
	expect(reference, key, got.high, element(ends, 1), 1e-9);
}

void check_bootstrap(struct reference *reference)
{
	const struct bsz_json_value *const w = reference->want;
	const char *name = bsz_json_string(bsz_json_get(w, "statistic"));
	bsz_statistic *statistic = !name ? mean_of :
	    strstr(name, "95th") ? p95_of :
	    strstr(name, "median") ? median_of : mean_of;
	struct bsz_bootstrap result = {.count = (size_t)member(w, "B")};
	struct bsz_err err = {0};

	result.replicates = bsz_calloc(result.count, sizeof(double));
	expect_true(reference, err.text, result.replicates &&
	    bsz_bootstrap(reference->data.columns[0], reference->data.rows,
	    statistic, (uint64_t)member(w, "seed"), &result, &err) == 0);
	for (size_t i = 0; i < 5 && result.replicates; i++)
		expect(reference, "replicate", result.replicates[i],
		    element(bsz_json_get(w, "first_replicates"), i), 1e-12);
	expect(reference, "estimate", result.estimate, member(w, "t0"),
	    1e-12);
	expect(reference, "z0", result.z0, member(w, "z0"), 1e-9);
	expect(reference, "acceleration", result.acceleration,
	    member(w, "a"), 1e-9);
	expect(reference, "alpha_low", result.alpha_low,
	    member(w, "alpha_low"), 1e-9);
	expect(reference, "alpha_high", result.alpha_high,
	    member(w, "alpha_high"), 1e-9);
	expect_ends(reference, "percentile", result.percentile);
	expect_ends(reference, "basic", result.basic);
	expect_ends(reference, "bca", result.bca);
	expect(reference, "mean", result.mean, member(w, "boot_mean"), 1e-9);
	expect(reference, "deviation", result.deviation,
	    member(w, "boot_sd"), 1e-9);
	bsz_free(result.replicates);
}
