/*
 * What a lever's file may use, and the names of all of them. A lever is one
 * small file: how many bytes it would save, and its constant struct.
 */
#ifndef BINSIZE_STRIP_LEVERS_H
#define BINSIZE_STRIP_LEVERS_H

#include "session.h"

/* The section of this name, or NULL. The first one counts. */
const struct strip_section *bsz_strip_section_find(
    const struct strip_source *source, const char *name);

/* The end in the file of what is loaded; 0 without segments to load. */
uint64_t bsz_strip_loaded_end(const struct strip_source *source);

/* What a search counts in all sections of loaded data, no byte twice. */
uint64_t bsz_strip_search_data(const struct strip_source *source,
    uint64_t (*search)(struct bsz_span bytes));

/* Whether Go's own linker wrote it: that puts the section headers in front,
 * other linkers put them last. */
bool bsz_strip_is_go_linked(const struct strip_source *source);

extern const struct bsz_lever bsz_lever_duplicates;
extern const struct bsz_lever bsz_lever_duplicate_data;
extern const struct bsz_lever bsz_lever_gaps;
extern const struct bsz_lever bsz_lever_gc;
extern const struct bsz_lever bsz_lever_go_symbols;
extern const struct bsz_lever bsz_lever_go_dwarf;
extern const struct bsz_lever bsz_lever_hash;
extern const struct bsz_lever bsz_lever_headers;
extern const struct bsz_lever bsz_lever_hosts;
extern const struct bsz_lever bsz_lever_leftovers;
extern const struct bsz_lever bsz_lever_paths;
extern const struct bsz_lever bsz_lever_recompress;
extern const struct bsz_lever bsz_lever_relocs;
extern const struct bsz_lever bsz_lever_relr;
extern const struct bsz_lever bsz_lever_rust_abort;
extern const struct bsz_lever bsz_lever_rust_all;
extern const struct bsz_lever bsz_lever_rust_debuginfo;
extern const struct bsz_lever bsz_lever_rust_lto;
extern const struct bsz_lever bsz_lever_rust_size;
extern const struct bsz_lever bsz_lever_rust_symbols;
extern const struct bsz_lever bsz_lever_strings;

#endif
