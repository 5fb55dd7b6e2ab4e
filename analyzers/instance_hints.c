/*
 * Names are long and demangling them is slow, so of the other build only
 * those are written that begin, as the file has them, like one that is asked
 * for, and of both only those that may be given something.
 *
 * C++ and older Rust: what stands in front of the first capital I or "$LT$",
 * which open what is given. Rust's v0 (RFC 2603) has the names of a path in
 * order, the outermost first, until the first thing that is given: behind the
 * "N" and "I" that say how it is nested. A method of an implementation begins
 * with a type, of which this says nothing.
 */
#include "instance_hints.h"

static uint32_t mix(uint32_t hash, const char *bytes, size_t size)
{
	for (size_t i = 0; i < size; i++)
		hash = (hash ^ (uint8_t)bytes[i]) * 16777619;
	return hash;
}

static bool is_digit(char c)
{
	return c >= '0' && c <= '9';
}

static bool has(const char *name, size_t size, char c)
{
	return memchr(name, c, size);
}

/* A decimal number at a place, which moves behind it; size + 1: too large. */
static size_t take_number(const char *name, size_t size, size_t *at)
{
	size_t number = 0;

	for (; *at < size && is_digit(name[*at]); ++*at)
		if (number <= size)
			number = 10 * number + (size_t)(name[*at] - '0');
	return bsz_min(number, size + 1);
}

/* "_ZN1a1bE": names inside of each other and nothing else, with a suffix
 * that a compiler put behind a dot at most. */
static bool is_path(const char *name, size_t size)
{
	size_t at = 3;

	if (size < 5 || memcmp(name, "_ZN", 3) != 0)
		return false;
	while (at < size && is_digit(name[at])) {
		const size_t length = take_number(name, size, &at);

		if (!length || length > size - at)
			return false;
		at += length;
	}
	return at > 3 && at < size && name[at] == 'E' &&
	    (at + 1 == size || name[at + 1] == '.');
}

bool bsz_instance_is_possible(const char *name, size_t size)
{
	if (size < 3 || name[0] != '_' || has(name, size, '<') ||
	    has(name, size, '$'))
		return true;
	if (name[1] == 'R') /* generics, dyn Trait<Item = T>, for<'a> */
		return has(name, size, 'I') || has(name, size, 'D') ||
		    has(name, size, 'G');
	if (name[1] == 'Z') /* Ss is a basic_string<char> */
		return !is_path(name, size) &&
		    (has(name, size, 'I') || has(name, size, 'S'));
	return true;
}

/* Behind "s" and a number, which differ with each build. */
static size_t skip_disambiguator(const char *name, size_t size, size_t at)
{
	if (at < size && name[at] == 's')
		while (at < size && name[at++] != '_')
			;
	return at;
}

/* "N" and "I" come outermost first, the names and what they were given
 * innermost first: so many names are sure as there are "N" behind the last
 * "I", and the crate's. */
static uint32_t hint_of_v0(const char *name, size_t size)
{
	uint32_t hash = 1;
	size_t names = 1, at = 2;

	for (; at < size && (name[at] == 'N' || name[at] == 'I'); at++) {
		names = name[at] == 'N' ? names + 1 : 1;
		at += name[at] == 'N'; /* what it is a name of */
	}
	if (at >= size || name[at++] != 'C')
		return 0;
	for (; names; names--) {
		at = skip_disambiguator(name, size, at);
		at += at < size && name[at] == 'u';
		const size_t length = take_number(name, size, &at);

		at += at < size && name[at] == '_';
		if (at > size || length > size - at)
			return 0;
		hash = mix(hash, name + at, length) * 31;
		at += length;
	}
	return hash;
}

/* Bytes of a name, as the file has it, before anything it was given. */
static size_t beginning(const char *name, size_t size)
{
	static const char *const marks[] = {"I", "$LT$", "<"};
	size_t end = size;

	for (size_t i = 0; i < BSZ_COUNTOF(marks); i++) {
		const char *at = memmem(name, end, marks[i],
		    strlen(marks[i]));

		if (at)
			end = (size_t)(at - name);
	}
	/* The length of a Rust path says what it was given, too. */
	if (end && end < size && name[end - 1] == '_')
		for (end--; end && is_digit(name[end - 1]); end--)
			;
	return end;
}

uint32_t bsz_instance_hint(const char *name, size_t size)
{
	const uint32_t hash = size > 2 && name[0] == '_' && name[1] == 'R' ?
	    hint_of_v0(name, size) :
	    mix(2166136261, name, beginning(name, size));

	return hash ^ hash >> 16;
}
