/*
 * Reading units: what opening debug information and the records of units
 * have to tell each other.
 */
#ifndef BINSIZE_DWARF_READ_H
#define BINSIZE_DWARF_READ_H

#include "dwarf.h"

/* Push a record for each unit of a section. BSZ_ENOMEM. */
int bsz_dwarf_read_units(struct dwarf *dwarf, enum dwarf_section_id section,
    struct bsz_err *err);

/* Label all units by their names, and what they stand for likewise. */
void bsz_dwarf_label_units(struct dwarf *dwarf);

/* The file of a dwarf in front of a place, for notes: "" or "'a.dwo', ". */
const char *bsz_dwarf_place(const struct dwarf *dwarf);

#endif
