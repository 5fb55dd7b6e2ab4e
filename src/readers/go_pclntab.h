/*
 * Go's table of functions (pclntab), which stays when symbols are stripped.
 */
#ifndef BINSIZE_GO_PCLNTAB_H
#define BINSIZE_GO_PCLNTAB_H

#include "elf_data.h"

struct go_table;

struct go_function {
	uint64_t start, size; /* VM; without the fill behind it */
	const char *name;     /* NUL-terminated in the file */
	const char *file;     /* the source of its first byte, or NULL */
};

struct go_functions {
	struct go_function *items; /* sorted by start, disjoint */
	size_t count;
	uint64_t end; /* of Go's code; 0: not known, for damage */
	const struct go_table *table; /* NULL: none; item i is its entry i */
};

/*
 * The functions of the table, read on first use; none when the file has no
 * table. Damage is noted and ends the list. BSZ_ENOMEM.
 */
int bsz_go_functions_get(struct elf_image *image,
    const struct go_functions **out, struct bsz_err *err);

/*
 * Where data of functions lie (maps of stacks, inlined calls ...), from the
 * first to the last that one refers to; an empty place when none does.
 * O(functions). BSZ_ENOMEM.
 */
int bsz_go_function_data(struct elf_image *image, struct elf_gap *out,
    struct bsz_err *err);

#endif
