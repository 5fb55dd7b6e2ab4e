/*
 * DWARF packages (.dwp, 7.3.5): the sections of many .dwo files one behind
 * the other, and two indexes that tell which part of each is whose.
 */
#ifndef BINSIZE_DWARF_PACKAGE_H
#define BINSIZE_DWARF_PACKAGE_H

#include "dwarf.h"

/* Part of one section. Offsets of indexes have 32 bits. */
struct dwarf_slice {
	uint32_t start, size; /* size 0: none */
};

/* Columns of an index, by what they are about. */
#define DWARF_MAX_COLUMNS 8

/* What one row of an index says: the parts that belong to one unit. */
struct dwarf_slices {
	uint64_t signature; /* dwo_id, or that of a type unit */
	enum dwarf_section_id home; /* DWARF_INFO or DWARF_TYPES */
	struct dwarf_slice of[DWARF_MAX_COLUMNS];
};

struct dwarf_package {
	struct dwarf_slices *rows; /* sorted by home and start there */
	size_t count;
};

/* Does an image hold split units; is it a package of them? */
bool bsz_dwarf_has_split(const struct elf_image *image);
bool bsz_dwarf_is_package(const struct elf_image *image);

/*
 * Read the indexes of a split dwarf into dwarf->package, which stays NULL
 * when it has none. Damage is noted. BSZ_ENOMEM.
 */
int bsz_dwarf_package_read(struct dwarf *dwarf, struct bsz_err *err);
void bsz_dwarf_package_free(struct dwarf_package *package);

/*
 * Make a unit's offsets, which count from its own parts, count from the
 * sections' beginnings. False when no row is about it.
 */
bool bsz_dwarf_package_place(const struct dwarf *dwarf,
    struct dwarf_unit *unit);

/*
 * The part of a section that is a split unit's: of a package by its row, else
 * the whole section.
 */
void bsz_dwarf_slice(const struct dwarf_unit *unit, enum dwarf_section_id id,
    uint64_t *start, uint64_t *end);

#endif
