/*
 * Distribution functions. Incomplete beta and gamma functions by series and
 * continued fractions (modified Lentz), their factors in front in long
 * double, because lgamma() of 500 alone has an error of 5e-13.
 */
#include <binsize/stats.h>

#include <math.h>

#define TINY 1e-300
#define MOST_TERMS 10000

double bsz_normal_upper(double z)
{
	return 0.5 * erfc(z * M_SQRT1_2);
}

/* Newton on the logarithm of the tail, which is concave: from any start it
 * comes down on the root from one side, in about six steps. */
static double normal_tail(double p)
{
	double z = sqrt(-2 * log(p));

	for (int i = 0; i < 60; i++) {
		const double tail = bsz_normal_upper(z);
		const double density = exp(-0.5 * z * z) /
		    sqrt(2 * M_PI);
		const double step = (log(tail) - log(p)) * tail / density;

		z += step;
		if (fabs(step) <= 1e-15 * fabs(z))
			break;
	}
	return z;
}

double bsz_normal_quantile(double p)
{
	if (!(p > 0) || !(p < 1))
		return p == 0 ? -INFINITY : p == 1 ? INFINITY : NAN;
	if (p == 0.5)
		return 0;
	return p < 0.5 ? -normal_tail(p) : normal_tail(1 - p);
}

/* x^a (1-x)^b / (a B(a, b)), y = 1 - x given apart. */
static double beta_front(double x, double y, double a, double b)
{
	const long double log_front = lgammal((long double)a + b) -
	    lgammal(a) - lgammal(b) + a * logl(x) + b * logl(y);

	return (double)(expl(log_front) / a);
}

static double guarded(double value)
{
	return fabs(value) < TINY ? TINY : value;
}

/* The continued fraction of I_x(a, b), good for x below (a+1)/(a+b+2). */
static double beta_fraction(double x, double a, double b)
{
	double c = 1, d = 1 / guarded(1 - (a + b) * x / (a + 1)), value = d;

	for (int m = 1; m < MOST_TERMS; m++) {
		const double even = m * (b - m) * x /
		    ((a + 2 * m - 1) * (a + 2 * m));
		const double odd = -(a + m) * (a + b + m) * x /
		    ((a + 2 * m) * (a + 2 * m + 1));

		d = 1 / guarded(1 + even * d);
		c = guarded(1 + even / c);
		value *= d * c;
		d = 1 / guarded(1 + odd * d);
		c = guarded(1 + odd / c);
		value *= d * c;
		if (fabs(d * c - 1) < 1e-16)
			break;
	}
	return value;
}

/* I_x(a, b) with y = 1 - x known without cancellation. */
static double beta_both(double x, double y, double a, double b)
{
	if (!(x > 0))
		return 0;
	if (!(y > 0))
		return 1;
	if (x < (a + 1) / (a + b + 2))
		return beta_front(x, y, a, b) * beta_fraction(x, a, b);
	return 1 - beta_front(y, x, b, a) * beta_fraction(y, b, a);
}

double bsz_beta_lower(double x, double a, double b)
{
	return beta_both(x, 1 - x, a, b);
}

double bsz_t_two_sided(double t, double df)
{
	const double sum = df + t * t;

	return beta_both(df / sum, t * t / sum, df / 2, 0.5);
}

double bsz_f_upper(double f, double df1, double df2)
{
	const double sum = df2 + df1 * f;

	return f <= 0 ? 1 : beta_both(df2 / sum, df1 * f / sum, df2 / 2,
	    df1 / 2);
}

/* t with two-sided probability p: bisection on the logarithm, for the tails
 * of few degrees of freedom are long, then Newton. */
static double t_tail(double p, double df)
{
	double low = 0, high = 1;

	while (bsz_t_two_sided(high, df) > p && high < 1e300)
		high *= 2;
	for (int i = 0; i < 200 && high - low > 1e-16 * high; i++) {
		const double middle = low + (high - low) / 2;

		if (bsz_t_two_sided(middle, df) > p)
			low = middle;
		else
			high = middle;
	}
	return low + (high - low) / 2;
}

double bsz_t_quantile(double p, double df)
{
	if (!(p > 0) || !(p < 1))
		return p == 0 ? -INFINITY : p == 1 ? INFINITY : NAN;
	if (p == 0.5)
		return 0;
	return p < 0.5 ? -t_tail(2 * p, df) : t_tail(2 * (1 - p), df);
}

/* Lower incomplete gamma function by its series, over the front. */
static double gamma_series(double x, double a)
{
	double term = 1 / a, sum = term;

	for (int n = 1; n < MOST_TERMS && term > sum * 1e-17; n++) {
		term *= x / (a + n);
		sum += term;
	}
	return sum;
}

/* Upper one by its continued fraction. */
static double gamma_fraction(double x, double a)
{
	double b = x + 1 - a, c = 1 / TINY, d = 1 / guarded(b), value = d;

	for (int i = 1; i < MOST_TERMS; i++) {
		const double an = -i * (i - a);

		b += 2;
		d = 1 / guarded(an * d + b);
		c = guarded(b + an / c);
		value *= d * c;
		if (fabs(d * c - 1) < 1e-16)
			break;
	}
	return value;
}

double bsz_chi2_upper(double chi2, double df)
{
	const double x = chi2 / 2, a = df / 2;

	if (!(x > 0))
		return 1;
	const double front = (double)expl(a * logl(x) - x - lgammal(a));
	return x < a + 1 ? 1 - front * gamma_series(x, a) :
	    front * gamma_fraction(x, a);
}

double bsz_bridge_upper(double x)
{
	double sum = 0;

	if (x < 0.2)
		return 1; /* to 15 digits; the series needs many terms there */
	for (int k = 1; k < 100; k++) {
		const double term = exp(-2.0 * k * k * x * x);

		sum += k % 2 ? term : -term;
		if (term < 1e-17)
			break;
	}
	return 2 * sum > 1 ? 1 : 2 * sum;
}
