/*
 * Packages and crates by names of compile units.
 *
 * Go names a unit by its package. rustc names it by the crate's root file,
 * "/@/" and the codegen unit: "crate.hash-cgu.0"; before that, and in units
 * that link-time optimisation joined, the name is only a path, where Cargo's
 * folders "serde-1.0.2/src" or "library/core/src" tell the crate. C that cgo
 * compiled is of the Go package it belongs to.
 */
#include "owner.h"

#define LANGUAGE_GO 0x16
#define LANGUAGE_RUST 0x1c

/* Digits of the hash of a crate: 16, but that zeros in front are left out. */
#define LEAST_HASH 8

static const struct owner none = {.language = OWNER_NONE};

static struct owner named(enum owner_language language, const char *text,
    size_t size, bool inferred)
{
	if (size == 0)
		return none;
	return (struct owner){.language = language, .text = text,
	    .size = size, .inferred = inferred};
}

static bool is_word(char c)
{
	return (c >= '0' && c <= '9') || c == '_' ||
	    (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

static size_t word_size(const char *text)
{
	size_t size = 0;

	while (is_word(text[size]))
		size++;
	return size;
}

/*
 * The folder above the last "src/" of a path, without a version: a package's
 * name, which is the crate's but for dashes.
 */
static struct owner of_folder(const char *path)
{
	const char *src = NULL, *start, *end;

	for (const char *at = path; (at = strstr(at, "/src/")) != NULL; at++)
		src = at;
	if (!src || src == path)
		return none;
	for (start = src; start > path && start[-1] != '/'; start--)
		continue;
	end = src;
	for (const char *at = src - 1; at > start; at--) {
		if (*at == '-' && at[1] >= '0' && at[1] <= '9')
			end = at;
	}
	return named(OWNER_RUST, start, (size_t)(end - start), true);
}

static struct owner of_rust_unit(const char *name)
{
	static const char mark[] = "/@/";
	const char *codegen = strstr(name, mark);
	size_t size;

	if (!codegen)
		return of_folder(name);
	codegen += sizeof(mark) - 1;
	size = word_size(codegen);
	return codegen[size] == '.' || codegen[size] == 0
	    ? named(OWNER_RUST, codegen, size, false) : of_folder(name);
}

/*
 * C of a Go package: the go command has compilers write "/_/" and the path of
 * the package for its folder, behind where that lies unless it is a module's;
 * of a module the version stands behind the module's own path.
 */
static struct owner of_cgo_folder(const char *folder)
{
	static const char *const prefixes[] = {"GOROOT/src/", "GOPATH/src/",
		"vendor/"};
	const char *version;

	if (strncmp(folder, "/_/", 3) != 0)
		return none;
	folder += 3;
	for (size_t i = 0; i < BSZ_COUNTOF(prefixes); i++) {
		const size_t size = strlen(prefixes[i]);

		if (strncmp(folder, prefixes[i], size) == 0)
			folder += size;
	}
	version = strchr(folder, '@');
	return version ? named(OWNER_GO, folder, (size_t)(version - folder),
	    strchr(version, '/')) : named(OWNER_GO, folder, strlen(folder),
	    false);
}

struct owner bsz_owner_of_codegen_unit(const char *name)
{
	static const char mark[] = "-cgu.";
	const size_t size = word_size(name);
	const char *const hash = name + size + 1;
	size_t digits;

	if (name[size] != '.')
		return none;
	digits = word_size(hash);
	if (digits < LEAST_HASH ||
	    strncmp(hash + digits, mark, sizeof(mark) - 1) != 0)
		return none;
	return named(OWNER_RUST, name, size, false);
}

struct owner bsz_owner_of_unit(const struct dwarf_unit *unit)
{
	if (!unit->name || unit->damaged)
		return none;
	if (unit->language == LANGUAGE_GO)
		return named(OWNER_GO, unit->name, strlen(unit->name), false);
	if (unit->language == LANGUAGE_RUST)
		return of_rust_unit(unit->name);
	return unit->comp_dir ? of_cgo_folder(unit->comp_dir) : none;
}
