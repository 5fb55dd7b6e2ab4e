/*
 * Outermost scopes by mangled names of C++ (Itanium C++ ABI, 5.1).
 *
 * Only what stands before the first source name is decoded: prefixes of
 * special names, local and nested encodings, qualifiers. The outermost scope
 * is a namespace, or a class of none; where the name proves that it is a
 * class (template arguments, a constructor, a type's own data) it says so,
 * since then the source directory is a better owner. A function of no scope
 * has no owner here.
 */
#include "owner.h"

#include "mangled.h"

static const struct owner none = {.language = OWNER_NONE};

/* <source-name>: its length and its bytes. */
static bool source_name(struct mangled *name, struct text *out)
{
	if (!mangled_is_digit(mangled_peek(name)))
		return false;
	*out = mangled_text(name, mangled_number(name));
	return !name->failed && out->size;
}

/* Dots and dollars make a name another language's, or a compiler's. */
static bool is_scope(struct text part)
{
	return !memchr(part.at, '.', part.size) &&
	    !memchr(part.at, '$', part.size);
}

static bool is_anonymous(struct text part)
{
	return text_starts(part, "_GLOBAL__N");
}

static struct owner std_owner(void)
{
	return (struct owner){.language = OWNER_CXX, .text = "std",
	    .size = 3};
}

/* St, Sa, Ss ...: std, or something in it. */
static bool is_std(const struct mangled *name)
{
	return mangled_peek(name) == 'S' && mangled_left(name) > 1 &&
	    strchr("tabsiod", name->at[1]) != NULL;
}

static struct owner scope(struct text part, bool is_class)
{
	return (struct owner){.language = OWNER_CXX, .text = part.at,
	    .size = part.size, .is_class = is_class};
}

static void skip_abi_tags(struct mangled *name)
{
	struct text tag;

	while (mangled_skip(name, 'B') && source_name(name, &tag))
		continue;
}

/* Behind N: qualifiers, then the outermost name. */
static struct owner nested(struct mangled name)
{
	struct text part;

	mangled_skip(&name, 'H');
	while (mangled_skip(&name, 'r') || mangled_skip(&name, 'V') ||
	    mangled_skip(&name, 'K'))
		continue;
	(void)(mangled_skip(&name, 'R') || mangled_skip(&name, 'O'));
	while (mangled_skip(&name, 'W')) {
		mangled_skip(&name, 'P');
		if (!source_name(&name, &part))
			return none;
	}
	if (is_std(&name))
		return std_owner();
	mangled_skip(&name, 'L');
	if (!source_name(&name, &part) || !is_scope(part) ||
	    is_anonymous(part))
		return none;
	skip_abi_tags(&name);
	if (mangled_peek(&name) == 'E')
		return none;
	const char next = mangled_peek(&name);

	return scope(part, next == 'I' || next == 'C' || (next == 'D' &&
	    mangled_left(&name) > 1 && mangled_is_digit(name.at[1])));
}

/* <name>; is_type: of a class, whose own name is a scope then. */
static struct owner of_name(struct mangled name, bool is_type)
{
	struct text part;

	if (mangled_skip(&name, 'N'))
		return nested(name);
	if (is_std(&name))
		return std_owner();
	mangled_skip(&name, 'L');
	if (is_type && source_name(&name, &part) && is_scope(part) &&
	    !is_anonymous(part))
		return scope(part, true);
	return none;
}

static void skip_number(struct mangled *name)
{
	mangled_skip(name, 'n');
	while (mangled_is_digit(mangled_peek(name)))
		name->at++;
	mangled_skip(name, '_');
}

/* <call-offset>: h <number> _, or v <number> _ <number> _ */
static void skip_offset(struct mangled *name)
{
	if (mangled_skip(name, 'v'))
		skip_number(name);
	else
		mangled_skip(name, 'h');
	skip_number(name);
}

/*
 * Step over what makes a name special: "TV" of a table, "Th" and an offset
 * of a thunk. False at what has no owner.
 */
static bool skip_special(struct mangled *name, bool *is_type)
{
	switch (mangled_peek(name)) {
	case 'V': case 'T': case 'I': case 'S': case 'C':
		/* pointers to a type are of its owner */
		do {
			name->at++;
		} while (mangled_peek(name) && strchr("PROrVK", mangled_peek(name)));
		*is_type = true;
		return true;
	case 'W': case 'H':
		name->at++;
		return true;
	case 'h': case 'v':
		skip_offset(name);
		return true;
	case 'c':
		name->at++;
		skip_offset(name);
		skip_offset(name);
		return true;
	}
	return false;
}

/* Behind G: guards, temporaries, clones for transactions. */
static bool skip_guard(struct mangled *name)
{
	return mangled_skip(name, 'V') || mangled_skip(name, 'R') ||
	    (mangled_skip(name, 'T') && (mangled_skip(name, 't') ||
	    mangled_skip(name, 'n')));
}

/*
 * Behind _Z: an encoding. Every turn steps over at least one byte, so the
 * length of the name bounds it.
 */
static struct owner encoding(struct mangled name)
{
	bool is_type = false;

	for (;;) {
		if (mangled_skip(&name, 'Z')) {
			is_type = false;
		} else if (mangled_skip(&name, 'G')) {
			if (!skip_guard(&name))
				return none;
		} else if (!is_type && mangled_skip(&name, 'T')) {
			if (!skip_special(&name, &is_type))
				return none;
		} else {
			return of_name(name, is_type);
		}
	}
}

struct owner bsz_owner_of_cxx(const char *name, size_t size)
{
	static const char *const starters[] = {"_GLOBAL__sub_I_",
		"_GLOBAL__sub_D_", "_GLOBAL__I_", "_GLOBAL__D_"};
	struct text whole = {name, size};

	for (size_t i = 0; i < BSZ_COUNTOF(starters); i++) {
		if (text_starts(whole, starters[i])) {
			whole = text_behind(whole, strlen(starters[i]));
			break;
		}
	}
	if (whole.size < 4 || !text_starts(whole, "_Z"))
		return none;
	whole = text_behind(whole, 2);
	return encoding(mangled_begin(whole.at, whole.size));
}
