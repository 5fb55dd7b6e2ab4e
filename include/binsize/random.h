/*
 * Random numbers by published algorithms, so that anyone can draw the same:
 * xoshiro256** seeded by splitmix64, bounded draws by multiplication with
 * rejection. And what is drawn with them: bootstrap samples.
 */
#ifndef BINSIZE_RANDOM_H
#define BINSIZE_RANDOM_H

#include <binsize/err.h>
#include <binsize/stats.h>

struct bsz_random {
	uint64_t state[4];
};

/* The next number of splitmix64, whose whole state is *state. */
uint64_t bsz_splitmix(uint64_t *state);

/* Begin a stream of numbers: the same seed gives the same ones. */
void bsz_random_seed(struct bsz_random *random, uint64_t seed);
uint64_t bsz_random_next(struct bsz_random *random);
/* A number below n, n > 0, without bias. */
uint64_t bsz_random_below(struct bsz_random *random, uint64_t n);
/* In (0, 1), with 53 bits. */
double bsz_random_unit(struct bsz_random *random);
/* Standard normal: the quantile of bsz_random_unit(). */
double bsz_random_normal(struct bsz_random *random);
/* Fisher and Yates, from the last to the first. */
void bsz_random_shuffle(struct bsz_random *random, double *values,
    size_t count);

/* FNV-1a of a text, continued from seed: seeds derived from a query. */
#define BSZ_SEED UINT64_C(0xcbf29ce484222325)
uint64_t bsz_seed_text(uint64_t seed, const char *text);

/* A statistic of a sample; may reorder the values. */
typedef double bsz_statistic(double *values, size_t count);

struct bsz_bootstrap {
	double estimate;        /* of the sample itself */
	double *replicates;     /* in the order drawn; owned by the caller */
	size_t count;
	double z0, acceleration, alpha_low, alpha_high;
	double mean, deviation; /* of the replicates */
	struct bsz_interval percentile, basic, bca;
};

/*
 * Bootstrap a statistic of one sample with 95 % intervals. For each
 * replicate count indices are drawn in order. result->replicates has room
 * for result->count values. BCa is meant for smooth statistics: its
 * acceleration comes from the jackknife, which fails for quantiles.
 * BSZ_ENOMEM. O(replicates * count * statistic).
 */
int bsz_bootstrap(const double *values, size_t count,
    bsz_statistic *statistic, uint64_t seed, struct bsz_bootstrap *result,
    struct bsz_err *err);

/* How often each row is drawn when whole groups (projects) are. */
struct bsz_groups {
	const uint32_t *of_row; /* group of each row, below count */
	size_t rows, count;
};

/*
 * Draw as many groups as there are, with replacement; a row's weight is how
 * often its group came. With one group rows are drawn instead. drawn has
 * room for count (or rows) numbers.
 */
void bsz_groups_draw(const struct bsz_groups *groups,
    struct bsz_random *random, double *weights, uint32_t *drawn);

#endif
