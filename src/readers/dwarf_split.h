/*
 * Split DWARF (7.3.2): a program keeps a skeleton a unit; names, types and
 * the inline tree are in a .dwo file each, or in one package (.dwp).
 */
#ifndef BINSIZE_DWARF_SPLIT_H
#define BINSIZE_DWARF_SPLIT_H

#include "dwarf.h"

/*
 * Find the split unit of each skeleton and join the two; what is not found,
 * or of another build, is noted. BSZ_ENOMEM.
 */
int bsz_dwarf_find_splits(struct dwarf *dwarf, struct bsz_err *err);
void bsz_dwarf_free_splits(struct dwarf_splits *splits);

/* Load a section of all split files; see bsz_dwarf_load(). */
int bsz_dwarf_load_splits(struct dwarf *dwarf, enum dwarf_section_id id,
    struct bsz_err *err);

#endif
