/*
 * Data without a symbol: where it is, who refers to it, and where it ends.
 *
 * Compilers name constants and string literals for themselves only; what is
 * left of them in a linked file are references. Data begins where something
 * refers to it and ends where the next one, a symbol, or its section does; a
 * string ends behind its NUL where a section is made of strings.
 */
#ifndef BINSIZE_ELF_DATA_H
#define BINSIZE_ELF_DATA_H

#include "elf_image.h"

#include <binsize/sort.h>

/* Bytes of data sections that no symbol has. */
struct elf_gap {
	uint64_t start, end; /* VM */
	bool strings;        /* NUL-terminated, all of them */
};

struct elf_gaps {
	struct elf_gap *items; /* sorted, disjoint */
	size_t count;
};

struct elf_datum {
	uint64_t start, end; /* VM */
	uint32_t first;      /* among the references */
	uint32_t count : 31;
	uint32_t is_tail : 1; /* of a string: who refers to what is before it
			       * refers to this, too */
};

struct elf_data {
	struct bsz_keyed *references; /* key: target, value: from; sorted */
	struct elf_datum *items;      /* sorted, disjoint */
	size_t count;
	bool has_tails; /* of strings that end with NUL */
};

/* A byte that texts have; also of characters of several bytes. */
BSZ_ALWAYS_INLINE bool elf_data_is_text(uint8_t byte)
{
	return byte >= 0x20 || (byte >= '\t' && byte <= '\r');
}

/* Read on first use; empty where no instructions are understood, but for
 * objects, which need none. BSZ_ENOMEM. */
int bsz_elf_data_get(struct elf_image *image, const struct elf_data **out,
    struct bsz_err *err);

/* --- gaps (elf_gaps.c) --- */

/* An array of the caller's (bsz_free). BSZ_ENOMEM. */
int bsz_elf_gaps_find(struct elf_image *image, struct elf_gaps *out,
    struct bsz_err *err);

/* --- references (elf_references.c) --- */

/*
 * References into gaps from code and from addresses in data, sorted by
 * target; an array of the caller's (bsz_free). BSZ_ENOMEM.
 */
int bsz_elf_references_find(struct elf_image *image,
    const struct elf_gaps *gaps, struct bsz_keyed **out, size_t *count,
    struct bsz_err *err);

#endif
