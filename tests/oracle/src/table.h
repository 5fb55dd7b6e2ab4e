/* Functions that several units inline, and data that they share. */
#ifndef TABLE_H
#define TABLE_H

#include <stddef.h>
#include <stdint.h>

struct entry {
	uint32_t key, value;
	const char *text;
};

struct table {
	struct entry *entries;
	size_t count, room;
};

extern __thread unsigned table_errors;
extern const uint32_t table_primes[64];

int table_push(struct table *table, uint32_t key, const char *text);
const struct entry *table_find(const struct table *table, uint32_t key);
int table_old_push(struct table *table, uint32_t key, const char *text);

static inline uint32_t mix(uint32_t value)
{
	value ^= value >> 16;
	value *= 0x7feb352du;
	value ^= value >> 15;
	value *= 0x846ca68bu;
	return value ^ value >> 16;
}

static inline uint32_t mix_text(const char *text)
{
	uint32_t hash = 2166136261u;

	while (*text)
		hash = mix(hash ^ (unsigned char)*text++);
	return hash;
}

static inline uint32_t mix_pair(uint32_t left, const char *right)
{
	return mix(left + 0x9e3779b9u * mix_text(right));
}

#endif
