/*
 * The symbol table and its names, read once for all modes.
 */
#ifndef BINSIZE_STRIP_SYMBOLS_H
#define BINSIZE_STRIP_SYMBOLS_H

#include "source.h"

struct strip_symbol {
	uint32_t section; /* st_shndx, extended numbers resolved */
	uint8_t bind, type;
	bool special;     /* st_shndx is no section: ABS, COMMON, ... */
};

struct strip_symbols {
	const struct strip_source *source;
	uint32_t table; /* section index of the symbol table; 0: none */
	uint32_t count; /* the null symbol included */
	struct bsz_span entries;
	struct bsz_span shndx; /* section numbers of many sections */
	/* Names, by the NUL they end at: those that are tails of one string
	 * count as the longest of them. */
	uint32_t *end_of;  /* by symbol: index into ends */
	uint32_t *size_of; /* by symbol */
	const char **ends;
	uint32_t *longest; /* by end: of all symbols */
	uint32_t *order;   /* ends, sorted by their longest names */
	uint32_t end_count;
	bool lost_names;   /* some are beyond the table, or have no end */
	uint32_t *chosen;  /* scratch of bsz_strip_symbols_names() */
};

/*
 * Find the first symbol table. Arrays are the arena's. A table without a
 * place in the file has no symbols. BSZ_ENOMEM.
 */
int bsz_strip_symbols_read(struct strip_symbols *symbols,
    const struct strip_source *source, struct bsz_arena *arena,
    struct bsz_err *err);

/* The symbol at an index, which must be below the count. */
struct strip_symbol bsz_strip_symbol(const struct strip_symbols *symbols,
    uint32_t index);

/* The name of a symbol; *size bytes, no NUL behind it is promised. */
const char *bsz_strip_symbol_name(const struct strip_symbols *symbols,
    uint32_t index, uint32_t *size);

/*
 * Bytes of a string table that holds the names of the symbols whose keep[]
 * is above 1. BSZ_ENOMEM.
 */
int bsz_strip_symbols_names(const struct strip_symbols *symbols,
    const uint8_t *keep, uint64_t *size, struct bsz_err *err);

/* Values of keep[]. */
enum { STRIP_DROPPED, STRIP_NAMELESS, STRIP_NAMED };

#endif
