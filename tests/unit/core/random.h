/*
 * Numbers for random cases, the same on every run.
 */
#ifndef BINSIZE_TEST_RANDOM_H
#define BINSIZE_TEST_RANDOM_H

#include <binsize/base.h>

/* xorshift64*; the seed must not be 0. */
static inline uint64_t random_next(uint64_t *seed)
{
	*seed ^= *seed >> 12;
	*seed ^= *seed << 25;
	*seed ^= *seed >> 27;
	return *seed * UINT64_C(0x2545f4914f6cdd1d) >> 16;
}

/* A number below limit. */
static inline uint32_t random_below(uint64_t *seed, uint32_t limit)
{
	return (uint32_t)(random_next(seed) % limit);
}

#endif
