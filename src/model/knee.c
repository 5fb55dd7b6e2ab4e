/*
 * The broken line that fits best, after Hudson (1966). For a break inside a
 * gap between neighbouring sizes the two lines are free of each other; where
 * they cross inside that gap the free fit is the best one there. Otherwise
 * the best break of the gap is at one of its ends. So the global minimum is
 * found by looking at each gap and each size once, with running sums.
 */
#include <binsize/arena.h>
#include <binsize/fit.h>

#include <math.h>

#define ROBUST_STEPS 12
#define K 1.345

/* Weighted sums over rows, about a common origin. */
struct sums {
	double w, x, y, xx, xy, yy;
};

struct point {
	double x, y, w;
	size_t row;
};

struct search {
	struct point *points; /* by x */
	struct sums *before;  /* of the points in front of each, and of all */
	double *count;        /* rows with weight in front of each */
	size_t rows;
	double x0, y0;        /* the origin: means */
};

static int compare(const void *one, const void *other)
{
	const struct point *a = one, *b = other;

	if (a->x != b->x)
		return a->x < b->x ? -1 : 1;
	return (a->row > b->row) - (a->row < b->row);
}

static struct sums minus(const struct sums *a, const struct sums *b)
{
	return (struct sums){a->w - b->w, a->x - b->x, a->y - b->y,
		a->xx - b->xx, a->xy - b->xy, a->yy - b->yy};
}

static double square_rest(const struct sums *s, double *intercept,
    double *slope)
{
	const double xx = s->xx - s->x * s->x / s->w;
	const double xy = s->xy - s->x * s->y / s->w;
	const double yy = s->yy - s->y * s->y / s->w;

	if (!(xx > 1e-14 * fabs(s->xx)))
		return NAN; /* one size: no slope */
	*slope = xy / xx;
	*intercept = (s->y - *slope * s->x) / s->w;
	return fmax(0, yy - xy * xy / xx);
}

/* Best line with a break at a given place: 1, x, and (x - at)+. */
static double continuous(const struct sums *all, const struct sums *right,
    double at, double coef[3])
{
	double m[3][4] = {
		{all->w, all->x, right->x - at * right->w, all->y},
		{all->x, all->xx, right->xx - at * right->x, all->xy},
		{right->x - at * right->w, right->xx - at * right->x,
		    right->xx - 2 * at * right->x + at * at * right->w,
		    right->xy - at * right->y}};
	double rss = all->yy;
	const double side[3] = {m[0][3], m[1][3], m[2][3]};

	for (int k = 0; k < 3; k++) {
		if (!(fabs(m[k][k]) > 0))
			return NAN;
		for (int i = 0; i < 3; i++) {
			const double factor = i == k ? 0 : m[i][k] / m[k][k];

			for (int j = k; j < 4; j++)
				m[i][j] -= factor * m[k][j];
		}
	}
	for (int k = 0; k < 3; k++) {
		coef[k] = m[k][3] / m[k][k];
		rss -= coef[k] * side[k];
	}
	return fmax(0, rss);
}

static void take(struct bsz_knee *best, double rss, double at,
    double intercept, double left, double right)
{
	if (!(rss < best->rss))
		return;
	*best = (struct bsz_knee){.at = at, .intercept = intercept,
		.left = left, .right = right, .rss = rss, .found = true};
}

/* A break between point i - 1 and point i, or at point i. */
static void look(const struct search *search, size_t i,
    struct bsz_knee *best)
{
	const struct sums *all = &search->before[search->rows];
	const struct sums right = minus(all, &search->before[i]);
	const double low = search->points[i - 1].x;
	const double high = search->points[i].x;
	double a1, b1, a2, b2, coef[3];
	const double left_rss = square_rest(&search->before[i], &a1, &b1);
	const double right_rss = square_rest(&right, &a2, &b2);
	const double at = (a1 - a2) / (b2 - b1);

	if (isfinite(left_rss) && isfinite(right_rss) && isfinite(at) &&
	    at > low && at < high)
		take(best, left_rss + right_rss, at, a1, b1, b2);
	for (int end = 0; end < 2; end++) {
		const double place = end ? high : low;
		const double rss = continuous(all, &right, place, coef);

		if (isfinite(rss))
			take(best, rss, place, coef[0], coef[1],
			    coef[1] + coef[2]);
	}
}

static void sum_up(struct search *search)
{
	struct sums sum = {0, 0, 0, 0, 0, 0};
	double count = 0;

	for (size_t i = 0; i <= search->rows; i++) {
		search->before[i] = sum;
		search->count[i] = count;
		if (i == search->rows)
			break;
		const struct point *p = &search->points[i];

		sum.w += p->w;
		sum.x += p->w * p->x;
		sum.y += p->w * p->y;
		sum.xx += p->w * p->x * p->x;
		sum.xy += p->w * p->x * p->y;
		sum.yy += p->w * p->y * p->y;
		count += p->w > 0;
	}
}

static int search_open(struct search *search, const double *x,
    const double *y, const double *weights, size_t rows, struct bsz_err *err)
{
	*search = (struct search){.rows = rows};
	search->points = bsz_calloc(rows + 1, sizeof(*search->points));
	search->before = bsz_calloc(rows + 1, sizeof(*search->before));
	search->count = bsz_calloc(rows + 1, sizeof(*search->count));
	if (!search->points || !search->before || !search->count)
		return bsz_fail_memory(err);
	search->x0 = bsz_mean(x, rows);
	search->y0 = bsz_mean(y, rows);
	for (size_t i = 0; i < rows; i++)
		search->points[i] = (struct point){x[i] - search->x0,
			y[i] - search->y0, weights ? weights[i] : 1, i};
	qsort(search->points, rows, sizeof(*search->points), compare);
	return 0;
}

static void search_close(struct search *search)
{
	bsz_free(search->points);
	bsz_free(search->before);
	bsz_free(search->count);
}

static void search_run(struct search *search, size_t margin,
    struct bsz_knee *best)
{
	const double all = (sum_up(search), search->count[search->rows]);

	*best = (struct bsz_knee){.rss = INFINITY};
	for (size_t i = 1; i < search->rows; i++) {
		if (search->points[i].x == search->points[i - 1].x ||
		    search->count[i] < (double)margin ||
		    all - search->count[i] < (double)margin)
			continue;
		look(search, i, best);
	}
	if (!best->found)
		return;
	/* Back from the origin of the sums. */
	best->intercept += search->y0 - best->left * search->x0;
	best->at += search->x0;
}

int bsz_knee(const double *x, const double *y, const double *weights,
    size_t rows, size_t margin, struct bsz_knee *knee, struct bsz_err *err)
{
	struct search search;
	const int rc = search_open(&search, x, y, weights, rows, err);

	if (!rc)
		search_run(&search, bsz_max(margin, 1), knee);
	search_close(&search);
	return rc;
}

static double at_knee(const struct bsz_knee *knee, double x)
{
	return knee->intercept + knee->left * x +
	    (knee->right - knee->left) * fmax(0, x - knee->at);
}

/* Huber weights on residuals relative to the fit: noise grows with it. */
static void reweight(struct search *search, const double *prior,
    const struct bsz_knee *knee, double *work)
{
	const size_t rows = search->rows;
	double least = INFINITY;

	for (size_t i = 0; i < rows; i++) {
		const double fit = at_knee(knee,
		    search->points[i].x + search->x0);

		if (fit > 0)
			least = fmin(least, fit);
	}
	for (size_t i = 0; i < rows; i++) {
		const struct point *p = &search->points[i];
		const double fit = fmax(at_knee(knee, p->x + search->x0),
		    least);

		work[i] = fabs(p->y + search->y0 - fit) / fit;
	}
	memcpy(work + rows, work, rows * sizeof(*work));
	const double scale = bsz_median(work + rows, rows) / 0.6745;
	for (size_t i = 0; i < rows; i++) {
		struct point *p = &search->points[i];
		const double fit = fmax(at_knee(knee, p->x + search->x0),
		    least);
		const double robust = scale > 0 && work[i] > K * scale ?
		    K * scale / work[i] : 1;

		p->w = (prior ? prior[p->row] : 1) * robust / (fit * fit);
	}
}

int bsz_knee_robust(const double *x, const double *y, const double *weights,
    size_t rows, size_t margin, struct bsz_knee *knee, struct bsz_err *err)
{
	struct search search;
	int rc = search_open(&search, x, y, weights, rows, err);
	double *work = bsz_calloc(rows + 1, 2 * sizeof(*work));

	if (!rc && !work)
		rc = bsz_fail_memory(err);
	if (!rc)
		search_run(&search, bsz_max(margin, 1), knee);
	for (int i = 0; i < ROBUST_STEPS && !rc && knee->found; i++) {
		struct bsz_knee next;

		reweight(&search, weights, knee, work);
		search_run(&search, bsz_max(margin, 1), &next);
		if (!next.found)
			break;
		const bool same = next.at == knee->at &&
		    next.left == knee->left && next.right == knee->right;
		*knee = next;
		if (same)
			break;
	}
	bsz_free(work);
	search_close(&search);
	return rc;
}
