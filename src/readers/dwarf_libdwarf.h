/*
 * libdwarf over our own spans: a second opinion on what dwarf_*.c read, and
 * the fallback for roots that they refuse. Both generations of its interface
 * (20210528, and 0.x) are known in dwarf_libdwarf.c only.
 */
#ifndef BINSIZE_DWARF_LIBDWARF_H
#define BINSIZE_DWARF_LIBDWARF_H

#include "dwarf.h"

/*
 * Fill name, directory, language and pc pair of a unit of .debug_info whose
 * root ours could not read. False when libdwarf cannot either.
 */
bool bsz_dwarf_libdwarf_root(struct dwarf *dwarf, struct dwarf_unit *unit);

/* One DIE as libdwarf sees it. high is 0 when the DIE has no pc pair. */
struct dwarf_libdwarf_die {
	uint64_t unit, offset; /* in .debug_info */
	uint16_t tag;
	uint64_t low, high;
};

/*
 * All DIEs of all units of .debug_info in order, as libdwarf walks them:
 * 300 ns a DIE, for tests. False when it stops at damage.
 */
bool bsz_dwarf_libdwarf_walk(struct dwarf *dwarf,
    void (*see)(void *context, const struct dwarf_libdwarf_die *die),
    void *context);

/* Version of the library, static text. */
const char *bsz_dwarf_libdwarf_version(void);

#endif
