/*
 * Classes of characters, whatever the locale.
 */
#ifndef BINSIZE_LINT_CHARACTERS_H
#define BINSIZE_LINT_CHARACTERS_H

#include <binsize/base.h>

BSZ_ALWAYS_INLINE bool bsz_is_digit(char c)
{
	return c >= '0' && c <= '9';
}

BSZ_ALWAYS_INLINE bool bsz_is_letter(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

/* White space inside of a line. */
BSZ_ALWAYS_INLINE bool bsz_is_blank(char c)
{
	return c == ' ' || c == '\t' || c == '\v' || c == '\f' || c == '\r';
}

#endif
