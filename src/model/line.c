/*
 * Straight lines in plain doubles, for the many fits of a bootstrap: sums
 * about the means, so that sizes far from 0 keep their digits. The fits that
 * are reported come from least_squares.c and huber.c.
 */
#include <binsize/fit.h>

#include <math.h>

#define K 1.345
#define HUBER_STEPS 6

bool bsz_line_fit(const double *x, const double *y, const double *weights,
    size_t rows, struct bsz_line *line)
{
	double w = 0, mx = 0, my = 0, xx = 0, xy = 0;

	for (size_t i = 0; i < rows; i++) {
		const double weight = weights ? weights[i] : 1;

		w += weight;
		mx += weight * x[i];
		my += weight * y[i];
	}
	mx /= w;
	my /= w;
	for (size_t i = 0; i < rows; i++) {
		const double weight = weights ? weights[i] : 1;
		const double d = x[i] - mx;

		xx += weight * d * d;
		xy += weight * d * (y[i] - my);
	}
	if (!(xx > 0))
		return false;
	line->slope = xy / xx;
	line->intercept = my - line->slope * mx;
	return true;
}

bool bsz_line_huber(const double *x, const double *y, const double *weights,
    size_t rows, double scale, double *work, struct bsz_line *line)
{
	for (int step = 0; step < HUBER_STEPS; step++) {
		for (size_t i = 0; i < rows; i++) {
			const double r = fabs(y[i] - line->intercept -
			    line->slope * x[i]);

			work[i] = (weights ? weights[i] : 1) *
			    (r > K * scale ? K * scale / r : 1);
		}
		if (!bsz_line_fit(x, y, work, rows, line))
			return false;
	}
	return true;
}
