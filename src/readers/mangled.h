/*
 * A place in a mangled name, for parsers that never read behind its end and
 * remember that something did not fit.
 */
#ifndef BINSIZE_MANGLED_H
#define BINSIZE_MANGLED_H

#include <binsize/base.h>

struct mangled {
	const char *start; /* what back-references count from */
	const char *at, *end;
	unsigned depth;
	bool failed;
};

/* Bytes of a name, not NUL-terminated; at is NULL for none. */
struct text {
	const char *at;
	size_t size;
};

BSZ_ALWAYS_INLINE struct mangled mangled_begin(const char *name, size_t size)
{
	return (struct mangled){name, name, name + size, 0, false};
}

BSZ_ALWAYS_INLINE size_t mangled_left(const struct mangled *name)
{
	return (size_t)(name->end - name->at);
}

/* The next byte, or 0 at the end. */
BSZ_ALWAYS_INLINE char mangled_peek(const struct mangled *name)
{
	return name->at < name->end ? *name->at : 0;
}

/* Step over c if it is next. */
BSZ_ALWAYS_INLINE bool mangled_skip(struct mangled *name, char c)
{
	if (mangled_peek(name) != c || !c)
		return false;
	name->at++;
	return true;
}

BSZ_ALWAYS_INLINE char mangled_take(struct mangled *name)
{
	if (name->at == name->end) {
		name->failed = true;
		return 0;
	}
	return *name->at++;
}

BSZ_ALWAYS_INLINE bool mangled_is_digit(char c)
{
	return c >= '0' && c <= '9';
}

BSZ_ALWAYS_INLINE bool mangled_is_word(char c)
{
	return mangled_is_digit(c) || c == '_' || (c >= 'a' && c <= 'z') ||
	    (c >= 'A' && c <= 'Z');
}

/* A decimal number that is there; what is too large for any name stays so. */
BSZ_ALWAYS_INLINE size_t mangled_number(struct mangled *name)
{
	size_t value = 0;

	if (!mangled_is_digit(mangled_peek(name)))
		name->failed = true;
	while (mangled_is_digit(mangled_peek(name)) && value < (size_t)1 << 24)
		value = value * 10 + (size_t)(*name->at++ - '0');
	return value;
}

/* So many bytes; fails, and is none, when the name is shorter. */
BSZ_ALWAYS_INLINE struct text mangled_text(struct mangled *name, size_t size)
{
	const struct text text = {name->at, size};

	if (name->failed || size > mangled_left(name)) {
		name->failed = true;
		return (struct text){NULL, 0};
	}
	name->at += size;
	return text;
}

BSZ_ALWAYS_INLINE bool text_starts(struct text text, const char *prefix)
{
	const size_t size = strlen(prefix);

	return text.size >= size && memcmp(text.at, prefix, size) == 0;
}

/* Without its first bytes, of which there are enough. */
BSZ_ALWAYS_INLINE struct text text_behind(struct text text, size_t size)
{
	return (struct text){text.at + size, text.size - size};
}

#endif
