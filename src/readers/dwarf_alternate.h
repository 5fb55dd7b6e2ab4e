/*
 * The alternate (DWARF 5: supplementary) file of debug information, which dwz
 * fills with what several programs have in common.
 */
#ifndef BINSIZE_DWARF_ALTERNATE_H
#define BINSIZE_DWARF_ALTERNATE_H

#include "dwarf.h"

/*
 * Find the alternate file that the source of dwarf names, as a companion of
 * its image; *out is NULL when it names none, or none that fits is found,
 * which is noted. BSZ_ENOMEM.
 */
int bsz_dwarf_find_alternate(struct dwarf *dwarf, struct elf_image **out,
    struct bsz_err *err);

#endif
