/*
 * A pattern with stars is matched by going back to the last star alone: what
 * an earlier one could take more, the later one can take as well. Stars of
 * folders ("**") and of names are two kinds, so there are two such places.
 */
#include "glob.h"

/* "[a-z]", "[^x]": is c in it? *end gets what is behind; NULL of a class
 * that does not end, which matches nothing. */
static bool is_in_class(const char *pattern, char c, const char **end)
{
	const bool negated = pattern[1] == '^' || pattern[1] == '!';
	const char *at = pattern + 1 + negated;
	bool found = false;

	for (bool first = true; *at && (*at != ']' || first); first = false) {
		char low = *at == '\\' && at[1] ? *++at : *at;
		char high = low;

		at++;
		if (*at == '-' && at[1] && at[1] != ']') {
			at++;
			high = *at == '\\' && at[1] ? *++at : *at;
			at++;
		}
		found = found || (c >= low && c <= high);
	}
	*end = *at ? at + 1 : NULL;
	return found != negated;
}

/* One character of a pattern against one of a path; NULL: they differ. */
static const char *match_one(const char *pattern, char c)
{
	const char *end;

	switch (*pattern) {
	case '\0':
	case '*':
		return NULL;
	case '?':
		return c != '/' ? pattern + 1 : NULL;
	case '[':
		return is_in_class(pattern, c, &end) && end && c != '/' ?
		    end : NULL;
	case '\\':
		pattern += pattern[1] != '\0';
		/* fall through */
	default:
		return *pattern == c ? pattern + 1 : NULL;
	}
}

/* Where to go on when what comes does not match. */
struct star {
	const char *pattern; /* behind it; NULL: there was none */
	size_t at;
	bool whole; /* "**" with a slash: it takes whole names */
};

/* Behind "**" and its slash, which matches no folder at all, too. */
static struct star take_folders(const char *pattern, size_t at)
{
	while (*pattern == '*')
		pattern++;
	return (struct star){pattern + (*pattern == '/'), at,
		*pattern == '/'};
}

/* Let "**" take more; false when nothing is left to take. */
static bool take_more(struct star *folders, const char *path, size_t size)
{
	if (!folders->pattern)
		return false;
	while (folders->at < size) {
		folders->at++;
		if (!folders->whole || path[folders->at - 1] == '/')
			return true;
	}
	return false;
}

bool bsz_glob_matches(const char *pattern, const char *path, size_t size)
{
	struct star name = {0}, folders = {0};
	size_t at = 0;

	for (;;) {
		if (pattern[0] == '*' && pattern[1] == '*') {
			folders = take_folders(pattern, at);
			pattern = folders.pattern;
			name.pattern = NULL;
			if (!*pattern)
				return true;
			continue;
		}
		if (*pattern == '*') {
			name = (struct star){++pattern, at, false};
			continue;
		}
		if (at == size && !*pattern)
			return true;
		const char *const next = at < size ?
		    match_one(pattern, path[at]) : NULL;
		if (next) {
			pattern = next;
			at++;
		} else if (name.pattern && name.at < size &&
		    path[name.at] != '/') {
			pattern = name.pattern;
			at = ++name.at;
		} else if (take_more(&folders, path, size)) {
			pattern = folders.pattern;
			at = folders.at;
			name.pattern = NULL;
		} else {
			return false;
		}
	}
}
