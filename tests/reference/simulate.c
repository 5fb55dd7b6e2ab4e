/*
 * What the words promise, on made data with fixed seeds: an interval called
 * 95 % holds the truth about that often, and tests called 5 % or 1 % raise
 * about that many false alarms. simulate [ROUNDS] speaks TAP.
 */
#include <binsize/arena.h>
#include <binsize/effect.h>
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

/* --- what the commands call --------------------------------------------- */

#define PROJECTS 12

struct runs {
	double size[ROWS], value[ROWS];
	uint32_t group[ROWS];
	struct bsz_effect_rows rows;
};

/* Pushes of projects that differ by a factor of about 1 +- spread. */
static void make_runs(struct bsz_random *random, struct runs *runs,
    size_t projects, double spread)
{
	double factors[PROJECTS];
	struct bsz_err err = {0};

	make_pushes(random, runs->size, runs->value, ROWS);
	for (size_t g = 0; g < projects; g++)
		factors[g] = exp(spread * bsz_random_normal(random));
	for (size_t i = 0; i < ROWS; i++) {
		runs->group[i] =
		    (uint32_t)bsz_random_below(random, projects);
		runs->value[i] *= factors[runs->group[i]];
	}
	runs->rows = (struct bsz_effect_rows){.size = runs->size,
		.value = runs->value, .group = runs->group, .rows = ROWS,
		.groups = projects};
	(void)bsz_effect_measure(&runs->rows, &err); /* memory is there */
}

static bool holds(const struct bsz_interval *interval, double truth)
{
	return interval->low <= truth && interval->high >= truth;
}

static bool slope_holds(struct bsz_random *random, size_t projects,
    double spread, uint64_t seed)
{
	static struct bsz_line_effect effect;
	struct runs runs;
	struct bsz_err err = {0};

	make_runs(random, &runs, projects, spread);
	return bsz_effect_quantile(&runs.rows, 0.95, seed, &effect, &err) ==
	    0 && holds(&effect.slope.interval,
	    180 * exp(0.35 * bsz_normal_quantile(0.95)));
}

/* Is the next push where it was said to be? */
static bool next_holds(struct bsz_random *random, uint64_t seed)
{
	struct bsz_next_effect next;
	struct runs runs, later;
	struct bsz_err err = {0};

	make_runs(random, &runs, 1, 0);
	make_runs(random, &later, 1, 0);
	if (bsz_effect_next(&runs.rows, seed, &next, &err))
		return false;
	return later.value[0] >= next.low[0] + next.low[1] *
	    later.size[0] - next.widened &&
	    later.value[0] <= next.high[0] + next.high[1] *
	    later.size[0] + next.widened;
}

/* Is a threshold found where hits do not depend on the size? Hits of a run
 * come together, and projects differ. */
static bool sees_threshold(struct bsz_random *random, uint64_t seed)
{
	enum { SOME = 200 };
	double size[SOME], hits[SOME], lookups[SOME];
	uint32_t group[SOME];
	struct bsz_cache_effect effect;
	struct bsz_err err = {0};
	const struct bsz_cache_rows rows = {.size = size, .hits = hits,
		.lookups = lookups, .group = group, .rows = SOME,
		.groups = PROJECTS};

	for (size_t i = 0; i < SOME; i++) {
		group[i] = (uint32_t)bsz_random_below(random, PROJECTS);
		size[i] = 10 * group[i] + 100 * bsz_random_unit(random);
		lookups[i] = 10;
		hits[i] = (double)bsz_random_below(random, 5 +
		    group[i] / 2);
	}
	return bsz_effect_cache(&rows, seed, &effect, &err) == 0 &&
	    effect.p <= 0.05;
}

static void check_effects(size_t rounds)
{
	size_t alone = 0, grouped = 0, next = 0, cuts = 0;
	struct bsz_random random;

	bsz_random_seed(&random, 21);
	for (size_t i = 0; i < rounds; i++) {
		alone += slope_holds(&random, 1, 0, i);
		grouped += slope_holds(&random, PROJECTS, 0.15, i);
		cuts += sees_threshold(&random, i);
	}
	for (size_t i = 0; i < 10 * rounds; i++)
		next += next_holds(&random, i);
	judge("model: the p95 slope of one project, 400 rows",
	    (double)alone / (double)rounds, 0.9, 0.97);
	/* Twelve projects are few: 89 % is what is known of them. */
	judge("model: the p95 slope of 12 projects that differ by 15 %",
	    (double)grouped / (double)rounds, 0.84, 0.95);
	judge("model: a threshold at 5 % where there is none",
	    (double)cuts / (double)rounds, 0.02, 0.08);
	judge("predict: 9 of 10 of the next",
	    (double)next / (double)(10 * rounds), 0.885, 0.93);
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
	check_effects(rounds / 2);
	printf("1..%zu\n", tests_run);
	return all_held ? 0 : 1;
}
