/*
 * xoshiro256** (Blackman and Vigna) seeded by splitmix64, and Lemire's
 * bounded draw. The algorithms are published with their constants, so a
 * reader in any language draws the same numbers from the same seed.
 */
#include <binsize/random.h>

static uint64_t rotate(uint64_t value, int by)
{
	return (value << by) | (value >> (64 - by));
}

uint64_t bsz_splitmix(uint64_t *state)
{
	uint64_t z = *state += UINT64_C(0x9e3779b97f4a7c15);

	z = (z ^ (z >> 30)) * UINT64_C(0xbf58476d1ce4e5b9);
	z = (z ^ (z >> 27)) * UINT64_C(0x94d049bb133111eb);
	return z ^ (z >> 31);
}

void bsz_random_seed(struct bsz_random *random, uint64_t seed)
{
	for (size_t i = 0; i < BSZ_COUNTOF(random->state); i++)
		random->state[i] = bsz_splitmix(&seed);
}

uint64_t bsz_random_next(struct bsz_random *random)
{
	uint64_t *const s = random->state;
	const uint64_t result = rotate(s[1] * 5, 7) * 9;
	const uint64_t t = s[1] << 17;

	s[2] ^= s[0];
	s[3] ^= s[1];
	s[1] ^= s[2];
	s[0] ^= s[3];
	s[2] ^= t;
	s[3] = rotate(s[3], 45);
	return result;
}

uint64_t bsz_random_below(struct bsz_random *random, uint64_t n)
{
	__extension__ typedef unsigned __int128 wide;
	wide product = (wide)bsz_random_next(random) * n;

	if ((uint64_t)product < n) {
		const uint64_t least = -n % n;

		while ((uint64_t)product < least)
			product = (wide)bsz_random_next(random) * n;
	}
	return (uint64_t)(product >> 64);
}

double bsz_random_unit(struct bsz_random *random)
{
	return ((double)(bsz_random_next(random) >> 11) + 0.5) * 0x1p-53;
}

double bsz_random_normal(struct bsz_random *random)
{
	return bsz_normal_quantile(bsz_random_unit(random));
}

void bsz_random_shuffle(struct bsz_random *random, double *values,
    size_t count)
{
	for (size_t i = count; i > 1; i--) {
		const size_t j = (size_t)bsz_random_below(random, i);
		const double value = values[i - 1];

		values[i - 1] = values[j];
		values[j] = value;
	}
}

uint64_t bsz_seed_text(uint64_t seed, const char *text)
{
	for (; *text; text++)
		seed = (seed ^ (uint8_t)*text) * UINT64_C(0x100000001b3);
	return seed;
}
