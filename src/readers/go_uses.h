/*
 * What Go's functions refer to in their table and outside of it, and how large
 * that is.
 */
#ifndef BINSIZE_GO_USES_H
#define BINSIZE_GO_USES_H

#include "go_table.h"

/* What is referred to; function data adds its number. */
enum use { USE_NAME, USE_FILE, USE_UNIT, USE_VALUES, USE_DATA };

/*
 * A use is one number, because there are ten of each function: how far the
 * place is from 2 GiB before the table, in the upper half, then the function,
 * then what is referred to. What is farther away is no program of Go's.
 */
#define GO_USE_PLACE 32
#define GO_USE_FUNCTION 8
#define GO_USE_FUNCTIONS ((size_t)1 << 24)
#define GO_USE_KINDS 255u
#define GO_USE_BEFORE (UINT64_C(1) << 31)

/* False when a use cannot be told so. */
BSZ_ALWAYS_INLINE bool go_use_make(const struct go_table *table, uint64_t vm,
    uint64_t kind, size_t function, uint64_t *use)
{
	const uint64_t place = vm - table->vm + GO_USE_BEFORE;

	*use = place << GO_USE_PLACE | (uint64_t)function << GO_USE_FUNCTION |
	    bsz_min(kind, GO_USE_KINDS);
	return place >> GO_USE_PLACE == 0 && function < GO_USE_FUNCTIONS;
}

BSZ_ALWAYS_INLINE uint64_t go_use_place(const struct go_table *table,
    uint64_t use)
{
	return (use >> GO_USE_PLACE) + table->vm - GO_USE_BEFORE;
}

BSZ_ALWAYS_INLINE size_t go_use_function(uint64_t use)
{
	return use >> GO_USE_FUNCTION & (GO_USE_FUNCTIONS - 1);
}

BSZ_ALWAYS_INLINE unsigned go_use_kind(uint64_t use)
{
	return use & GO_USE_KINDS;
}

struct go_uses {
	const struct go_table *table;
	const struct elf_section *section; /* the one found last, or NULL */
};

/* The bytes that a use refers to. next: what is referred to behind it, or
 * NULL. O(bytes). */
uint64_t bsz_go_use_size(struct go_uses *uses, uint64_t use,
    const uint64_t *next);

#endif
