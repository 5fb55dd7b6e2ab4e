/*
 * The rank test of two samples: exact without ties in small ones, normal
 * with ties counted in others, and the shift between them with an interval
 * from the same distribution.
 */
#include <binsize/arena.h>
#include <binsize/shift.h>

#include <math.h>

/* Exact distributions are built up to this many pairs. */
#define EXACT_PAIRS 10000
#define EXACT_ROWS 50

struct value {
	double value;
	bool after;
};

static int compare(const void *one, const void *other)
{
	const struct value *a = one, *b = other;

	return (a->value > b->value) - (a->value < b->value);
}

/* Sets U and whether there are ties; returns the sum of t^3 - t. */
static double rank(struct value *all, size_t count, size_t after_count,
    struct bsz_rank_test *test)
{
	double ties = 0, sum = 0;

	qsort(all, count, sizeof(*all), compare);
	for (size_t i = 0; i < count;) {
		size_t end = i;
		double mine = 0;

		for (; end < count && all[end].value == all[i].value; end++)
			mine += all[end].after;
		const double t = (double)(end - i);
		sum += mine * ((double)i + (t + 1) / 2);
		ties += t * t * t - t;
		i = end;
	}
	const double n = (double)after_count;
	test->u = sum - n * (n + 1) / 2;
	test->ties = ties > 0;
	return ties;
}

/*
 * ways[u]: how many of the choose(m + n, n) orders give U = u, as shares of
 * all. Built by adding one value of the second sample at a time.
 */
static double *distribution(size_t m, size_t n)
{
	const size_t pairs = m * n;
	double *ways = bsz_calloc(pairs + 1, sizeof(*ways));

	if (!ways)
		return NULL;
	/* The Gaussian binomial: product of (1 - q^(m + j)) / (1 - q^j),
	 * times j / (m + j) each so that the shares sum to 1. */
	ways[0] = 1;
	for (size_t j = 1; j <= n; j++) {
		const double share = (double)j / (double)(m + j);

		for (size_t u = pairs + 1; u-- > m + j;)
			ways[u] -= ways[u - m - j];
		for (size_t u = j; u <= pairs; u++)
			ways[u] += ways[u - j];
		for (size_t u = 0; u <= pairs; u++)
			ways[u] *= share;
	}
	return ways;
}

static void exact_p(const double *ways, size_t pairs,
    struct bsz_rank_test *test)
{
	const size_t u = (size_t)test->u;
	double low = 0, high = 0;

	/* The distribution is symmetric; sum the small side, both times. */
	for (size_t i = 0; i <= u; i++)
		low += ways[i];
	for (size_t i = u; i <= pairs; i++)
		high += ways[i];
	test->p_exact = fmin(1, 2 * fmin(low, high));
}

static void normal_p(double m, double n, double ties,
    struct bsz_rank_test *test)
{
	const double z = test->u - m * n / 2;
	const double all = m + n;
	const double sigma = sqrt(m * n / 12 *
	    (all + 1 - ties / (all * (all - 1))));

	test->p_normal = test->p_normal_plain = 1;
	if (!(sigma > 0))
		return; /* all values are the same */
	test->p_normal_plain =
	    fmin(1, 2 * bsz_normal_upper(fabs(z) / sigma));
	test->p_normal =
	    fmin(1, 2 * bsz_normal_upper((fabs(z) - (z != 0) * 0.5) / sigma));
}

/* The differences of all pairs, sorted, give shift and interval. */
static void find_shift(const double *differences, size_t m, size_t n,
    const double *ways, struct bsz_rank_test *test)
{
	const size_t pairs = m * n;
	size_t rank = 0;

	test->shift = bsz_quantile(differences, pairs, 0.5);
	if (ways) {
		double sum = 0;

		while (rank < pairs && sum + ways[rank] < 0.025)
			sum += ways[rank++];
	} else {
		const double half = bsz_normal_quantile(0.975) *
		    sqrt((double)pairs * (double)(m + n + 1) / 12);
		const double low = floor((double)pairs / 2 - half);

		rank = low > 0 ? (size_t)low : 0;
	}
	rank = bsz_max(rank, 1);
	test->shift_interval = (struct bsz_interval){
		differences[rank - 1], differences[pairs - rank]};
}

static int compute(const double *before, size_t m, const double *after,
    size_t n, struct bsz_rank_test *test, struct bsz_err *err)
{
	struct value *all = bsz_calloc(m + n, sizeof(*all));
	double *differences = m > SIZE_MAX / 16 / n ? NULL :
	    bsz_calloc(m * n, sizeof(*differences));
	double *ways = NULL;
	int rc = all && differences ? 0 : bsz_fail_memory(err);

	for (size_t i = 0; i < m + n && !rc; i++)
		all[i] = (struct value){
			i < m ? before[i] : after[i - m], i >= m};
	const double ties = rc ? 0 : rank(all, m + n, n, test);
	test->p_exact = NAN;
	if (!rc && !test->ties && m < EXACT_ROWS && n < EXACT_ROWS &&
	    m * n < EXACT_PAIRS) {
		ways = distribution(m, n);
		rc = ways ? 0 : bsz_fail_memory(err);
	}
	if (ways)
		exact_p(ways, m * n, test);
	if (!rc) {
		normal_p((double)m, (double)n, ties, test);
		for (size_t i = 0; i < m * n; i++)
			differences[i] = after[i / m] - before[i % m];
		bsz_sort_values(differences, m * n);
		find_shift(differences, m, n, ways, test);
		test->superiority = test->u / (double)(m * n);
		test->p = ways ? test->p_exact : test->p_normal;
	}
	bsz_free(all);
	bsz_free(differences);
	bsz_free(ways);
	return rc;
}

int bsz_rank_test(const double *before, size_t before_count,
    const double *after, size_t after_count, struct bsz_rank_test *test,
    struct bsz_err *err)
{
	*test = (struct bsz_rank_test){.p = 1};
	if (!before_count || !after_count)
		return bsz_fail(err, BSZ_ENODATA,
		    "one of the samples is empty");
	return compute(before, before_count, after, after_count, test, err);
}

struct bsz_welch bsz_welch(const double *before, size_t before_count,
    const double *after, size_t after_count)
{
	const double s1 = bsz_deviation(before, before_count);
	const double s2 = bsz_deviation(after, after_count);
	const double n1 = (double)before_count, n2 = (double)after_count;
	const double v1 = s1 * s1 / n1, v2 = s2 * s2 / n2;
	struct bsz_welch welch = {
		.t = (bsz_mean(after, after_count) -
		    bsz_mean(before, before_count)) / sqrt(v1 + v2),
		.df = (v1 + v2) * (v1 + v2) /
		    (v1 * v1 / (n1 - 1) + v2 * v2 / (n2 - 1))};

	welch.p = bsz_t_two_sided(welch.t, welch.df);
	return welch;
}
