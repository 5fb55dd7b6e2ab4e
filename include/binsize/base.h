/*
 * The few words every file needs: a span of bytes, the size of an array,
 * attributes, and arithmetic that notices overflow.
 *
 * Sizes, offsets and addresses are uint64_t everywhere, counts are size_t.
 */
#ifndef BINSIZE_BASE_H
#define BINSIZE_BASE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include <binsize/banned.h>

#define BSZ_COUNTOF(a) (sizeof(a) / sizeof((a)[0]))
#define BSZ_PRINTF(fmt, args) __attribute__((format(printf, fmt, args)))
#define BSZ_AUTO(release) __attribute__((cleanup(release)))
#define BSZ_LIKELY(x) __builtin_expect(!!(x), 1)
#define BSZ_UNLIKELY(x) __builtin_expect(!!(x), 0)
#define BSZ_ALWAYS_INLINE static inline __attribute__((always_inline))

/* Bytes that somebody else owns; never written through. */
struct bsz_span {
	const uint8_t *data;
	uint64_t size;
};

/*
 * The part [offset, offset + size) of a span, or an empty span with a NULL
 * pointer when that part does not lie inside. Never fails. O(1).
 */
BSZ_ALWAYS_INLINE struct bsz_span bsz_span_part(struct bsz_span span,
    uint64_t offset, uint64_t size)
{
	if (offset > span.size || size > span.size - offset)
		return (struct bsz_span){NULL, 0};
	return (struct bsz_span){span.data + offset, size};
}

/* a + b, or the largest value when that does not fit. */
BSZ_ALWAYS_INLINE uint64_t bsz_add(uint64_t a, uint64_t b)
{
	uint64_t sum;

	return __builtin_add_overflow(a, b, &sum) ? UINT64_MAX : sum;
}

/* a * b, or the largest value when that does not fit. */
BSZ_ALWAYS_INLINE uint64_t bsz_mul(uint64_t a, uint64_t b)
{
	uint64_t product;

	return __builtin_mul_overflow(a, b, &product) ? UINT64_MAX : product;
}

/* The next multiple of align (0 counts as 1), saturating. */
BSZ_ALWAYS_INLINE uint64_t bsz_align_up(uint64_t value, uint64_t align)
{
	const uint64_t rest = align > 1 ? value % align : 0;

	return rest ? bsz_add(value, align - rest) : value;
}

BSZ_ALWAYS_INLINE uint64_t bsz_min(uint64_t a, uint64_t b)
{
	return a < b ? a : b;
}

BSZ_ALWAYS_INLINE uint64_t bsz_max(uint64_t a, uint64_t b)
{
	return a > b ? a : b;
}

#endif
