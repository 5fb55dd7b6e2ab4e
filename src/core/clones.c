/*
 * Only words that compilers are known to write are taken off, from the end,
 * and only with the number they carry: "counter.0" is a variable, and
 * "main.part" a function of Go. GCC counts, LLVM puts hashes of modules; both
 * put several words in a row.
 */
#include <binsize/clones.h>

static bool is_digit(char c)
{
	return c >= '0' && c <= '9';
}

static bool is_number(const char *text, size_t size)
{
	for (size_t i = 0; i < size; i++) {
		if (!is_digit(text[i]))
			return false;
	}
	return size > 0;
}

/* Words of clones; some stand alone, too. */
static const struct {
	const char *text;
	bool alone;
} words[] = {
	{"cold", true},
	{"localalias", true},
	{"part", false},
	{"constprop", false},
	{"isra", false},
	{"lto_priv", false},
	{"llvm", false},
	{"argprom", true},
	{"specialized", false},
	{"__uniq", false},
	{"__part", false},
};

/* What stands between two dots, or behind the last one. */
static bool is_word(const char *text, size_t size, bool numbered)
{
	for (size_t i = 0; i < BSZ_COUNTOF(words); i++) {
		if (strlen(words[i].text) == size &&
		    memcmp(words[i].text, text, size) == 0)
			return numbered || words[i].alone;
	}
	return false;
}

/* The last dot of a name that has something before and behind it; 0: none. */
static size_t last_dot(const char *name, size_t size)
{
	for (size_t at = size; at-- > 1;) {
		if (name[at] == '.')
			return at + 1 < size ? at : 0;
	}
	return 0;
}

/* The size without the last clone's word and number; size: it has none. */
static size_t without_one(const char *name, size_t size)
{
	size_t dot = last_dot(name, size), end = size;
	const bool numbered = dot > 0 &&
	    is_number(name + dot + 1, size - dot - 1);

	if (numbered) {
		end = dot;
		dot = last_dot(name, end);
	}
	return dot > 0 && is_word(name + dot + 1, end - dot - 1, numbered)
	    ? dot : size;
}

size_t bsz_clone_stem(const char *name, size_t size)
{
	size_t stem = size, before;

	if (!memchr(name, '.', size))
		return size;
	do {
		before = stem;
		stem = without_one(name, before);
	} while (stem < before);
	return stem;
}
