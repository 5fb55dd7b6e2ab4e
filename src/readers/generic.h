/*
 * Families of generic code: the instances of one Rust generic, one C++
 * template, one generic function of Go, under one name. What an instance
 * filled in is left out by the grammar of its mangling; what the source says
 * once has one name then.
 */
#ifndef BINSIZE_GENERIC_H
#define BINSIZE_GENERIC_H

#include "rust_names.h"

#include <binsize/artifact.h>

enum generic {
	GENERIC_NONE,  /* no family by this name */
	GENERIC_MAYBE, /* a family if there are several of one key */
	GENERIC_SURE   /* the name says that it is an instance */
};

enum generic_form {
	GENERIC_KEY,   /* equal for the instances of one family; not shown */
	GENERIC_SHOWN, /* as it is shown */
	GENERIC_ANY    /* the same where impls of one key have several types */
};

/*
 * Append the family of a symbol's name, NUL-terminated at size; nothing when
 * there is none. has_go: the file holds Go code. O(size); of C++ libiberty
 * allocates.
 */
enum generic bsz_generic_of_name(const char *name, size_t size, bool has_go,
    enum generic_form form, struct bsz_buf *buf);

/* The parts of it, one a language. */
enum generic bsz_generic_of_rust(const char *name, size_t size,
    enum generic_form form, struct bsz_buf *buf);
enum generic bsz_generic_of_cxx(const char *name, size_t size,
    struct bsz_buf *buf);

/* The scan of BSZ_GENERIC. */
int bsz_generic_scan(struct bsz_artifact *artifact, struct bsz_err *err);

#endif
