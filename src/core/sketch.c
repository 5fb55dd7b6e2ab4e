/*
 * The bucket of a value is its leading bit and the six bits behind it: shifts
 * alone, where logarithms would differ between libraries.
 */
#include <binsize/sketch.h>

#include <math.h>

#define BITS 6
#define MOST ((UINT64_C(1) << 54) - 1)

uint32_t bsz_sketch_bucket(uint64_t value)
{
	const uint64_t kept = value < MOST ? value : MOST;

	if (kept < UINT64_C(1) << BITS)
		return (uint32_t)kept;
	const unsigned shift = 63 - (unsigned)__builtin_clzll(kept) - BITS;

	return (uint32_t)((kept >> shift) + (shift << BITS));
}

/* The middle of the whole numbers that share a bucket. */
static double middle(uint32_t bucket)
{
	if (bucket < 2U << BITS)
		return bucket;
	const unsigned shift = (bucket >> BITS) - 1;
	const uint64_t lowest = ((uint64_t)(bucket & ((1U << BITS) - 1)) +
	    (1U << BITS)) << shift;

	return (double)lowest + (double)((UINT64_C(1) << shift) - 1) / 2;
}

void bsz_sketch_add(struct bsz_sketch *sketch, uint32_t bucket,
    uint64_t count)
{
	sketch->counts[bucket] = bsz_add(sketch->counts[bucket], count);
	sketch->values = bsz_add(sketch->values, count);
}

void bsz_sketch_merge(struct bsz_sketch *sketch,
    const struct bsz_bucket *buckets, size_t count)
{
	for (size_t i = 0; i < count; i++)
		bsz_sketch_add(sketch, buckets[i].at, buckets[i].count);
}

/* The value of a rank, from 0. */
static double value_at(const struct bsz_sketch *sketch, uint64_t rank)
{
	uint64_t before = 0;
	uint32_t bucket = 0;

	for (; bucket + 1 < BSZ_SKETCH_BUCKETS; bucket++) {
		before += sketch->counts[bucket];
		if (before > rank)
			break;
	}
	return middle(bucket);
}

double bsz_sketch_quantile(const struct bsz_sketch *sketch, double p)
{
	if (!sketch->values)
		return NAN;
	const double at = p * (double)(sketch->values - 1);
	const uint64_t rank = (uint64_t)at;
	const double low = value_at(sketch, rank);

	if ((double)rank == at)
		return low;
	return low + (at - (double)rank) *
	    (value_at(sketch, rank + 1) - low);
}
