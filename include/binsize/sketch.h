/*
 * How values are spread, when the values themselves are gone: a count for
 * each of a fixed set of buckets. Sketches of disjoint runs are added bucket
 * by bucket, so a merged one is the one that all runs together would have
 * made; no order and no machine makes a difference.
 *
 * Values below 128 have a bucket each; above, 64 buckets share each power of
 * two, so a value is told from the middle of its bucket to within 0.8 %.
 */
#ifndef BINSIZE_SKETCH_H
#define BINSIZE_SKETCH_H

#include <binsize/base.h>

/* Of values up to 2^54; what is larger counts as that. */
#define BSZ_SKETCH_BUCKETS 3136

struct bsz_bucket {
	uint32_t at;
	uint64_t count;
};

struct bsz_sketch {
	uint64_t counts[BSZ_SKETCH_BUCKETS];
	uint64_t values; /* all counts together */
};

/* The bucket of a value. */
uint32_t bsz_sketch_bucket(uint64_t value);

/* Count a bucket, or all of a list whose buckets exist. */
void bsz_sketch_add(struct bsz_sketch *sketch, uint32_t bucket,
    uint64_t count);
void bsz_sketch_merge(struct bsz_sketch *sketch,
    const struct bsz_bucket *buckets, size_t count);

/* A quantile as of the middles of the buckets (type 7, as of plain values);
 * NaN of nothing. O(buckets). */
double bsz_sketch_quantile(const struct bsz_sketch *sketch, double p);

#endif
