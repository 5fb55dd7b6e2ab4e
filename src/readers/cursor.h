/*
 * Bounds-checked reading of numbers in either byte order.
 *
 * A cursor remembers that it ran over its end: further reads give 0 and stay
 * at the end, so that a decoder checks once a record instead of once a field.
 */
#ifndef BINSIZE_CURSOR_H
#define BINSIZE_CURSOR_H

#include <binsize/base.h>

struct cursor {
	const uint8_t *at;
	const uint8_t *end;
	bool big;    /* most significant byte first */
	bool failed; /* a read went over the end, or a LEB128 had none */
};

BSZ_ALWAYS_INLINE uint16_t load16(const uint8_t *at, bool big)
{
	uint16_t value;

	memcpy(&value, at, sizeof(value));
#if __BYTE_ORDER__ == __ORDER_BIG_ENDIAN__
	big = !big;
#endif
	return big ? __builtin_bswap16(value) : value;
}

BSZ_ALWAYS_INLINE uint32_t load32(const uint8_t *at, bool big)
{
	uint32_t value;

	memcpy(&value, at, sizeof(value));
#if __BYTE_ORDER__ == __ORDER_BIG_ENDIAN__
	big = !big;
#endif
	return big ? __builtin_bswap32(value) : value;
}

BSZ_ALWAYS_INLINE uint64_t load64(const uint8_t *at, bool big)
{
	uint64_t value;

	memcpy(&value, at, sizeof(value));
#if __BYTE_ORDER__ == __ORDER_BIG_ENDIAN__
	big = !big;
#endif
	return big ? __builtin_bswap64(value) : value;
}

BSZ_ALWAYS_INLINE struct cursor cursor_on(struct bsz_span span, bool big)
{
	return (struct cursor){span.data, span.data + span.size, big,
	    span.data == NULL};
}

BSZ_ALWAYS_INLINE uint64_t cursor_left(const struct cursor *cursor)
{
	return (uint64_t)(cursor->end - cursor->at);
}

BSZ_ALWAYS_INLINE void cursor_fail(struct cursor *cursor)
{
	cursor->failed = true;
	cursor->at = cursor->end;
}

BSZ_ALWAYS_INLINE bool cursor_has(struct cursor *cursor, uint64_t size)
{
	if (BSZ_LIKELY(cursor_left(cursor) >= size))
		return true;
	cursor_fail(cursor);
	return false;
}

BSZ_ALWAYS_INLINE void cursor_skip(struct cursor *cursor, uint64_t size)
{
	if (cursor_has(cursor, size))
		cursor->at += size;
}

BSZ_ALWAYS_INLINE uint8_t cursor_u8(struct cursor *cursor)
{
	return cursor_has(cursor, 1) ? *cursor->at++ : 0;
}

BSZ_ALWAYS_INLINE uint16_t cursor_u16(struct cursor *cursor)
{
	if (!cursor_has(cursor, 2))
		return 0;
	cursor->at += 2;
	return load16(cursor->at - 2, cursor->big);
}

BSZ_ALWAYS_INLINE uint32_t cursor_u32(struct cursor *cursor)
{
	if (!cursor_has(cursor, 4))
		return 0;
	cursor->at += 4;
	return load32(cursor->at - 4, cursor->big);
}

BSZ_ALWAYS_INLINE uint64_t cursor_u64(struct cursor *cursor)
{
	if (!cursor_has(cursor, 8))
		return 0;
	cursor->at += 8;
	return load64(cursor->at - 8, cursor->big);
}

/* An unsigned number of 1, 2, 3, 4 or 8 bytes; other sizes fail. */
BSZ_ALWAYS_INLINE uint64_t cursor_uint(struct cursor *cursor, unsigned size)
{
	switch (size) {
	case 1:
		return cursor_u8(cursor);
	case 2:
		return cursor_u16(cursor);
	case 4:
		return cursor_u32(cursor);
	case 8:
		return cursor_u64(cursor);
	case 3: {
		const uint32_t a = cursor_u8(cursor);
		const uint32_t b = cursor_u8(cursor);
		const uint32_t c = cursor_u8(cursor);

		return cursor->big ? a << 16 | b << 8 | c
				   : c << 16 | b << 8 | a;
	}
	}
	cursor_fail(cursor);
	return 0;
}

/*
 * LEB128, at most 10 bytes that count (DWARF 5, 7.6); bits above 64 are
 * dropped, a longer run of continuation bytes fails.
 */
BSZ_ALWAYS_INLINE uint64_t cursor_uleb(struct cursor *cursor)
{
	uint64_t value = 0;

	if (BSZ_LIKELY(cursor->at < cursor->end && *cursor->at < 0x80))
		return *cursor->at++;
	if (BSZ_LIKELY(cursor_left(cursor) > 1 && cursor->at[1] < 0x80)) {
		cursor->at += 2;
		return (cursor->at[-2] & 0x7fu) | (uint64_t)cursor->at[-1] << 7;
	}
	for (unsigned shift = 0; cursor->at < cursor->end; shift += 7) {
		const uint8_t byte = *cursor->at++;

		if (shift < 64)
			value |= (uint64_t)(byte & 0x7f) << shift;
		if (byte < 0x80)
			return value;
		if (shift > 140)
			break;
	}
	cursor_fail(cursor);
	return 0;
}

BSZ_ALWAYS_INLINE int64_t cursor_sleb(struct cursor *cursor)
{
	uint64_t value = 0;

	for (unsigned shift = 0; cursor->at < cursor->end;) {
		const uint8_t byte = *cursor->at++;

		if (shift < 64)
			value |= (uint64_t)(byte & 0x7f) << shift;
		shift += 7;
		if (byte < 0x80) {
			if (shift < 64 && byte & 0x40)
				value |= ~UINT64_C(0) << shift;
			return (int64_t)value;
		}
		if (shift > 140)
			break;
	}
	cursor_fail(cursor);
	return 0;
}

/* A NUL-terminated string; its length without the NUL goes to *size. */
BSZ_ALWAYS_INLINE const char *cursor_string(struct cursor *cursor, size_t *size)
{
	const uint8_t *start = cursor->at;
	const uint8_t *nul = cursor->at < cursor->end
	    ? memchr(start, 0, cursor_left(cursor)) : NULL;

	*size = 0;
	if (!nul) {
		cursor_fail(cursor);
		return "";
	}
	*size = (size_t)(nul - start);
	cursor->at = nul + 1;
	return (const char *)start;
}

/* The next size bytes as a cursor of their own; empty and failed if short. */
BSZ_ALWAYS_INLINE struct cursor cursor_take(struct cursor *cursor, uint64_t size)
{
	struct cursor part = *cursor;

	if (!cursor_has(cursor, size)) {
		part.at = part.end = cursor->end;
		part.failed = true;
		return part;
	}
	part.end = part.at + size;
	cursor->at += size;
	return part;
}

#endif
