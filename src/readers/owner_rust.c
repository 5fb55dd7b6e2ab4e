/*
 * Crates by mangled names of Rust: version 0 (RFC 2603) and the legacy
 * scheme.
 *
 * The owner is the crate that defines the item: of a path, its root; of an
 * impl, the crate the impl stands in; of a trait's own method, the trait's.
 * Where generic code was instantiated is another question.
 *
 * A version 0 name is parsed to its end, so that a C name which begins with
 * _R is not taken for one. Parsing never follows a back-reference; only the
 * walk to the root does, a bounded number of times, since references in
 * circles can be written. Depth is bounded too: names nest as deep as they
 * are long.
 */
#include "owner.h"

#include <binsize/limits.h>

struct name {
	const char *start; /* what back-references count from */
	const char *at, *end;
	unsigned depth;
	bool failed;
};

struct text {
	const char *at;
	size_t size;
};

static const struct owner none = {.language = OWNER_NONE};

static char peek(const struct name *name)
{
	return name->at < name->end ? *name->at : 0;
}

static bool skip_char(struct name *name, char c)
{
	if (peek(name) != c || !c)
		return false;
	name->at++;
	return true;
}

static char take(struct name *name)
{
	if (name->at == name->end) {
		name->failed = true;
		return 0;
	}
	return *name->at++;
}

static bool is_digit(char c)
{
	return c >= '0' && c <= '9';
}

/* <decimal-number>; a leading 0 stands alone. */
static size_t decimal(struct name *name)
{
	size_t value = 0;

	if (!is_digit(peek(name))) {
		name->failed = true;
		return 0;
	}
	if (skip_char(name, '0'))
		return 0;
	while (is_digit(peek(name)) && value < (size_t)1 << 24)
		value = value * 10 + (size_t)(*name->at++ - '0');
	return value;
}

static int base62_digit(char c)
{
	if (is_digit(c))
		return c - '0';
	if (c >= 'a' && c <= 'z')
		return c - 'a' + 10;
	return c >= 'A' && c <= 'Z' ? c - 'A' + 36 : -1;
}

/* <base-62-number>: "_" is 0, "0_" is 1. */
static uint64_t base62(struct name *name)
{
	uint64_t value = 0;

	if (skip_char(name, '_'))
		return 0;
	for (;;) {
		const char c = take(name);

		if (c == '_')
			return bsz_add(value, 1);
		if (name->failed || base62_digit(c) < 0) {
			name->failed = true;
			return 0;
		}
		value = bsz_add(bsz_mul(value, 62),
		    (uint64_t)base62_digit(c));
	}
}

static void skip_disambiguator(struct name *name)
{
	if (skip_char(name, 's'))
		(void)base62(name);
}

/* <undisambiguated-identifier>; Punycode is left as it is. */
static struct text identifier(struct name *name)
{
	struct text text = {NULL, 0};
	size_t size;

	skip_char(name, 'u');
	size = decimal(name);
	skip_char(name, '_');
	if (name->failed || size > (size_t)(name->end - name->at)) {
		name->failed = true;
		return text;
	}
	text = (struct text){name->at, size};
	name->at += size;
	return text;
}

static bool enter(struct name *name)
{
	if (++name->depth > BSZ_MAX_NAME_DEPTH)
		name->failed = true;
	return !name->failed;
}

static void skip_type(struct name *name);
static void skip_const(struct name *name);

static void skip_impl_path(struct name *name);

static void skip_generic_args(struct name *name)
{
	while (!name->failed && !skip_char(name, 'E')) {
		if (skip_char(name, 'L'))
			(void)base62(name);
		else if (skip_char(name, 'K'))
			skip_const(name);
		else
			skip_type(name);
	}
}

/* <path> */
static void skip_path(struct name *name)
{
	if (!enter(name))
		return;
	switch (take(name)) {
	case 'C':
		skip_disambiguator(name);
		(void)identifier(name);
		break;
	case 'M':
		skip_impl_path(name);
		skip_type(name);
		break;
	case 'X':
		skip_impl_path(name);
		skip_type(name);
		skip_path(name);
		break;
	case 'Y':
		skip_type(name);
		skip_path(name);
		break;
	case 'N':
		(void)take(name);
		skip_path(name);
		skip_disambiguator(name);
		(void)identifier(name);
		break;
	case 'I':
		skip_path(name);
		skip_generic_args(name);
		break;
	case 'B':
		(void)base62(name);
		break;
	default:
		name->failed = true;
	}
	name->depth--;
}

static void skip_impl_path(struct name *name)
{
	skip_disambiguator(name);
	skip_path(name);
}

static void skip_binder(struct name *name)
{
	if (skip_char(name, 'G'))
		(void)base62(name);
}

/* <fn-sig>: [binder] ["U"] ["K" abi] types "E" type */
static void skip_signature(struct name *name)
{
	skip_binder(name);
	skip_char(name, 'U');
	if (skip_char(name, 'K') && !skip_char(name, 'C'))
		(void)identifier(name);
	while (!name->failed && !skip_char(name, 'E'))
		skip_type(name);
	skip_type(name);
}

/* <dyn-bounds>: traits with their bindings, and a lifetime. */
static void skip_bounds(struct name *name)
{
	skip_binder(name);
	while (!name->failed && !skip_char(name, 'E')) {
		skip_path(name);
		while (!name->failed && skip_char(name, 'p')) {
			(void)identifier(name);
			if (skip_char(name, 'K'))
				skip_const(name);
			else
				skip_type(name);
		}
	}
	if (!skip_char(name, 'L'))
		name->failed = true;
	(void)base62(name);
}

/* Patterns of types ("W"): ranges and alternatives of constants. */
static void skip_pattern(struct name *name)
{
	if (!enter(name))
		return;
	switch (take(name)) {
	case 'R':
		skip_const(name);
		skip_const(name);
		break;
	case 'O':
		while (!name->failed && !skip_char(name, 'E'))
			skip_pattern(name);
		break;
	case 'N':
		break;
	default:
		name->failed = true;
	}
	name->depth--;
}

/* <type> */
static void skip_type(struct name *name)
{
	static const char basic[] = "abcdefhijlmnopstuvxyz";
	char c;

	if (!enter(name))
		return;
	c = take(name);
	switch (c) {
	case 'A':
		skip_type(name);
		skip_const(name);
		break;
	case 'R': case 'Q':
		if (skip_char(name, 'L'))
			(void)base62(name);
		skip_type(name);
		break;
	case 'S': case 'P': case 'O':
		skip_type(name);
		break;
	case 'T':
		while (!name->failed && !skip_char(name, 'E'))
			skip_type(name);
		break;
	case 'F':
		skip_signature(name);
		break;
	case 'D':
		skip_bounds(name);
		break;
	case 'W':
		skip_type(name);
		skip_pattern(name);
		break;
	case 'B':
		(void)base62(name);
		break;
	default:
		if (c && strchr(basic, c))
			break;
		name->at--;
		skip_path(name);
	}
	name->depth--;
}

static void skip_hex(struct name *name)
{
	char c;

	do {
		c = take(name);
	} while (!name->failed && (is_digit(c) || (c >= 'a' && c <= 'f')));
	if (c != '_')
		name->failed = true;
}

/* Fields of a structure's constant: "U" none, "T" by place, "S" by name. */
static void skip_fields(struct name *name)
{
	const char kind = take(name);

	if (kind == 'U')
		return;
	if (kind != 'T' && kind != 'S')
		name->failed = true;
	while (!name->failed && !skip_char(name, 'E')) {
		if (kind == 'S') {
			skip_disambiguator(name);
			(void)identifier(name);
		}
		skip_const(name);
	}
}

/* <const>, with the structural constants that came later. */
static void skip_const(struct name *name)
{
	char c;

	if (!enter(name))
		return;
	c = take(name);
	switch (c) {
	case 'p':
		break;
	case 'B':
		(void)base62(name);
		break;
	case 'R': case 'Q':
		skip_const(name);
		break;
	case 'A': case 'T':
		while (!name->failed && !skip_char(name, 'E'))
			skip_const(name);
		break;
	case 'V':
		skip_path(name);
		skip_fields(name);
		break;
	default:
		if (!c || !strchr("abcehijlmnostxy", c))
			name->failed = true;
		skip_char(name, 'n');
		skip_hex(name);
	}
	name->depth--;
}

/* Go back to what a reference at hand names; it lies before it. */
static void follow(struct name *name)
{
	const uint64_t here = (uint64_t)(name->at - name->start) - 1;
	const uint64_t place = base62(name);

	if (++name->depth > BSZ_MAX_NAME_REFERENCES || place >= here)
		name->failed = true;
	else
		name->at = name->start + place;
}

/*
 * The crate at the root of a path. Each turn goes inwards, to the right,
 * until a reference goes to the left; those are bounded.
 */
static struct text root_of(struct name name)
{
	while (!name.failed) {
		switch (take(&name)) {
		case 'C':
			skip_disambiguator(&name);
			return identifier(&name);
		case 'N':
			(void)take(&name);
			break;
		case 'I':
			break;
		case 'M': case 'X':
			skip_disambiguator(&name);
			break;
		case 'Y':
			skip_type(&name);
			break;
		case 'B':
			follow(&name);
			break;
		default:
			name.failed = true;
		}
	}
	return (struct text){NULL, 0};
}

static struct owner crate(struct text text, bool inferred)
{
	if (!text.at || text.size == 0)
		return none;
	return (struct owner){OWNER_RUST, text.at, text.size, inferred,
	    false};
}

/* Behind _R. */
static struct owner version_0(const char *text, size_t size)
{
	struct name name = {text, text, text + size, 0, false};
	const struct name first = name;

	skip_path(&name);
	if (!name.failed && name.at < name.end && *name.at != '.' &&
	    *name.at != '$')
		skip_path(&name); /* where it was instantiated */
	if (name.failed || (name.at < name.end && *name.at != '.' &&
	    *name.at != '$'))
		return none;
	return crate(root_of(first), false);
}

/* --- legacy --- */

static bool starts(struct text text, const char *prefix)
{
	const size_t size = strlen(prefix);

	return text.size >= size && memcmp(text.at, prefix, size) == 0;
}

static struct text behind(struct text text, size_t size)
{
	return (struct text){text.at + size, text.size - size};
}

static bool is_word(char c)
{
	return is_digit(c) || c == '_' || (c >= 'a' && c <= 'z') ||
	    (c >= 'A' && c <= 'Z');
}

/* Without what can stand before the path of a type. */
static struct text skip_marks(struct text text)
{
	static const char *const marks[] = {"$RF$", "$BP$", "$u5b$", "$LP$",
		"mut$u20$", "const$u20$", "dyn$u20$", "$u20$"};

	for (size_t i = 0; i < BSZ_COUNTOF(marks);) {
		if (starts(text, marks[i])) {
			text = behind(text, strlen(marks[i]));
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
	while (size < text.size && is_word(text.at[size]))
		size++;
	if (size == 0 || is_digit(text.at[0]) ||
	    !starts(behind(text, size), ".."))
		return (struct text){NULL, 0};
	return (struct text){text.at, size};
}

/* Of "T as Trait> ...": what stands behind "as", outside of brackets. */
static struct text trait_of(struct text text)
{
	static const char as[] = "$u20$as$u20$";
	size_t depth = 0;

	for (; text.size; text = behind(text, 1)) {
		if (depth == 0 && starts(text, as))
			return behind(text, sizeof(as) - 1);
		if (starts(text, "$LT$"))
			depth++;
		if (starts(text, "$GT$") && depth-- == 0)
			break;
	}
	return (struct text){NULL, 0};
}

/*
 * The crate of the first part: itself, or of "<T as Trait>" the crate of T,
 * or the trait's where T is no path. Which of the two the impl stands in the
 * name does not say.
 */
static struct owner legacy_crate(struct text first)
{
	struct text type = first, found;

	if (starts(type, "_$LT$"))
		type = behind(type, 1);
	if (!starts(type, "$LT$")) {
		size_t size = 0;

		while (size < first.size && is_word(first.at[size]))
			size++;
		return crate((struct text){first.at, size}, false);
	}
	type = behind(type, 4);
	found = first_of(type);
	if (!found.at) {
		type = trait_of(type);
		found = type.at ? first_of(type) : type;
	}
	return crate(found, true);
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

		if (is_digit(c))
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
		if (!is_word(part.at[i]) && !strchr("$.:", part.at[i]))
			return false;
	}
	return part.size && !memchr(part.at, 0, part.size);
}

/* Behind _ZN: parts with their lengths, E, at most a suffix with a dot. */
static struct owner legacy(const char *text, size_t size)
{
	struct name name = {text, text, text + size, 0, false};
	struct text first = {NULL, 0}, last = first;
	size_t count = 0;

	while (!name.failed && !skip_char(&name, 'E')) {
		const size_t part = decimal(&name);

		if (name.failed || part > (size_t)(name.end - name.at))
			return none;
		last = (struct text){name.at, part};
		if (!is_legacy_text(last))
			return none;
		if (count++ == 0)
			first = last;
		name.at += part;
	}
	if (name.failed || count < 2 || !is_hash(last) ||
	    (name.at < name.end && *name.at != '.'))
		return none;
	return legacy_crate(first);
}

struct owner bsz_owner_of_rust(const char *name, size_t size)
{
	if (size < 4 || name[0] != '_')
		return none;
	if (name[1] == 'R' && name[2] >= 'A' && name[2] <= 'Z')
		return version_0(name + 2, size - 2);
	if (name[1] == 'Z' && name[2] == 'N' && size > 23)
		return legacy(name + 3, size - 3);
	return none;
}
