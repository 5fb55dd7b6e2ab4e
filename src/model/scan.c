/*
 * The rank scan: where, if anywhere, do the ranks before a point differ most
 * from those after it? The p-value is that of the whole search, from
 * permutations of the same ranks, so looking everywhere does not make up
 * changes. Runs of like neighbours would: where the ranks about their local
 * level are correlated the statistic is made smaller accordingly, which
 * keeps the rate of false alarms and costs power.
 */
#include <binsize/arena.h>
#include <binsize/random.h>
#include <binsize/shift.h>

#include <math.h>

struct ranked {
	double value;
	size_t place;
};

static int compare(const void *one, const void *other)
{
	const struct ranked *a = one, *b = other;

	if (a->value != b->value)
		return a->value < b->value ? -1 : 1;
	return (a->place > b->place) - (a->place < b->place);
}

/* Ranks about their mean, ties sharing theirs; the sum of their squares. */
static double centre_ranks(const double *values, size_t count,
    struct ranked *work, double *ranks)
{
	double square = 0;

	for (size_t i = 0; i < count; i++)
		work[i] = (struct ranked){values[i], i};
	qsort(work, count, sizeof(*work), compare);
	for (size_t i = 0; i < count;) {
		size_t end = i;

		while (end < count && work[end].value == work[i].value)
			end++;
		for (size_t k = i; k < end; k++) {
			const double rank =
			    (double)(i + end + 1) / 2 -
			    (double)(count + 1) / 2;

			ranks[work[k].place] = rank;
			square += rank * rank;
		}
		i = end;
	}
	return square;
}

/* The largest standardised sum in front of a point. */
static double largest(const double *ranks, size_t count, double square,
    size_t *at)
{
	const double n = (double)count, spread = square / (n * (n - 1));
	double sum = 0, most = 0;

	for (size_t t = 1; t + BSZ_SCAN_MARGIN <= count; t++) {
		sum += ranks[t - 1];
		if (t < BSZ_SCAN_MARGIN)
			continue;
		const double variance =
		    spread * (double)t * (double)(count - t);
		const double z = variance > 0 ?
		    fabs(sum) / sqrt(variance) : 0;

		if (z > most) {
			most = z;
			*at = t;
		}
	}
	return most;
}

/* Correlation of neighbours' ranks about the mean of their side. */
static double correlation(const double *ranks, size_t count, size_t at)
{
	const double left = bsz_mean(ranks, at);
	const double right = bsz_mean(ranks + at, count - at);
	double cross = 0, square = 0, before = 0;

	for (size_t i = 0; i < count; i++) {
		const double d = ranks[i] - (i < at ? left : right);

		square += d * d;
		if (i && i != at)
			cross += d * before;
		before = d;
	}
	return square > 0 ? cross / square : 0;
}

static int scan(const double *values, size_t count, uint64_t seed,
    struct bsz_scan *result, struct bsz_err *err)
{
	struct ranked *work = bsz_calloc(count, sizeof(*work));
	double *ranks = bsz_calloc(count, sizeof(*ranks));
	struct bsz_random random;
	size_t as_large = 0, ignored;

	if (!work || !ranks) {
		bsz_free(work);
		bsz_free(ranks);
		return bsz_fail_memory(err);
	}
	const double square = centre_ranks(values, count, work, ranks);
	result->at = count / 2;
	result->statistic = largest(ranks, count, square, &result->at);
	result->lag1 = correlation(ranks, count, result->at);
	if (result->lag1 > 0 && result->lag1 < 1)
		result->statistic /=
		    sqrt((1 + result->lag1) / (1 - result->lag1));
	bsz_random_seed(&random, seed);
	for (size_t k = 0; k < BSZ_SCAN_DRAWS; k++) {
		bsz_random_shuffle(&random, ranks, count);
		as_large += largest(ranks, count, square, &ignored) >=
		    result->statistic;
	}
	result->p = ((double)as_large + 1) / (BSZ_SCAN_DRAWS + 1);
	bsz_free(work);
	bsz_free(ranks);
	return 0;
}

int bsz_scan(const double *values, size_t count, uint64_t seed,
    struct bsz_scan *result, struct bsz_err *err)
{
	*result = (struct bsz_scan){.p = 1};
	if (count < 2 * BSZ_SCAN_MARGIN)
		return bsz_fail(err, BSZ_ENODATA, "%zu values are too few "
		    "for a search (%d are needed)", count,
		    2 * BSZ_SCAN_MARGIN);
	return scan(values, count, seed, result, err);
}

struct segment {
	size_t begin, end;
};

int bsz_scan_all(const double *values, size_t count, double alpha,
    uint64_t seed, struct bsz_scan *found, size_t most, size_t *found_count,
    struct bsz_err *err)
{
	struct segment queue[2 * BSZ_SCAN_DRAWS];
	size_t first = 0, last = 0, tested = 0;

	*found_count = 0;
	queue[last++] = (struct segment){0, count};
	while (first < last && *found_count < most) {
		const struct segment now = queue[first++];
		struct bsz_scan one;

		if (now.end - now.begin < 2 * BSZ_SCAN_MARGIN)
			continue;
		const int rc = bsz_scan(values + now.begin,
		    now.end - now.begin, seed + tested, &one, err);
		if (rc)
			return rc;
		tested++;
		if (!(one.p * (double)tested <= alpha))
			continue;
		one.at += now.begin;
		size_t place = (*found_count)++;
		for (; place && found[place - 1].at > one.at; place--)
			found[place] = found[place - 1];
		found[place] = one;
		if (last + 2 <= BSZ_COUNTOF(queue)) {
			queue[last++] = (struct segment){now.begin, one.at};
			queue[last++] = (struct segment){one.at, now.end};
		}
	}
	return 0;
}
