/*
 * RFC 8288: <address>; name=value; ..., and further ones behind a comma. Of
 * all relations the one named "next" matters, alone or among others; the
 * first one does.
 */
#include "registry_link.h"

#include <string.h>
#include <strings.h>

static const char blanks[] = " \t";

static const char *skip(const char *at)
{
	return at + strspn(at, blanks);
}

/* Is "next" one of the words? */
static bool has_next(const char *words, size_t size)
{
	static const char next[] = "next";
	const char *const end = words + size;

	while (words < end) {
		size_t word = strcspn(words, blanks);

		word = word < (size_t)(end - words) ? word :
		    (size_t)(end - words);
		if (word == strlen(next) &&
		    strncasecmp(words, next, word) == 0)
			return true;
		words += word + 1;
	}
	return false;
}

/* One name, and its value if it has one; *found: it is the relation. */
static const char *take_parameter(const char *at, bool *found)
{
	const size_t name = strcspn(at, "=;, \t");
	const bool is_relation = name == 3 && strncasecmp(at, "rel", 3) == 0;

	at = skip(at + name);
	if (*at != '=')
		return at;
	at = skip(at + 1);
	const bool quoted = *at == '"';
	at += quoted;
	const size_t size = strcspn(at, quoted ? "\"" : ";, \t");
	*found |= is_relation && has_next(at, size);
	at += size;
	return at + (quoted && *at == '"');
}

void bsz_link_next(const char *value, char *out)
{
	for (;;) {
		bool found = false;
		const char *const address = value + strcspn(value, "<");
		const size_t size = *address ? strcspn(address, ">") : 0;

		if (!size || !address[size])
			return;
		value = skip(address + size + 1);
		while (*value && *value != ',') {
			const char *const before = value;

			value = skip(*value == ';' ? value + 1 :
			    take_parameter(value, &found));
			if (value == before)
				value++;
		}
		if (found && size - 1 < BSZ_URL_ROOM) {
			memcpy(out, address + 1, size - 1);
			out[size - 1] = '\0';
		}
		if (found)
			return;
	}
}
