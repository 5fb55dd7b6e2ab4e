/*
 * Symbol tables as the file has them, entry by entry, and the bytes that an
 * entry takes: in the table, among the names, among versions and hashes.
 */
#ifndef BINSIZE_ELF_SYMTAB_H
#define BINSIZE_ELF_SYMTAB_H

#include "elf_image.h"

#include <binsize/sort.h>

/* One symbol table. */
struct elf_symtab {
	const struct elf_image *image;
	struct bsz_span entries, names, extended;
	size_t count;        /* entries, the null one included */
	uint64_t entry_size;
	bool cut;            /* the last name had no end; names ends before */
	size_t section, strings; /* indexes; 0: told by the dynamic section */
};

/* A symbol that has a place. */
struct elf_entry {
	uint64_t start, size; /* in the VM domain */
	const char *name;     /* NUL-terminated; NULL: not by a symbol table */
	uint64_t limit;       /* end of the section it is in */
	uint32_t section;
	uint8_t type, bind;
	bool executable;
	bool by_table;        /* Go's */
};

enum elf_entry_kind {
	ELF_ENTRY_PLACE,   /* all fields are set */
	ELF_ENTRY_IMPORT,  /* undefined: name, type and bind are set */
	ELF_ENTRY_OUTSIDE, /* not in its section: start is its value */
	ELF_ENTRY_OTHER    /* a file, a section, a mark, an absolute number */
};

/* Decode the table of a section. O(sections). */
struct elf_symtab bsz_elf_symtab_open(const struct elf_image *image,
    size_t section);

/* .symtab when there is one, else .dynsym; empty without either. */
struct elf_symtab bsz_elf_symtab_choose(const struct elf_image *image);

/* Entry number index. O(log extents). */
enum elf_entry_kind bsz_elf_symtab_read(const struct elf_symtab *symtab,
    size_t index, struct elf_entry *out);

/* Where what an entry stands for is, whatever that is: sections, too. Its
 * name is not set. False: nowhere. */
bool bsz_elf_symtab_place(const struct elf_symtab *symtab, size_t index,
    struct elf_entry *out);

/* Whether a symbol is a compiler's own label, which objects keep, and some
 * linked files for data, and which says nothing of sizes: ".LC3". */
bool bsz_elf_symtab_is_label(const struct elf_symtab *symtab,
    const struct elf_entry *entry);

/*
 * Whether data that a compiler named has a size of 0 because it is empty, as
 * variables of types without a value are in Rust. Assemblers say 0 where
 * nobody told them a size.
 */
bool bsz_elf_symtab_is_empty(const struct elf_entry *entry);

/* Where in the names the name of an entry begins. */
uint32_t bsz_elf_symtab_name(const struct elf_symtab *symtab, size_t index);

/* --- aliases (elf_aliases.c) --- */

/* Names of one address that are kept, at most. */
#define ELF_MOST_ALIASES 64

/*
 * Sort records of one start: larger first, then the one whose name is shown.
 * Where only names differ the first ELF_MOST_ALIASES names are in order, and
 * all that come behind are behind them. Keys and scratch have room for as
 * many.
 */
void bsz_elf_aliases_sort(struct elf_entry *records, size_t count,
    struct bsz_keyed *keys, struct elf_entry *scratch);

#endif
