/*
 * Six bits a digit. The bytes never overtake the digits, so that a text may
 * be decoded where it stands.
 */
#include <binsize/base64.h>

#include <string.h>

static int digit(char c)
{
	return c >= 'A' && c <= 'Z' ? c - 'A' :
	    c >= 'a' && c <= 'z' ? c - 'a' + 26 :
	    c >= '0' && c <= '9' ? c - '0' + 52 :
	    c == '+' ? 62 : c == '/' ? 63 : -1;
}

bool bsz_base64_decode(const char *text, void *out, size_t *size)
{
	uint8_t *const bytes = out;
	uint32_t word = 0;
	size_t count = 0;

	*size = 0;
	for (int value; (value = digit(*text)) >= 0; text++, count++) {
		word = word << 6 | (uint32_t)value;
		if (count % 4)
			bytes[(*size)++] =
			    (uint8_t)(word >> (6 - 2 * (count % 4)));
	}
	const size_t padding = strspn(text, "=");
	return !text[padding] && count % 4 != 1 &&
	    (!padding || (padding < 3 && (count + padding) % 4 == 0));
}
