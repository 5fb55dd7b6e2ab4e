/*
 * Owners: which Go package, Rust crate or C++ scope a symbol belongs to, and
 * which of them, or which source directory, a compile unit.
 *
 * Names are read by the grammar of their language only; nothing is looked
 * up. What a name does not say is left to weaker sources, so a parser that
 * is not sure answers "none" rather than something likely.
 */
#ifndef BINSIZE_OWNER_H
#define BINSIZE_OWNER_H

#include "dwarf.h"

#include <binsize/buf.h>

enum owner_language { OWNER_NONE, OWNER_GO, OWNER_RUST, OWNER_CXX };

struct owner {
	enum owner_language language;
	const char *text; /* borrowed from the name, or static; not ended */
	size_t size;
	bool inferred; /* a rule of thumb: the name holds no owner as such */
	bool is_class; /* C++: the scope is a class of no namespace */
	/* Of a folder where modules are kept: text is the module's path with
	 * "!a" for "A", and this is what follows behind its version. */
	bool is_module;
	const char *rest;
	size_t rest_size;
};

/*
 * The owner of a symbol by its name, NUL-terminated at size; NONE when the
 * name tells none. has_go: the file holds Go code; without it, names with
 * dots are C's ("counter.0"). O(size), no allocation.
 */
struct owner bsz_owner_of_name(const char *name, size_t size, bool has_go);

/* The parts of it, one a language; NONE also for a name of another one. */
struct owner bsz_owner_of_go(const char *name, size_t size);
struct owner bsz_owner_of_rust(const char *name, size_t size);
struct owner bsz_owner_of_cxx(const char *name, size_t size);

/*
 * The owner of a unit by its name: a Go package, a Rust crate; NONE for
 * other languages, whose owner is a directory.
 */
struct owner bsz_owner_of_unit(const struct dwarf_unit *unit);

/* The crate of a unit as rustc names it: "serde.0123456789abcdef-cgu.0". NONE
 * for other names. */
struct owner bsz_owner_of_codegen_unit(const char *name);

/*
 * The package of a source file by its folder: below GOROOT/src, of a module
 * where the go command keeps those, or as it is when paths were trimmed. NONE
 * for other folders, which do not say where a package begins.
 */
struct owner bsz_owner_of_go_file(const char *path);

/*
 * The package of a function of Go's table: by its name, or for assembly by
 * its source. Stripped or not, a program has the same table.
 */
struct go_function;
struct owner bsz_owner_of_go_function(const struct go_function *function);

/*
 * Append an owner as it is shown: a Go package without escapes, "serde", or
 * "serde (Rust)" where has_go could make it a package, "v8::".
 */
void bsz_owner_write(const struct owner *owner, bool has_go,
    struct bsz_buf *buf);

/* The scans of BSZ_PACKAGE, BSZ_INSTANCE, BSZ_ORIGIN and BSZ_MODULE. */
int bsz_owner_scan(struct bsz_artifact *artifact, struct bsz_err *err);
int bsz_owner_scan_instances(struct bsz_artifact *artifact,
    struct bsz_err *err);
int bsz_owner_scan_origins(struct bsz_artifact *artifact,
    struct bsz_err *err);
int bsz_owner_scan_modules(struct bsz_artifact *artifact,
    struct bsz_err *err);

#endif
