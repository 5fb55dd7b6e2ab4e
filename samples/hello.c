/*
 * A small C program whose bytes are easy to tell apart: a table of 32 KiB of
 * constants, a buffer of 64 KiB that costs memory but no file, a function
 * that is inlined twice, and code to go with them.
 */
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#define WORDS 8192
#define LINE 65536

/* Read-only data: 8192 words of 4 bytes. */
static const uint32_t table[WORDS] = {
	[0] = 1, [1] = 2, [WORDS / 2] = 3, [WORDS - 1] = 4,
};

/* Zero-initialised data: in memory only. */
static char line[LINE];

/* Written once, found in both of its callers. */
static inline uint32_t mix(uint32_t hash, uint32_t word)
{
	hash ^= word;
	hash *= UINT32_C(0x9e3779b1);
	hash ^= hash >> 15;
	hash *= UINT32_C(0x85ebca77);
	return hash ^ hash >> 13;
}

__attribute__((noinline)) static uint32_t hash_table(uint32_t seed)
{
	for (size_t i = 0; i < WORDS; i++)
		seed = mix(seed, table[i]);
	return seed;
}

__attribute__((noinline)) static uint32_t hash_text(const char *text)
{
	uint32_t hash = 0;

	while (*text)
		hash = mix(hash, (unsigned char)*text++);
	return hash;
}

int main(int argc, char **argv)
{
	const char *name = argc > 1 ? argv[1] : "world";

	(void)snprintf(line, sizeof(line), "hello, %s", name);
	(void)printf("%s: %08x\n", line, hash_table(hash_text(line)));
	return strlen(line) + 1 == sizeof(line);
}
