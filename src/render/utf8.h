/*
 * One character of UTF-8 at a time, as Unicode 15 table 3-7 allows it: no
 * overlong forms, no surrogates, nothing above U+10FFFF.
 */
#ifndef BINSIZE_UTF8_H
#define BINSIZE_UTF8_H

#include <binsize/base.h>

/*
 * The character at the start of text and its code point. Returns its length
 * in bytes, or 0 when the first of the size bytes begins no valid character.
 */
BSZ_ALWAYS_INLINE size_t bsz_utf8_next(const char *text, size_t size,
    uint32_t *code)
{
	static const uint32_t least[] = {0, 0, 0x80, 0x800, 0x10000};
	const uint8_t *const bytes = (const uint8_t *)text;
	const uint8_t lead = size ? bytes[0] : 0xff;

	*code = lead;
	if (lead < 0x80)
		return 1;

	const size_t length = lead < 0xc2 ? 0 : lead < 0xe0 ? 2
	    : lead < 0xf0 ? 3 : lead < 0xf5 ? 4 : 0;

	if (!length || length > size)
		return 0;
	*code = lead & (0x7fu >> length);
	for (size_t i = 1; i < length; i++) {
		if ((bytes[i] & 0xc0) != 0x80)
			return 0;
		*code = *code << 6 | (bytes[i] & 0x3fu);
	}
	if (*code < least[length] || *code > 0x10ffff)
		return 0;
	return *code >= 0xd800 && *code < 0xe000 ? 0 : length;
}

#endif
