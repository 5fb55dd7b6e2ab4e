/*
 * Crates by names of Rust's legacy scheme: _ZN, parts with their lengths, a
 * hash as the last one, E.
 *
 * It looks like a nested name of C++ and is told from one by its hash. The
 * first part is the crate, or a type and a trait in brackets, of whose crates
 * one holds the impl: then the answer is inferred.
 */
#include "rust_names.h"

/* Without what can stand before the path of a type. */
static struct text skip_marks(struct text text)
{
	static const char *const marks[] = {"$RF$", "$BP$", "$u5b$", "$LP$",
		"mut$u20$", "const$u20$", "dyn$u20$", "$u20$"};

	for (size_t i = 0; i < BSZ_COUNTOF(marks);) {
		if (text_starts(text, marks[i])) {
			text = text_behind(text, strlen(marks[i]));
			i = 0;
		} else {
			i++;
		}
	}
	return text;
}

/* The first element of a path; none when there is but one. */
static struct text first_of(struct text text)
{
	size_t size = 0;

	text = skip_marks(text);
	while (size < text.size && mangled_is_word(text.at[size]))
		size++;
	if (size == 0 || mangled_is_digit(text.at[0]) ||
	    !text_starts(text_behind(text, size), ".."))
		return (struct text){NULL, 0};
	return (struct text){text.at, size};
}

/* Of "T as Trait> ...": what stands behind "as", outside of brackets. */
static struct text trait_of(struct text text)
{
	static const char as[] = "$u20$as$u20$";
	size_t depth = 0;

	for (; text.size; text = text_behind(text, 1)) {
		if (depth == 0 && text_starts(text, as))
			return text_behind(text, sizeof(as) - 1);
		if (text_starts(text, "$LT$"))
			depth++;
		if (text_starts(text, "$GT$") && depth-- == 0)
			break;
	}
	return (struct text){NULL, 0};
}

/* Letters, digits and underscores at the beginning. */
static struct text word_of(struct text text)
{
	size_t size = 0;

	while (size < text.size && mangled_is_word(text.at[size]))
		size++;
	return (struct text){size ? text.at : NULL, size};
}

/*
 * The crate of the first part: itself, or of "<T as Trait>" the crate of T,
 * or the trait's where T is no path. Which of the two the impl stands in the
 * name does not say.
 */
static struct text crate_of(struct text first, bool *inferred)
{
	struct text type = first, found;

	if (text_starts(type, "_$LT$"))
		type = text_behind(type, 1);
	*inferred = text_starts(type, "$LT$");
	if (!*inferred)
		return word_of(first);
	type = text_behind(type, 4);
	found = first_of(type);
	if (!found.at) {
		type = trait_of(type);
		found = type.at ? first_of(type) : type;
	}
	return found;
}

/*
 * The last part: 17h and 16 hexadecimal digits, of which random ones hold at
 * least five different; what people write in C++ seldom does.
 */
static bool is_hash(struct text part)
{
	unsigned seen = 0;

	if (part.size != 17 || part.at[0] != 'h')
		return false;
	for (size_t i = 1; i < part.size; i++) {
		const char c = part.at[i];

		if (mangled_is_digit(c))
			seen |= 1u << (c - '0');
		else if (c >= 'a' && c <= 'f')
			seen |= 1u << (c - 'a' + 10);
		else
			return false;
	}
	return __builtin_popcount(seen) >= 5;
}

static bool is_legacy_text(struct text part)
{
	for (size_t i = 0; i < part.size; i++) {
		if (!mangled_is_word(part.at[i]) && !strchr("$.:", part.at[i]))
			return false;
	}
	return part.size && !memchr(part.at, 0, part.size);
}

/* _ZN, parts with their lengths, E, at most a suffix with a dot. */
static bool read_parts(const char *text, size_t size, struct text *first)
{
	struct text last = {NULL, 0};
	struct mangled name;
	size_t count = 0;

	if (size < 25 || memcmp(text, "_ZN", 3) != 0)
		return false;
	name = mangled_begin(text + 3, size - 3);
	while (!name.failed && !mangled_skip(&name, 'E')) {
		const bool zero = mangled_skip(&name, '0');

		last = mangled_text(&name, zero ? 0 : mangled_number(&name));
		if (name.failed || !is_legacy_text(last))
			return false;
		if (count++ == 0)
			*first = last;
	}
	return !name.failed && count >= 2 && is_hash(last) &&
	    (name.at == name.end || *name.at == '.');
}

bool bsz_rust_legacy_is(const char *name, size_t size)
{
	struct text first;

	return read_parts(name, size, &first);
}

struct text bsz_rust_legacy_crate(const char *name, size_t size,
    bool *inferred)
{
	struct text first;

	*inferred = false;
	if (!read_parts(name, size, &first))
		return (struct text){NULL, 0};
	return crate_of(first, inferred);
}
