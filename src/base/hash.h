/*
 * Hashing for tables in memory: eight bytes at a time are mixed by one
 * 64 x 64 multiplication whose halves are folded. Fast for the 10 to 100
 * bytes of symbol names; not meant to resist an attacker, because a crafted
 * input can only slow its own report. Never written to any output.
 */
#ifndef BINSIZE_BASE_HASH_H
#define BINSIZE_BASE_HASH_H

#include <binsize/base.h>

#define BSZ_HASH_A UINT64_C(0x9e3779b97f4a7c15)
#define BSZ_HASH_B UINT64_C(0xd6e8feb86659fd93)

BSZ_ALWAYS_INLINE uint64_t bsz_hash_fold(uint64_t a, uint64_t b)
{
	__extension__ const unsigned __int128 product =
	    (unsigned __int128)a * b;

	return (uint64_t)product ^ (uint64_t)(product >> 64);
}

BSZ_ALWAYS_INLINE uint64_t bsz_hash_load_8(const char *text)
{
	uint64_t word;

	memcpy(&word, text, sizeof(word));
	return word;
}

BSZ_ALWAYS_INLINE uint64_t bsz_hash_load_4(const char *text)
{
	uint32_t word;

	memcpy(&word, text, sizeof(word));
	return word;
}

/* Up to 7 bytes: two overlapping words of four, or first, middle, last. */
BSZ_ALWAYS_INLINE uint64_t bsz_hash_load_few(const char *text, size_t size)
{
	if (size >= 4)
		return bsz_hash_load_4(text) |
		    bsz_hash_load_4(text + size - 4) << 32;
	if (size)
		return (uint64_t)(uint8_t)text[0] |
		    (uint64_t)(uint8_t)text[size / 2] << 8 |
		    (uint64_t)(uint8_t)text[size - 1] << 16;
	return 0;
}

BSZ_ALWAYS_INLINE uint32_t bsz_hash_text(const char *text, size_t size)
{
	uint64_t hash = BSZ_HASH_A ^ size;

	if (size < 8)
		return (uint32_t)(bsz_hash_fold(hash ^
		    bsz_hash_load_few(text, size), BSZ_HASH_B) >> 16);
	for (size_t at = 0; at + 8 < size; at += 8)
		hash = bsz_hash_fold(hash ^ bsz_hash_load_8(text + at),
		    BSZ_HASH_B);
	/* The last eight bytes, perhaps some of them again. */
	hash = bsz_hash_fold(hash ^ bsz_hash_load_8(text + size - 8),
	    BSZ_HASH_A);
	return (uint32_t)(hash >> 16);
}

/* Of two numbers; kind tells apart what must not be equal. */
BSZ_ALWAYS_INLINE uint32_t bsz_hash_pair(uint32_t first, uint32_t second,
    unsigned kind)
{
	const uint64_t word = (uint64_t)first << 32 | second;

	return (uint32_t)(bsz_hash_fold(word ^ BSZ_HASH_A,
	    BSZ_HASH_B + 2 * kind) >> 16);
}

#endif
