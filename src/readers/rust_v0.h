/*
 * Steps over the parts of a version 0 name of Rust (RFC 2603), for whoever
 * reads one. All stop at the end of the name, set failed at what is no such
 * part, and never follow a back-reference.
 */
#ifndef BINSIZE_RUST_V0_H
#define BINSIZE_RUST_V0_H

#include "mangled.h"

/* <base-62-number>: "_" is 0, "0_" is 1. */
uint64_t bsz_v0_base62(struct mangled *name);
/* <disambiguator>: "s_" is 1; 0 when there is none. */
uint64_t bsz_v0_disambiguator(struct mangled *name);
/* <undisambiguated-identifier>; Punycode is left as it is. */
struct text bsz_v0_identifier(struct mangled *name);

/* <type> and <path>, whatever they are. */
void bsz_v0_skip_type(struct mangled *name);
void bsz_v0_skip_path(struct mangled *name);
/* The arguments behind a path of form "I", their "E" included. */
void bsz_v0_skip_args(struct mangled *name);

#endif
