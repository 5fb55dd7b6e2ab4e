/*
 * Crates by names of Rust's version 0 scheme (RFC 2603).
 *
 * The crate that defines an item is: of a path, its root; of an impl, the
 * crate the impl stands in; of a trait's own method, the trait's. Generic
 * code has the crate that instantiated it behind its path.
 *
 * A name is parsed to its end, so that a C name which begins with _R is not
 * taken for one. Parsing never follows a back-reference; only the walk to
 * the root does, a bounded number of times, since references in circles can
 * be written. Depth is bounded too: names nest as deep as they are long.
 */
#include "rust_v0.h"
#include "rust_names.h"

#include <binsize/limits.h>

static int base62_digit(char c)
{
	if (mangled_is_digit(c))
		return c - '0';
	if (c >= 'a' && c <= 'z')
		return c - 'a' + 10;
	return c >= 'A' && c <= 'Z' ? c - 'A' + 36 : -1;
}

/* <base-62-number>: "_" is 0, "0_" is 1. */
uint64_t bsz_v0_base62(struct mangled *name)
{
	uint64_t value = 0;

	if (mangled_skip(name, '_'))
		return 0;
	for (;;) {
		const char c = mangled_take(name);

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

/* <disambiguator>: "s_" is 1; 0 when there is none. */
uint64_t bsz_v0_disambiguator(struct mangled *name)
{
	return mangled_skip(name, 's') ? bsz_add(bsz_v0_base62(name), 1) : 0;
}

/* <undisambiguated-identifier>; Punycode is left as it is. A leading 0 stands
 * alone. */
struct text bsz_v0_identifier(struct mangled *name)
{
	size_t size;

	mangled_skip(name, 'u');
	size = mangled_skip(name, '0') ? 0 : mangled_number(name);
	mangled_skip(name, '_');
	return mangled_text(name, size);
}

static bool enter(struct mangled *name)
{
	if (++name->depth > BSZ_MAX_NAME_DEPTH)
		name->failed = true;
	return !name->failed;
}

static void skip_const(struct mangled *name);
static void skip_impl_path(struct mangled *name);

void bsz_v0_skip_args(struct mangled *name)
{
	while (!name->failed && !mangled_skip(name, 'E')) {
		if (mangled_skip(name, 'L'))
			(void)bsz_v0_base62(name);
		else if (mangled_skip(name, 'K'))
			skip_const(name);
		else
			bsz_v0_skip_type(name);
	}
}

/* <path> */
void bsz_v0_skip_path(struct mangled *name)
{
	if (!enter(name))
		return;
	switch (mangled_take(name)) {
	case 'C':
		(void)bsz_v0_disambiguator(name);
		(void)bsz_v0_identifier(name);
		break;
	case 'M':
		skip_impl_path(name);
		bsz_v0_skip_type(name);
		break;
	case 'X':
		skip_impl_path(name);
		bsz_v0_skip_type(name);
		bsz_v0_skip_path(name);
		break;
	case 'Y':
		bsz_v0_skip_type(name);
		bsz_v0_skip_path(name);
		break;
	case 'N':
		(void)mangled_take(name);
		bsz_v0_skip_path(name);
		(void)bsz_v0_disambiguator(name);
		(void)bsz_v0_identifier(name);
		break;
	case 'I':
		bsz_v0_skip_path(name);
		bsz_v0_skip_args(name);
		break;
	case 'B':
		(void)bsz_v0_base62(name);
		break;
	default:
		name->failed = true;
	}
	name->depth--;
}

static void skip_impl_path(struct mangled *name)
{
	(void)bsz_v0_disambiguator(name);
	bsz_v0_skip_path(name);
}

static void skip_binder(struct mangled *name)
{
	if (mangled_skip(name, 'G'))
		(void)bsz_v0_base62(name);
}

/* <fn-sig>: [binder] ["U"] ["K" abi] types "E" type */
static void skip_signature(struct mangled *name)
{
	skip_binder(name);
	mangled_skip(name, 'U');
	if (mangled_skip(name, 'K') && !mangled_skip(name, 'C'))
		(void)bsz_v0_identifier(name);
	while (!name->failed && !mangled_skip(name, 'E'))
		bsz_v0_skip_type(name);
	bsz_v0_skip_type(name);
}

/* <dyn-bounds>: traits with their bindings, and a lifetime. */
static void skip_bounds(struct mangled *name)
{
	skip_binder(name);
	while (!name->failed && !mangled_skip(name, 'E')) {
		bsz_v0_skip_path(name);
		while (!name->failed && mangled_skip(name, 'p')) {
			(void)bsz_v0_identifier(name);
			if (mangled_skip(name, 'K'))
				skip_const(name);
			else
				bsz_v0_skip_type(name);
		}
	}
	if (!mangled_skip(name, 'L'))
		name->failed = true;
	(void)bsz_v0_base62(name);
}

/* Patterns of types ("W"): ranges and alternatives of constants. */
static void skip_pattern(struct mangled *name)
{
	if (!enter(name))
		return;
	switch (mangled_take(name)) {
	case 'R':
		skip_const(name);
		skip_const(name);
		break;
	case 'O':
		while (!name->failed && !mangled_skip(name, 'E'))
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
void bsz_v0_skip_type(struct mangled *name)
{
	static const char basic[] = "abcdefhijlmnopstuvxyz";
	char c;

	if (!enter(name))
		return;
	c = mangled_take(name);
	switch (c) {
	case 'A':
		bsz_v0_skip_type(name);
		skip_const(name);
		break;
	case 'R': case 'Q':
		if (mangled_skip(name, 'L'))
			(void)bsz_v0_base62(name);
		bsz_v0_skip_type(name);
		break;
	case 'S': case 'P': case 'O':
		bsz_v0_skip_type(name);
		break;
	case 'T':
		while (!name->failed && !mangled_skip(name, 'E'))
			bsz_v0_skip_type(name);
		break;
	case 'F':
		skip_signature(name);
		break;
	case 'D':
		skip_bounds(name);
		break;
	case 'W':
		bsz_v0_skip_type(name);
		skip_pattern(name);
		break;
	case 'B':
		(void)bsz_v0_base62(name);
		break;
	default:
		if (c && strchr(basic, c))
			break;
		name->at--;
		bsz_v0_skip_path(name);
	}
	name->depth--;
}

static void skip_hex(struct mangled *name)
{
	char c;

	do {
		c = mangled_take(name);
	} while (!name->failed && (mangled_is_digit(c) || (c >= 'a' && c <= 'f')));
	if (c != '_')
		name->failed = true;
}

/* Fields of a structure's constant: "U" none, "T" by place, "S" by name. */
static void skip_fields(struct mangled *name)
{
	const char kind = mangled_take(name);

	if (kind == 'U')
		return;
	if (kind != 'T' && kind != 'S')
		name->failed = true;
	while (!name->failed && !mangled_skip(name, 'E')) {
		if (kind == 'S') {
			(void)bsz_v0_disambiguator(name);
			(void)bsz_v0_identifier(name);
		}
		skip_const(name);
	}
}

/* <const>, with the structural constants that came later. */
static void skip_const(struct mangled *name)
{
	char c;

	if (!enter(name))
		return;
	c = mangled_take(name);
	switch (c) {
	case 'p':
		break;
	case 'B':
		(void)bsz_v0_base62(name);
		break;
	case 'R': case 'Q':
		skip_const(name);
		break;
	case 'A': case 'T':
		while (!name->failed && !mangled_skip(name, 'E'))
			skip_const(name);
		break;
	case 'V':
		bsz_v0_skip_path(name);
		skip_fields(name);
		break;
	default:
		if (!c || !strchr("abcehijlmnostxy", c))
			name->failed = true;
		mangled_skip(name, 'n');
		skip_hex(name);
	}
	name->depth--;
}

/* Go back to what a reference at hand names; it lies before it. */
static void follow(struct mangled *name)
{
	const uint64_t here = (uint64_t)(name->at - name->start) - 1;
	const uint64_t place = bsz_v0_base62(name);

	if (++name->depth > BSZ_MAX_NAME_REFERENCES || place >= here)
		name->failed = true;
	else
		name->at = name->start + place;
}

/*
 * The crate at the root of a path. Each turn goes inwards, to the right,
 * until a reference goes to the left; those are bounded.
 */
static struct rust_crate root_of(struct mangled name)
{
	struct rust_crate crate = {{NULL, 0}, 0};

	name.depth = 0;
	while (!name.failed) {
		switch (mangled_take(&name)) {
		case 'C':
			crate.id = bsz_v0_disambiguator(&name);
			crate.name = bsz_v0_identifier(&name);
			if (crate.name.size == 0)
				crate.name.at = NULL;
			return crate;
		case 'N':
			(void)mangled_take(&name);
			break;
		case 'I':
			break;
		case 'M': case 'X':
			(void)bsz_v0_disambiguator(&name);
			break;
		case 'Y':
			bsz_v0_skip_type(&name);
			break;
		case 'B':
			follow(&name);
			break;
		default:
			name.failed = true;
		}
	}
	return crate;
}

/* The name is over, but for what tools put behind it. */
static bool is_over(const struct mangled *name)
{
	return name->at == name->end || *name->at == '.' || *name->at == '$';
}

bool bsz_rust_v0_crates(const char *text, size_t size,
    struct rust_crate *defining, struct rust_crate *instance)
{
	struct mangled name, second;

	if (size < 4 || text[0] != '_' || text[1] != 'R' || text[2] < 'A' ||
	    text[2] > 'Z')
		return false;
	name = mangled_begin(text + 2, size - 2);
	*defining = root_of(name);
	*instance = (struct rust_crate){{NULL, 0}, 0};
	bsz_v0_skip_path(&name);
	if (!name.failed && !is_over(&name)) {
		second = name;
		bsz_v0_skip_path(&name);
		*instance = root_of(second);
	}
	return !name.failed && is_over(&name) && defining->name.at;
}
