/*
 * Base64 (RFC 4648, section 4) from outside, read.
 */
#ifndef BINSIZE_BASE64_H
#define BINSIZE_BASE64_H

#include <binsize/base.h>

/*
 * The bytes that a text stands for. out has room for strlen(text) bytes, and
 * may be the text itself. Padding may be missing; anything else that is not
 * as it should be makes the answer false.
 */
bool bsz_base64_decode(const char *text, void *out, size_t *size);

#endif
