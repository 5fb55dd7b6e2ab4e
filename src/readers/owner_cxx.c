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

struct name {
	const char *at, *end;
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

static bool is_digit(char c)
{
	return c >= '0' && c <= '9';
}

/* <source-name>: its length and its bytes. */
static bool source_name(struct name *name, struct name *out)
{
	size_t size = 0;

	if (!is_digit(peek(name)))
		return false;
	while (is_digit(peek(name)) && size < (size_t)1 << 24)
		size = size * 10 + (size_t)(*name->at++ - '0');
	if (size == 0 || size > (size_t)(name->end - name->at))
		return false;
	*out = (struct name){name->at, name->at + size};
	name->at += size;
	return true;
}

/* Dots and dollars make a name another language's, or a compiler's. */
static bool is_scope(const struct name *part)
{
	const size_t size = (size_t)(part->end - part->at);

	return !memchr(part->at, '.', size) && !memchr(part->at, '$', size);
}

static bool is_anonymous(const struct name *part)
{
	static const char start[] = "_GLOBAL__N";
	const size_t size = sizeof(start) - 1;

	return (size_t)(part->end - part->at) >= size &&
	    memcmp(part->at, start, size) == 0;
}

static struct owner std_owner(void)
{
	return (struct owner){OWNER_CXX, "std", 3, false, false};
}

/* St, Sa, Ss ...: std, or something in it. */
static bool is_std(const struct name *name)
{
	return peek(name) == 'S' && name->end - name->at > 1 &&
	    strchr("tabsiod", name->at[1]) != NULL;
}

static struct owner scope(struct name part, bool is_class)
{
	return (struct owner){OWNER_CXX, part.at, (size_t)(part.end - part.at),
	    false, is_class};
}

static void skip_abi_tags(struct name *name)
{
	struct name tag;

	while (skip_char(name, 'B') && source_name(name, &tag))
		continue;
}

/* Behind N: qualifiers, then the outermost name. */
static struct owner nested(struct name name)
{
	struct name part;

	skip_char(&name, 'H');
	while (skip_char(&name, 'r') || skip_char(&name, 'V') ||
	    skip_char(&name, 'K'))
		continue;
	(void)(skip_char(&name, 'R') || skip_char(&name, 'O'));
	while (skip_char(&name, 'W')) {
		skip_char(&name, 'P');
		if (!source_name(&name, &part))
			return none;
	}
	if (is_std(&name))
		return std_owner();
	skip_char(&name, 'L');
	if (!source_name(&name, &part) || !is_scope(&part) ||
	    is_anonymous(&part))
		return none;
	skip_abi_tags(&name);
	if (peek(&name) == 'E')
		return none;
	return scope(part, peek(&name) == 'I' || peek(&name) == 'C' ||
	    (peek(&name) == 'D' && name.end - name.at > 1 &&
	    is_digit(name.at[1])));
}

/* <name>; is_type: of a class, whose own name is a scope then. */
static struct owner of_name(struct name name, bool is_type)
{
	struct name part;

	if (skip_char(&name, 'N'))
		return nested(name);
	if (is_std(&name))
		return std_owner();
	skip_char(&name, 'L');
	if (is_type && source_name(&name, &part) && is_scope(&part) &&
	    !is_anonymous(&part))
		return scope(part, true);
	return none;
}

static void skip_number(struct name *name)
{
	skip_char(name, 'n');
	while (is_digit(peek(name)))
		name->at++;
	skip_char(name, '_');
}

/* <call-offset>: h <number> _, or v <number> _ <number> _ */
static void skip_offset(struct name *name)
{
	if (skip_char(name, 'v'))
		skip_number(name);
	else
		skip_char(name, 'h');
	skip_number(name);
}

/*
 * Step over what makes a name special: "TV" of a table, "Th" and an offset
 * of a thunk. False at what has no owner.
 */
static bool skip_special(struct name *name, bool *is_type)
{
	switch (peek(name)) {
	case 'V': case 'T': case 'I': case 'S': case 'C':
		/* pointers to a type are of its owner */
		do {
			name->at++;
		} while (peek(name) && strchr("PROrVK", peek(name)));
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
static bool skip_guard(struct name *name)
{
	return skip_char(name, 'V') || skip_char(name, 'R') ||
	    (skip_char(name, 'T') && (skip_char(name, 't') ||
	    skip_char(name, 'n')));
}

/*
 * Behind _Z: an encoding. Every turn steps over at least one byte, so the
 * length of the name bounds it.
 */
static struct owner encoding(struct name name)
{
	bool is_type = false;

	for (;;) {
		if (skip_char(&name, 'Z')) {
			is_type = false;
		} else if (skip_char(&name, 'G')) {
			if (!skip_guard(&name))
				return none;
		} else if (!is_type && skip_char(&name, 'T')) {
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
	struct name whole = {name, name + size};

	for (size_t i = 0; i < BSZ_COUNTOF(starters); i++) {
		const size_t start = strlen(starters[i]);

		if (whole.at == name && size > start &&
		    memcmp(name, starters[i], start) == 0)
			whole.at += start;
	}
	if (whole.end - whole.at < 4 || whole.at[0] != '_' ||
	    whole.at[1] != 'Z')
		return none;
	whole.at += 2;
	return encoding(whole);
}
