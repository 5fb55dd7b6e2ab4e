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

#define WORD(text) text, sizeof(text) - 1

/* Words of clones; some stand alone, too. */
static const struct {
	const char *text;
	size_t size;
	bool alone;
} words[] = {
	{WORD("cold"), true},
	{WORD("localalias"), true},
	{WORD("part"), false},
	{WORD("constprop"), false},
	{WORD("isra"), false},
	{WORD("lto_priv"), false},
	{WORD("llvm"), false},
	{WORD("argprom"), true},
	{WORD("specialized"), false},
	{WORD("__uniq"), false},
	{WORD("__part"), false},
};

/* What stands between two dots, or behind the last one. */
static bool is_word(const char *text, size_t size, bool numbered)
{
	for (size_t i = 0; i < BSZ_COUNTOF(words); i++) {
		if (words[i].size == size &&
		    memcmp(words[i].text, text, size) == 0)
			return numbered || words[i].alone;
	}
	return false;
}

/* The last dot of a name that has something before and behind it; 0: none. */
static size_t last_dot(const char *name, size_t size)
{
	const char *const dot = memrchr(name, '.', size);
	const size_t at = dot ? (size_t)(dot - name) : 0;

	return at + 1 < size ? at : 0;
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
