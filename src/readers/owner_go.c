/*
 * Packages by names of Go symbols.
 *
 * A name is the path of the package, escaped so that no dot is left behind
 * its last slash, a dot, and the rest: a function, a receiver and method, a
 * closure. Type arguments stand in brackets and may hold paths of their own,
 * so the path is sought before the first bracket, parenthesis or brace.
 *
 * Names that begin with "type:" or "go:" ("type." and "go." until 1.19) are
 * the linker's. Some of them name a type, whose package owns the bytes; the
 * others are tables that packages share.
 *
 * What C compilers put behind a dot (.cold, .part.0, .123) is not Go.
 */
#include "owner.h"

#include "go_pclntab.h"

struct name {
	const char *at, *end;
};

static const struct owner none = {.language = OWNER_NONE};
static const char shared_data[] = "[Go data]";

static struct owner go_owner(const char *text, size_t size)
{
	return (struct owner){.language = OWNER_GO, .text = text,
	    .size = size};
}

static bool skip(struct name *name, const char *prefix)
{
	const size_t size = strlen(prefix);

	if ((size_t)(name->end - name->at) < size ||
	    memcmp(name->at, prefix, size) != 0)
		return false;
	name->at += size;
	return true;
}

/* What only compilers of C and their linkers write behind a dot. */
static bool is_foreign(struct name rest)
{
	static const char *const numbered[] = {"part.", "constprop.", "isra.",
		"llvm.", "lto_priv.", "cold."};

	if (rest.at == rest.end || (*rest.at >= '0' && *rest.at <= '9'))
		return true;
	for (size_t i = 0; i < BSZ_COUNTOF(numbered); i++) {
		struct name number = rest;

		if (skip(&number, numbered[i]) && number.at < number.end &&
		    *number.at >= '0' && *number.at <= '9')
			return true;
	}
	return skip(&rest, "cold") && rest.at == rest.end;
}

/* The text before the first dot behind the last slash. */
static struct owner package_of(struct name name)
{
	const char *tail = name.at, *stop = name.at;
	const char *dot;

	while (stop < name.end && !strchr("[({ ,", *stop))
		stop++;
	for (const char *c = name.at; c < stop; c++)
		tail = *c == '/' ? c + 1 : tail;
	dot = memchr(tail, '.', (size_t)(stop - tail));
	if (!dot || dot == tail)
		return none;
	if (is_foreign((struct name){dot + 1, name.end}))
		return none;
	return go_owner(name.at, (size_t)(dot - name.at));
}

/* Of a type as the linker spells it: "*os.File", "[4]main.T[int]". */
static struct owner package_of_type(struct name name)
{
	static const char types[] = "[Go types]";
	struct owner owner;

	while (name.at < name.end) {
		if (skip(&name, "*") || skip(&name, "noalg."))
			continue;
		if (*name.at != '[')
			break;
		while (name.at < name.end && *name.at != ']')
			name.at++;
		name.at += name.at < name.end;
	}
	/* go.shape.T is of no package */
	owner = skip(&name, "go.shape.") ? none : package_of(name);
	return owner.language != OWNER_NONE ? owner
	    : go_owner(types, sizeof(types) - 1);
}

/* What stands behind "type:" or "type.". */
static struct owner linker_type(struct name name)
{
	static const char *const named[] = {".eq.", ".hash.",
		".importpath.", ".eqfunc.", ".hashfunc."};

	for (size_t i = 0; i < BSZ_COUNTOF(named); i++) {
		if (skip(&name, named[i]))
			break;
	}
	return package_of_type(name);
}

/* What stands behind "go:" or "go.". */
static struct owner linker_table(struct name name)
{
	static const char strings[] = "[Go strings]";
	static const char types[] = "[Go types]";

	if (skip(&name, "itab.") && name.at < name.end)
		return package_of_type(name);
	if (skip(&name, "string."))
		return go_owner(strings, sizeof(strings) - 1);
	if (skip(&name, "struct {") || skip(&name, "(*struct {"))
		return go_owner(types, sizeof(types) - 1);
	return go_owner(shared_data, sizeof(shared_data) - 1);
}

static bool is_one_of(struct name name, const char *const *words,
    size_t count)
{
	for (size_t i = 0; i < count; i++) {
		struct name rest = name;

		if (skip(&rest, words[i]) && rest.at == rest.end)
			return true;
	}
	return false;
}

/*
 * The linker's marks and tables under "runtime.": bytes of all packages.
 * True with *owner when the name is one. What the table of functions is made
 * of is shared out later.
 */
static bool is_mark(struct name name, struct owner *owner)
{
	static const char *const tables[] = {"typelink", "itablink",
		"gcdata", "gcbss", "findfunctab"};
	static const char *const marks[] = {"text", "etext", "rodata",
		"erodata", "types", "etypes", "eitablink", "symtab",
		"esymtab", "pclntab", "epclntab", "noptrdata", "enoptrdata",
		"data", "edata", "bss", "ebss", "noptrbss", "enoptrbss",
		"end", "covctrs", "ecovctrs", "itabs", "eitabs",
		"typedesclen", "funcnametab", "cutab", "filetab", "pctab",
		"functab", "pcheader", "rel.ro", "tlsg"};

	*owner = none;
	if (!skip(&name, "runtime."))
		return false;
	if (skip(&name, "gcbits.")) {
		*owner = linker_table(name);
		return true;
	}
	if (is_one_of(name, tables, BSZ_COUNTOF(tables))) {
		*owner = go_owner(shared_data, sizeof(shared_data) - 1);
		return true;
	}
	return is_one_of(name, marks, BSZ_COUNTOF(marks));
}

/* "go." until 1.19; go.uber.org/zap.New is a function like others. */
static bool skip_old_go(struct name *name)
{
	static const char *const words[] = {"itab.", "string.", "func.",
		"info.", "buildid", "link.", "cuinfo.", "builtin.", "map.",
		"constinfo.", "interhash.", "importpath.", "shape."};

	if (!skip(name, "go."))
		return false;
	for (size_t i = 0; i < BSZ_COUNTOF(words); i++) {
		struct name rest = *name;

		if (skip(&rest, words[i]))
			return true;
	}
	name->at -= 3;
	return false;
}

struct owner bsz_owner_of_go(const char *name, size_t size)
{
	static const char cgo[] = "[cgo]";
	struct name whole = {name, name + size};
	struct owner owner;

	if (skip(&whole, "type:") || skip(&whole, "type."))
		return linker_type(whole);
	if (skip(&whole, "go:") || skip_old_go(&whole))
		return linker_table(whole);
	if (skip(&whole, "_cgo") || skip(&whole, "x_cgo_"))
		return go_owner(cgo, sizeof(cgo) - 1);
	if (skip(&whole, "$f32.") || skip(&whole, "$f64."))
		return go_owner(shared_data, sizeof(shared_data) - 1);
	return is_mark(whole, &owner) ? owner : package_of(whole);
}

/* "golang.org/x/crypto@v0.47.0/chacha20poly1305", without the version. */
static struct owner module_owner(const char *start, const char *end)
{
	const char *const version = memchr(start, '@', (size_t)(end - start));
	const char *const rest = version ? memchr(version, '/',
	    (size_t)(end - version)) : NULL;
	struct owner owner;

	if (!version)
		return none;
	owner = go_owner(start, (size_t)(version - start));
	owner.is_module = true;
	owner.rest = rest ? rest : end;
	owner.rest_size = (size_t)(end - owner.rest);
	return owner;
}

/*
 * By the folder of a source. What stands before "src" is the machine's, and
 * may be a Go that the go command fetched as if it were a module.
 */
struct owner bsz_owner_of_go_file(const char *path)
{
	static const char modules[] = "/pkg/mod/";
	const char *go = strstr(path, "/pkg/mod/golang.org/toolchain@");
	const char *const module = go ? NULL : strstr(path, modules);
	const char *src = strstr(go ? go : path, "/src/");
	const char *slash = strrchr(path, '/');
	const char *start = path;

	if (module && slash > module + sizeof(modules) - 2)
		return module_owner(module + sizeof(modules) - 1, slash);
	if (path[0] == '/') {
		if (!src)
			return none;
		start = src + 5;
	}
	if (!slash || slash <= start || path[0] == '<')
		return none;
	if (memchr(start, '@', (size_t)(slash - start)))
		return path[0] == '/' ? none : module_owner(start, slash);
	return go_owner(start, (size_t)(slash - start));
}

struct owner bsz_owner_of_go_function(const struct go_function *function)
{
	const struct owner owner = bsz_owner_of_go(function->name,
	    strlen(function->name));

	return owner.language == OWNER_NONE && function->file
	    ? bsz_owner_of_go_file(function->file) : owner;
}
