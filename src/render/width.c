/*
 * wcwidth() of the C library under the locale C.UTF-8, which every Debian
 * and every glibc since 2.35 has. Names are nearly always ASCII, so that is
 * told first.
 */
#include "width.h"

#include "utf8.h"

#include <wchar.h>

void bsz_width_begin(struct bsz_width_scope *scope)
{
	scope->before = (locale_t)0;
	scope->unicode = newlocale(LC_CTYPE_MASK, "C.UTF-8", (locale_t)0);
	if (scope->unicode)
		scope->before = uselocale(scope->unicode);
}

void bsz_width_end(struct bsz_width_scope *scope)
{
	if (!scope->unicode)
		return;
	(void)uselocale(scope->before); /* it was in use before */
	freelocale(scope->unicode);
}

/* The width of the character at text, whose length is told. */
static size_t next_width(const char *text, size_t size, size_t *length)
{
	uint32_t code;

	*length = bsz_utf8_next(text, size, &code);
	if (!*length)
		*length = 1;
	if (code < 0x80)
		return 1;

	const int width = wcwidth((wchar_t)code);

	return width < 0 ? 1 : (size_t)width;
}

size_t bsz_width_of(const char *text, size_t size)
{
	size_t width = 0;
	size_t length;

	for (size_t i = 0; i < size; i += length)
		width += next_width(text + i, size - i, &length);
	return width;
}

size_t bsz_width_fit(const char *text, size_t size, size_t columns)
{
	size_t width = 0;
	size_t length;

	for (size_t i = 0; i < size; i += length) {
		width += next_width(text + i, size - i, &length);
		if (width > columns)
			return i;
	}
	return size;
}
