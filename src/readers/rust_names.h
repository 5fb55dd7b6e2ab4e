/*
 * What mangled names of Rust say of crates.
 */
#ifndef BINSIZE_RUST_NAMES_H
#define BINSIZE_RUST_NAMES_H

#include "mangled.h"

struct rust_crate {
	struct text name; /* borrowed; NULL: none */
	uint64_t id;      /* tells crates of one name apart; 0: not told */
};

/*
 * The crates of a version 0 name: the one that defines the item, and the one
 * that instantiated it, where the name holds that. False for other names.
 * O(size), no allocation.
 */
bool bsz_rust_v0_crates(const char *name, size_t size,
    struct rust_crate *defining, struct rust_crate *instance);

/*
 * The crate of a legacy name; *inferred when it is that of a type or trait,
 * which may not be where the code stands. NULL for other names.
 */
struct text bsz_rust_legacy_crate(const char *name, size_t size,
    bool *inferred);

/* Whether a name is of the legacy scheme. */
bool bsz_rust_legacy_is(const char *name, size_t size);

#endif
