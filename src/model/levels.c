/*
 * Shifts of the mean by least squares: the largest F statistic of one break,
 * and the best partition into up to six segments by dynamic programming,
 * with BIC to choose among them.
 */
#include <binsize/arena.h>
#include <binsize/shift.h>

#include <math.h>

struct series {
	double *sum, *square; /* of the values before each */
	size_t count;
};

static double segment_rss(const struct series *series, size_t begin,
    size_t end)
{
	const double sum = series->sum[end] - series->sum[begin];

	return fmax(0, series->square[end] - series->square[begin] -
	    sum * sum / (double)(end - begin));
}

static void single_breaks(const struct series *series, double trim,
    struct bsz_levels *levels)
{
	const size_t n = series->count;
	const size_t margin = (size_t)floor(trim * (double)n);
	const double all = segment_rss(series, 0, n);

	levels->single_rss = INFINITY;
	levels->sup_f = -INFINITY;
	for (size_t t = 1; t < n; t++) {
		const double rss = segment_rss(series, 0, t) +
		    segment_rss(series, t, n);
		const double f = (all - rss) / (rss / (double)(n - 2));

		if (rss < levels->single_rss) {
			levels->single_rss = rss;
			levels->single = t;
		}
		if (t >= margin && t <= n - margin && f > levels->sup_f) {
			levels->sup_f = f;
			levels->sup_f_at = t;
		}
	}
}

static double bic(double rss, size_t count, size_t breaks)
{
	const double n = (double)count;

	return n * (log(rss / n) + 1 + log(2 * M_PI)) +
	    log(n) * (2 * (double)breaks + 2);
}

/* best[k * (n + 1) + end]: the least rss of k breaks before end. */
static void partition(const struct series *series, size_t least, double *best,
    uint32_t *from, struct bsz_levels *levels)
{
	const size_t n = series->count, row = n + 1;

	for (size_t end = 0; end <= n; end++)
		best[end] = end < least ? INFINITY :
		    segment_rss(series, 0, end);
	for (size_t k = 1; k <= BSZ_BREAKS_MOST; k++)
		for (size_t end = 0; end <= n; end++) {
			double *const cell = &best[k * row + end];

			*cell = INFINITY;
			for (size_t t = k * least; t + least <= end; t++) {
				const double rss = best[(k - 1) * row + t] +
				    segment_rss(series, t, end);

				if (rss < *cell) {
					*cell = rss;
					from[k * row + end] = (uint32_t)t;
				}
			}
		}
	size_t chosen = 0;
	for (size_t k = 0; k <= BSZ_BREAKS_MOST; k++) {
		levels->rss[k] = best[k * row + n];
		levels->bic[k] = bic(levels->rss[k], n, k);
		if (levels->bic[k] < levels->bic[chosen])
			chosen = k;
	}
	levels->break_count = chosen;
	for (size_t k = chosen, end = n; k > 0; k--) {
		end = from[k * row + end];
		levels->breaks[k - 1] = end;
	}
}

static void residual_cusum(const struct series *series,
    struct bsz_levels *levels)
{
	const double n = (double)series->count;
	const double scale = sqrt(segment_rss(series, 0, series->count) /
	    (n - 1)) * sqrt(n);
	const double mean = series->sum[series->count] / n;

	levels->bridge = 0;
	for (size_t t = 1; t <= series->count; t++)
		levels->bridge = fmax(levels->bridge, fabs(series->sum[t] -
		    mean * (double)t) / scale);
	levels->bridge_p = bsz_bridge_upper(levels->bridge);
}

int bsz_levels(const double *values, size_t count, double trim,
    struct bsz_levels *levels, struct bsz_err *err)
{
	const size_t row = count + 1;
	const size_t least = (size_t)floor(trim * (double)count);

	*levels = (struct bsz_levels){.sup_f = 0};
	if (least < 2)
		return bsz_fail(err, BSZ_ENODATA, "%zu values are too few "
		    "for segments", count);
	double *memory = bsz_calloc(row, (3 + BSZ_BREAKS_MOST) *
	    sizeof(*memory));
	uint32_t *from = bsz_calloc(row, (BSZ_BREAKS_MOST + 1) *
	    sizeof(*from));
	double *best = bsz_calloc(row, (BSZ_BREAKS_MOST + 1) * sizeof(*best));
	if (memory && from && best) {
		struct series series = {memory, memory + row, count};
		const double origin = bsz_mean(values, count);

		for (size_t i = 0; i < count; i++) {
			const double d = values[i] - origin;

			series.sum[i + 1] = series.sum[i] + d;
			series.square[i + 1] = series.square[i] + d * d;
		}
		single_breaks(&series, trim, levels);
		partition(&series, least, best, from, levels);
		residual_cusum(&series, levels);
	}
	const bool failed = !memory || !from || !best;
	bsz_free(memory);
	bsz_free(from);
	bsz_free(best);
	return failed ? bsz_fail_memory(err) : 0;
}
