/*
 * What the words promise, on made data with fixed seeds: an interval called
 * 95 % holds the truth about that often, and tests called 5 % or 1 % raise
 * about that many false alarms. simulate [ROUNDS] speaks TAP.
 */
#include <binsize/arena.h>
#include <binsize/fit.h>
#include <binsize/random.h>
#include <binsize/shift.h>

#include <math.h>

#define ROWS 400
#define DRAWS 199

static size_t tests_run;
static bool all_held = true;

static void judge(const char *what, double share, double low, double high)
{
	const bool holds = share >= low && share <= high;

	all_held &= holds;
	printf("%s %zu - %s: %.4f in [%g, %g]\n", holds ? "ok" : "not ok",
	    ++tests_run, what, share, low, high);
}

/* Push times grow with the size, and so does their spread. */
static void make_pushes(struct bsz_random *random, double *x, double *y,
    size_t rows)
{
	for (size_t i = 0; i < rows; i++) {
		x[i] = 20 + 200 * bsz_random_unit(random);
		y[i] = 800 + 180 * x[i] *
		    exp(0.35 * bsz_random_normal(random));
	}
}

/* Does a row bootstrap's interval of the p95 slope hold the truth? */
static bool covers(struct bsz_random *random)
{
	double x[ROWS], y[ROWS], weights[ROWS], slopes[DRAWS];
	uint32_t drawn[ROWS];
	const struct bsz_groups groups = {.rows = ROWS, .count = 1};
	struct bsz_design design = {.response = y, .columns = {NULL, x},
		.column_count = 2, .rows = ROWS};
	struct bsz_quantile_fit fit, again;
	struct bsz_err err = {0};
	const double truth = 180 * exp(0.35 * bsz_normal_quantile(0.95));

	make_pushes(random, x, y, ROWS);
	if (bsz_quantile_regression(&design, 0.95, NULL, &fit, &err))
		return false;
	design.weights = weights;
	for (size_t b = 0; b < DRAWS; b++) {
		bsz_groups_draw(&groups, random, weights, drawn);
		if (bsz_quantile_regression(&design, 0.95, fit.basis, &again,
		    &err))
			return false;
		slopes[b] = again.coef[1];
	}
	bsz_sort_values(slopes, DRAWS);
	return bsz_quantile(slopes, DRAWS, 0.025) <= truth &&
	    bsz_quantile(slopes, DRAWS, 0.975) >= truth;
}

/* Is a knee found in a straight line? */
static bool sees_knee(struct bsz_random *random, uint64_t seed)
{
	enum { SOME = 100 };
	double x[SOME], y[SOME];
	struct bsz_knee_test test;
	struct bsz_err err = {0};

	for (size_t i = 0; i < SOME; i++) {
		x[i] = 20 + 200 * bsz_random_unit(random);
		y[i] = (18 + 0.2 * x[i]) *
		    exp(0.08 * bsz_random_normal(random));
		if (bsz_random_unit(random) < 0.02)
			y[i] *= 1.5 + 1.5 * bsz_random_unit(random);
	}
	return bsz_knee_score(x, y, SOME, DRAWS, seed, &test, &err) == 0 &&
	    test.p <= 0.05;
}

/* Is a shift found in noise? */
static bool sees_shift(struct bsz_random *random, uint64_t seed)
{
	enum { SOME = 60 };
	double values[SOME];
	struct bsz_scan scan;
	struct bsz_err err = {0};

	for (size_t i = 0; i < SOME; i++)
		values[i] = exp(0.08 * bsz_random_normal(random));
	return bsz_scan(values, SOME, seed, &scan, &err) == 0 &&
	    scan.p <= 0.01;
}

int main(int argc, char **argv)
{
	const size_t rounds = argc > 1 ? strtoul(argv[1], NULL, 10) : 400;
	size_t covered = 0, knees = 0, shifts = 0;
	struct bsz_random random;

	bsz_random_seed(&random, 20);
	for (size_t i = 0; i < rounds; i++) {
		covered += covers(&random);
		knees += sees_knee(&random, i);
	}
	for (size_t i = 0; i < 4 * rounds; i++)
		shifts += sees_shift(&random, i);
	judge("a 95 % interval of the p95 slope, 400 rows, holds the truth",
	    (double)covered / (double)rounds, 0.9, 0.97);
	judge("a knee at 5 % in a straight line with stragglers",
	    (double)knees / (double)rounds, 0.03, 0.08);
	judge("a shift at 1 % in noise",
	    (double)shifts / (double)(4 * rounds), 0.005, 0.02);
	printf("1..%zu\n", tests_run);
	return all_held ? 0 : 1;
}
