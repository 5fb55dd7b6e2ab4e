/*
 * Names of symbols as people read them.
 */
#ifndef BINSIZE_NAMES_H
#define BINSIZE_NAMES_H

#include <binsize/artifact.h>

/*
 * Append a symbol name: demangled (C++ Itanium, Rust legacy and v0) with or
 * without parameters, or raw. A name that is not mangled, or that no
 * demangler takes, is appended as it is. Output of one name is bounded by
 * BSZ_MAX_DEMANGLED.
 */
void bsz_names_write(const char *name, size_t size, enum bsz_names names,
    struct bsz_buf *buf);

/*
 * The text of a label of an artifact, the write_name of readers: symbols as
 * above, chains with ';' between functions, the primary name of a group.
 */
void bsz_names_write_label(const struct bsz_artifact *artifact,
    uint32_t number, enum bsz_names names, struct bsz_buf *buf);

#endif
