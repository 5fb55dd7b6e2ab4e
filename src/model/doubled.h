/*
 * Doubled precision: a number as the unevaluated sum of two doubles, 106
 * bits. Products are split by Veltkamp and Dekker instead of using fma(), so
 * that results are the same with and without that instruction; the build
 * keeps the compiler from contracting.
 */
#ifndef BINSIZE_DOUBLED_H
#define BINSIZE_DOUBLED_H

struct doubled {
	double high, low;
};

/* a + b exactly, when |a| >= |b|. */
static inline struct doubled doubled_quick(double a, double b)
{
	const double sum = a + b;

	return (struct doubled){sum, b - (sum - a)};
}

/* a + b exactly. */
static inline struct doubled doubled_sum(double a, double b)
{
	const double sum = a + b;
	const double part = sum - a;

	return (struct doubled){sum, (a - (sum - part)) + (b - part)};
}

/* a * b exactly, below about 1e300. */
static inline struct doubled doubled_product(double a, double b)
{
	const double split = 134217729; /* 2^27 + 1 */
	const double product = a * b;
	double high = split * a;
	const double a_high = high - (high - a), a_low = a - a_high;

	high = split * b;
	const double b_high = high - (high - b), b_low = b - b_high;

	return (struct doubled){product, ((a_high * b_high - product) +
	    a_high * b_low + a_low * b_high) + a_low * b_low};
}

static inline struct doubled doubled_add(struct doubled a, struct doubled b)
{
	struct doubled high = doubled_sum(a.high, b.high);
	const struct doubled low = doubled_sum(a.low, b.low);

	high = doubled_quick(high.high, high.low + low.high);
	return doubled_quick(high.high, high.low + low.low);
}

static inline struct doubled doubled_negate(struct doubled a)
{
	return (struct doubled){-a.high, -a.low};
}

static inline struct doubled doubled_multiply(struct doubled a,
    struct doubled b)
{
	const struct doubled product = doubled_product(a.high, b.high);

	return doubled_quick(product.high,
	    product.low + (a.high * b.low + a.low * b.high));
}

static inline struct doubled doubled_divide(struct doubled a,
    struct doubled b)
{
	const double first = a.high / b.high;
	struct doubled rest = doubled_add(a, doubled_negate(
	    doubled_multiply(b, (struct doubled){first, 0})));
	const double second = rest.high / b.high;

	rest = doubled_add(rest, doubled_negate(
	    doubled_multiply(b, (struct doubled){second, 0})));
	return doubled_add(doubled_quick(first, second),
	    (struct doubled){rest.high / b.high, 0});
}

#endif
